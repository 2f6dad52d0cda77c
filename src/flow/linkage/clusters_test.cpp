#include "flow/linkage/clusters.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace baophu::linkage {
namespace {

using Firsts = std::vector<RecordIndex>;
using Sequences = std::vector<std::int64_t>;

PairDecision same(std::int64_t sequence, RecordIndex left, RecordIndex right) {
    return {.sequence = sequence, .same = true, .left = left, .right = right};
}

PairDecision different(std::int64_t sequence, RecordIndex left, RecordIndex right) {
    return {.sequence = sequence, .same = false, .left = left, .right = right};
}

// A Sharing with records of its own.
struct Shared {
    std::string_view kind;
    std::vector<RecordIndex> records;
};

Clustering clustered(std::size_t records, const std::vector<Shared>& shared,
                     const std::vector<PairDecision>& decisions = {}) {
    Sharings sharings;
    for (const Shared& each : shared) {
        sharings.begin(each.kind);
        for (const RecordIndex record : each.records)
            sharings.add(record);
    }
    return cluster(records, sharings, decisions);
}

Firsts firsts(std::size_t records, const std::vector<Shared>& sharings,
              const std::vector<PairDecision>& decisions = {}) {
    return clustered(records, sharings, decisions).first;
}

// "2-0 si_number", "3-1 decision 7"
std::vector<std::string> joins(const Clustering& clustering) {
    std::vector<std::string> printed;
    printed.reserve(clustering.joins.size());
    for (const Join& join : clustering.joins) {
        printed.push_back(std::to_string(join.record) + "-" + std::to_string(join.joined) + " " +
                          (join.decision ? "decision " + std::to_string(*join.decision) : "") +
                          std::string(join.kind));
    }
    return printed;
}

TEST(Clusters, LNK1RecordsWithoutAnEqualNumberStayAlone) {
    EXPECT_EQ(firsts(3, {}), (Firsts{0, 1, 2}));
    EXPECT_EQ(firsts(0, {}), Firsts{});
}

TEST(Clusters, LNK1AnEqualNumberJoinsToTheEarliestRecord) {
    EXPECT_EQ(firsts(4, {{"si_number", {1, 3}}}), (Firsts{0, 1, 2, 1}));
}

TEST(Clusters, LNK1AChainOfDifferentNumbersIsOneCluster) {
    EXPECT_EQ(firsts(4, {{"person_number", {2, 3}}, {"person_tax_code", {1, 2}}, {"si_number", {0, 3}}}),
              (Firsts{0, 0, 0, 0}));
}

TEST(Clusters, LNK1ANumberSharedByManyIsOneCluster) {
    Shared sharing{"person_number", {}};
    for (RecordIndex record = 0; record < 5'000; ++record)
        sharing.records.push_back(record);
    EXPECT_EQ(firsts(5'000, {sharing}), Firsts(5'000, 0));
}

TEST(Clusters, LNK3ASameJoinsWithoutANumber) {
    EXPECT_EQ(firsts(3, {}, {same(1, 2, 0)}), (Firsts{0, 1, 0}));
}

TEST(Clusters, LNK3ADifferentKeepsApartWhatANumberWouldJoin) {
    EXPECT_EQ(firsts(2, {{"si_number", {0, 1}}}, {different(1, 1, 0)}), (Firsts{0, 1}));
}

TEST(Clusters, LNK3TheThirdOfADividedNumberGoesToTheEarlierPart) {
    EXPECT_EQ(firsts(3, {{"si_number", {0, 1, 2}}}, {different(1, 0, 1)}), (Firsts{0, 1, 0}));
    EXPECT_EQ(firsts(3, {{"si_number", {0, 1, 2}}}, {different(1, 0, 1), different(2, 0, 2)}),
              (Firsts{0, 1, 1}));
}

// The later record is already one with the second part, so the first part may not take it.
TEST(Clusters, LNK3ARecordStaysWithThePartThatItBelongsTo) {
    EXPECT_EQ(firsts(3, {{"person_number", {1, 2}}, {"si_number", {0, 1, 2}}}, {different(1, 0, 1)}),
              (Firsts{0, 1, 1}));
}

TEST(Clusters, LNK3ADifferentHoldsAcrossAChain) {
    EXPECT_EQ(firsts(3, {{"person_number", {0, 1}}, {"si_number", {1, 2}}}, {different(1, 0, 2)}),
              (Firsts{0, 0, 2}));
}

// Both clusters have grown by other records before the number comes that they share.
TEST(Clusters, LNK3ADifferentHoldsBetweenGrownClusters) {
    EXPECT_EQ(firsts(6, {{"a", {0, 2}}, {"b", {1, 3}}, {"c", {2, 4}}, {"d", {3, 5}}, {"e", {4, 5}}},
                     {different(1, 2, 3)}),
              (Firsts{0, 1, 0, 1, 0, 1}));
}

TEST(Clusters, LNK3ASameThatADifferentForbidsIsListedAndNotApplied) {
    const Clustering clustering = clustered(3, {}, {same(4, 0, 1), same(5, 1, 2), different(6, 0, 2)});
    EXPECT_EQ(clustering.first, (Firsts{0, 0, 2}));
    EXPECT_EQ(clustering.contradicted, Sequences{5});
}

TEST(Clusters, LNK4EveryJoinSaysWhatMadeIt) {
    const Clustering clustering =
        clustered(4, {{"person_number", {0, 2}}, {"si_number", {0, 1, 2}}}, {same(7, 3, 1), same(8, 1, 3)});
    EXPECT_EQ(joins(clustering),
              (std::vector<std::string>{"3-1 decision 7", "2-0 person_number", "1-0 si_number"}));
    EXPECT_TRUE(clustering.contradicted.empty());
}

// ---- Made-up records by the thousand, with a fixed seed --------------------------------------

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    RecordIndex below(std::size_t end) { return static_cast<RecordIndex>(engine_() % end); }
    template <class List>
    void shuffle(List& list) {
        std::ranges::shuffle(list, engine_);
    }

private:
    std::mt19937 engine_;
};

constexpr std::size_t records = 24;

std::vector<Shared> some_sharings(Dice& dice) {
    std::vector<Shared> all(1 + dice.below(12));
    for (Shared& sharing : all) {
        sharing.kind = "si_number";
        const std::size_t size = 2 + dice.below(3);
        while (sharing.records.size() < size) {
            const RecordIndex record = dice.below(records);
            if (std::ranges::find(sharing.records, record) == sharing.records.end())
                sharing.records.push_back(record);
        }
        std::ranges::sort(sharing.records);
    }
    return all;
}

// At most one about a pair, as the caller promises.
std::vector<PairDecision> some_decisions(Dice& dice) {
    std::vector<PairDecision> all;
    for (std::int64_t sequence = 1; sequence <= 6; ++sequence) {
        const RecordIndex left = dice.below(records);
        const RecordIndex right = dice.below(records);
        const bool known = std::ranges::any_of(all, [&](const PairDecision& decision) {
            return std::minmax(decision.left, decision.right) == std::minmax(left, right);
        });
        if (left != right && !known) all.push_back({sequence, dice.below(2) == 0, left, right});
    }
    return all;
}

// The slow and obvious twin: a record takes the earliest label of everybody with whom it shares
// a number, until nobody changes any more.
Firsts slow_firsts(const std::vector<Shared>& sharings) {
    Firsts label(records);
    for (RecordIndex record = 0; record < records; ++record)
        label[record] = record;
    for (bool changed = true; changed;) {
        changed = false;
        for (const Shared& sharing : sharings) {
            for (const RecordIndex a : sharing.records) {
                for (const RecordIndex b : sharing.records) {
                    if (label[a] <= label[b]) continue;
                    label[a] = label[b];
                    changed = true;
                }
            }
        }
    }
    return label;
}

TEST(Clusters, LNK1AgreeWithTheSlowTwinInWhateverOrderNumbersCome) {
    Dice dice(20181231);
    for (int round = 0; round < 500; ++round) {
        std::vector<Shared> sharings = some_sharings(dice);
        const Firsts expected = slow_firsts(sharings);
        ASSERT_EQ(firsts(records, sharings), expected) << "round " << round;
        dice.shuffle(sharings);
        ASSERT_EQ(firsts(records, sharings), expected) << "round " << round << ", shuffled";
    }
}

TEST(Clusters, LNK4JoinsAreASpanningForest) {
    Dice dice(3);
    for (int round = 0; round < 500; ++round) {
        const Clustering clustering = clustered(records, some_sharings(dice), some_decisions(dice));
        std::vector<Shared> joined;
        joined.reserve(clustering.joins.size());
        for (const Join& join : clustering.joins)
            joined.push_back({"", {join.record, join.joined}});
        ASSERT_EQ(slow_firsts(joined), clustering.first) << "round " << round;
        std::size_t clusters = 0;
        for (RecordIndex record = 0; record < records; ++record)
            clusters += clustering.first[record] == record ? 1U : 0U;
        ASSERT_EQ(clustering.joins.size(), records - clusters) << "round " << round;
    }
}

// Whether some "different" names one record of each of the two clusters.
bool kept_apart(const Firsts& first, const std::vector<PairDecision>& decisions, RecordIndex a,
                RecordIndex b) {
    return std::ranges::any_of(decisions, [&](const PairDecision& decision) {
        return !decision.same &&
               std::minmax(first[decision.left], first[decision.right]) == std::minmax(first[a], first[b]);
    });
}

// Nothing is joined against a decision, and nothing is left apart without one.
TEST(Clusters, LNK3DecisionsAndOnlyTheyOverrideNumbers) {
    Dice dice(11);
    for (int round = 0; round < 500; ++round) {
        const std::vector<Shared> sharings = some_sharings(dice);
        const std::vector<PairDecision> decisions = some_decisions(dice);
        const Clustering clustering = clustered(records, sharings, decisions);
        const Firsts& first = clustering.first;
        for (const PairDecision& decision : decisions) {
            const bool one = first[decision.left] == first[decision.right];
            const bool contradicted = std::ranges::find(clustering.contradicted, decision.sequence) !=
                                      clustering.contradicted.end();
            ASSERT_EQ(one, decision.same && !contradicted) << "round " << round;
            ASSERT_TRUE(!contradicted || kept_apart(first, decisions, decision.left, decision.right));
        }
        for (const Shared& sharing : sharings) {
            for (const RecordIndex a : sharing.records) {
                for (const RecordIndex b : sharing.records)
                    ASSERT_TRUE(first[a] == first[b] || kept_apart(first, decisions, a, b))
                        << "round " << round;
            }
        }
    }
}

}  // namespace
}  // namespace baophu::linkage
