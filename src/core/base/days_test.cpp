#include "core/base/days.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

Date day(const char* iso) {
    return *Date::parse(iso);
}

TEST(Days, steps_over_the_ends_of_months_and_years) {
    EXPECT_EQ(plus_days(day("2020-02-28"), 1), day("2020-02-29"));
    EXPECT_EQ(plus_days(day("2019-12-31"), 1), day("2020-01-01"));
    EXPECT_EQ(plus_days(day("2020-01-01"), -366), day("2018-12-31"));
    EXPECT_EQ(plus_days(day("2020-01-01"), 0), day("2020-01-01"));
}

TEST(Days, a_month_that_is_shorter_ends_earlier) {
    EXPECT_EQ(plus_months(day("2019-01-31"), 1), day("2019-02-28"));
    EXPECT_EQ(plus_months(day("2020-02-29"), 12), day("2021-02-28"));
    EXPECT_EQ(plus_months(day("2019-03-31"), -1), day("2019-02-28"));
}

TEST(Days, beyond_the_calendar_is_told) {
    try {
        plus_days(day("2199-12-31"), 1);
        FAIL() << "there is no such day";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::calendar_outside_record);
    }
}

TEST(Days, days_of_the_week) {
    EXPECT_EQ(weekday_of(day("1970-01-01")), Weekday::thursday);
    EXPECT_EQ(weekday_of(day("2019-03-25")), Weekday::monday);
    EXPECT_EQ(weekday_of(day("1969-12-28")), Weekday::sunday);
}

TEST(Days, a_range_holds_both_its_ends) {
    const DateRange range{day("2019-02-27"), day("2019-03-01")};
    EXPECT_EQ(range.days(), 3);
    EXPECT_TRUE(range.contains(range.first) && range.contains(range.last));
    EXPECT_FALSE(range.contains(day("2019-03-02")));
}

}  // namespace
}  // namespace baophu
