#include "edge/store/decisions.h"

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/office_for_tests.h"

namespace baophu::store {
namespace {

using linkage::Verdict;

class OnLinks : public Office {
protected:
    std::int64_t decide(Verdict verdict, const std::string& left = "tax/1",
                        const std::string& right = "si/1") {
        time_.forward(std::chrono::hours(24));
        return decisions_.decide(verdict, left, right, "đã xem giấy khai sinh", lan);
    }

    std::int64_t withdraw(std::int64_t sequence) {
        time_.forward(std::chrono::hours(24));
        return decisions_.withdraw(sequence, "nhầm", lan);
    }

    std::string in_force(const std::string& known_at = "") {
        std::string all;
        for (const DecisionEntry& entry : decisions_.in_force(known_at))
            all += std::to_string(entry.decision.sequence);
        return all;
    }

    Decisions decisions_{database_};
};
INSTANTIATE_TEST_SUITE_P(Backends, OnLinks, both, name_of);

// DEC-1, DEC-2
TEST_P(OnLinks, AnUndoneDecisionLeavesThePairUndecided) {
    const std::int64_t first = decide(Verdict::same);
    EXPECT_EQ(decisions_.counting_for("si/1", "tax/1")->decision.sequence, first) << "either way round";
    EXPECT_EQ(withdraw(first), 2);
    EXPECT_FALSE(decisions_.counting_for("tax/1", "si/1"));
    EXPECT_EQ(in_force(), "");
    EXPECT_EQ(decisions_.find(first)->taken_back_by, 2);
    EXPECT_EQ(decisions_.find(2)->withdraws, first);
    EXPECT_EQ(decisions_.find(2)->entry.reason, "nhầm");
    EXPECT_EQ(decisions_.last_sequence(), 2);
}

TEST_P(OnLinks, AnUndoLeadsBackToHowThePairStood) {
    decide(Verdict::same);
    const std::int64_t second = decide(Verdict::different, "si/1", "tax/1");
    EXPECT_EQ(decisions_.counting_for("tax/1", "si/1")->decision.verdict, Verdict::different);
    withdraw(second);
    EXPECT_EQ(decisions_.counting_for("tax/1", "si/1")->decision.verdict, Verdict::same);
    EXPECT_EQ(in_force(), "1");
}

TEST_P(OnLinks, OnlyWhatCountsIsTakenBackAndOnce) {
    const std::int64_t first = decide(Verdict::same);
    const std::int64_t second = decide(Verdict::different);
    EXPECT_EQ(code_of([&] { withdraw(first); }), fault::decision_not_in_force) << "another one counts";
    const std::int64_t undo = withdraw(second);
    EXPECT_EQ(code_of([&] { withdraw(second); }), fault::decision_not_in_force);
    EXPECT_EQ(code_of([&] { withdraw(undo); }), fault::decision_not_in_force) << "an undo is not undone";
    EXPECT_EQ(code_of([&] { withdraw(99); }), fault::entity_not_there);
    EXPECT_EQ(code_of([&] { decisions_.withdraw(first, "", lan); }), fault::reason_missing);
    withdraw(first);
    EXPECT_EQ(in_force(), "");
    EXPECT_EQ(decisions_.last_sequence(), 4);
}

TEST_P(OnLinks, OtherPairsAreLeftAlone) {
    decide(Verdict::same);
    const std::int64_t other = decide(Verdict::same, "tax/1", "si/2");
    withdraw(other);
    EXPECT_EQ(in_force(), "1");
}

// DEC-3, RUN-12
TEST_P(OnLinks, WhatWasTakenBackLaterWasInForceOnTheDay) {
    decide(Verdict::same);       // 27/11
    withdraw(1);                 // 28/11
    decide(Verdict::different);  // 29/11
    EXPECT_EQ(in_force("2026-11-26T23:00:00Z"), "");
    EXPECT_EQ(in_force("2026-11-27T23:00:00Z"), "1");
    EXPECT_EQ(in_force("2026-11-28T23:00:00Z"), "");
    EXPECT_EQ(in_force("2026-11-29T23:00:00Z"), "3");
}

TEST_P(OnLinks, ARunKnowsHowManyItLacks) {
    decide(Verdict::same);
    decide(Verdict::same, "tax/2", "si/2");
    EXPECT_EQ(decisions_.lacking({}), 2);
    EXPECT_EQ(decisions_.lacking({1, 2}), 0);
    withdraw(2);
    EXPECT_EQ(decisions_.lacking({1, 2}), 1) << "it has one that is taken back";
    decide(Verdict::different, "tax/3", "si/3");
    EXPECT_EQ(decisions_.lacking({2, 1}), 2);
    EXPECT_EQ(decisions_.lacking({1, 4}), 0);
}

TEST_P(OnLinks, WhatIsNewIsAskedBySequence) {
    decide(Verdict::same);
    decide(Verdict::different, "tax/2", "si/2");
    withdraw(1);
    const auto news = decisions_.since(1);
    ASSERT_EQ(news.size(), 2U);
    EXPECT_EQ(news[0].entry.decision.verdict, Verdict::different);
    EXPECT_EQ(news[1].withdraws, 1);
    EXPECT_EQ(decisions_.since(0, 1).size(), 1U);
    EXPECT_EQ(Audit(database_).count("decision"), 3);
}

TEST_P(OnLinks, ADecisionIsTakenBackOnceAlsoByWhoeverOpensTheStore) {
    decide(Verdict::same);
    withdraw(1);
    EXPECT_NE(
        Stranger(place_).refusal("INSERT INTO decisions(verdict, left_key, right_key, reason, decided_by, "
                                 "decided_at, withdraws) VALUES ('withdrawn', 'a', 'b', 'r', 'lan', 't', 1)"),
        "");
}

}  // namespace
}  // namespace baophu::store
