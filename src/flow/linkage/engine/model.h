// What the engine believes about a pair before it looks, and what each level tells it: the parameters of
// Fellegi and Sunter.
//
//   m      how often a level is seen among pairs that are one and the same
//   u      how often among pairs that are not
//   lambda how often a possible pair is one and the same
//
//   weight of a pair = log2(lambda / (1 - lambda)) + sum over components of log2(m / u)
//                      - log2 of how much likelier lookalikes make the pair than chance alone (lookalikes.h)
//
// Level 0, not known, weighs nothing; m and u of the other levels of a component sum to one.
//
// Errors come together: who moved has another street and another town. Counted as if they were independent
// they would speak twice against a link. So components are tied in a tree, each to at most one other, and a
// tie adds log2 of how much more often two levels are seen together among matches than by themselves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "flow/linkage/engine/levels.h"
#include "flow/linkage/engine/pattern_counts.h"

namespace baophu::linkage::engine {

struct Tie {
    std::size_t a = 0;  // Components, a < b.
    std::size_t b = 0;
    double told = 0;  // Bits that the one tells about the other, on the average over matches.
    std::array<std::array<double, levels_max>, levels_max> bits{};  // By the level of a, then of b.
};

// Training on the pairs of one pass: it teaches the components whose fields the pass does not use.
struct Stage {
    std::size_t pass = 0;
    std::uint64_t pairs = 0;
    double purity = 0;  // Of these pairs the share that is one and the same.
    double trust = 0;   // How clearly its matches differ from chance, beside the clearest of all stages.
    bool used = false;  // Not if it is too impure or too small to teach.
};

// Pairs that are not one and yet alike, as a kind beside those of chance (lookalikes.h).
struct Lookalikes {
    double share = 0;            // Of the pairs that are not one; 0: there are none.
    std::vector<LevelShares> r;  // By component: how often a level is seen among them.
};

struct Model {
    std::vector<LevelShares> m;  // By component.
    std::vector<LevelShares> u;
    std::vector<bool> u_given;  // By component: it was known beforehand, and values have no rarity.
    std::vector<bool> trained;  // By component; false: m is the default, for no pass could teach it.
    std::vector<Tie> ties;
    double lambda = 0;
    double found = 1;  // Of all links the share that the passes look at (completeness.h).
    Lookalikes lookalikes;
    std::vector<Stage> stages;
};

// The m before anything is learned: equal in four of five, the rest shared by the other levels.
LevelShares default_m(std::size_t levels);

}  // namespace baophu::linkage::engine
