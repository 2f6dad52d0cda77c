// Which rule made a printed percentage: held against the two whole numbers it comes from, by
// whole numbers alone.
//
//     6.350 / 883.024 = 0,71912... %      "0,71"  truncated     "0,72"  rounded
//     9.480 / 874.000 = 1,08467... %      "1,08"  both          "1,07"  neither
//
// Rounded means half away from zero, truncated means towards zero. Rules PLAN-3, PLAN-5.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/plan/printed_number.h"

namespace baophu {

enum class RoundingRule { rounded, truncated, both, neither };

std::string_view to_word(RoundingRule rule);

// `whole` is above 0; both are below 10^12.
RoundingRule rounding_rule(std::int64_t part, std::int64_t whole, const FixedNumber& printed_percent);

inline bool fits_rounded(RoundingRule rule) {
    return rule == RoundingRule::rounded || rule == RoundingRule::both;
}

inline bool fits_truncated(RoundingRule rule) {
    return rule == RoundingRule::truncated || rule == RoundingRule::both;
}

// Whole numbers from low to high, both ends among them.
struct WholeRange {
    std::int64_t low = 0;
    std::int64_t high = 0;

    std::int64_t size() const { return high - low + 1; }
    bool operator==(const WholeRange&) const = default;
};

// Where a growth is printed and its base is not: the bases that give the printed growth, if the
// growth was rounded and if it was truncated. Nothing if there is no such whole number.
struct BaseCandidates {
    std::optional<WholeRange> rounded;
    std::optional<WholeRange> truncated;

    bool operator==(const BaseCandidates&) const = default;
};

// `now` is above 0; it and all bases are below 10^12. A growth of -100 % or less has no base.
BaseCandidates base_candidates(std::int64_t now, const FixedNumber& printed_growth);

}  // namespace baophu
