// PLAN-8: any one of the twenty figures that is changed is caught.
//
// Each is changed in turn, in the ways a hand changes a number: printed and value together,
// printed alone, value alone. Caught means that a reader notices something which the unchanged
// plan does not show.
#include <set>

#include <gtest/gtest.h>

#include "core/plan/plan_slack.h"
#include "core/plan/plans_for_tests.h"

namespace baophu {
namespace {

std::vector<std::string> marks(const Plan& plan) {
    return check_plan(plan).noticed();
}

std::int64_t reversed_pair(std::int64_t digits, std::size_t place) {
    std::string text = std::to_string(digits);
    std::swap(text[place], text[place + 1]);
    return std::stoll(text);
}

// Other numbers that a slip makes of this one.
std::vector<FixedNumber> slips_of(const FixedNumber& number) {
    const std::string text = std::to_string(number.digits);
    std::vector<FixedNumber> slips;
    for (const std::int64_t step : {1, -1, 5, -5, 10, -10, 1'000, -1'000})
        slips.push_back({number.digits + step, number.decimals});
    slips.push_back({number.digits + number.digits / 1'000, number.decimals});
    slips.push_back({number.digits - number.digits / 1'000, number.decimals});
    slips.push_back({number.digits / 10, number.decimals});
    slips.push_back({number.digits * 10, number.decimals});
    slips.push_back({number.digits * 2, number.decimals});
    slips.push_back({0, number.decimals});
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        slips.push_back({reversed_pair(number.digits, i), number.decimals});
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string other = text;
        other[i] = other[i] == '9' ? '0' : static_cast<char>(other[i] + 1);
        slips.push_back({std::stoll(other), number.decimals});
    }
    return slips;
}

// A percentage may also lose or gain a decimal, or its comma.
std::vector<FixedNumber> other_decimals_of(const FixedNumber& number) {
    std::vector<FixedNumber> slips{{number.digits * 10, number.decimals + 1},
                                   {number.digits * 10 + 3, number.decimals + 1}};
    if (number.decimals > 0) {
        slips.push_back({number.digits / 10, number.decimals - 1});
        slips.push_back({number.digits, 0});
    }
    return slips;
}

std::vector<FixedNumber> mutations_of(const PlanFigure& figure) {
    std::vector<FixedNumber> mutations = slips_of(*figure.value);
    if (is_percent(figure.quantity)) {
        const std::vector<FixedNumber> more = other_decimals_of(*figure.value);
        mutations.insert(mutations.end(), more.begin(), more.end());
    }
    std::erase_if(mutations, [&](const FixedNumber& each) {
        return each == *figure.value || (!is_percent(figure.quantity) && each.digits < 0);
    });
    return mutations;
}

class EachFigure : public testing::TestWithParam<std::size_t> {
protected:
    const Plan& plan = plan_of_2019();
    const PlanFigure& figure = plan.figures.at(GetParam());
    const std::vector<std::string> before = marks(plan);
};

TEST_P(EachFigure, PLAN8_ChangedTogetherWithItsPrintIsCaught) {
    const std::vector<FixedNumber> mutations = mutations_of(figure);
    ASSERT_GT(mutations.size(), 12U);
    for (const FixedNumber& number : mutations) {
        EXPECT_NE(marks(with_number(plan, GetParam(), number)), before)
            << figure.id << ' ' << to_string(number);
    }
}

TEST_P(EachFigure, PLAN8_PrintedAloneIsCaught) {
    for (const FixedNumber& number : mutations_of(figure)) {
        Plan changed = plan;
        changed.figures[GetParam()].printed = as_printed(number, is_percent(figure.quantity));
        EXPECT_NE(marks(changed), before) << *changed.figures[GetParam()].printed;
    }
}

TEST_P(EachFigure, PLAN8_ValueAloneIsCaught) {
    for (const FixedNumber& number : mutations_of(figure)) {
        Plan changed = plan;
        changed.figures[GetParam()].value = number;
        EXPECT_NE(marks(changed), before) << to_string(number);
    }
}

// The text itself: each letter lost, and each digit made another.
TEST_P(EachFigure, PLAN8_ASlipOfOneLetterInThePrintIsCaught) {
    const std::string& printed = *figure.printed;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        Plan changed = plan;
        changed.figures[GetParam()].printed = printed.substr(0, i) + printed.substr(i + 1);
        // Without the dot of its thousands it is the same number, printed in another way.
        const bool same_number = printed[i] == '.';
        EXPECT_EQ(marks(changed) == before, same_number) << *changed.figures[GetParam()].printed;
        changed.figures[GetParam()].printed = printed;
        char& letter = (*changed.figures[GetParam()].printed)[i];
        letter = letter == '7' ? '1' : '7';
        EXPECT_NE(marks(changed), before) << *changed.figures[GetParam()].printed;
    }
}

TEST_P(EachFigure, PLAN8_ItsLossIsCaught) {
    Plan changed = plan;
    changed.figures[GetParam()].value.reset();
    EXPECT_NE(marks(changed), before);
}

// PLAN-8: what the printed figures catch alone, without the controls that were recorded when the
// plan was read. Of a count of persons, exactly the changes that leave its slack (PLAN-9); of a
// percentage every one of as many decimals, but for the growth whose base is not stated.
TEST_P(EachFigure, PLAN8_WithoutTheControlsOnlyWhatLeavesTheSlackIsCaught) {
    Plan bare = plan;
    bare.controls.clear();
    const std::vector<std::string> bare_before = marks(bare);
    const Slack slack = slack_of(bare, Controls::used).at(GetParam());
    for (const FixedNumber& number : mutations_of(figure)) {
        const bool caught = marks(with_number(bare, GetParam(), number)) != bare_before;
        if (slack.hardly_bound || number.decimals != figure.value->decimals) continue;
        if (is_percent(figure.quantity)) {
            EXPECT_TRUE(caught) << figure.id << ' ' << to_string(number);
        } else {
            const bool within = slack.low->digits <= number.digits && number.digits <= slack.high->digits;
            EXPECT_EQ(caught, !within) << figure.id << ' ' << to_string(number);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OfThePlan, EachFigure, testing::Range<std::size_t>(0, 20), [](const auto& tested) {
    std::string name = plan_of_2019().figures[tested.param].id;
    std::ranges::replace(name, '.', '_');
    return name;
});

// How many of the changes the printed figures show without the controls, figure by figure: 236 of
// 432. Of the percentages unseen is only a further decimal that is right: 92,0 for 92, 49,3 for 49.
TEST(Figures, PLAN8_ThePrintedFiguresAloneCatchThisMuch) {
    Plan bare = plan_of_2019();
    bare.controls.clear();
    const std::vector<std::string> before = marks(bare);
    std::string told;
    for (std::size_t i = 0; i < bare.figures.size(); ++i) {
        int caught = 0;
        const std::vector<FixedNumber> mutations = mutations_of(bare.figures[i]);
        for (const FixedNumber& number : mutations)
            caught += marks(with_number(bare, i, number)) != before ? 1 : 0;
        told +=
            bare.figures[i].id + " " + std::to_string(caught) + "/" + std::to_string(mutations.size()) + "\n";
    }
    EXPECT_EQ(told,
              "eligible.compulsory.2019 8/24\n"
              "eligible.voluntary.2019 8/24\n"
              "eligible.unemployment.2019 7/24\n"
              "participants.compulsory.2019 9/25\n"
              "participants.voluntary.2019 14/21\n"
              "participants.unemployment.2019 9/25\n"
              "ratio.compulsory.2019 16/17\n"
              "ratio.voluntary.2019 19/19\n"
              "ratio.unemployment.2019 16/17\n"
              "growth.voluntary.2019 1/21\n"
              "eligible.compulsory.2020 9/25\n"
              "eligible.voluntary.2020 11/23\n"
              "eligible.unemployment.2020 8/24\n"
              "participants.compulsory.2020 8/25\n"
              "participants.voluntary.2020 15/21\n"
              "participants.unemployment.2020 9/25\n"
              "ratio.compulsory.2020 16/17\n"
              "ratio.voluntary.2020 21/21\n"
              "ratio.unemployment.2020 16/17\n"
              "growth.voluntary.2020 16/17\n");
}

// The suite above holds all figures, and they are the twenty of section II.
TEST(Figures, AreTheTwentyOfSectionTwo) {
    std::map<Quantity, int> count;
    std::set<std::string> printed;
    for (const PlanFigure& figure : plan_of_2019().figures) {
        ++count[figure.quantity];
        printed.insert(*figure.printed);
    }
    EXPECT_EQ(plan_of_2019().figures.size(), 20U);
    EXPECT_EQ(count[Quantity::eligible], 6);
    EXPECT_EQ(count[Quantity::participants], 6);
    EXPECT_EQ(count[Quantity::ratio], 6);
    EXPECT_EQ(count[Quantity::growth], 2);
    EXPECT_EQ(printed, (std::set<std::string>{"889.810", "883.024", "855.348", "818.486", "6.350", "786.920",
                                              "92%", "0,71%", "50,8%", "898.086", "874.000", "865.112",
                                              "853.180", "9.480", "821.860", "95%", "1,08%", "49%"}));
}

}  // namespace
}  // namespace baophu
