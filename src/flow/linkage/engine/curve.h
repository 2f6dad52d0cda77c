// Links held against a truth: precision and recall at every threshold, and the best of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/posterior.h"

namespace baophu::linkage::engine {

struct CurvePoint {
    double threshold = 0;  // A probability; links of it and above are told.
    std::uint64_t right = 0;
    std::uint64_t told = 0;

    double precision() const {
        return told == 0 ? 1 : static_cast<double>(right) / static_cast<double>(told);
    }
};

struct Curve {
    std::uint64_t in_truth = 0;
    std::vector<CurvePoint> points;  // From the highest threshold down, at most `most` of them.
    CurvePoint at_half;
    CurvePoint best;  // The largest F1; of equals the highest threshold.

    double recall(const CurvePoint& point) const;
    double f1(const CurvePoint& point) const;
};

// `truth` by record; 0 is one with nobody. `in_truth` pairs are one and the same. Time: sorting.
Curve draw_curve(std::span<const Link> links, std::span<const std::uint32_t> truth, std::uint64_t in_truth,
                 std::size_t most = 200);

}  // namespace baophu::linkage::engine
