#include "flow/linkage/engine/origins.h"

#include <random>

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

constexpr RecordNumber half = 500;

// One register of two sources; the origin stands behind the only field.
Records two_sources() {
    std::vector<TestRow> rows(half, TestRow{"a", "tax"});
    rows.insert(rows.end(), half, TestRow{"a", "insurance"});
    std::vector<Register> registers;
    registers.push_back(register_of(rows, 3));
    return read_records(registers, {{"code", Kind::exact}}, 1, true);
}

TEST(Origins, ENG41_AreReadFromBehindTheFields) {
    const Records records = two_sources();
    ASSERT_EQ(records.origin.size(), 2 * half);
    EXPECT_EQ(records.origin[0], records.origin[half - 1]);
    EXPECT_NE(records.origin[0], records.origin[half]);
    EXPECT_EQ(records.layout.components.size(), 1U);
}

// Four hundred of the one source are also in the other; inside of a source only namesakes are found.
TEST(Origins, ENG41_EveryTwoHaveAPriorOfTheirOwn) {
    const Records records = two_sources();
    std::vector<ScoredPair> pairs;
    for (RecordNumber record = 0; record < 400; ++record) {
        pairs.push_back({record, record + 1, to_weight(-3)});
        pairs.push_back({record, record + half, to_weight(12)});
    }
    const OriginPriors priors(records, pairs, 1);
    // Nearly all matches are of both sources, and half of all pairs.
    EXPECT_NEAR(to_bits(priors.bits(records, 0, half)), 1.0, 0.05);
    EXPECT_EQ(priors.bits(records, 0, half), priors.bits(records, half, 0));
    EXPECT_LT(to_bits(priors.bits(records, 0, 1)), -3);
    EXPECT_LT(to_bits(priors.bits(records, half, half + 1)), -3);
}

// Three candidates of one record are one match at most.
TEST(Origins, ENG41_CandidatesOfOneRecordCompete) {
    const Records records = two_sources();
    std::vector<ScoredPair> crowd;
    for (RecordNumber record = 0; record < 300; ++record)
        crowd.push_back({0, record + half, to_weight(12)});
    for (RecordNumber record = 0; record < 30; ++record)
        crowd.push_back({record, record + 100, to_weight(12)});
    const OriginPriors priors(records, crowd, 1);
    EXPECT_GT(priors.bits(records, 0, 1), priors.bits(records, 0, half));
}

TEST(Origins, ENG41_WhatFewMatchesShowIsDrawnTowardsAllPairs) {
    const Records records = two_sources();
    const std::vector<ScoredPair> one{{0, half, to_weight(12)}};
    const OriginPriors priors(records, one, 1);
    EXPECT_GT(to_bits(priors.bits(records, 0, half)), 0);
    EXPECT_LT(to_bits(priors.bits(records, 0, half)), 0.3);
}

TEST(Origins, ENG1_ThreadsDoNotShow) {
    const Records records = two_sources();
    std::mt19937 dice(41);
    std::vector<ScoredPair> pairs(200'000);
    for (ScoredPair& pair : pairs) {
        const auto b = static_cast<RecordNumber>(1 + dice() % (records.size() - 1));
        pair = {static_cast<RecordNumber>(dice() % b), b, to_weight(static_cast<double>(dice() % 40) - 10)};
    }
    const OriginPriors alone(records, pairs, 1);
    const OriginPriors together(records, pairs, 3);
    EXPECT_NE(alone.bits(records, 0, half), 0);
    for (const auto& [a, b] : {std::pair<RecordNumber, RecordNumber>{0, 1}, {0, half}, {half, half + 1}})
        EXPECT_EQ(alone.bits(records, a, b), together.bits(records, a, b));
}

TEST(Origins, ENG41_WithoutOriginsNothingMoves) {
    const Records records = records_of({{{"a"}, {"a"}}}, {{"code", Kind::exact}});
    const std::vector<ScoredPair> one{{0, 1, to_weight(12)}};
    EXPECT_EQ(OriginPriors(records, one, 1).bits(records, 0, 1), 0);
    EXPECT_EQ(OriginPriors().bits(records, 0, 1), 0);
}

}  // namespace
}  // namespace baophu::linkage::engine
