#include <random>

#include <gtest/gtest.h>

#include "flow/coverage/coverage.h"

namespace baophu::coverage {
namespace {

// COV-14: each side is reckoned here from the figures themselves, not from the other identities.
TEST(Identities, COV14HoldForAnyFigures) {
    std::mt19937_64 random(20180523);
    const auto figure = [&] { return static_cast<std::int64_t>(random() % 2'000'000); };
    for (int round = 0; round < 10'000; ++round) {
        const std::int64_t participating = figure();
        const std::int64_t eligible = participating + figure();
        const PlanFigures plan{.eligible = figure(), .target = figure()};
        const Identities told = identities(eligible, participating, plan);
        ASSERT_EQ(told.gap, eligible - participating);
        ASSERT_EQ(*told.planned_gap, *plan.eligible - participating);
        ASSERT_EQ(*told.planned_gap, told.gap + *told.plan_over_register);
        ASSERT_EQ(*told.target_gap, *plan.target - participating);
        ASSERT_EQ(*told.target_gap, *told.planned_gap - *told.plan_over_target);
    }
}

TEST(Identities, COV14AFigureThatIsNotGivenIsNoTerm) {
    const Identities bare = identities(10, 7, {});
    EXPECT_EQ(bare.gap, 3);
    EXPECT_FALSE(bare.plan_over_register || bare.planned_gap || bare.plan_over_target || bare.target_gap);
    const Identities planned = identities(10, 7, {.eligible = 12, .target = {}});
    EXPECT_EQ(planned.plan_over_register, 2);
    EXPECT_EQ(planned.planned_gap, 5);
    EXPECT_FALSE(planned.plan_over_target || planned.target_gap);
    EXPECT_FALSE(identities(10, 7, {.eligible = {}, .target = 9}).target_gap)
        << "through the plan or not at all";
}

// The plan of 2019: 889,810 eligible, 818,486 wanted.
TEST(Identities, COV14SignsAreKept) {
    const Identities told = identities(900'000, 820'000, {.eligible = 889'810, .target = 818'486});
    EXPECT_EQ(told.gap, 80'000);
    EXPECT_EQ(told.plan_over_register, -10'190);
    EXPECT_EQ(told.planned_gap, 69'810);
    EXPECT_EQ(told.plan_over_target, 71'324);
    EXPECT_EQ(told.target_gap, -1'514) << "more than the target wants";
}

TEST(NeededPerMonth, IsRoundedUpAndNeverBelowZero) {
    EXPECT_EQ(needed_per_month(12, 12), 1);
    EXPECT_EQ(needed_per_month(13, 12), 2);
    EXPECT_EQ(needed_per_month(0, 12), 0);
    EXPECT_EQ(needed_per_month(-5, 0), 0);
    EXPECT_EQ(needed_per_month(5, 0), std::nullopt) << "no month is left";
}

}  // namespace
}  // namespace baophu::coverage
