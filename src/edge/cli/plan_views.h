// What `baophu plan` prints: the check, the duties, the calendar; each as text and as JSON.
#pragma once

#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "core/law/parameters.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_slack.h"
#include "core/plan/report_calendar.h"
#include "edge/cli/context.h"

namespace baophu::cli {

// All that `plan check` tells of one plan.
struct CheckedPlan {
    const Plan& plan;
    PlanCheck check;
    std::vector<Slack> slack;          // With the controls.
    std::vector<Slack> printed_slack;  // What the printed figures alone let through.
};

std::string check_text(const Context& context, const CheckedPlan& checked);
boost::json::value check_json(const Context& context, const CheckedPlan& checked);

// Which duties are shown: empty texts show all.
struct DutyFilter {
    std::string clause;
    std::string agency;
};

std::vector<Obligation> chosen(const Plan& plan, const DutyFilter& filter);

std::string duties_text(const Context& context, const Plan& plan, const std::vector<Obligation>& duties,
                        const Parameters& parameters);
boost::json::value duties_json(const Plan& plan, const std::vector<Obligation>& duties);

std::string calendar_text(const Context& context, const Plan& plan, const ReportCalendar& calendar,
                          const Parameters& parameters, int year);
boost::json::value calendar_json(const Plan& plan, const ReportCalendar& calendar, int year);

}  // namespace baophu::cli
