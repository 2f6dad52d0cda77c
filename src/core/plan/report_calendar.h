// Which reports of a plan are due in a year, date by date. The due days are parameters of the
// law (data/law/reports.yaml); where nobody knows the day, the report stands in the calendar
// without one, at the end of its period. Whether a due day is worked is asked of the working
// calendar: Tết, holidays, swapped Saturdays. Rules PLAN-12, PLAN-13, PLAN-15.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/calendar/period.h"
#include "core/calendar/working_days.h"
#include "core/law/law_reader.h"
#include "core/plan/plan.h"

namespace baophu {

enum class DueState { stated, unknown, not_stated };

std::string_view to_word(DueState state);

struct CalendarEntry {
    std::string id;                // Of a report, or of an obligation that is due once.
    std::optional<Period> period;  // Of a report.
    std::optional<Date> due;       // Only if the state is `stated`.
    DueState state;                // unknown: a parameter that nobody could find.
    std::optional<Date> cut_off;   // Nothing: not stated, or unknown.
    bool before_period_ends;       // Carries an estimate beside the actual (ước thực hiện).
    std::optional<DayState> day;   // What the due day is; nothing outside the working calendar.
    std::string shift;             // If it is not worked: the law's word, "unknown", or empty.
    std::optional<Date> shifted;   // Then: the day to which the law moves it.
    Confidence confidence;         // The least of the due day, what it is, and where it moves.

    // The day by which the entry stands in the calendar: the stated one, not the shifted.
    Date place() const;
};

// A figure that was asked for and that nobody could find, with where it would have to stand.
struct UnknownFigure {
    std::string parameter;
    std::string law;
    std::string article;

    bool operator==(const UnknownFigure&) const = default;
};

struct ReportCalendar {
    std::vector<CalendarEntry> entries;  // By place; of one day, in the order of the plan.
    std::vector<Citation> citations;
    std::vector<UnknownFigure> unknown;
    std::vector<DayGround> grounds;  // Of the due days that are no ordinary working days.
};

// The law's words for what becomes of a due day that is not worked: "due_day_stands",
// "previous_working_day", "next_working_day". Nothing for any other.
std::optional<DueShift> parse_due_shift(std::string_view word);

// Reports whose period ends in that year and lies within the plan, and what is due once in it.
// Throws Failure: law_parameter_unknown if the plan names a parameter that there is not,
// law_scope_unknown if the parameter has no figure for the period.
ReportCalendar report_calendar(const Plan& plan, const Parameters& parameters,
                               const WorkingCalendar& working_days, int year);

}  // namespace baophu
