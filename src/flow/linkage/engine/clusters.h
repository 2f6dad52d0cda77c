// Which records are one and the same: groups whose members agree with each other on the average.
//
// A chain of links is not a group: on a register with many near doubles the links at p >= 0.5 join
// everything in the end. So groups grow by average linkage: two groups become one while the mean weight of
// all pairs between them says "same". A pair that blocking never found is weighed then, so one strong link
// (a weak bridge) does not outweigh many pairs that disagree.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/scorer.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

// For each record the smallest record of its group. Where the assignment is one to one, a group has at most
// one record of each register. `pairs` by a, then b. About the pairs, times the logarithm of their number;
// groups are small. Deterministic.
std::vector<RecordNumber> find_clusters(const Records& records, std::span<const ScoredPair> pairs,
                                        const Weigher& weigher, Assignment assignment);

}  // namespace baophu::linkage::engine
