// m by expectation and maximisation, in stages.
//
// EM over all pairs that blocking finds goes astray on real registers: the columns it blocks by, age, sex
// and first names hang together, and a family looks like a match. So each selective pass is a stage of its
// own: among the pairs that agree on an id number, say, nearly all are one and the same, and how often
// their other columns agree is seen almost directly. A stage teaches the components whose fields its pass
// does not use; where several stages teach one, each weighs by its purity and its matches.
//
// What remains, lambda, is fitted over the patterns of all pairs with m and u held.
#pragma once

#include <cstdint>
#include <vector>

#include "flow/linkage/engine/blocks.h"
#include "flow/linkage/engine/comparer.h"
#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/model.h"

namespace baophu::linkage::engine {

// Patterns of pairs that a pass finds, from a sample of its keys.
struct PassPatterns {
    std::vector<PatternCount> all;    // Pairs of the sample, whoever found them first.
    std::vector<PatternCount> fresh;  // Of these, those that no earlier pass finds.
    std::uint64_t sample = 1;         // One key in so many.
};

std::vector<PassPatterns> sample_passes(const Records& records, const Keys& keys, const Comparer& comparer,
                                        unsigned threads);

// m and lambda; u is given. `records` tells how many pairs are possible.
Model train(const Records& records, const Keys& keys, const std::vector<PassPatterns>& passes,
            std::vector<LevelShares> chance);

// One run of EM over patterns: m of the components in `learn` and the share of matches, from given u.
struct Fitted {
    std::vector<LevelShares> m;
    double purity = 0;
    double matches = 0;
    unsigned rounds = 0;
};
Fitted fit(const std::vector<PatternCount>& patterns, const Layout& layout, const std::vector<LevelShares>& u,
           const std::vector<bool>& learn);

}  // namespace baophu::linkage::engine
