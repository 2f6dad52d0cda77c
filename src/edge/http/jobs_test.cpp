#include "edge/http/jobs.h"

#include <future>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::http {
namespace {

store::Instant noon() {
    return *store::instant_of("2026-11-26T05:00:00Z");
}

NewJob job(std::function<std::string(Progress&, const CancelFlag&)> work) {
    return {.kind = JobKind::run,
            .login = "lan",
            .agency = "social-insurance",
            .upload = "",
            .work = std::move(work)};
}

TEST(Jobs, JOB1_TheOneThatWaitsLongestComesFirst) {
    Jobs jobs(noon);
    std::string order;
    jobs.add(job([&](Progress&, const CancelFlag&) { return order += "a", "1"; }));
    jobs.add(job([&](Progress&, const CancelFlag&) { return order += "b", "2"; }));
    EXPECT_TRUE(jobs.work_once());
    EXPECT_TRUE(jobs.work_once());
    EXPECT_FALSE(jobs.work_once());
    EXPECT_EQ(order, "ab");
    EXPECT_EQ(jobs.all().at(0).run, "2") << "the newest first";
    EXPECT_EQ(jobs.all().at(1).state, JobState::done);
    EXPECT_EQ(jobs.all().at(1).ended_at, "2026-11-26T05:00:00Z");
}

TEST(Jobs, JOB1_WhatItFailedWithIsKept) {
    Jobs jobs(noon);
    const auto id = jobs.add(job([](Progress&, const CancelFlag&) -> std::string {
                            throw Failure(fault::disk_full, {{"path", "runs"}});
                        }))
                        .id;
    jobs.work_once();
    EXPECT_EQ(jobs.find(id).state, JobState::failed);
    EXPECT_EQ(jobs.find(id).fault, Fault(fault::disk_full, {{"path", "runs"}}));
}

TEST(Jobs, ItTellsWhereItStandsAndEveryChangeHasItsNumber) {
    Jobs jobs(noon);
    const auto id = jobs.add(job([&](Progress& progress, const CancelFlag&) {
                            progress.begin_step("step.linkage", 2, 6);
                            const std::uint64_t begun = jobs.version();
                            progress.at(0.25);
                            EXPECT_GT(jobs.version(), begun);
                            EXPECT_EQ(jobs.all().at(0).step, "step.linkage");
                            EXPECT_EQ(jobs.all().at(0).step_number, 2U);
                            EXPECT_DOUBLE_EQ(jobs.all().at(0).fraction, 0.25);
                            const std::uint64_t told = jobs.version();
                            progress.at(0.2501);
                            EXPECT_EQ(jobs.version(), told) << "nobody would see it";
                            return std::string();
                        }))
                        .id;
    jobs.work_once();
    EXPECT_EQ(jobs.find(id).state, JobState::done);
}

TEST(Jobs, JOB2_OneThatWaitsEndsAtOnce) {
    Jobs jobs(noon);
    bool told = false;
    NewJob waits = job([](Progress&, const CancelFlag&) { return std::string("ran"); });
    waits.never_run = [&] { told = true; };
    const auto id = jobs.add(std::move(waits)).id;
    EXPECT_EQ(jobs.cancel(id).state, JobState::cancelled);
    EXPECT_TRUE(told);
    EXPECT_FALSE(jobs.work_once());
    EXPECT_EQ(code_of([&] { jobs.cancel(id); }), fault::job_over);
    EXPECT_EQ(code_of([&] { jobs.cancel(99); }), fault::job_unknown);
}

TEST(Jobs, JOB2_OneThatRunsHearsThatItShouldEnd) {
    Jobs jobs(noon);
    std::promise<void> running;
    const auto id = jobs.add(job([&](Progress&, const CancelFlag& cancel) {
                            running.set_value();
                            while (!cancel)
                                std::this_thread::yield();
                            stop_if_cancelled(cancel);
                            return std::string("ran");
                        }))
                        .id;
    jobs.start([] {});
    running.get_future().wait();
    jobs.cancel(id);
    jobs.stop();
    EXPECT_EQ(jobs.find(id).state, JobState::cancelled);
    EXPECT_FALSE(jobs.find(id).fault) << "to be cancelled is no fault";
}

TEST(Jobs, JOB3_WhileAnotherProgramWritesItWaits) {
    Jobs jobs(noon);
    int tries = 0;
    const auto id = jobs.add(job([&](Progress&, const CancelFlag&) -> std::string {
                            if (++tries < 3) throw Failure(fault::workspace_locked);
                            return "1";
                        }))
                        .id;
    EXPECT_FALSE(jobs.work_once());
    EXPECT_EQ(jobs.find(id).state, JobState::waiting);
    EXPECT_FALSE(jobs.work_once());
    EXPECT_TRUE(jobs.work_once());
    EXPECT_EQ(jobs.find(id).state, JobState::done);
}

TEST(Jobs, JOB4_TheLatestAreRemembered) {
    Jobs jobs(noon);
    for (std::size_t i = 0; i < Jobs::kept + 20; ++i) {
        jobs.add(job([](Progress&, const CancelFlag&) { return std::string(); }));
        jobs.work_once();
    }
    EXPECT_EQ(jobs.all().size(), Jobs::kept);
    EXPECT_EQ(jobs.all().front().id, static_cast<std::int64_t>(Jobs::kept + 20));
}

}  // namespace
}  // namespace baophu::http
