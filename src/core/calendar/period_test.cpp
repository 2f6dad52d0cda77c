#include "core/calendar/period.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace baophu {
namespace {

Period period(std::string_view text) {
    return Period::parse(text).value();
}

struct Known {
    const char* text;
    PeriodKind kind;
    const char* first_day;
    const char* last_day;
};

TEST(Period, ReadsAndPrintsEachKind) {
    for (const Known& want : {Known{"2018", PeriodKind::year, "2018-01-01", "2018-12-31"},
                              Known{"2018-H1", PeriodKind::half_year, "2018-01-01", "2018-06-30"},
                              Known{"2018-H2", PeriodKind::half_year, "2018-07-01", "2018-12-31"},
                              Known{"2018-Q1", PeriodKind::quarter, "2018-01-01", "2018-03-31"},
                              Known{"2018-Q3", PeriodKind::quarter, "2018-07-01", "2018-09-30"},
                              Known{"2018-Q4", PeriodKind::quarter, "2018-10-01", "2018-12-31"},
                              Known{"2018-12", PeriodKind::month, "2018-12-01", "2018-12-31"},
                              Known{"2020-02", PeriodKind::month, "2020-02-01", "2020-02-29"}}) {
        const Period read = period(want.text);
        EXPECT_EQ(read.to_string(), want.text);
        EXPECT_EQ(read.kind(), want.kind) << want.text;
        EXPECT_EQ(read.first_day().iso(), want.first_day) << want.text;
        EXPECT_EQ(read.last_day().iso(), want.last_day) << want.text;
    }
    EXPECT_EQ(period("2018-q3"), period("2018-Q3"));
    EXPECT_EQ(period("2018-h1"), period("2018-H1"));
}

TEST(Period, RefusesEverythingElse) {
    for (const char* text :
         {"",        "18",      "2018-",   "2018-1",     "2018-00", "2018-13",  "2018-Q0",
          "2018-Q5", "2018-Q",  "2018-H3", "2018-H0",    "2018Q1",  "2018-Q11", "Q1-2018",
          "2018-X1", "2018/12", "12/2018", "2018-12-31", " 2018",   "2018 ",    "-018",
          "2018--1", "2018-Q-", "1799",    "2200",       "1799-Q4", "2200-01",  "２０１８"}) {
        EXPECT_FALSE(Period::parse(text)) << text;
    }
}

TEST(Period, IsMadeFromNumbers) {
    EXPECT_EQ(Period::of_year(2018), period("2018"));
    EXPECT_EQ(Period::of_half_year(2018, 2), period("2018-H2"));
    EXPECT_EQ(Period::of_quarter(2018, 4), period("2018-Q4"));
    EXPECT_EQ(Period::of_month(*Month::of(2018, 12)), period("2018-12"));
    EXPECT_FALSE(Period::of_half_year(2018, 0));
    EXPECT_FALSE(Period::of_quarter(2018, 5));
    EXPECT_FALSE(Period::of_year(-1));
}

TEST(Period, ContainsItsMonthsAndNoOther) {
    const Month first = *Month::of(2017, 1);
    for (const char* text : {"2018", "2018-H2", "2018-Q2", "2018-05"}) {
        const Period each = period(text);
        for (int i = 0; i < 36; ++i) {
            const Month month = first.plus(i);
            const bool inside = month.first_day() >= each.first_day() && month.last_day() <= each.last_day();
            EXPECT_EQ(each.contains(month), inside) << text << ' ' << month.iso();
        }
    }
}

TEST(Period, SortsByBeginningThenByLength) {
    const std::vector<Period> sorted{
        period("2017"),    period("2018-01"), period("2018-Q1"), period("2018-H1"), period("2018"),
        period("2018-02"), period("2018-Q2"), period("2018-07"), period("2018-H2"), period("2019-01")};
    std::vector<Period> shuffled(sorted.rbegin(), sorted.rend());
    std::ranges::sort(shuffled);
    EXPECT_EQ(shuffled, sorted);
}

}  // namespace
}  // namespace baophu
