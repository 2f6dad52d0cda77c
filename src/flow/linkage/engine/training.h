// m by expectation and maximisation, in stages.
//
// EM over all pairs that blocking finds goes astray on real registers: the columns it blocks by, age, sex
// and first names hang together, and a family looks like a match. So each selective pass is a stage of its
// own: among the pairs that agree on an id number, say, nearly all are one and the same, and how often
// their other columns agree is seen almost directly. A stage teaches the components whose fields its pass
// does not use, nor any that is tied to one of these (model.h): among pairs of one street nobody moved, and
// the town would seem never to change. Where several stages teach a component, each weighs by its purity,
// its matches and its trust.
//
// EM can be led astray in a stage too: among pairs with one surname and one street the household looks like
// a match whose first names and birth dates never agree. It betrays itself, for it makes these components
// tell less than other stages find. The trust of a stage is what its components tell (the mean of
// log2(m / u) among matches) beside what they tell in the stage where they tell most.
//
// What remains, lambda, is fitted over the patterns of all pairs with m and u held.
//
// Whoever is in a hurry leaves number and telephone out and writes the year for the day: the passes that
// teach most clearly never see such records. So between registers m is seen once more, over all pairs, where
// matches can be told from lookalikes; where there are none to tell them from, and going on, would be the EM
// over all pairs that goes astray. Within one register stages see the doubles of all forms, and it would gain
// nothing.
#pragma once

#include <array>
#include <cstddef>
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

// One key in so many is looked at to learn from.
unsigned sampled_one_in(const Records& records);

std::vector<PassPatterns> sample_passes(const Records& records, const Keys& keys, const Comparer& comparer,
                                        unsigned threads);

// A component that fewer matches know is not known by them.
inline constexpr double matches_that_teach = 30;

// What patterns of matches teach: the shares of the levels of each component, none of them 0, and which
// levels are seen together.
Known known_from(const std::vector<PatternCount>& matches, const Layout& layout);

// m and lambda; u is given, and so is what is known. `records` tells how many pairs are possible.
Model train(const Records& records, const Keys& keys, const std::vector<PassPatterns>& passes,
            std::vector<LevelShares> chance, const Known& known = {}, unsigned threads = 1);

// The share of possible pairs that are one and the same, with all else of the model held.
double fit_lambda(const Records& records, const std::vector<PassPatterns>& passes, const Model& model);

// The most that it may be: between registers a record has one partner; within one it may have several.
double most_matches(const Records& records);

// m as all pairs that were found show it, with all else of the model held; m that is known stays.
std::vector<LevelShares> m_of_all_pairs(const std::vector<PassPatterns>& passes, const Model& model,
                                        const Known& known);

// What patterns weigh by what the model knows of single levels and of ties, as natural logarithms of the
// odds beside chance; lambda and lookalikes take no part.
struct WeightedPattern {
    Pattern pattern = 0;
    double weight = 0;
    double pairs = 0;  // Those that passes find, estimated from the sample.
};
std::vector<WeightedPattern> weighted_patterns(const std::vector<PassPatterns>& passes, const Model& model);

// One run of EM over patterns: m of the components in `learn` and the share of matches, from given u; m that
// is known stays.
struct Fitted {
    std::vector<LevelShares> m;
    std::vector<JointCounts> joint;  // By pair of components (tie_index): matches, by both levels.
    double purity = 0;
    double matches = 0;
    unsigned rounds = 0;
};
Fitted fit(const std::vector<PatternCount>& patterns, const Layout& layout, const std::vector<LevelShares>& u,
           const std::vector<bool>& learn, const Known& known = {});

}  // namespace baophu::linkage::engine
