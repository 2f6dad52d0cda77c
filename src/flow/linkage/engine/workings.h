// What a linking leaves standing at its end, for whoever explains it (explain.h) or draws it (figures.h).
//
// Everything is lent: it lives until `Options::look` returns.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "flow/linkage/engine/chance.h"
#include "flow/linkage/engine/clusters.h"
#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/model.h"
#include "flow/linkage/engine/origins.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/rulings.h"
#include "flow/linkage/engine/scorer.h"
#include "flow/linkage/engine/specification.h"
#include "flow/linkage/engine/training.h"
#include "flow/linkage/engine/weigher.h"

namespace baophu::linkage::engine {

struct Answer;

struct Workings {
    const Specification& specification;
    const Records& records;
    const Rulings& rulings;
    const Keys& keys;                          // Those of blocks that were left out are erased.
    const std::vector<PassPatterns>& samples;  // By equality pass.
    const Model& model;
    const Weigher& weigher;
    const OriginPriors& origins;
    const std::vector<Frequencies>& frequencies;  // By field.
    std::span<const RecordNumber> group;          // By record; empty if nobody asked for groups.
    std::span<const JudgedPair> pairs;            // Those that weigh enough to be judged; by a, then b.
    std::span<const double> probabilities;        // By pair, of several registers, before the assignment.
    double prior_shift = 0;                       // Bits, of several registers (posterior.h).
    unsigned threads = 1;
};

using Look = std::function<void(const Workings&, const Answer&)>;

}  // namespace baophu::linkage::engine
