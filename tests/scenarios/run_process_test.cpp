// Runs that the server makes in a process of their own: what they tell comes over, whatever becomes of them.
#include "edge/http/run_process.h"

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "program_run.h"

namespace baophu::scenario {
namespace {

namespace fs = std::filesystem;

class Told final : public Progress {
public:
    explicit Told(CancelFlag* cancel_at_once = nullptr) : cancel_(cancel_at_once) {}
    void begin_step(std::string_view step, std::size_t number, std::size_t of) override {
        steps.push_back(std::string(step) + " " + std::to_string(number) + "/" + std::to_string(of));
        if (cancel_ != nullptr) *cancel_ = true;
    }
    void at(double fraction) override {
        if (fraction < 0 || fraction > 1) wrong = true;
    }
    void finish() override {}

    std::vector<std::string> steps;
    bool wrong = false;

private:
    CancelFlag* cancel_;
};

class RunProcess : public testing::Test {
protected:
    RunProcess() { at_.lock.reset(); }

    Fault fault_of(const fs::path& program, Progress& progress, const CancelFlag& cancel) {
        try {
            http::run_in_process(program, at_.workspace)(std::nullopt, progress, cancel);
        } catch (const Failure& failure) {
            return failure.fault();
        }
        return Fault("none");
    }
    void take_three_lists() {
        at_.lock.emplace(at_.workspace.lock("test"));
        at_.take_three_lists();
        at_.lock.reset();
    }
    fs::path script(const std::string& lines) {
        const fs::path file = folder_ / "program";
        write_file(file, "#!/bin/sh\n" + lines);
        fs::permissions(file, fs::perms::owner_all);
        return file;
    }

    workspace::Writing at_;
    TemporaryFolder folder_;
    CancelFlag never_ = false;
};

TEST_F(RunProcess, ItsStepsAreToldAndItsRunIsTheCurrentOne) {
    take_three_lists();
    Told told;
    const std::string id =
        http::run_in_process(BAOPHU_PROGRAM, at_.workspace)(Month::of(2018, 11), told, never_);
    EXPECT_EQ(workspace::current_run_id(at_.workspace), id);
    EXPECT_EQ(workspace::kept_runs(at_.workspace).at(0).month, *Month::of(2018, 11));
    EXPECT_GE(told.steps.size(), 6U);
    EXPECT_FALSE(told.wrong);
}

TEST_F(RunProcess, WhatItFailedWithComesOver) {
    Told told;
    EXPECT_EQ(fault_of(BAOPHU_PROGRAM, told, never_).code, fault::run_without_participants);
}

TEST_F(RunProcess, AskedToEndItEndsAndLeavesTheOldRun) {
    take_three_lists();
    CancelFlag cancel = false;
    Told told(&cancel);
    EXPECT_EQ(fault_of(BAOPHU_PROGRAM, told, cancel).code, fault::interrupted);
    EXPECT_EQ(workspace::current_run_id(at_.workspace), std::nullopt);
}

TEST_F(RunProcess, OneThatIsKilledIsToldAsThat) {
    Told told;
    const Fault killed = fault_of(
        script("echo '{\"step\":\"step.linkage\",\"number\":2,\"of\":6}' >&2\nkill -9 $$\n"), told, never_);
    EXPECT_EQ(killed.code, fault::run_process_ended);
    EXPECT_EQ(told.steps, std::vector<std::string>{"step.linkage 2/6"});
    EXPECT_EQ(fault_of(script("echo lines that are no JSON >&2\nexit 3\n"), told, never_),
              Fault(fault::run_process_ended, {{"problem", "exit 3"}}));
    EXPECT_EQ(fault_of(folder_ / "none", told, never_).code, fault::run_process_ended);
}

}  // namespace
}  // namespace baophu::scenario
