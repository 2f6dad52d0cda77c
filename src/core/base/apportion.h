// Divides a whole number among parts in proportion to their weights, so that the parts sum to
// it exactly: the method of largest remainders, with a floor and a ceiling for each part.
//
//     100 by weights 3 : 3 : 1      42,86  42,86  14,29   ->   43  43  14
//
// Exact shares first: share_i = clamp(level * weight_i, floor_i, ceiling_i), with the one level
// at which the shares sum to the whole. Each is then cut to a whole number, and what is left
// goes, one by one, to the largest fractions cut off; of equal fractions to the larger weight,
// then to the part that comes first. All in integers, so that no machine rounds otherwise.
//
// What follows from it, and is tested:
//   - the parts sum to the whole, and each lies within its floor and ceiling;
//   - no part is a whole unit or more away from its exact share;
//   - when the whole grows by 1, no part loses more than 1. (It may lose 1: the price of
//     nearness, known as the Alabama paradox.)
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/base/result.h"

namespace baophu {

struct Share {
    std::int64_t weight = 0;  // A part without weight stays at its floor.
    std::int64_t floor = 0;
    std::int64_t ceiling = std::numeric_limits<std::int64_t>::max();
};

enum class ApportionFault {
    negative,             // A weight, a floor or the whole is.
    floor_above_ceiling,  // In one part.
    too_large,            // The weights or the floors sum to more than 2^63 - 1.
    below_floors,         // The whole is less than the floors together.
    above_ceilings,       // The whole is more than the parts with a weight can take.
};

// How a part came from its exact share.
enum class PartRule {
    whole,       // The share was a whole number.
    cut,         // Its fraction was cut off.
    raised,      // Its fraction was among the largest, so it was made full.
    at_floor,    // By its weight it would have less.
    at_ceiling,  // By its weight it would have more.
};

struct Part {
    std::int64_t number = 0;
    PartRule rule = PartRule::whole;

    bool operator==(const Part&) const = default;
};

// One part per share, in their order. Of several faults the first in the order above.
Result<std::vector<Part>, ApportionFault> apportion(std::int64_t whole, std::span<const Share> shares);

// The same by weights alone. Throws std::invalid_argument where there is no answer.
std::vector<std::int64_t> apportion(std::int64_t whole, std::span<const std::int64_t> weights);

}  // namespace baophu
