#include "core/base/date.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

TEST(Date, ReadsTheWaysOfRegisters) {
    for (const char* text : {"31/12/2018", "31-12-2018", "2018-12-31"}) {
        EXPECT_EQ(Date::parse(text), Date::of(2018, 12, 31)) << text;
    }
    for (const char* text : {"01/02/2018", "1/2/2018", "1-02-2018", "2018-02-01"}) {
        EXPECT_EQ(Date::parse(text), Date::of(2018, 2, 1)) << text;
    }
}

TEST(Date, GuessesNothing) {
    for (const char* text : {"",
                             "31/12/18",
                             "2018/12/31",
                             "2018-2-1",
                             "31/12-2018",
                             "31.12.2018",
                             "12/31/2018",
                             "001/02/2018",
                             "31/12",
                             "31/12/2018 ",
                             " 31/12/2018",
                             "31/12/2018/",
                             "-1/2/2018",
                             "1/-2/2018",
                             "+1/2/2018",
                             "31/12/20180",
                             "a",
                             "//",
                             "1//2018",
                             "43465",
                             "99999999999/1/2018"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
}

TEST(Date, IsADayThatExists) {
    EXPECT_TRUE(Date::of(2020, 2, 29));
    EXPECT_TRUE(Date::of(2000, 2, 29));
    EXPECT_FALSE(Date::of(2019, 2, 29));
    EXPECT_FALSE(Date::of(1900, 2, 29));
    EXPECT_FALSE(Date::of(2019, 4, 31));
    EXPECT_FALSE(Date::of(2019, 13, 1));
    EXPECT_FALSE(Date::of(2019, 0, 1));
    EXPECT_FALSE(Date::of(2019, 1, 0));
    EXPECT_TRUE(Date::of(1800, 1, 1));
    EXPECT_TRUE(Date::of(2199, 12, 31));
    EXPECT_FALSE(Date::of(1799, 12, 31));
    EXPECT_FALSE(Date::of(2200, 1, 1));
}

TEST(Date, PrintsForFilesAndForPeople) {
    const Date day = *Date::of(2018, 5, 3);
    EXPECT_EQ(day.iso(), "2018-05-03");
    EXPECT_EQ(day.vietnamese(), "03/05/2018");
}

TEST(Date, CountsDaysSince1970) {
    EXPECT_EQ(Date::of(1970, 1, 1)->days_since_1970(), 0);
    EXPECT_EQ(Date::of(1969, 12, 31)->days_since_1970(), -1);
    EXPECT_EQ(Date::of(2000, 3, 1)->days_since_1970(), 11017);
}

// Both printed forms read back, and each day comes after the one before: every day of the range.
TEST(Date, EveryDayReadsBackAndSorts) {
    std::optional<Date> before;
    for (Month month = *Month::of(1800, 1); month <= *Month::of(2199, 12); month = month.plus(1)) {
        for (unsigned number = 1; number <= month.last_day().day(); ++number) {
            const Date day = *Date::of(month.year(), month.month(), number);
            ASSERT_EQ(Date::parse(day.iso()), day);
            ASSERT_EQ(Date::parse(day.vietnamese()), day);
            ASSERT_TRUE(!before || (*before < day && before->days_since_1970() + 1 == day.days_since_1970()));
            before = day;
        }
    }
}

TEST(Month, ReadsTheWaysOfRegisters) {
    for (const char* text : {"02/2018", "2/2018", "02-2018", "2018-02", "T2/2018", "T02/2018", "t02/2018"}) {
        EXPECT_EQ(Month::parse(text), Month::of(2018, 2)) << text;
    }
    for (const char* text : {"", "T", "2018", "2018/02", "2018-2", "13/2018", "0/2018", "02/18", "1/2/2018",
                             "02/2018 ", "TT02/2018", "02.2018", "-2/2018", "2/-018", "201802"}) {
        EXPECT_FALSE(Month::parse(text)) << text;
    }
}

TEST(Month, CountsAcrossYears) {
    const Month december = *Month::of(2018, 12);
    EXPECT_EQ(december.plus(1), Month::of(2019, 1));
    EXPECT_EQ(december.plus(-12), Month::of(2017, 12));
    EXPECT_EQ(Month::of(2020, 3)->minus(december), 15);
    EXPECT_EQ(december.minus(*Month::of(2020, 3)), -15);
    EXPECT_LT(december, december.plus(1));
}

TEST(Month, KnowsItsDays) {
    EXPECT_EQ(Month::of(2020, 2)->first_day().iso(), "2020-02-01");
    EXPECT_EQ(Month::of(2020, 2)->last_day().iso(), "2020-02-29");
    EXPECT_EQ(Month::of(2019, 2)->last_day().iso(), "2019-02-28");
    EXPECT_EQ(Month::of(2199, 12)->last_day().iso(), "2199-12-31");
}

TEST(Month, PrintsForFilesAndForPeople) {
    EXPECT_EQ(Month::of(2018, 2)->iso(), "2018-02");
    EXPECT_EQ(Month::of(2018, 2)->vietnamese(), "02/2018");
    EXPECT_FALSE(Month::of(2018, 0));
    EXPECT_FALSE(Month::of(1799, 12));
    EXPECT_FALSE(Month::of(2200, 1));
}

}  // namespace
}  // namespace baophu
