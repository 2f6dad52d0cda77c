// Pairs that a person should look at (LNK-12, LNK-14), each with every part of its weight: the engine's
// explanation in the words of this stage.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/linkage/engine/explain.h"
#include "flow/linkage/likely_links.h"

namespace baophu::linkage {

// Pairs that are apart and are less likely one are no doubts.
inline constexpr int doubt_per_mille = 100;

// Joins that are less likely than this are looked at by people, as doubts are.
inline constexpr int settled_per_mille = 950;

// Weights are counted in parts of a bit.
inline constexpr int parts_of_a_bit = 4'096;

// What one comparison of a pair told.
struct PairPart {
    std::string field;
    // unknown, equal, different; of names also close, near, far, initial, rearranged; of dates slip, swapped,
    // coarser, two_parts, year; of digits lost_zero, slip, two_slips; of names of firms same_words, branch,
    // most, half.
    std::string level;
    std::int32_t weight = 0;
    std::string left;  // The values, folded; an employer by its first record, a commune by its code.
    std::string right;
};

// Its weight is prior + parts + origins + together, exactly.
struct ReviewedPair {
    LikelyPair pair;
    bool joined = false;
    std::int32_t prior = 0;
    std::int32_t origins = 0;
    std::int32_t together = 0;
    std::int32_t weight = 0;
    std::vector<PairPart> parts;
};

ReviewedPair reviewed(const engine::Workings& workings, const LikelyPair& pair, bool joined);

// Links between groups that are not unlikely; `links` are those of the answer.
std::vector<LikelyPair> doubts_among(const std::vector<engine::Link>& links, const Offers& offers);

// Doubts and joins, by their places.
std::vector<ReviewedPair> review_of(const engine::Workings& workings, const std::vector<LikelyPair>& doubts,
                                    std::span<const LikelyPair> joins);

}  // namespace baophu::linkage
