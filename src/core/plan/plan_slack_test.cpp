// PLAN-9: the stated slack is true: all within goes unnoticed, the first number beyond is not.
#include "core/plan/plan_slack.h"

#include <gtest/gtest.h>

#include "core/plan/plans_for_tests.h"

namespace baophu {
namespace {

std::vector<std::string> marks(const Plan& plan) {
    return check_plan(plan).noticed();
}

Plan without_controls() {
    Plan plan = plan_of_2019();
    plan.controls.clear();
    return plan;
}

void expect_true(const Plan& plan, const Slack& slack) {
    const std::vector<std::string> before = marks(plan);
    const FixedNumber own = *plan.figures[slack.figure].value;
    const auto after = [&](std::int64_t digits) {
        return marks(with_number(plan, slack.figure, {digits, own.decimals}));
    };
    ASSERT_TRUE(slack.low && slack.high) << plan.figures[slack.figure].id;
    const std::int64_t low = slack.low->digits;
    const std::int64_t high = slack.high->digits;
    EXPECT_LE(low, own.digits);
    EXPECT_GE(high, own.digits);
    const std::int64_t step = std::max<std::int64_t>(1, (high - low) / 97);
    for (std::int64_t digits = low; digits <= high; digits += step)
        EXPECT_EQ(after(digits), before) << plan.figures[slack.figure].id << ' ' << digits;
    EXPECT_EQ(after(high), before) << plan.figures[slack.figure].id << ' ' << high;
    EXPECT_NE(after(high + 1), before) << plan.figures[slack.figure].id << ' ' << high;
    if (low > 0 || is_percent(plan.figures[slack.figure].quantity)) {
        EXPECT_NE(after(low - 1), before) << plan.figures[slack.figure].id << ' ' << low;
    }
}

TEST(PlanSlack, PLAN9_WithItsControlsNoFigureHasAny) {
    const std::vector<Slack> slacks = slack_of(plan_of_2019(), Controls::used);
    ASSERT_EQ(slacks.size(), 20U);
    for (const Slack& slack : slacks) {
        EXPECT_TRUE(slack.none()) << plan_of_2019().figures[slack.figure].id;
        expect_true(plan_of_2019(), slack);
    }
}

TEST(PlanSlack, PLAN9_WithoutThemTheStatedOneIsTrue) {
    const Plan plan = without_controls();
    const std::vector<Slack> slacks = slack_of(plan, Controls::used);
    ASSERT_EQ(slacks.size(), 20U);
    int open = 0;
    for (const Slack& slack : slacks) {
        open += slack.none() ? 0 : 1;
        expect_true(plan, slack);
    }
    EXPECT_EQ(open, 13);  // The twelve counts of persons and the growth on an unstated base.
}

// Every number between, not a sample, where that is few enough.
TEST(PlanSlack, PLAN9_NoNumberWithinIsNoticed) {
    const Plan plan = without_controls();
    const std::vector<std::string> before = marks(plan);
    const std::size_t figure = plan.figure("participants.voluntary.2020").value();
    const Slack slack = slack_of(plan, Controls::used).at(figure);
    for (std::int64_t digits = slack.low->digits; digits <= slack.high->digits; ++digits)
        EXPECT_EQ(marks(with_number(plan, figure, {digits, 0})), before) << digits;
}

TEST(PlanSlack, PLAN9_LeavingOutTheControlsIsTheSameAsHavingNone) {
    const std::vector<Slack> left_out = slack_of(plan_of_2019(), Controls::left_out);
    const std::vector<Slack> none = slack_of(without_controls(), Controls::used);
    ASSERT_EQ(left_out.size(), none.size());
    for (std::size_t i = 0; i < none.size(); ++i) {
        EXPECT_EQ(left_out[i].low, none[i].low);
        EXPECT_EQ(left_out[i].high, none[i].high);
    }
}

// PLAN-9: the growth of 2019 has only an unstated base; far beyond its ends numbers fit again.
TEST(PlanSlack, PLAN9_AGrowthOnAnUnstatedBaseIsHardlyBound) {
    const Plan plan = without_controls();
    const std::vector<std::string> before = marks(plan);
    const std::size_t growth = plan.figure("growth.voluntary.2019").value();
    for (const Slack& slack : slack_of(plan, Controls::used)) {
        EXPECT_EQ(slack.hardly_bound, slack.figure == growth) << plan.figures[slack.figure].id;
        EXPECT_FALSE(slack.unbound());
    }
    for (const Slack& slack : slack_of(plan_of_2019(), Controls::used))
        EXPECT_FALSE(slack.hardly_bound) << "the control of its base holds it";
    const Slack slack = slack_of(plan, Controls::used).at(growth);
    int unnoticed_beyond = 0;
    for (std::int64_t digits = slack.high->digits + 1; digits < slack.high->digits + 500; ++digits)
        unnoticed_beyond += marks(with_number(plan, growth, {digits, 1})) == before ? 1 : 0;
    EXPECT_GT(unnoticed_beyond, 100);
}

TEST(PlanSlack, PLAN9_AFigureThatNothingTouchesIsOpen) {
    Plan plan = plan_of_2026();
    plan.figures[3].value = FixedNumber{36'000, 0};
    plan.figures[3].printed = "36.000";
    const std::vector<Slack> slacks = slack_of(plan, Controls::used);
    ASSERT_EQ(slacks.size(), 3U);
    EXPECT_EQ(slacks[2].figure, 3U);
    EXPECT_FALSE(slacks[2].low);
    EXPECT_FALSE(slacks[2].high);
    EXPECT_TRUE(slacks[2].unbound());
}

}  // namespace
}  // namespace baophu
