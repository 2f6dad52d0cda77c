// How good the links are, told without a truth: how many there are, how many of those told are right, and how
// many of all were told; each with an interval that holds the true number in 19 of 20 registers.
//
// With p the probability of a pair, the expected number of right ones among any pairs is the sum of their p.
// The truth differs from it for two reasons, and both widen the interval:
//
//   chance       each pair is one and the same or it is not: variance p (1 - p)
//   parameters   m and lambda were learned from these registers and would be a little different on others:
//                a jackknife over blocks of records. They are learned again without each block in turn, and
//                all pairs are judged again
//
// u is not in it: it is counted, not learned. No model is exact, so the reach is made half as large again;
// that what is promised holds then is measured on planted registers (ENG-31). What no number can tell from
// inside is not in it: fields that hang together among pairs that are not the same.
//
// How many links blocking never looked at is told apart, in two ways, of which the worse is taken: by m
// (completeness.h), and by how often its passes find the same links: where f1 links are found by one pass
// only and f2 by two, at least f1^2 / 2 f2 were found by none (Chao 1984). Both are lower bounds of what is
// missed, so `found` is an upper one.
#pragma once

#include <cstdint>
#include <vector>

#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/workings.h"

namespace baophu::linkage::engine {

struct Estimate {
    double value = 0;
    double low = 0;
    double high = 0;

    bool holds(double truth) const { return low <= truth && truth <= high; }
};

struct Rates {
    std::uint64_t told = 0;  // Links of probability 1/2 or more.
    Estimate right;          // Of these.
    Estimate precision;      // right / told
    Estimate links;          // Among all pairs that were looked at.
    Estimate recall;         // right / links
    double found = 1;        // Of all links the share that blocking looked at, at most.
    bool trained = true;     // Else an m is the default: then nothing promises that the intervals hold.
};

// By pair of the workings: whether it is told as a link of probability 1/2 or more.
std::vector<bool> told_pairs(const Workings& workings, const Answer& answer);

// Learns as often again as there are blocks: about as long as a linking.
Rates estimate_rates(const Workings& workings, const Answer& answer);

}  // namespace baophu::linkage::engine
