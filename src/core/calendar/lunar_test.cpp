// CAL-1 Tết, CAL-2 leap months, CAL-3 no doubt about midnight.
#include "core/calendar/lunar.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/days.h"
#include "core/calendar/moon_and_sun.h"

namespace baophu {
namespace {

constexpr double seconds_of_day = 86400;
constexpr double minutes_of_day = 1440;

// CAL-1: the days on which Tết was or will be kept, from printed calendars.
TEST(Lunar, TetFallsOnItsKnownDays) {
    const std::vector<const char*> known{
        "1990-01-27", "1991-02-15", "1992-02-04", "1993-01-23", "1994-02-10", "1995-01-31", "1996-02-19",
        "1997-02-07", "1998-01-28", "1999-02-16", "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01",
        "2004-01-22", "2005-02-09", "2006-01-29", "2007-02-17", "2008-02-07", "2009-01-26", "2010-02-14",
        "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28",
        "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10",
        "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23",
        "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04",
        "2039-01-24", "2040-02-12", "2041-02-01", "2042-01-22", "2043-02-10", "2044-01-30", "2045-02-17",
        "2046-02-06", "2047-01-26", "2048-02-14", "2049-02-02", "2050-01-23"};
    for (std::size_t i = 0; i < known.size(); ++i)
        EXPECT_EQ(tet_of(1990 + static_cast<int>(i))->iso(), known[i]);
}

// CAL-1: the years in which China, an hour ahead, keeps another day.
TEST(Lunar, TetIsThatOfHanoiAndNotOfBeijing) {
    EXPECT_EQ(tet_of(1968)->iso(), "1968-01-29");  // China 30/01.
    EXPECT_EQ(tet_of(1985)->iso(), "1985-01-21");  // China 20/02.
    EXPECT_EQ(tet_of(2007)->iso(), "2007-02-17");  // China 18/02.
    EXPECT_EQ(tet_of(2030)->iso(), "2030-02-02");  // China 03/02.
    EXPECT_EQ(tet_of(2053)->iso(), "2053-02-18");  // China 19/02.
}

// The Hùng Kings' day as announced: 10th of the 3rd month.
TEST(Lunar, HungKingsDayFallsOnItsKnownDays) {
    for (const char* known :
         {"2016-04-16", "2017-04-06", "2018-04-25", "2019-04-14", "2020-04-02", "2021-04-21", "2022-04-10",
          "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26"}) {
        const Date date = *Date::parse(known);
        EXPECT_EQ(date_of({.year = date.year(), .month = 3, .leap = false, .day = 10}), date) << known;
    }
}

// CAL-2: the leap months of printed calendars.
TEST(Lunar, LeapMonthsAreTheKnownOnes) {
    struct Known {
        int year;
        int month;
    };
    const std::vector<Known> known{{1987, 7}, {1990, 5}, {1993, 3}, {1995, 8}, {1998, 5}, {2001, 4},
                                   {2004, 2}, {2006, 7}, {2009, 5}, {2012, 4}, {2014, 9}, {2017, 6},
                                   {2020, 4}, {2023, 2}, {2025, 6}, {2028, 5}, {2031, 3}, {2033, 11}};
    std::vector<Known> found;
    for (int year = 1987; year <= 2033; ++year) {
        for (int month = 1; month <= 12; ++month)
            if (date_of({.year = year, .month = month, .leap = true, .day = 1}))
                found.push_back({year, month});
    }
    ASSERT_EQ(found.size(), known.size());
    for (std::size_t i = 0; i < known.size(); ++i) {
        EXPECT_EQ(found[i].year, known[i].year);
        EXPECT_EQ(found[i].month, known[i].month) << known[i].year;
    }
}

TEST(Lunar, EachDayHasOneLunarDateAndBack) {
    std::optional<LunarDate> before;
    for (Date date = *tet_of(1968); date.year() <= 2053; date = plus_days(date, 1)) {
        const auto lunar = lunar_of(date);
        ASSERT_TRUE(lunar) << date.iso();
        const bool next_day = before && lunar->day == before->day + 1 && lunar->month == before->month;
        const bool next_month = before && lunar->day == 1 && (before->day == 29 || before->day == 30);
        ASSERT_TRUE(!before || next_day || next_month) << date.iso();
        if (lunar->day % 10 == 1) {
            ASSERT_EQ(date_of(*lunar), date);
        }
        before = lunar;
    }
}

TEST(Lunar, SaysNothingBeyondItsYears) {
    EXPECT_FALSE(tet_of(1967));
    EXPECT_FALSE(tet_of(2054));
    EXPECT_FALSE(lunar_of(*Date::of(1968, 1, 28)));
    EXPECT_FALSE(lunar_of(*Date::of(1900, 1, 1)));
    EXPECT_FALSE(date_of({.year = 2019, .month = 13, .leap = false, .day = 1}));
    EXPECT_FALSE(date_of({.year = 2019, .month = 1, .leap = false, .day = 31}));
    EXPECT_FALSE(date_of({.year = 2019, .month = 1, .leap = false, .day = 0}));
    EXPECT_FALSE(date_of({.year = 2019, .month = 3, .leap = true, .day = 1}));
}

// CAL-3: the series would have to be wrong by more than they are (moon_and_sun.h) to move a day.
TEST(Lunar, NoMonthBeginsWithinTheErrorOfTheSeries) {
    constexpr int moon_of_1967 = -397;
    constexpr int moon_of_2054 = 669;
    constexpr double degrees_of_day = 360 / 365.2422;
    for (int number = moon_of_1967; number <= moon_of_2054; ++number) {
        const double hanoi = new_moon(number) + 7.0 / 24;
        const double start = std::floor(hanoi);
        EXPECT_GT((hanoi - start) * seconds_of_day, 45) << number;
        EXPECT_GT((start + 1 - hanoi) * seconds_of_day, 45) << number;
        const double in_sign = std::fmod(sun_longitude_degrees(start - 7.0 / 24), 30);
        EXPECT_GT(in_sign / degrees_of_day * minutes_of_day, 8) << number;
        EXPECT_GT((30 - in_sign) / degrees_of_day * minutes_of_day, 8) << number;
    }
}

}  // namespace
}  // namespace baophu
