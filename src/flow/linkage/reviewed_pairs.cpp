#include "flow/linkage/reviewed_pairs.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/explain.h"

namespace baophu::linkage {
namespace {

using engine::Kind;

static_assert(parts_of_a_bit == static_cast<int>(engine::weight_unit));

// How far two values agree, in a word (PairPart::level).
std::string_view level_word(Kind kind, engine::Level level) {
    using Words = std::array<std::string_view, engine::levels_max>;
    constexpr Words of_names{"unknown", "equal",   "close",     "near",
                             "far",     "initial", "different", "rearranged"};
    constexpr Words of_dates{"unknown", "equal",     "slip", "swapped",
                             "coarser", "two_parts", "year", "different"};
    constexpr Words of_digits{"unknown", "equal", "lost_zero", "slip", "two_slips", "different", "", ""};
    constexpr Words of_firms{"unknown", "equal", "same_words", "branch", "most", "half", "different", ""};
    constexpr Words of_others{"unknown", "equal", "different", "", "", "", "", ""};
    switch (kind) {
        case Kind::name:
            return of_names.at(level);
        case Kind::date:
            return of_dates.at(level);
        case Kind::digits:
            return of_digits.at(level);
        case Kind::company:
            return of_firms.at(level);
        default:
            return of_others.at(level);
    }
}

}  // namespace

ReviewedPair reviewed(const engine::Workings& workings, const LikelyPair& pair, bool joined) {
    const engine::Explanation told = engine::explain(workings, pair.left, pair.right);
    ReviewedPair found{.pair = pair,
                       .joined = joined,
                       .prior = told.prior,
                       .origins = told.origins,
                       .together = told.together + told.lookalikes,
                       .weight = told.weight,
                       .parts = {}};
    for (const engine::Part& part : told.parts) {
        if (part.left.empty() && part.right.empty()) continue;
        const std::size_t field = workings.records.layout.components[part.component].fields.front();
        const engine::Field& compared = workings.specification.fields[field];
        found.parts.push_back({.field = compared.name,
                               .level = std::string(level_word(compared.kind, part.level)),
                               .weight = part.weight(),
                               .left = part.left,
                               .right = part.right});
    }
    return found;
}

std::vector<LikelyPair> doubts_among(const std::vector<engine::Link>& links, const Offers& offers) {
    std::vector<LikelyPair> doubts;
    for (const engine::Link& link : links) {
        if (offers.is_inside(link)) continue;
        const LikelyPair pair = pair_of(link, offers.probability_apart(link));
        if (pair.per_mille >= doubt_per_mille) doubts.push_back(pair);
    }
    return doubts;
}

std::vector<ReviewedPair> review_of(const engine::Workings& workings, const std::vector<LikelyPair>& doubts,
                                    std::span<const LikelyPair> joins) {
    std::vector<ReviewedPair> review;
    for (const LikelyPair& doubt : doubts)
        review.push_back(reviewed(workings, doubt, false));
    for (const LikelyPair& join : joins)
        review.push_back(reviewed(workings, join, true));
    std::ranges::sort(review, {},
                      [](const ReviewedPair& each) { return std::tuple(each.pair.left, each.pair.right); });
    return review;
}

}  // namespace baophu::linkage
