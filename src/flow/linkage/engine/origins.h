// How likely two records are one before anything is compared, by where they come from.
//
// In a register that was put together from several, two rows of one source are seldom one, and a row of the
// one list that has no partner yet is likely to have it in the other. One prior for all pairs knows nothing
// of that. Where the registers tell the origin of each record, every two origins get a prior of their own:
//
//   bits(x, y) = log2( share of matches that are of x and y / share of possible pairs that are of x and y )
//
// fitted over the scored pairs, m and u held, candidates of one record in one origin competing for one link
// (posterior.h). What few matches show is drawn towards the prior of all pairs.
#pragma once

#include <span>
#include <vector>

#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/scorer.h"

namespace baophu::linkage::engine {

class OriginPriors {
public:
    // Nothing is told of the origin: no pair's prior moves.
    OriginPriors() = default;

    // The pairs are weighed without origins. The same whatever the threads.
    OriginPriors(const Records& records, std::span<const ScoredPair> pairs, unsigned threads);

    // What the pair weighs beside its levels. Symmetric.
    Weight bits(const Records& records, RecordNumber a, RecordNumber b) const {
        if (weight_.empty()) return 0;
        return weight_[records.origin[a] * origins_ + records.origin[b]];
    }

private:
    std::size_t origins_ = 0;
    std::vector<Weight> weight_;  // By both origins.
};

}  // namespace baophu::linkage::engine
