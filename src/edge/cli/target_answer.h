// The question of `baophu target allocate`, and what was computed for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/territory/territory.h"
#include "edge/cli/context.h"
#include "flow/targets/targets.h"

namespace baophu::cli {

struct TargetOptions {
    std::string plan = "dong-nai-2019-2020";
    std::optional<int> year;
    std::string scheme;
    std::string total;
    std::string weights;
    bool may_fall = false;
    std::string format = "table";
};

// Everything that the plan sets is divided, so that each target keeps to the rules; shown is what
// was asked for.
struct TargetAnswer {
    std::string plan;  // Its id.
    bool own_total;    // One of the totals is the user's.
    Territory territory;
    targets::Weights weights;
    std::vector<targets::Demand> demands;  // Shown.
    std::vector<targets::Target> targets;  // Shown.
    bool within_compulsory = false;
    bool above_last_year = false;
};

// The scheme in the words of the user.
std::string scheme_text(const Context& context, Scheme scheme);

// Throws Failure: unknown_option_value, wrong_usage, target_total_unknown, target_units_gone,
// target_without_weights, and what the plan, the weights and the allocation throw. All faults of a
// file of weights but the last are told on context.err.
TargetAnswer target_answer(const Context& context, const TargetOptions& options);

}  // namespace baophu::cli
