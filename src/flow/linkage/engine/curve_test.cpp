#include "flow/linkage/engine/curve.h"

#include <gtest/gtest.h>

namespace baophu::linkage::engine {
namespace {

// Records 0-3 are persons 1-4, records 4-7 the same; record 8 is nobody's.
const std::vector<std::uint32_t> truth{1, 2, 3, 4, 1, 2, 3, 4, 0};
const std::vector<Link> links{{0, 4, 0, 0.9}, {1, 5, 0, 0.9}, {2, 7, 0, 0.7}, {2, 6, 0, 0.4}, {3, 8, 0, 0.2}};

TEST(Curve, ENG35_CountsAtEveryThreshold) {
    const Curve curve = draw_curve(links, truth, 4);
    ASSERT_EQ(curve.points.size(), 4U);
    EXPECT_EQ(curve.points[0].told, 2U);
    EXPECT_EQ(curve.points[0].right, 2U);
    EXPECT_EQ(curve.points[1].right, 2U);
    EXPECT_EQ(curve.points[2].right, 3U);
    EXPECT_EQ(curve.points[3].told, 5U);
    EXPECT_DOUBLE_EQ(curve.points[3].precision(), 0.6);
    EXPECT_DOUBLE_EQ(curve.recall(curve.points[3]), 0.75);
}

TEST(Curve, ENG35_TheBestAndTheHalf) {
    const Curve curve = draw_curve(links, truth, 4);
    EXPECT_EQ(curve.at_half.told, 3U);
    EXPECT_EQ(curve.best.threshold, 0.4);
    EXPECT_DOUBLE_EQ(curve.f1(curve.best), 0.75);
}

TEST(Curve, ENG35_ThinnedItKeepsBothEnds) {
    std::vector<Link> many;
    const std::vector<std::uint32_t> nobody(2, 0);
    for (int i = 0; i < 1'000; ++i)
        many.push_back({0, 1, 0, i / 1'000.0});
    const Curve curve = draw_curve(many, nobody, 0, 50);
    EXPECT_EQ(curve.points.size(), 50U);
    EXPECT_EQ(curve.points.front().told, 1U);
    EXPECT_EQ(curve.points.back().told, 1'000U);
    EXPECT_EQ(curve.best.told, 0U);
}

TEST(Curve, NoLinks) {
    const Curve curve = draw_curve({}, {}, 0);
    EXPECT_TRUE(curve.points.empty());
    EXPECT_EQ(curve.best.precision(), 1);
    EXPECT_EQ(curve.f1(curve.best), 1);
}

}  // namespace
}  // namespace baophu::linkage::engine
