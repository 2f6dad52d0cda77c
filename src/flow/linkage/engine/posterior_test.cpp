#include "flow/linkage/engine/posterior.h"

#include <cmath>

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

Records two_registers(std::size_t left, std::size_t right) {
    return records_of({std::vector<TestRow>(left, TestRow{"a"}), std::vector<TestRow>(right, TestRow{"a"})},
                      {{"code", Kind::exact}});
}

TEST(Posterior, ENG17_CandidatesOfOneRecordShareOneLink) {
    const Records records = two_registers(2, 3);
    // Record 0 has three candidates of odds 4, record 1 none.
    const std::vector<ScoredPair> pairs{{0, 2, to_weight(2)}, {0, 3, to_weight(2)}, {0, 4, to_weight(2)}};
    const Posterior found = posterior(records, pairs, {.expected_links = 1});
    const double odds = 4 * std::exp2(found.prior_shift);
    for (const Link& link : found.links)
        EXPECT_NEAR(link.probability, odds / (1 + 3 * odds), 1e-6);
    EXPECT_LT(found.expected_links, 1);
    EXPECT_NEAR(found.expected_links, 3 * odds / (1 + 3 * odds), 1e-6);
}

// Both ways to join two with two are as likely as each other, and hardly anything else is.
TEST(Posterior, ENG17_WhoCouldBeEitherWayRoundHasOneHalfEach) {
    const Records records = two_registers(2, 2);
    std::vector<ScoredPair> pairs;
    for (const RecordNumber a : {0U, 1U})
        for (const RecordNumber b : {2U, 3U})
            pairs.push_back({a, b, to_weight(30)});
    const Posterior found = posterior(records, pairs, {.expected_links = 2});
    for (const Link& link : found.links)
        EXPECT_NEAR(link.probability, 0.5, 0.01);
}

// 0 may be 3 or 4, but 4 is all but certainly 1: by what is left, 0 is 3.
TEST(Posterior, ENG17_ARivalThatIsTakenIsNoRival) {
    const Records records = two_registers(2, 3);
    const std::vector<ScoredPair> pairs{{0, 3, to_weight(8)}, {0, 4, to_weight(8)}, {1, 4, to_weight(30)}};
    const Posterior found = posterior(records, pairs, {.expected_links = 2});
    EXPECT_GT(found.links[0].probability, 0.99);
    EXPECT_LT(found.links[1].probability, 0.01);
    EXPECT_GT(found.links[2].probability, 0.99);
}

TEST(Posterior, ENG17_ThePriorMovesUntilItAgreesWithTheLinks) {
    const Records records = two_registers(4, 5);
    const std::vector<ScoredPair> pairs{{0, 4, to_weight(3)}, {1, 5, to_weight(1)}};
    const Posterior found = posterior(records, pairs, {.expected_links = 1.5});
    const double factor = std::exp2(found.prior_shift);
    double expected = 0;
    for (const ScoredPair& pair : pairs)
        expected += 1 / (1 + 1 / (factor * std::exp2(to_bits(pair.weight))));
    EXPECT_NEAR(expected, found.expected_links, 1e-3);
    // Links among those without a partner, beside the links that were expected among all.
    const double without_partner = (4 - expected) * (5 - expected) / (4 * 5);
    EXPECT_NEAR(factor, expected / 1.5 / without_partner, 5e-3);
}

TEST(Assign, ENG18_OneToOneTakesTheLikeliestFirst) {
    const Records records = two_registers(2, 2);
    const std::vector<Link> links{{0, 2, 0, 0.6}, {0, 3, 0, 0.9}, {1, 2, 0, 0.5}, {1, 3, 0, 0.8}};
    EXPECT_EQ(assign(records, links, Assignment::one_to_one), (std::vector<Link>{links[1], links[2]}));
    EXPECT_EQ(assign(records, links, Assignment::one_to_many), (std::vector<Link>{links[0], links[1]}));
    EXPECT_EQ(assign(records, links, Assignment::many_to_many), links);
}

TEST(Assign, ENG18_OfThreeRegistersARecordHasOnePartnerInEach) {
    const Records records = records_of({{{"a"}}, {{"a"}, {"a"}}, {{"a"}}}, {{"code", Kind::exact}});
    const std::vector<Link> links{{0, 1, 0, 0.9}, {0, 2, 0, 0.8}, {0, 3, 0, 0.7}, {1, 3, 0, 0.6}};
    EXPECT_EQ(assign(records, links, Assignment::one_to_one),
              (std::vector<Link>{links[0], links[2], links[3]}));
}

}  // namespace
}  // namespace baophu::linkage::engine
