#include "core/plan/rounding.h"

#include <algorithm>

namespace baophu {
namespace {

// A number of 12 digits times 100 × 10^6 has 20.
__extension__ using Wide = __int128;

Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

// part / whole in units of the last printed digit of a percentage, as quotient and remainder.
struct Scaled {
    Wide units;
    Wide remainder;
};

Scaled scaled(Wide part, Wide whole, int decimals) {
    const Wide product = part * 100 * power_of_ten(decimals);
    return {product / whole, product % whole};
}

RoundingRule rule_of(bool rounded, bool truncated) {
    if (rounded && truncated) return RoundingRule::both;
    if (rounded) return RoundingRule::rounded;
    return truncated ? RoundingRule::truncated : RoundingRule::neither;
}

// Whether `base` is below, among or above the bases that give the printed growth: -1, 0, 1.
// The growth falls as the base rises.
template <class Fits>
int side(std::int64_t now, std::int64_t base, const FixedNumber& growth, Fits fits) {
    if (fits(rounding_rule(now - base, base, growth))) return 0;
    const Wide exact = (Wide(now) - base) * 100 * power_of_ten(growth.decimals);
    return exact > Wide(growth.digits) * base ? -1 : 1;
}

constexpr std::int64_t base_max = 1'000'000'000'000;

// The first base from 1 on that is not below what `least_side` says.
template <class Fits>
std::int64_t first_at_least(std::int64_t now, const FixedNumber& growth, Fits fits, int least_side) {
    std::int64_t low = 1;
    std::int64_t high = base_max;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (side(now, middle, growth, fits) >= least_side) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

template <class Fits>
std::optional<WholeRange> bases(std::int64_t now, const FixedNumber& growth, Fits fits) {
    const WholeRange range{first_at_least(now, growth, fits, 0), first_at_least(now, growth, fits, 1) - 1};
    if (range.low > range.high) return std::nullopt;
    return range;
}

}  // namespace

std::string_view to_word(RoundingRule rule) {
    switch (rule) {
        case RoundingRule::rounded:
            return "rounded";
        case RoundingRule::truncated:
            return "truncated";
        case RoundingRule::both:
            return "both";
        case RoundingRule::neither:
            return "neither";
    }
    return "";
}

RoundingRule rounding_rule(std::int64_t part, std::int64_t whole, const FixedNumber& printed_percent) {
    const bool negative = part < 0;
    const Scaled exact = scaled(negative ? -Wide(part) : Wide(part), whole, printed_percent.decimals);
    const Wide printed = negative ? -Wide(printed_percent.digits) : Wide(printed_percent.digits);
    const Wide up = exact.remainder * 2 >= whole ? 1 : 0;
    return rule_of(printed == exact.units + up, printed == exact.units);
}

BaseCandidates base_candidates(std::int64_t now, const FixedNumber& printed_growth) {
    if (printed_growth.digits <= -100 * power_of_ten(printed_growth.decimals)) return {};
    return {.rounded = bases(now, printed_growth, fits_rounded),
            .truncated = bases(now, printed_growth, fits_truncated)};
}

}  // namespace baophu
