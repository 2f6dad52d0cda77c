#include "flow/linkage/engine/training.h"

#include <gtest/gtest.h>

#include "flow/linkage/engine/chance.h"
#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

// Registers whose parameters are planted: six independent codes, wrong at a known rate.
struct Planted {
    std::vector<TestRow> left;
    std::vector<TestRow> right;
};

constexpr std::size_t codes = 6;
constexpr std::array<std::uint64_t, codes> values{1'000'000, 200, 50, 20, 5, 2};
constexpr std::array<double, codes> right_rate{0.95, 0.90, 0.85, 0.80, 0.92, 0.97};
constexpr double in_both = 0.6;

Planted plant(std::uint64_t seed, std::size_t persons) {
    Dice dice(seed);
    Planted planted;
    for (std::size_t person = 0; person < persons; ++person) {
        TestRow row;
        for (const std::uint64_t count : values)
            row.push_back(std::to_string(dice.below(count)));
        TestRow other = row;
        for (std::size_t code = 0; code < codes; ++code)
            if (!dice.with(right_rate[code])) other[code] = std::to_string(dice.below(values[code]));
        planted.left.push_back(row);
        if (dice.with(in_both)) {
            planted.right.push_back(other);
        } else {
            for (std::size_t code = 0; code < codes; ++code)
                other[code] = std::to_string(dice.below(values[code]));
            planted.right.push_back(other);
        }
    }
    return planted;
}

TEST(Training, ENG15_PlantedParametersAreRecovered) {
    constexpr std::size_t persons = 20'000;
    const Planted planted = plant(3, persons);
    const std::vector<Field> fields(codes, Field{"code", Kind::exact});
    const Records records = records_of({planted.left, planted.right}, fields);
    const Keys keys = make_keys(
        records,
        {{.expressions = {{.field = 0}}}, {.expressions = {{.field = 1}, {.field = 2}, {.field = 3}}}}, 1);
    const Comparer comparer(records, {}, best_kernel(), 1);
    const auto frequencies = count_frequencies(records, {}, 1);
    const auto samples = sample_passes(records, keys, comparer, 1);
    const Model model =
        train(records, keys, samples, measure_chance(records, comparer, frequencies, {}, 1, 1));
    for (std::size_t code = 0; code < codes; ++code) {
        const double by_chance = 1.0 / static_cast<double>(values[code]);
        const double planted_m = right_rate[code] + (1 - right_rate[code]) * by_chance;
        EXPECT_TRUE(model.trained[code]) << code;
        EXPECT_NEAR(model.m[code][level::equal], planted_m, 0.015) << code;
        // Equal codes of the same person are in u as in any count of values.
        const double planted_u = by_chance + in_both / persons;
        EXPECT_NEAR(model.u[code][level::equal], planted_u, 0.06 * planted_u + 0.2e-5) << code;
    }
    const double matches = model.lambda * records.possible_pairs();
    // Links that no pass finds are not in lambda: those with code 0 and one of codes 1 to 3 wrong.
    EXPECT_NEAR(matches, in_both * persons * (1 - 0.05 * (1 - 0.9 * 0.85 * 0.8)), 0.02 * in_both * persons);
    EXPECT_TRUE(model.stages[0].used);
    // Its pairs by chance: every left code with every right one.
    const double by_chance = persons / static_cast<double>(values[0]) / (in_both * right_rate[0]);
    EXPECT_NEAR(model.stages[0].purity, 1 / (1 + by_chance), 0.005);
}

TEST(Chance, ENG14_EqualityIsCountedExactly) {
    const std::vector<Field> fields{{"code", Kind::exact}, {"born", Kind::date}};
    const Records records =
        records_of({{{"a", "1970"}, {"a", "1971"}, {"b", "1971"}}, {{"a", "1971"}, {"c", ""}}}, fields);
    const auto frequencies = count_frequencies(records, {}, 1);
    EXPECT_DOUBLE_EQ(frequencies[0].equal_share(), 2.0 / 6);
    EXPECT_DOUBLE_EQ(frequencies[1].equal_share(), 2.0 / 3);
}

