// How the answer of `baophu target allocate` is told: every form carries the mark that the numbers
// are computed and not in the plan.
#pragma once

#include "edge/cli/target_answer.h"

namespace baophu::cli {

// By year and unit; of one scheme in one year with all that decided.
void print_target_table(const Context& context, const TargetOptions& options, const TargetAnswer& answer);

// year, scheme, unit, name, weight, floor, ceiling (empty: none), target, how, basis.
void print_target_csv(const Context& context, const TargetAnswer& answer);

// {plan, own_total, basis, totals: [{scheme, year, total, weights, source, confidence}], targets: [...]}
void print_target_json(const Context& context, const TargetOptions& options, const TargetAnswer& answer);

}  // namespace baophu::cli
