#include "edge/http/next_run.h"

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"

namespace baophu::http {
namespace {

using std::chrono::seconds;

// Three lists and a run of them; a clock that the test sets forward.
class NextRunTest : public testing::Test {
protected:
    NextRunTest() {
        at_.take_three_lists();
        first_run_ = make();
        at_.lock.reset();
        next_.make_with([this](const std::optional<Month>& month, Progress&, const CancelFlag&) {
            asked_.push_back(month);
            if (fails_) throw Failure(fault::disk_full);
            at_.lock.emplace(at_.workspace.lock("test"));
            const std::string id = make();
            at_.lock.reset();
            return id;
        });
    }

    std::string make() {
        return workspace::make_run(at_.workspace, *at_.lock, at_.store, {.month = {}, .as_known_on = {}},
                                   at_.progress, at_.cancel)
            .id;
    }

    std::int64_t decide() {
        return store::Decisions(database_).decide(linkage::Verdict::different, keys_.first, keys_.second,
                                                  "khác ngày sinh", {.login = "lan"});
    }

    // Looks once a second, working on what was started, until a run was made or the time is over.
    int seconds_until_a_run(int most) {
        for (int second = 0; second <= most; ++second) {
            next_.look();
            if (jobs_.work_once()) return second;
            now_ += seconds(1);
        }
        return -1;
    }

    const std::pair<std::string, std::string> keys_{"social-insurance/si-participants/7512345601",
                                                    "social-insurance/si-participants/7512345602"};
    workspace::Writing at_;
    store::Instant now_ = *store::instant_of("2026-11-26T05:00:00Z");
    store::Database database_{at_.workspace.store_file().string(),
                              store::DatabaseOptions{.clock = [this] { return now_; }}};
    store::Store store_{database_};
    Jobs jobs_{[this] { return now_; }};
    NextRun next_{at_.workspace, store_, jobs_, {}};
    std::vector<std::optional<Month>> asked_;
    std::string first_run_;
    bool fails_ = false;
};

TEST_F(NextRunTest, NothingIsLackingAndNoneStarts) {
    EXPECT_EQ(next_.look().run, first_run_);
    EXPECT_EQ(next_.look().lacking_decisions, 0);
    EXPECT_EQ(next_.look().next_run, std::nullopt);
    EXPECT_EQ(seconds_until_a_run(300), -1);
}

TEST_F(NextRunTest, NXT1_ADecisionIsLackingAtOnceAndNotAfterTheRun) {
    decide();
    const OfficeState state = next_.look();
    EXPECT_EQ(state.lacking_decisions, 1);
    EXPECT_EQ(state.next_run, now_ + seconds(20));
    EXPECT_EQ(seconds_until_a_run(120), 20);
    EXPECT_EQ(next_.look().lacking_decisions, 0);
    EXPECT_NE(next_.look().run, first_run_);
}

TEST_F(NextRunTest, NXT1_WhatWasTakenBackBeforeARunIsNotLacking) {
    const std::int64_t sequence = decide();
    next_.look();
    store::Decisions(database_).withdraw(sequence, "nhầm", {.login = "lan"});
    EXPECT_EQ(next_.look().lacking_decisions, 0);
    EXPECT_EQ(seconds_until_a_run(120), -1);
}

TEST_F(NextRunTest, NXT1_ARunOfAnEarlierProgramIsMadeAnew) {
    const auto file = at_.workspace.run_folder(first_run_) / "inputs.json";
    std::string inputs = workspace::read_file(file);
    const std::size_t at = inputs.find("\"program\": \"") + 12;
    ASSERT_LT(at, inputs.size());
    inputs[at] = inputs[at] == '0' ? '1' : '0';
    workspace::write_durably(file, inputs);
    EXPECT_EQ(next_.look().lacking_decisions, 0);
    EXPECT_EQ(seconds_until_a_run(120), 20);
    EXPECT_EQ(seconds_until_a_run(120), -1) << "it is this program's now";
}

TEST_F(NextRunTest, NXT2_SomebodyWhoGoesOnDecidingIsNotWaitedForLongerThanTwoMinutes) {
    int second = 0;
    for (; second < 200 && !jobs_.work_once(); ++second) {
        if (second % 10 == 0) {
            const std::int64_t sequence = decide();
            if (second % 20 == 10) store::Decisions(database_).withdraw(sequence, "nhầm", {.login = "lan"});
        }
        next_.look();
        now_ += seconds(1);
    }
    EXPECT_GE(second, 80);
    EXPECT_LE(second, 120);
}

TEST_F(NextRunTest, NXT3_ALaterListMovesTheMonth) {
    at_.lock.emplace(at_.workspace.lock("test"));
    at_.take_at("2019-03-30T00:00:00Z", "bhxh 1.csv", workspace::si_list("01/2019"));
    at_.lock.reset();
    EXPECT_EQ(next_.look().lacking_deliveries, 1);
    ASSERT_GE(seconds_until_a_run(120), 0);
    EXPECT_EQ(asked_.at(0), Month::of(2019, 1));
}

TEST_F(NextRunTest, NXT4_WhatFailedIsNotTriedAgainByItself) {
    fails_ = true;
    decide();
    ASSERT_GE(seconds_until_a_run(120), 0);
    EXPECT_EQ(jobs_.all().at(0).state, JobState::failed);
    EXPECT_EQ(seconds_until_a_run(600), -1);
    EXPECT_EQ(next_.look().lacking_decisions, 1) << "and is told all the same";
    fails_ = false;
    store::Decisions(database_).decide(linkage::Verdict::same, keys_.first, keys_.second, "cùng số",
                                       {.login = "lan"});
    EXPECT_GE(seconds_until_a_run(120), 0) << "something new is tried";
}

TEST_F(NextRunTest, APersonNeedNotWaitAndGetsTheOneThatIsThere) {
    decide();
    const Job job = next_.start("lan", "social-insurance");
    EXPECT_EQ(next_.start("minh", "social-insurance").id, job.id);
    EXPECT_EQ(next_.look().next_run, std::nullopt) << "it is under way";
    EXPECT_TRUE(jobs_.work_once());
    EXPECT_EQ(jobs_.find(job.id).state, JobState::done);
    EXPECT_EQ(jobs_.find(job.id).run, next_.look().run);
}

TEST_F(NextRunTest, WhoSettlesItSoStartsThemHimself) {
    next_.settle({.by_itself = false});
    decide();
    EXPECT_EQ(seconds_until_a_run(300), -1);
    EXPECT_EQ(next_.look().lacking_decisions, 1);
}

}  // namespace
}  // namespace baophu::http
