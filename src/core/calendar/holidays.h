// Holidays and weekly days off as dated data: data/calendar/holidays.yaml, announcements.yaml.
//
// The files say what the law gives and what was announced for a year; working_days.h lays both
// over a year. The form of the files is told in their heads. Rules CAL-4, CAL-5: docs/calendar.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/days.h"
#include "core/calendar/day_ground.h"

namespace baophu {

// How many days a holiday has from one day to another.
struct HolidayValue {
    Date from;
    std::optional<Date> to;   // Inclusive; nothing: still in force.
    std::optional<int> days;  // 0: the law has no such holiday. Nothing: nobody could find it.
    DayGround ground;

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
};

enum class HolidayCalendar { solar, lunar, tet };

struct Holiday {
    std::string id;  // "hung_kings"
    Title title;
    HolidayCalendar calendar;
    unsigned month;  // Of that calendar; 1 and 1 for Tết.
    unsigned day;
    std::vector<HolidayValue> values;

    // Its day in `year`, whether the law gives it or not. Throws
    // Failure(calendar_outside_record) for a year that the lunar calendar does not answer.
    Date in_year(int year) const;

    // Nothing before the first value.
    const HolidayValue* on(const Date& date) const;
};

enum class NationalDayNeighbour { before, after };

// One of the three.
struct Announcement {
    int year;
    std::optional<int> days_before_tet;
    std::optional<NationalDayNeighbour> national_day;
    std::optional<Date> off;     // A working day that is off, ...
    std::optional<Date> worked;  // ... and the day off that is worked for it.
    DayGround ground;
};

struct WeeklyDaysOff {
    Date from;
    std::vector<Weekday> off;
    DayGround ground;
};

// By which article a holiday on a weekly day off is made up for.
struct MadeUpRule {
    Date from;
    std::optional<Date> to;
    DayGround ground;

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
};

struct HolidayRecord {
    std::vector<Holiday> holidays;
    std::vector<Announcement> announcements;
    WeeklyDaysOff weekly;
    std::vector<MadeUpRule> made_up;

    // The built-in files. Throws Failure(builtin_file_broken).
    static HolidayRecord load();
    static HolidayRecord read(std::string_view holidays_yaml, std::string_view announcements_yaml);

    // The first day of which the holidays are known.
    Date first_day() const;
};

}  // namespace baophu