TEST(Chance, ENG20_WithinOneRegisterValuesAreCountedByGroup) {
    const std::vector<Field> fields{{"code", Kind::exact}};
    const Records records = records_of({{{"a"}, {"a"}, {"a"}, {"b"}, {"a"}}}, fields);
    const std::vector<RecordNumber> groups{0, 0, 0, 3, 4};  // "a" is of two groups.
    const auto frequencies = count_frequencies(records, groups, 1);
    EXPECT_EQ(frequencies[0].known(), 3U);
    EXPECT_EQ(frequencies[0].count(records.row(0)), 2U);
    EXPECT_EQ(frequencies[0].count(records.row(3)), 1U);
    EXPECT_DOUBLE_EQ(frequencies[0].equal_share(), 2.0 / 6);
}

// Labels show m at once, though no pass teaches the first code: every pass uses it.
TEST(Training, ENG42_LabelsTeachWhatNoPassDoes) {
    constexpr std::size_t persons = 4'000;
    const Planted planted = plant(5, persons);
    std::vector<Register> registers;
    registers.push_back(register_of(planted.left));
    registers.push_back(register_of(planted.right));
    const Specification specification{.fields = std::vector<Field>(codes, Field{"code", Kind::exact}),
                                      .passes = {{.expressions = {{.field = 0}}}}};
    const auto labels = [&](const Records& records) {
        std::vector<Decision> known;
        for (RecordNumber person = 0; person < persons; ++person) {
            std::size_t equal = 0;
            for (std::size_t code = 1; code < codes; ++code)
                if (planted.left[person][code] == planted.right[person][code]) ++equal;
            if (equal == codes - 1) known.push_back({.a = person, .b = records.first[1] + person});
        }
        return known;
    };
    EXPECT_FALSE(link(registers, specification, {}).model.trained[0]);
    registers.clear();
    registers.push_back(register_of(planted.left));
    registers.push_back(register_of(planted.right));
    Options options;
    options.labels = labels;
    const Answer answer = link(registers, specification, options);
    EXPECT_TRUE(answer.model.trained[0]);
    EXPECT_NEAR(answer.model.m[0].at(level::equal), right_rate[0], 0.02);
}

TEST(Training, ENG42_WhatIsKnownIsNotLearned) {
    const Planted planted = plant(3, 5'000);
    std::vector<Register> registers;
    registers.push_back(register_of(planted.left));
    registers.push_back(register_of(planted.right));
    Specification specification{.fields = std::vector<Field>(codes, Field{"code", Kind::exact}),
                                .passes = {{.expressions = {{.field = 0}}}}};
    specification.known.m.resize(codes);
    specification.known.m[2] = LevelShares{0, 0.6, 0.4};
    specification.known.u.resize(codes);
    specification.known.u[3] = LevelShares{0, 1e-4, 1 - 1e-4};
    std::size_t rare = 0;
    Options options;
    options.look = [&](const Workings& workings, const Answer&) {
        for (RecordNumber record = 0; record < workings.records.size(); ++record) {
            const Row& row = workings.records.row(record);
            EXPECT_EQ(workings.weigher.rarity(3, row), 0) << "chance is given, whatever the value";
            if (workings.weigher.rarity(2, row) != 0) ++rare;
        }
    };
    const Answer answer = link(registers, specification, options);
    EXPECT_GT(rare, 0U);
    EXPECT_EQ(answer.model.u[3].at(level::equal), 1e-4);
    EXPECT_EQ(answer.model.m[2].at(level::equal), 0.6);
    EXPECT_NEAR(answer.model.m[3].at(level::equal), right_rate[3] + (1 - right_rate[3]) / 20, 0.03);
}

TEST(Training, ENG42_FewLabelsTeachNothing) {
    const Layout layout = lay_out({{"code", Kind::exact}, {"other", Kind::exact}});
    const Pattern both = at_component(level::equal, 0) | at_component(level::equal, 1);
    const Known known = known_from(
        {{.pattern = both, .pairs = 20}, {.pattern = at_component(level::equal, 0), .pairs = 40}}, layout);
    EXPECT_TRUE(known.m[0].has_value());
    EXPECT_FALSE(known.m[1].has_value());
}

}  // namespace
}  // namespace baophu::linkage::engine
