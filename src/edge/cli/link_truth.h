// Links and groups held against a column that tells which records are one and the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edge/registers/registers.h"
#include "flow/linkage/engine/curve.h"
#include "flow/linkage/engine/engine.h"

namespace baophu::cli {

// Pairs that were told, right, and true.
struct PairQuality {
    std::uint64_t right = 0;
    std::uint64_t told = 0;
    std::uint64_t in_truth = 0;

    double precision() const {
        return told == 0 ? 1 : static_cast<double>(right) / static_cast<double>(told);
    }
    double recall() const {
        return in_truth == 0 ? 1 : static_cast<double>(right) / static_cast<double>(in_truth);
    }
    double f1() const {
        const auto all = static_cast<double>(told + in_truth);
        return all == 0 ? 1 : 2 * static_cast<double>(right) / all;
    }
};

struct LinkQuality {
    PairQuality at_half;        // Links of probability 1/2 or more.
    PairQuality best;           // Those of the threshold with the largest F1.
    double best_threshold = 0;  // A probability.
    PairQuality clusters;       // All pairs inside of groups; nothing told where no groups were asked for.
};

// Records without a truth are one with nobody. Pairs count that could be links: of different registers, or of
// the only one. Time: sorting.
LinkQuality judge(const registers::Registers& registers, const linkage::engine::Answer& answer);

// Precision and recall at every threshold.
linkage::engine::Curve curve_of(const registers::Registers& registers, const linkage::engine::Answer& answer);

}  // namespace baophu::cli
