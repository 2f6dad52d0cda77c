// The clocks of a fine, and who decides it. Procedure: the law is that of the day on which the
// step begins, whatever the day of the act (LAW-14).
//
//     act ----------------- limitation, 12 months -----------------> no fine any more
//     record -- explanation --> decision, or later when complex --> execution
#pragma once

#include "core/calendar/working_days.h"
#include "core/law/law.h"

namespace baophu {

enum class FineStep {
    limitation,        // From the act, or from its end.
    explanation,       // In writing, from the violation record.
    decision,          // From the record; the usual case.
    complex_decision,  // From the record; explained or complex.
    execution,         // From the receipt of the decision.
};

struct StepDeadline {
    Date last_day;
    bool working_days;  // Counted in days that agencies work.
    std::vector<Citation> citations;
    Confidence confidence;
};

// The day `from` itself does not count. No surer than the law and the days that were counted.
Result<StepDeadline> step_deadline(const Law& law, const WorkingCalendar& calendar, FineStep step,
                                   const Date& from);

enum class FineAuthority { social_insurance_director, province_chair };

struct FineAuthorityFound {
    FineAuthority authority;
    std::vector<Citation> citations;
    Confidence confidence;
};

// `highest`: the upper end of the fine, as it would be decided.
Result<FineAuthorityFound> fine_authority(const Law& law, Money highest, bool organisation,
                                          const Date& decided);

}  // namespace baophu
