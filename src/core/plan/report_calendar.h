// Which reports of a plan are due in a year, date by date. The due days are parameters of the
// law (data/law/reports.yaml); where nobody knows the day, the report stands in the calendar
// without one, at the end of its period. Rules PLAN-12, PLAN-13.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/calendar/period.h"
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
    bool on_weekend;               // The due day is a Saturday or a Sunday.
    std::string shift;             // Then: what the law says of that, "unknown", or empty.

    // The day by which the entry stands in the calendar.
    Date place() const;
};

struct ReportCalendar {
    std::vector<CalendarEntry> entries;  // By place; of one day, in the order of the plan.
    std::vector<Citation> citations;
};

// Reports whose period ends in that year and lies within the plan, and what is due once in it.
// Throws Failure(law_parameter_unknown) if the plan names a parameter that there is not.
ReportCalendar report_calendar(const Plan& plan, const Parameters& parameters, int year);

}  // namespace baophu
