// The read log day by day, and what is far above somebody's usual day.
#include "edge/store/personal_readings.h"

#include "core/base/days.h"
#include "edge/store/audit.h"
#include "edge/store/clock.h"
#include "edge/store/office_for_tests.h"

namespace baophu::store {
namespace {

class OfReadings : public Office {
protected:
    void line(const std::string& at, const std::string& kind, const std::string& what, std::int64_t persons,
              const std::string& territory = "", const std::string& login = "lan") {
        time_.set(at);
        Audit(database_).append({.login = login,
                                 .agency = "social-insurance",
                                 .territory = territory,
                                 .purpose = "gap-review",
                                 .case_number = ""},
                                {.kind = kind, .what = what, .persons = persons});
    }

    std::vector<std::string> told(const ReadingsAsked& asked, std::int64_t before = 0,
                                  std::size_t limit = 100) {
        std::vector<std::string> what;
        for (const PersonalReading& one : personal_readings(database_, asked, before, limit))
            what.push_back(one.what);
        return what;
    }

    const Date day = *Date::of(2026, 11, 26);
    const ReadingsAsked of_the_day{.first = day, .last = day, .actor = "", .purpose = ""};
};
INSTANTIATE_TEST_SUITE_P(Backends, OfReadings, both, name_of);

TEST_P(OfReadings, AUD10_AreReadingsAndWhatTookPersonsAlongByDaysOfVietnam) {
    line("2026-11-25T16:59:59Z", "read", "the evening before", 1);
    line("2026-11-25T17:00:00Z", "read", "first", 0);
    line("2026-11-26T02:00:00Z", "export", "targets", 0);
    line("2026-11-26T02:00:00Z", "refused", "case", 0);
    line("2026-11-26T02:00:00Z", "change", "users/1 v2", 0);
    line("2026-11-26T16:59:59Z", "export", "taken", 7);
    line("2026-11-26T17:00:00Z", "read", "the day after", 1);
    EXPECT_EQ(told(of_the_day), (std::vector<std::string>{"taken", "first"}));
    const auto [one, other] = [&] {
        const auto all = personal_readings(database_, of_the_day, 0, 9);
        return std::pair(all.at(0), all.at(1));
    }();
    EXPECT_TRUE(one.exported);
    EXPECT_FALSE(other.exported);
    EXPECT_EQ(told(of_the_day, one.sequence), std::vector<std::string>{"first"}) << "the next page";
    EXPECT_EQ(told(of_the_day, 0, 1), std::vector<std::string>{"taken"});
}

TEST_P(OfReadings, AUD10_ThoseThatNameAPlaceConcernItAloneAndTheOthersAllOfThem) {
    line("2026-11-26T01:00:00Z", "read", "a", 1, "731");
    line("2026-11-26T02:00:00Z", "read", "b", 1, "734");
    line("2026-11-26T03:00:00Z", "read", "c", 1);
    line("2026-11-26T04:00:00Z", "read", "d", 1, "26068", "minh");
    ReadingsAsked asked = of_the_day;
    asked.places = std::vector<std::string>{"731", "26068"};
    EXPECT_EQ(told(asked), (std::vector<std::string>{"d", "c", "a"}));
    asked.actor = "lan";
    EXPECT_EQ(told(asked), (std::vector<std::string>{"c", "a"}));
    asked.purpose = "inspection";
    EXPECT_TRUE(told(asked).empty());
    asked.purpose = "gap-review";
    asked.places = std::vector<std::string>{};
    EXPECT_EQ(told(asked), std::vector<std::string>{"c"});
}

TEST_P(OfReadings, AUD10_OneOfSeveralPlacesConcernsEachOfThem) {
    line("2026-11-26T01:00:00Z", "read", "a", 1, "26017 26068");
    line("2026-11-26T02:00:00Z", "read", "b", 2, "26068 731");
    line("2026-11-26T03:00:00Z", "read", "c", 4, "25993 7310 8731");
    const auto of = [&](const std::vector<std::string>& places) {
        ReadingsAsked asked = of_the_day;
        asked.places = places;
        return told(asked);
    };
    EXPECT_EQ(of({"731"}), std::vector<std::string>{"b"}) << "and not of what its code is a part of";
    EXPECT_EQ(of({"26068"}), (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(of({"26017", "25993"}), (std::vector<std::string>{"c", "a"}));
    EXPECT_TRUE(of({"732"}).empty());
    ReadingsAsked asked = of_the_day;
    asked.places = std::vector<std::string>{"26068"};
    const std::vector<ReadingDay> days = reading_days(database_, asked);
    ASSERT_EQ(days.size(), 1U);
    EXPECT_EQ(days.front().persons, 3);
}

TEST_P(OfReadings, AUD11_DaysAreSummedByUserWithThoseBeforeThem) {
    line("2026-09-26T01:00:00Z", "read", "sixty-one days before", 1);
    line("2026-09-27T01:00:00Z", "read", "sixty days before", 2);
    line("2026-11-25T18:00:00Z", "read", "a", 3);
    line("2026-11-26T16:00:00Z", "export", "b", 4);
    line("2026-11-26T16:00:00Z", "read", "c", 5, "", "minh");
    EXPECT_EQ(reading_days(database_, of_the_day),
              (std::vector<ReadingDay>{
                  {"lan", *Date::of(2026, 9, 27), 1, 2}, {"lan", day, 2, 7}, {"minh", day, 1, 5}}));
}

std::vector<ReadingDay> days_of(const std::string& login, const std::vector<std::int64_t>& persons,
                                const Date& last) {
    std::vector<ReadingDay> days;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        const int before = static_cast<int>(persons.size() - 1 - i);
        days.push_back({login, plus_days(last, -before), 1, persons[i]});
    }
    return days;
}

const Date last = *Date::of(2026, 11, 26);

TEST(UnusualDays, AUD11_FarAboveOnesOwnUsualDay) {
    const auto unusual = unusual_days(days_of("lan", {40, 60, 50, 50, 10, 151}, last), last);
    ASSERT_EQ(unusual.size(), 1U);
    EXPECT_EQ(unusual[0].of.persons, 151);
    EXPECT_EQ(unusual[0].usual, 50);
    EXPECT_TRUE(unusual[0].by_own_days);
    EXPECT_TRUE(unusual_days(days_of("lan", {40, 60, 50, 50, 10, 150}, last), last).empty()) << "three times";
    EXPECT_TRUE(unusual_days(days_of("lan", {5, 5, 5, 5, 5, 104}, last), last).empty())
        << "not a hundred more";
    EXPECT_EQ(unusual_days(days_of("lan", {5, 5, 5, 5, 5, 105}, last), last).size(), 1U);
    EXPECT_TRUE(unusual_days(days_of("lan", {5, 5, 5, 5, 5, 105, 1}, last), last).empty())
        << "the day before";
}

TEST(UnusualDays, AUD11_WhoHasFewDaysIsHeldAgainstEverybody) {
    std::vector<ReadingDay> days = days_of("lan", {20, 20, 20, 20, 20, 20}, plus_days(last, -1));
    days.push_back({"moi", last, 3, 900});
    days.push_back({"lan", last, 3, 900});
    const auto unusual = unusual_days(days, last);
    ASSERT_EQ(unusual.size(), 2U);
    EXPECT_EQ(unusual[0].of.login, "moi");
    EXPECT_FALSE(unusual[0].by_own_days);
    EXPECT_EQ(unusual[0].usual, 20);
    EXPECT_TRUE(unusual[1].by_own_days);
    EXPECT_TRUE(unusual_days(days_of("moi", {1, 1, 1, 1, 900}, last), last).empty()) << "four days in all";
}

TEST(UnusualDays, AUD11_TheFarthestAboveComesFirstAndOldDaysAreForgotten) {
    std::vector<ReadingDay> days = days_of("lan", {1, 1, 1, 1, 1, 500, 700}, last);
    const auto unusual = unusual_days(days, plus_days(last, -1));
    ASSERT_EQ(unusual.size(), 2U);
    EXPECT_EQ(unusual[0].of.persons, 700);
    const auto old = days_of("lan", {1, 1, 1, 1, 1}, plus_days(last, -61));
    days = old;
    days.push_back({"lan", last, 1, 900});
    EXPECT_TRUE(unusual_days(days, last).empty());
}

}  // namespace
}  // namespace baophu::store
