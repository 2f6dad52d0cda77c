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

    // Whether nothing but an unstated base holds the figure: almost any other number has a whole
    // base too, and the ends are only the nearest numbers that have none.
    bool hardly_bound = false;

    static constexpr int steps_max = 100'000;

    // Whether only the figure's own number goes unnoticed.
    bool none() const { return low && high && *low == *high; }

    // Whether nothing holds it at all, as far as was looked.
    bool unbound() const { return !low && !high; }
};

// One for each figure with a value. Without the controls: what the printed figures alone tell.
enum class Controls { used, left_out };

std::vector<Slack> slack_of(const Plan& plan, Controls controls);

}  // namespace baophu
