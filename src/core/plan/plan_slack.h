// What the check of a plan cannot see: how far each figure could be another one, printed and
// value together and with the same decimals, without anything being noticed. Rule PLAN-9.
#pragma once

#include <optional>
#include <vector>

#include "core/plan/plan.h"

namespace baophu {

// The lowest and the highest number that goes unnoticed, both ends among them, with every number
// between. Nothing: no end was found within steps_max of the last printed digit.
struct Slack {
    std::size_t figure;  // Position in Plan::figures.
    std::optional<FixedNumber> low;
    std::optional<FixedNumber> high;

    static constexpr int steps_max = 100'000;

    // Whether only the figure's own number goes unnoticed.
    bool none() const { return low && high && *low == *high; }
};

// One for each figure with a value. Without the controls: what the printed figures alone tell.
enum class Controls { used, left_out };

std::vector<Slack> slack_of(const Plan& plan, Controls controls);

}  // namespace baophu
