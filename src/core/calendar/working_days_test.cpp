// CAL-4 to CAL-7.
#include "core/calendar/working_days.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/calendar/lunar.h"
#include "core/calendar/period.h"

namespace baophu {
namespace {

const WorkingCalendar& calendar() {
    static const WorkingCalendar loaded = WorkingCalendar::load();
    return loaded;
}

Date date(std::string_view iso) {
    return Date::parse(iso).value();
}

// "30/04 holiday victory_day, 02/05 made_up labour_day", of the days off but weekly ones.
std::string told(int year) {
    std::string text;
    for (const DayState& state : calendar().special_days(year)) {
        if (!text.empty()) text += ", ";
        text += state.date.iso().substr(5) + " " + std::string(to_word(state.kind));
    }
    return text;
}

// Every day off on end that belongs to a holiday, weekends with it.
DateRange stretch(std::string_view iso) {
    Date first = date(iso);
    Date last = first;
    while (!calendar().is_working_day(plus_days(first, -1)))
        first = plus_days(first, -1);
    while (!calendar().is_working_day(plus_days(last, 1)))
        last = plus_days(last, 1);
    return {first, last};
}

// CAL-4, CAL-5: the stretches off as announced for the year.
TEST(WorkingDays, StretchesAreThoseAnnounced) {
    struct Known {
        const char* within;
        const char* first;
        const char* last;
    };
    for (const Known& known : {Known{"2016-02-08", "2016-02-06", "2016-02-14"},  // Tết, 9 days.
                               Known{"2016-04-16", "2016-04-16", "2016-04-18"},  // Hùng Kings on a Saturday.
                               Known{"2016-04-30", "2016-04-30", "2016-05-03"},
                               Known{"2016-09-02", "2016-09-02", "2016-09-04"},
                               Known{"2017-01-28", "2017-01-26", "2017-02-01"},
                               Known{"2017-09-02", "2017-09-02", "2017-09-04"},
                               Known{"2018-02-16", "2018-02-14", "2018-02-20"},
                               Known{"2019-01-01", "2018-12-29", "2019-01-01"},  // Swapped.
                               Known{"2019-02-05", "2019-02-02", "2019-02-10"},
                               Known{"2019-04-14", "2019-04-13", "2019-04-15"},
                               Known{"2019-04-30", "2019-04-27", "2019-05-01"},  // Swapped.
                               Known{"2019-09-02", "2019-08-31", "2019-09-02"},
                               Known{"2020-01-25", "2020-01-23", "2020-01-29"},
                               Known{"2020-09-02", "2020-09-02", "2020-09-02"},
                               Known{"2021-02-12", "2021-02-10", "2021-02-16"},
                               Known{"2021-09-02", "2021-09-02", "2021-09-05"},
                               Known{"2022-02-01", "2022-01-29", "2022-02-06"},
                               Known{"2022-09-02", "2022-09-01", "2022-09-04"},
                               Known{"2023-01-22", "2023-01-20", "2023-01-26"},
                               Known{"2023-04-30", "2023-04-29", "2023-05-03"},
                               Known{"2023-09-02", "2023-09-01", "2023-09-04"},
                               Known{"2024-02-10", "2024-02-08", "2024-02-14"},
                               Known{"2024-04-30", "2024-04-27", "2024-05-01"},
                               Known{"2024-09-02", "2024-08-31", "2024-09-03"},
                               Known{"2025-01-29", "2025-01-25", "2025-02-02"},
                               Known{"2025-04-07", "2025-04-05", "2025-04-07"},
                               Known{"2025-04-30", "2025-04-30", "2025-05-04"},
                               Known{"2025-09-02", "2025-08-30", "2025-09-02"},
                               Known{"2026-01-01", "2026-01-01", "2026-01-04"},
                               Known{"2026-02-17", "2026-02-14", "2026-02-22"},
                               Known{"2026-04-26", "2026-04-25", "2026-04-27"},
                               Known{"2026-09-02", "2026-08-29", "2026-09-02"}}) {
        EXPECT_EQ(stretch(known.within).first.iso(), known.first) << known.within;
        EXPECT_EQ(stretch(known.within).last.iso(), known.last) << known.within;
    }
}

TEST(WorkingDays, TheYear2019DayByDay) {
    EXPECT_EQ(
        told(2019),
        "01-01 holiday, 01-05 swapped_worked, 02-04 holiday, 02-05 holiday, 02-06 holiday, 02-07 holiday, "
        "02-08 holiday, 04-14 holiday, 04-15 made_up, 04-29 swapped_off, 04-30 holiday, 05-01 holiday, "
        "05-04 swapped_worked, 09-02 holiday");
}

TEST(WorkingDays, ADaySaysWhyItIsOffAndByWhichArticle) {
    const DayState made_up = calendar().day(date("2019-04-15"));
    EXPECT_EQ(made_up.kind, DayKind::made_up);
    EXPECT_EQ(made_up.holiday, "hung_kings");
    ASSERT_EQ(made_up.grounds.size(), 2U);
    EXPECT_EQ(made_up.grounds[0].article, "Điều 115 khoản 1 điểm e");
    EXPECT_EQ(made_up.grounds[1].article, "Điều 115 khoản 3");
    EXPECT_EQ(calendar().day(date("2022-04-11")).grounds[1].article, "Điều 111 khoản 3");
    const DayState second = calendar().day(date("2021-09-03"));
    EXPECT_EQ(second.grounds.back().law, "Thông báo 4875/TB-LĐTBXH");
    const DayState sunday = calendar().day(date("2019-04-21"));
    EXPECT_EQ(sunday.kind, DayKind::weekly_day_off);
    EXPECT_EQ(sunday.grounds.front().law, "Quyết định 188/1999/QĐ-TTg");
    const DayState ordinary = calendar().day(date("2019-04-16"));
    EXPECT_TRUE(ordinary.worked());
    EXPECT_TRUE(ordinary.grounds.empty());
    EXPECT_EQ(ordinary.confidence, Confidence::sure);
    EXPECT_TRUE(calendar().is_working_day(date("2019-05-04")));  // A Saturday that is worked.
}

// The National Day has two days from the Labour Code of 2019 on.
TEST(WorkingDays, TheNationalDayOf2020HasOneDay) {
    EXPECT_TRUE(calendar().is_working_day(date("2020-09-01")));
    EXPECT_TRUE(calendar().is_working_day(date("2020-09-03")));
    EXPECT_FALSE(calendar().is_working_day(date("2021-09-03")));
}

// CAL-6: 2029 was not announced; Tết is on Tuesday 13/02/2029.
TEST(WorkingDays, WhatWasNeverAnnouncedIsUndecidedWhereItMatters) {
    for (const char* either_way : {"2029-02-12", "2029-02-13", "2029-02-14", "2029-02-15"}) {
        EXPECT_EQ(calendar().day(date(either_way)).kind, DayKind::holiday) << either_way;
        EXPECT_EQ(calendar().day(date(either_way)).confidence, Confidence::sure) << either_way;
    }
    // 2 + 3 days: the 11th is a Sunday, made up for on the 16th; 1 + 4: the 16th itself.
    EXPECT_FALSE(calendar().is_working_day(date("2029-02-16")));
    EXPECT_EQ(calendar().day(date("2027-09-03")).kind, DayKind::undecided);
    EXPECT_EQ(calendar().day(date("2027-09-01")).kind, DayKind::undecided);
    EXPECT_EQ(calendar().day(date("2027-09-01")).confidence, Confidence::unsure);
    EXPECT_TRUE(calendar().is_working_day(date("2027-09-01")));
    EXPECT_EQ(calendar().day(date("2027-09-02")).confidence, Confidence::sure);
}

// CAL-6: a holiday that the Party decided on and no law was found for.
TEST(WorkingDays, TheCultureDayIsUndecidedFrom2026On) {
    EXPECT_EQ(calendar().day(date("2025-11-24")).kind, DayKind::working);
    EXPECT_EQ(calendar().day(date("2026-11-24")).kind, DayKind::undecided);
    EXPECT_EQ(calendar().day(date("2026-11-24")).confidence, Confidence::unsure);
    EXPECT_EQ(calendar().day(date("2029-11-24")).kind, DayKind::weekly_day_off);  // A Saturday, ...
    EXPECT_EQ(calendar().day(date("2029-11-26")).kind, DayKind::undecided);       // ... made up for.
}

// CAL-6: the neighbour in 2022 is likely, so what hangs on it is no surer.
TEST(WorkingDays, ALikelyAnnouncementMakesLikelyDays) {
    EXPECT_EQ(calendar().day(date("2022-09-01")).kind, DayKind::holiday);
    EXPECT_EQ(calendar().day(date("2022-09-01")).confidence, Confidence::likely);
    EXPECT_EQ(calendar().day(date("2022-09-02")).confidence, Confidence::sure);
    EXPECT_EQ(calendar().day(date("2022-09-05")).kind, DayKind::working);  // Made up, had it been the 3rd.
    EXPECT_EQ(calendar().day(date("2022-09-05")).confidence, Confidence::likely);
}

TEST(WorkingDays, AddsAndGoesBack) {
    EXPECT_EQ(calendar().add_working_days(date("2019-04-26"), 1).date, date("2019-05-02"));
    EXPECT_EQ(calendar().add_working_days(date("2019-04-26"), 3).date,
              date("2019-05-04"));  // Worked Saturday.
    EXPECT_EQ(calendar().add_working_days(date("2019-05-02"), -1).date, date("2019-04-26"));
    EXPECT_EQ(calendar().add_working_days(date("2019-02-05"), 0).date, date("2019-02-11"));
    EXPECT_EQ(calendar().add_working_days(date("2019-02-11"), 0).date, date("2019-02-11"));
    EXPECT_EQ(calendar().next_working_day(date("2019-02-01")).date, date("2019-02-11"));
    EXPECT_EQ(calendar().next_working_day(date("2019-02-01")).confidence, Confidence::sure);
    EXPECT_EQ(calendar().add_working_days(date("2026-11-23"), 5).confidence, Confidence::unsure);  // CAL-7
}

// Counting forth and back again from a day that is worked comes home.
TEST(WorkingDays, ForthAndBackComesHome) {
    for (Date at = date("2018-01-02"); at.year() < 2028; at = plus_days(at, 13)) {
        const Date home = calendar().add_working_days(at, 0).date;
        for (const int n : {1, 7, 22}) {
            const Date there = calendar().add_working_days(home, n).date;
            EXPECT_EQ(calendar().add_working_days(there, -n).date, home) << home.iso();
            EXPECT_EQ(calendar().working_days_in({plus_days(home, 1), there}).days, n) << home.iso();
        }
    }
}

TEST(WorkingDays, MonthsOfAYearAddUp) {
    int days = 0;
    for (unsigned month = 1; month <= 12; ++month) {
        const Month each = *Month::of(2019, month);
        days += calendar().working_days_in({each.first_day(), each.last_day()}).days;
    }
    EXPECT_EQ(days, calendar().working_days_in({date("2019-01-01"), date("2019-12-31")}).days);
    EXPECT_EQ(days, 252);  // 261 from Monday to Friday, 10 holidays or made up, 1 swapped off, 2 swapped in.
}

TEST(WorkingDays, ADueDayShiftsAsAsked) {
    const Date due = date("2019-04-14");
    EXPECT_EQ(calendar().due_day(due, DueShift::none).date, due);
    EXPECT_EQ(calendar().due_day(due, DueShift::to_day_before).date, date("2019-04-12"));
    EXPECT_EQ(calendar().due_day(due, DueShift::to_day_after).date, date("2019-04-16"));
    EXPECT_EQ(calendar().due_day(date("2019-03-25"), DueShift::to_day_after).date, date("2019-03-25"));
}

TEST(WorkingDays, RefusesYearsWithoutARecord) {
    EXPECT_EQ(calendar().first_day(), date("2014-01-01"));
    EXPECT_THROW(static_cast<void>(calendar().day(date("2013-12-31"))), Failure);
    EXPECT_THROW(static_cast<void>(calendar().add_working_days(date("2053-12-31"), 1)), Failure);
}

TEST(WorkingDays, EveryGroundNamesLawArticleAndDay) {
    for (int year = 2014; year <= 2053; ++year) {
        for (const DayState& state : calendar().special_days(year)) {
            ASSERT_FALSE(state.grounds.empty()) << state.date.iso();
            for (const DayGround& ground : state.grounds)
                EXPECT_TRUE(!ground.law.empty() && !ground.article.empty()) << state.date.iso();
        }
    }
}

std::string with(std::string_view path, std::string_view old_text, std::string_view new_text) {
    std::string yaml(builtin_file(path));
    const std::size_t at = yaml.find(old_text);
    EXPECT_NE(at, std::string::npos) << old_text;
    return yaml.replace(at, old_text.size(), new_text);
}

TEST(Holidays, ABrokenFileIsRefused) {
    constexpr std::string_view days = "data/calendar/holidays.yaml";
    constexpr std::string_view years = "data/calendar/announcements.yaml";
    const std::string good_days(builtin_file(days));
    const std::string good_years(builtin_file(years));
    EXPECT_NO_THROW(HolidayRecord::read(good_days, good_years));
    for (const auto& [from, to] : std::vector<std::pair<const char*, const char*>>{
             {"to: \"2020-12-31\"", "to: \"2020-12-30\""},  // A gap.
             {"days: \"5\"", "days: \"five\""},
             {"day: \"01-01\"", "day: \"1/1\""},
             {"day: \"01-01\"", "day: \"13-01\""},
             {"[saturday, sunday]", "[saturday, funday]"},
             {"id: tet", "ident: tet"}}) {
        EXPECT_THROW(HolidayRecord::read(with(days, from, to), good_years), Failure) << to;
    }
    for (const auto& [from, to] :
         std::vector<std::pair<const char*, const char*>>{{"tet: 1", "tet: one"},
                                                          {"national_day: after", "national_day: both"},
                                                          {"tet: 2,", ""},
                                                          {", worked: \"2019-01-05\"", ""},
                                                          {"confidence: sure", "confidence: certain"}}) {
        EXPECT_THROW(HolidayRecord::read(good_days, with(years, from, to)), Failure) << to;
    }
}

// A swap is of a day that would be worked, for one that would not.
TEST(Holidays, SwapsAreOfAWorkingDayForADayOff) {
    HolidayRecord record = HolidayRecord::load();
    const std::vector<Announcement> said = record.announcements;
    std::erase_if(record.announcements, [](const Announcement& each) { return each.off.has_value(); });
    const WorkingCalendar unswapped(record);
    int swaps = 0;
    for (const Announcement& each : said) {
        if (!each.off) continue;
        ++swaps;
        EXPECT_TRUE(unswapped.is_working_day(*each.off)) << each.off->iso();
        EXPECT_EQ(unswapped.day(*each.worked).kind, DayKind::weekly_day_off) << each.worked->iso();
    }
    EXPECT_EQ(swaps, 6);
}

}  // namespace
}  // namespace baophu
