// Which records are one and the same: groups whose members agree with each other on the average.
//
// A chain of links is not a group: on a register with many near doubles the links at p >= 0.5 join
// everything in the end. So groups grow by average linkage: two groups become one while the mean weight of
// all pairs between them says "same". A pair that blocking never found is weighed then, so one strong link
// (a weak bridge) does not outweigh many pairs that disagree.
//
// What is settled (rulings.h) comes first: settled groups are there from the beginning, and groups of which
// two records are different never become one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/rulings.h"
#include "flow/linkage/engine/scorer.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

// A pair by itself, and in the light of the groups: two records of one group are at least as near as their
// halves of it were when these became one; two records of different groups are at most as near as the groups.
// Settled pairs are as near as `certain`, those that must not be one as far.
struct JudgedPair {
    RecordNumber a = 0;  // The smaller number.
    RecordNumber b = 0;
    Weight weight = 0;
    Weight in_groups = 0;
    // How many pairs of records came together in the step that brought these two together, or would. A step
    // is named by the first record of that half which does not begin the group.
    std::uint32_t joined = 1;
    RecordNumber step = 0;

    bool operator==(const JudgedPair&) const = default;
};

struct Groups {
    std::vector<RecordNumber> group;  // By record: the smallest record of its group.
    std::vector<JudgedPair> pairs;    // The scored pairs, and all pairs inside of groups; by a, then b.
};

struct GroupOptions {
    const Rulings& rulings;
    Assignment assignment = Assignment::one_to_one;
    unsigned threads = 1;
};

// Where the assignment is one to one, a group has at most one record of each register. `pairs` by a, then b.
// Records without a pair cost nothing but their place in the answer. About the pairs, times the logarithm of
// their number, and the pairs inside of groups. Deterministic, whatever the threads.
Groups find_groups(const Records& records, std::span<const ScoredPair> pairs, const Weigher& weigher,
                   const GroupOptions& options);

}  // namespace baophu::linkage::engine
