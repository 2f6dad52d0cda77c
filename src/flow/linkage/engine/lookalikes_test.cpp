#include "flow/linkage/engine/lookalikes.h"

#include <cmath>

#include <gtest/gtest.h>

#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/families_for_tests.h"
#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::size_t codes = 6;
constexpr std::size_t rows = 10'000;  // Of each register: a hundred million possible pairs.
constexpr double possible = static_cast<double>(rows) * rows;

using Shares = std::array<double, codes>;  // By code: how often it is equal.

constexpr Shares of_matches{0.95, 0.90, 0.85, 0.95, 0.92, 0.97};
constexpr Shares of_chance{0.001, 0.005, 0.02, 0.05, 0.2, 0.5};

struct Planted {
    double pairs;
    Shares equal;
};

Records empty_registers() {
    const std::vector<TestRow> register_rows(rows, TestRow(codes, "x"));
    return records_of({register_rows, register_rows}, std::vector<Field>(codes, Field{"code", Kind::exact}));
}

LevelShares shares_of(double equal) {
    return {0, equal, 1 - equal};
}

// How many pairs show each pattern of equal and unequal codes.
std::vector<PassPatterns> patterns_of(const std::vector<Planted>& kinds) {
    PatternCounter counter;
    for (std::size_t equal = 0; equal < std::size_t{1} << codes; ++equal) {
        Pattern pattern = 0;
        double pairs = 0;
        for (std::size_t code = 0; code < codes; ++code)
            pattern |= at_component((equal >> code) % 2 == 1 ? 1 : 2, code);
        for (const Planted& kind : kinds) {
            double share = kind.pairs;
            for (std::size_t code = 0; code < codes; ++code)
                share *= (equal >> code) % 2 == 1 ? kind.equal.at(code) : 1 - kind.equal.at(code);
            pairs += share;
        }
        if (pairs >= 0.5) counter.add(pattern, static_cast<std::uint64_t>(std::llround(pairs)));
    }
    return {{.all = {}, .fresh = counter.sorted()}};
}

Model model_of(const Records& records, const std::vector<PassPatterns>& patterns) {
    Model model;
    for (std::size_t code = 0; code < codes; ++code) {
        model.m.push_back(shares_of(of_matches.at(code)));
        model.u.push_back(shares_of(of_chance.at(code)));
    }
    model.lambda = fit_lambda(records, patterns, model);
    return model;
}

TEST(Lookalikes, ENG43_ThoseThatWerePlantedAreFound) {
    constexpr double matches = 6'000;
    constexpr double alike = 80'000;
    constexpr Shares of_alike{0.001, 0.60, 0.80, 0.10, 0.90, 0.5};
    const Records records = empty_registers();
    const auto patterns =
        patterns_of({{matches, of_matches}, {alike, of_alike}, {possible - matches - alike, of_chance}});
    Model model = model_of(records, patterns);
    // Without them many are taken for matches.
    EXPECT_GT(model.lambda * possible, 1.1 * matches);
    model.lookalikes = find_lookalikes(records, patterns, model, 1);
    EXPECT_NEAR(model.lookalikes.share * possible, alike, 0.05 * alike);
    for (std::size_t code = 0; code < codes; ++code)
        EXPECT_NEAR(model.lookalikes.r[code][level::equal], of_alike.at(code), 0.03) << code;
    EXPECT_NEAR(fit_lambda(records, patterns, model) * possible, matches, 0.02 * matches);
}

TEST(Lookalikes, ENG43_WhereThereAreNoneNothingIsTaken) {
    constexpr double matches = 6'000;
    const Records records = empty_registers();
    const auto patterns = patterns_of({{matches, of_matches}, {possible - matches, of_chance}});
    Model model = model_of(records, patterns);
    model.lookalikes = find_lookalikes(records, patterns, model, 1);
    EXPECT_NEAR(fit_lambda(records, patterns, model) * possible, matches, 0.01 * matches);
}

// True pairs of which m knows nothing: two codes are written into other columns.
TEST(Lookalikes, ENG43_AKindThatWouldBeTakenForMatchesIsGivenUp) {
    constexpr double matches = 4'000;
    constexpr double moved = 2'000;
    constexpr Shares of_moved{0.95, 0.90, 0.85, 0.95, 0.2, 0.0};
    const Records records = empty_registers();
    const auto patterns =
        patterns_of({{matches, of_matches}, {moved, of_moved}, {possible - matches - moved, of_chance}});
    EXPECT_EQ(find_lookalikes(records, patterns, model_of(records, patterns), 1).share, 0);
}

TEST(Lookalikes, ENG1_AreTheSameOnAnyNumberOfThreads) {
    const Records records = empty_registers();
    const auto patterns =
        patterns_of({{6'000, of_matches}, {9'000, {0, 0.9, 0.9, 0.1, 0.9, 0.5}}, {9e7, of_chance}});
    const Model model = model_of(records, patterns);
    const Lookalikes one = find_lookalikes(records, patterns, model, 1);
    const Lookalikes three = find_lookalikes(records, patterns, model, 3);
    EXPECT_EQ(one.share, three.share);
    EXPECT_EQ(one.r, three.r);
}

// Of families: what is taken is told as a part, and every way to weigh a pair counts it.
TEST(Lookalikes, ENG21_EveryWayToWeighAPairCountsThem) {
    const FamilyRegisters made = families_in_two(21, 3'000);
    std::vector<Register> registers;
    for (const std::vector<TestRow>& of_register : made.rows)
        registers.push_back(register_of(of_register, 2));
    std::size_t taken = 0;
    const auto look = [&](const Workings& workings, const Answer&) {
        const Weigher& weigher = workings.weigher;
        for (const JudgedPair& pair : workings.pairs) {
            const Row& a = workings.records.row(pair.a);
            const Row& b = workings.records.row(pair.b);
            const Weigher::Parts parts = weigher.parts(a, b);
            Weight sum = weigher.prior() + parts.ties + parts.lookalikes;
            for (const Weight part : parts.of)
                sum += part;
            ASSERT_EQ(weigher.weigh(a, b), sum);
            ASSERT_EQ(weigher.weigh_alone(a, b, to_weight(-20)), std::optional(sum));
            if (parts.lookalikes < to_weight(-1)) ++taken;
            ASSERT_LE(parts.lookalikes, 0);
        }
    };
    link(registers, {.fields = family_fields()}, {.threads = 2, .look = look});
    EXPECT_GT(taken, 100U);
}

}  // namespace
}  // namespace baophu::linkage::engine
