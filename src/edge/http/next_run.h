// When the next run starts by itself, and what the current one does not know yet.
//
//   NXT-1  A run lacks the decisions that were made or taken back since, and the deliveries that came or were
//          withdrawn since. One that an earlier program made lacks what this program tells.
//   NXT-2  The next run starts when nothing more was added for `quiet`, and at the latest `at_most` after the
//          first thing that is lacking: within two minutes of a decision.
//   NXT-3  Its month is that of the current run, or a later one of which a participants' list came since.
//   NXT-4  What a run failed with starts no other: only something new does, or a person.
//   NXT-5  A run that was asked for as known on a day, or with entities that were given, is followed by none.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "edge/http/jobs.h"
#include "edge/store/store.h"
#include "edge/workspace/runs.h"

namespace baophu::http {

// Makes a run of what is known, current when it returns; its id.
using MakeRun = std::function<std::string(const std::optional<Month>& month, Progress& progress,
                                          const CancelFlag& cancel)>;

struct OfficeState {
    std::optional<std::string> run;  // The current one.
    std::int64_t lacking_deliveries = 0;
    std::int64_t lacking_decisions = 0;
    std::optional<store::Instant> next_run;

    bool operator==(const OfficeState&) const = default;
};

struct NextRunSettings {
    std::chrono::seconds quiet{20};
    std::chrono::seconds at_most{90};
    bool by_itself = true;
};

class NextRun {
public:
    // All outlive it.
    NextRun(const workspace::Workspace& workspace, store::Store& store, Jobs& jobs, NextRunSettings settings);

    void make_with(MakeRun make) { make_ = std::move(make); }
    void settle(const NextRunSettings& settings) { settings_ = settings; }

    // Looks at the store and the current run anew, and starts the next one where its time has come.
    OfficeState look();
    // As it was looked at last.
    OfficeState state() const;
    std::uint64_t version() const { return version_.load(); }  // Grows when the state changes.

    // A run that somebody asked for; the one that waits or runs, if there is one.
    Job start(const std::string& login, const std::string& agency);

private:
    struct Lacking {
        std::int64_t deliveries = 0;
        std::int64_t decisions = 0;
        bool other_program = false;
        std::string what;  // Differs when something more is lacking.
        std::optional<Month> month;
        bool follows = true;  // NXT-5
    };

    Lacking lacking_now(const std::optional<std::string>& run);
    std::optional<store::Instant> due(const Lacking& lacking, store::Instant now);
    void note_failures();
    Job add(const std::string& login, const std::string& agency, const Lacking& lacking);

    const workspace::Workspace& workspace_;
    store::Store& store_;
    Jobs& jobs_;
    NextRunSettings settings_;
    MakeRun make_;
    std::mutex looking_;  // One look at a time.
    std::optional<std::string> known_id_;
    workspace::RunKnows known_{.month = *Month::of(2000, 1)};
    std::string seen_;  // What was lacking at the last look,
    std::optional<store::Instant> first_;
    store::Instant last_{};
    std::string tried_;  // what the last run was started for,
    std::int64_t started_job_ = 0;
    std::string failed_;  // and what one failed with.
    mutable std::mutex mutex_;
    OfficeState state_;
    std::atomic<std::uint64_t> version_ = 0;
};

}  // namespace baophu::http
