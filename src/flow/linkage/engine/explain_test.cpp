#include "flow/linkage/engine/explain.h"

#include <cmath>

#include <gtest/gtest.h>

#include "flow/linkage/engine/planted_for_tests.h"

namespace baophu::linkage::engine {
namespace {

// Links what is planted and looks at it at the end.
void look_at(const Planted& planted, const Specification& specification, const Look& look) {
    std::vector<Register> registers = opened(planted);
    bool looked = false;
    link(registers, specification, {.look = [&](const Workings& workings, const Answer& answer) {
             looked = true;
             look(workings, answer);
         }});
    ASSERT_TRUE(looked);
}

const Plan plan{.persons = 500};

TEST(Explain, ENG33_ThePartsAddUpToTheWeight) {
    look_at(Planter(plan).two_registers(), specification_of(plan),
            [](const Workings& workings, const Answer&) {
                ASSERT_GT(workings.pairs.size(), 200U);
                for (const JudgedPair& pair : workings.pairs) {
                    const Explanation explanation = explain(workings, pair.b, pair.a);
                    EXPECT_EQ(explanation.left, pair.a);
                    EXPECT_EQ(explanation.weight, pair.weight);
                    EXPECT_TRUE(explanation.judged);
                    EXPECT_EQ(explanation.parts.size(), workings.records.layout.components.size());
                }
            });
}

TEST(Explain, ENG33_TheProbabilityIsThatOfTheLink) {
    look_at(Planter(plan).two_registers(), specification_of(plan),
            [](const Workings& workings, const Answer& answer) {
                for (const Link& link : answer.links)
                    EXPECT_NEAR(explain(workings, link.left, link.right).probability, link.probability, 1e-9);
            });
    look_at(Planter(plan).doubles(), specification_of(plan),
            [](const Workings& workings, const Answer& answer) {
                ASSERT_FALSE(answer.links.empty());
                for (const Link& link : answer.links)
                    EXPECT_NEAR(explain(workings, link.left, link.right).probability, link.probability, 1e-9);
            });
}

TEST(Explain, ENG33_RivalsAreTheOtherPairsOfEitherRecord) {
    // Two records on the right that are the same: they share what one alone would have.
    Planted planted = Planter(plan).two_registers();
    planted.registers[0].push_back({"x0", "x1", "x2", "x3", "x4"});
    const auto left = static_cast<RecordNumber>(planted.registers[0].size() - 1);
    planted.registers[1].push_back({"x0", "x1", "x2", "x3", "x4"});
    planted.registers[1].push_back({"x0", "x1", "x2", "x3", "x4"});
    const auto right = static_cast<RecordNumber>(left + planted.registers[1].size());
    look_at(planted, specification_of(plan), [&](const Workings& workings, const Answer&) {
        const Explanation explanation = explain(workings, left, right);
        ASSERT_EQ(explanation.rivals.size(), 1U);
        EXPECT_EQ(explanation.rivals[0].record, left);
        EXPECT_EQ(explanation.rivals[0].other, right - 1);
        EXPECT_EQ(explanation.rivals[0].weight, explanation.weight);
        EXPECT_GT(explanation.alone, 0.99);
        EXPECT_NEAR(explanation.probability, 0.5, 0.01);
    });
}

TEST(Explain, ENG33_WhichPassesFindThePair) {
    const Planted planted{
        .registers = {{{"a", "b", "c"}, {"d", "e", "f"}}, {{"a", "b", "x"}, {"d", "y", "f"}}},
        .person = {0, 1, 0, 1}};
    Specification specification = specification_of({.fields = 3});
    specification.passes = {Pass{.expressions = {{.field = 0}, {.field = 1}}},
                            Pass{.expressions = {{.field = 0}}}, Pass{.expressions = {{.field = 2}}}};
    look_at(planted, specification, [](const Workings& workings, const Answer&) {
        EXPECT_EQ(explain(workings, 0, 2).found_by, (std::vector<std::size_t>{0, 1}));
        EXPECT_EQ(explain(workings, 1, 3).found_by, (std::vector<std::size_t>{1, 2}));
        const Explanation apart = explain(workings, 0, 3);
        EXPECT_TRUE(apart.found_by.empty());
        EXPECT_FALSE(apart.judged);
        EXPECT_LT(apart.probability, 0.5);
    });
}

TEST(Explain, ENG33_RarityStandsApart) {
    look_at(Planter(plan).two_registers(), specification_of(plan),
            [](const Workings& workings, const Answer&) {
                const JudgedPair& pair = workings.pairs.front();
                for (const Part& part : explain(workings, pair.a, pair.b).parts) {
                    if (part.level == level::unknown) {
                        EXPECT_EQ(part.weight(), 0);
                    } else {
                        EXPECT_NEAR(to_bits(part.level_weight), std::log2(part.m / part.u), 1e-3);
                    }
                    EXPECT_TRUE(part.level == level::equal || part.rarity == 0);
                }
            });
}

}  // namespace
}  // namespace baophu::linkage::engine
