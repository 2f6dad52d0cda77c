// CAL-8, CAL-9.
#include "core/calendar/cut_off.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"

namespace baophu {
namespace {

std::string days(std::string_view habit, std::string_view period) {
    static const CutOffs habits = CutOffs::load();
    const DateRange range = habits.find(habit).days_of(Period::parse(period).value());
    return range.first.iso() + " " + range.last.iso();
}

TEST(CutOff, SaysWhichDaysBelongToAPeriod) {
    EXPECT_EQ(days("calendar", "2019-03"), "2019-03-01 2019-03-31");
    EXPECT_EQ(days("calendar", "2020-02"), "2020-02-01 2020-02-29");
    EXPECT_EQ(days("day_14", "2019-03"), "2019-02-15 2019-03-14");
    EXPECT_EQ(days("day_14", "2019-Q1"), "2018-12-15 2019-03-14");
    EXPECT_EQ(days("day_14", "2019-H1"), "2018-12-15 2019-06-14");
    EXPECT_EQ(days("day_14", "2019"), "2018-12-15 2019-12-14");
    EXPECT_EQ(days("day_25", "2019-Q2"), "2019-03-26 2019-06-25");
    EXPECT_EQ(days("day_28", "2019-03"), "2019-03-01 2019-03-28");
    EXPECT_EQ(days("day_28", "2020-03"), "2020-02-29 2020-03-28");
}

TEST(CutOff, EveryDayBelongsToOneMonthAndLongerPeriodsAreTheirMonths) {
    const CutOffs habits = CutOffs::load();
    for (const CutOff& habit : habits.all()) {
        for (Date date = *Date::of(2019, 1, 1); date.year() < 2021; date = plus_days(date, 1)) {
            const Month month = habit.month_of(date);
            EXPECT_TRUE(habit.days_of(Period::of_month(month)).contains(date)) << habit.id() << date.iso();
            EXPECT_FALSE(habit.days_of(Period::of_month(month.plus(1))).contains(date));
            EXPECT_FALSE(habit.days_of(Period::of_month(month.plus(-1))).contains(date));
        }
        for (const char* text : {"2019-Q1", "2019-H2", "2020"}) {
            const Period period = Period::parse(text).value();
            int sum = 0;
            for (Month month = period.first_month(); month <= period.last_month(); month = month.plus(1))
                sum += habit.days_of(Period::of_month(month)).days();
            EXPECT_EQ(habit.days_of(period).days(), sum) << habit.id() << text;
        }
    }
}

// CAL-9: Decree 09/2019/NĐ-CP is in force from 12/03/2019.
TEST(CutOff, IsUsedFromTheDayOfItsText) {
    const CutOffs habits = CutOffs::load();
    const CutOff& habit = habits.find("day_14");
    const auto use = [&](std::string_view period) { return habit.use_in(Period::parse(period).value()); };
    const auto confidence = [&](std::string_view period) {
        return habit.confidence_in(Period::parse(period).value());
    };
    EXPECT_EQ(habit.used_from(), Date::of(2019, 3, 12));
    EXPECT_EQ(use("2018"), CutOffUse::not_yet);
    EXPECT_EQ(use("2019-02"), CutOffUse::not_yet);
    EXPECT_EQ(use("2019-Q1"), CutOffUse::in_part);
    EXPECT_EQ(use("2019-03"), CutOffUse::in_part);
    EXPECT_EQ(use("2019"), CutOffUse::in_part);
    EXPECT_EQ(use("2019-04"), CutOffUse::whole);
    EXPECT_EQ(confidence("2019-02"), Confidence::unsure);
    EXPECT_EQ(confidence("2019-Q1"), Confidence::unsure);
    EXPECT_EQ(confidence("2019-Q2"), Confidence::likely);
    EXPECT_EQ(habits.find("calendar").use_in(Period::parse("2010").value()), CutOffUse::whole);
    EXPECT_FALSE(habits.find("day_25").used_from());
}

TEST(CutOff, RefusesAHabitThatThereIsNot) {
    EXPECT_THROW(static_cast<void>(CutOffs::load().find("day_31")), Failure);
}

TEST(CutOff, RefusesADayThatNotEveryMonthHas) {
    const auto read = [](const std::string& last_day) {
        return CutOff::read(
            YamlFields("f", "",
                       YAML::Load("{id: x, title: {vi: a, en: b}, last_day: \"" + last_day +
                                  R"(", law: l, article: a, confidence: sure, checked: "2026-11-25"})")));
    };
    EXPECT_EQ(read("28").id(), "x");
    for (const char* wrong : {"29", "0", "x", "14th"})
        EXPECT_THROW(read(wrong), Failure) << wrong;
}

}  // namespace
}  // namespace baophu
