#include <algorithm>

#include "flow/coverage/coverage.h"

namespace baophu::coverage {

Identities identities(std::int64_t eligible, std::int64_t participating, const PlanFigures& plan) {
    Identities told{.gap = eligible - participating};
    if (!plan.eligible) return told;
    told.plan_over_register = *plan.eligible - eligible;
    told.planned_gap = told.gap + *told.plan_over_register;
    if (!plan.target) return told;
    told.plan_over_target = *plan.eligible - *plan.target;
    told.target_gap = *told.planned_gap - *told.plan_over_target;
    return told;
}

std::optional<std::int64_t> needed_per_month(std::int64_t missing, int months) {
    if (missing <= 0) return 0;
    if (months <= 0) return std::nullopt;
    return (missing + months - 1) / months;
}

}  // namespace baophu::coverage
