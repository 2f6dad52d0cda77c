#include "flow/linkage/engine/figures.h"

#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "flow/linkage/engine/planted_for_tests.h"

namespace baophu::linkage::engine {
namespace {

struct Drawn {
    Figures figures;
    Answer answer;
    std::uint64_t judged = 0;
};

Drawn draw(const Planted& planted, const Specification& specification, unsigned threads = 1) {
    Drawn drawn;
    std::vector<Register> registers = opened(planted);
    const auto look = [&](const Workings& workings, const Answer& answer) {
        drawn.figures = draw_figures(workings, answer);
        drawn.judged = workings.pairs.size();
    };
    drawn.answer = link(registers, specification, {.threads = threads, .clusters = true, .look = look});
    return drawn;
}

const Plan plan{.persons = 500};

std::uint64_t told(const Answer& answer) {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(answer.links, [](const Link& link) { return link.probability >= 0.5; }));
}

TEST(Figures, ENG34_CountsAddUp) {
    const Planted planted = Planter(plan).two_registers();
    const auto [figures, answer, judged] = draw(planted, specification_of(plan));
    EXPECT_EQ(figures.records[0], planted.registers[0].size());
    EXPECT_EQ(figures.records[1], planted.registers[1].size());
    EXPECT_EQ(figures.rates.told, told(answer));
    std::uint64_t links = 0;
    std::uint64_t others = 0;
    for (const WeightBin& bin : figures.weights) {
        links += bin.links;
        others += bin.others;
    }
    EXPECT_EQ(links, told(answer));
    EXPECT_EQ(links + others, judged);
    std::uint64_t records = 0;
    for (const auto& [size, groups] : figures.group_sizes)
        records += size * groups;
    EXPECT_EQ(records, planted.person.size());
}

TEST(Figures, ENG34_SharesOfLevelsAreShares) {
    const Figures figures = draw(Planter(plan).two_registers(), specification_of(plan)).figures;
    ASSERT_EQ(figures.components.size(), plan.fields);
    for (const ComponentFigures& component : figures.components) {
        double m = 0;
        double u = 0;
        double in_links = 0;
        for (const LevelFigures& level : component.levels) {
            m += level.m;
            u += level.u;
            in_links += level.in_links;
        }
        EXPECT_NEAR(m, 1, 1e-9);
        EXPECT_NEAR(u, 1, 1e-9);
        EXPECT_NEAR(in_links, 1, 1e-9);
        EXPECT_GT(component.levels[level::equal].bits, 0);
        EXPECT_LT(component.levels[level::exact::other].bits, 0);
    }
}

TEST(Figures, ENG34_RareValuesWeighMore) {
    const Figures figures = draw(Planter(plan).two_registers(), specification_of(plan)).figures;
    for (const FieldFigures& field : figures.fields) {
        ASSERT_GT(field.most_frequent.size(), 2U);
        EXPECT_LT(field.most_frequent[0].bits, field.most_frequent[2].bits);
        EXPECT_LT(field.most_frequent[0].bits, field.mean_bits);
        EXPECT_GT(field.rarest_bits, field.mean_bits);
        EXPECT_GE(field.most_frequent[0].count, field.most_frequent[1].count);
        EXPECT_FALSE(field.most_frequent[0].value.empty());
    }
}

TEST(Figures, ENG34_ARecordThatKnowsNothingIsUnlinkable) {
    Planted planted = Planter(plan).two_registers();
    const double before = draw(planted, specification_of(plan)).figures.unlinkable_at_half;
    const std::size_t added = planted.person.size() / 9;
    for (std::size_t i = 0; i < added; ++i)
        planted.registers[1].emplace_back(plan.fields, "");
    const Figures figures = draw(planted, specification_of(plan)).figures;
    EXPECT_NEAR(figures.unlinkable_at_half, before + 0.1, 0.02);
    for (std::size_t i = 1; i < figures.unlinkable.size(); ++i)
        EXPECT_GE(figures.unlinkable[i].share, figures.unlinkable[i - 1].share);
    EXPECT_EQ(figures.unlinkable.front().share, 0);
}

TEST(Figures, ENG34_PassesFindTheLinks) {
    const auto [figures, answer, judged] = draw(Planter(plan).two_registers(), specification_of(plan));
    ASSERT_EQ(figures.passes.size(), plan.fields);
    double alone = 0;
    double most = 0;
    for (const PassFigures& pass : figures.passes) {
        EXPECT_LE(pass.links_alone, pass.links);
        alone += pass.links_alone;
        most = std::max(most, pass.links);
    }
    EXPECT_LE(alone, static_cast<double>(told(answer)));
    EXPECT_LT(most, static_cast<double>(told(answer)));
    EXPECT_GT(most, 0);
}

TEST(Figures, ENG34_PairsWorthALook) {
    const Figures figures = draw(Planter(plan).two_registers(), specification_of(plan)).figures;
    ASSERT_FALSE(figures.strongest.empty());
    ASSERT_FALSE(figures.missed.empty());
    EXPECT_GE(figures.strongest.front().weight, figures.strongest.back().weight);
    EXPECT_GT(figures.strongest.front().probability, 0.9);
    for (const Explanation& each : figures.missed)
        EXPECT_LT(each.weight, figures.strongest.front().weight);
    for (const Explanation& each : figures.doubtful)
        EXPECT_NEAR(each.probability, 0.5, 0.4);
}

TEST(Figures, ENG34_TheMostDoubtfulPatternsAreNeitherSureNorImpossible) {
    const Figures figures = draw(Planter(plan).two_registers(), specification_of(plan)).figures;
    EXPECT_GE(figures.frequent_patterns[0].pairs, figures.frequent_patterns[1].pairs);
    EXPECT_GE(figures.doubtful_patterns[0].doubt, figures.doubtful_patterns[1].doubt);
    EXPECT_GT(figures.doubtful_patterns[0].probability, 0.01);
}

TEST(Figures, ENG34_WeakGroups) {
    // Three writings of one person; the third agrees in three fields of five with either other.
    Planted planted = Planter(plan).doubles();
    const auto first = static_cast<RecordNumber>(planted.person.size());
    planted.registers[0].push_back({"x0", "x1", "x2", "x3", "x4"});
    planted.registers[0].push_back({"x0", "x1", "x2", "x3", "x4"});
    planted.registers[0].push_back({"x0", "x1", "x2", "y3", "x4"});
    const Figures figures = draw(planted, specification_of(plan)).figures;
    const auto group = std::ranges::find_if(figures.weak_groups, [&](const GroupFigures& each) {
        return each.records == std::vector<RecordNumber>{first, first + 1, first + 2};
    });
    ASSERT_NE(group, figures.weak_groups.end());
    EXPECT_EQ(group->b, first + 2);
    for (std::size_t i = 1; i < figures.weak_groups.size(); ++i)
        EXPECT_LE(figures.weak_groups[i - 1].weakest, figures.weak_groups[i].weakest);
}

TEST(Figures, ENG34_TheSameOnAnyNumberOfThreads) {
    const Planted planted = Planter(plan).two_registers();
    const Figures one = draw(planted, specification_of(plan), 1).figures;
    const Figures three = draw(planted, specification_of(plan), 3).figures;
    EXPECT_EQ(one.rates.links.low, three.rates.links.low);
    ASSERT_EQ(one.doubtful.size(), three.doubtful.size());
    for (std::size_t i = 0; i < one.doubtful.size(); ++i)
        EXPECT_EQ(one.doubtful[i].left, three.doubtful[i].left);
    EXPECT_EQ(one.unlinkable_at_half, three.unlinkable_at_half);
}

}  // namespace
}  // namespace baophu::linkage::engine
