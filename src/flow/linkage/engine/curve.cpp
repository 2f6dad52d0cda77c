#include "flow/linkage/engine/curve.h"

#include <algorithm>
#include <tuple>

namespace baophu::linkage::engine {
namespace {

// A point for each threshold that there is.
std::vector<CurvePoint> all_points(std::vector<Link> links, std::span<const std::uint32_t> truth) {
    std::ranges::sort(links, [](const Link& x, const Link& y) {
        return std::tie(y.probability, x.left, x.right) < std::tie(x.probability, y.left, y.right);
    });
    std::vector<CurvePoint> points;
    CurvePoint so_far;
    for (std::size_t i = 0; i < links.size(); ++i) {
        so_far.threshold = links[i].probability;
        ++so_far.told;
        const std::uint32_t of_left = truth[links[i].left];
        if (of_left != 0 && of_left == truth[links[i].right]) ++so_far.right;
        if (i + 1 == links.size() || links[i + 1].probability != so_far.threshold) points.push_back(so_far);
    }
    return points;
}

// Evenly by the links that are told, the last one with them.
std::vector<CurvePoint> thinned(const std::vector<CurvePoint>& points, std::size_t most) {
    if (points.size() <= most) return points;
    std::vector<CurvePoint> kept;
    kept.reserve(most);
    for (std::size_t i = 0; i < most; ++i)
        kept.push_back(points[i * (points.size() - 1) / (most - 1)]);
    return kept;
}

}  // namespace

double Curve::recall(const CurvePoint& point) const {
    return in_truth == 0 ? 1 : static_cast<double>(point.right) / static_cast<double>(in_truth);
}

double Curve::f1(const CurvePoint& point) const {
    const auto all = static_cast<double>(point.told + in_truth);
    return all == 0 ? 1 : 2 * static_cast<double>(point.right) / all;
}

Curve draw_curve(std::span<const Link> links, std::span<const std::uint32_t> truth, std::uint64_t in_truth,
                 std::size_t most) {
    Curve curve{.in_truth = in_truth};
    curve.at_half.threshold = 0.5;
    curve.best.threshold = 1;
    const std::vector<CurvePoint> points = all_points({links.begin(), links.end()}, truth);
    for (const CurvePoint& point : points) {
        if (point.threshold >= 0.5) curve.at_half = {0.5, point.right, point.told};
        if (curve.f1(point) > curve.f1(curve.best)) curve.best = point;
    }
    curve.points = thinned(points, most);
    return curve;
}

}  // namespace baophu::linkage::engine
