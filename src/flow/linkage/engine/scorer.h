// Every pair that a pass finds and no earlier one does, weighed; those that weigh enough are kept. No other
// pair is ever stored.
#pragma once

#include <cstdint>
#include <vector>

#include "flow/linkage/engine/blocks.h"
#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/weigher.h"

namespace baophu::linkage::engine {

struct ScoredPair {
    RecordNumber a = 0;  // The smaller number.
    RecordNumber b = 0;
    Weight weight = 0;

    bool operator==(const ScoredPair&) const = default;
};

struct Scored {
    std::vector<ScoredPair> pairs;  // By a, then b; none twice.
    std::vector<PassAccount> accounts;
};

struct ScoreOptions {
    Weight least = 0;          // Pairs below it are forgotten.
    std::uint64_t budget = 0;  // Pairs of all passes together.
    Kernel kernel = Kernel::plain;
    unsigned threads = 1;
};

// Erases keys of blocks that are left out. Half of an equal part of the budget is every pass's own; the rest
// is for whoever comes first.
Scored score(const Records& records, Keys& keys, const Weigher& weigher, const ScoreOptions& options);

// The same pairs in two loops, without lanes: the twin for tests.
Scored score_slowly(const Records& records, Keys& keys, const Weigher& weigher, const ScoreOptions& options);

}  // namespace baophu::linkage::engine
