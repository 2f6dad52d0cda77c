// Work that takes longer than an answer may: files that are read, runs and backups that are made. One after
// the other, for a workspace has one writer; on a thread of its own, while questions are answered.
//
//   JOB-1  A job waits, runs, and ends as done, failed or cancelled. What it failed with is kept.
//   JOB-2  Asked to end, one that waits ends at once, one that runs at its next step; what it made goes.
//   JOB-3  While another program writes in the workspace, a job waits and tries again.
//   JOB-4  The latest `kept` jobs are remembered, until the program ends.
//   JOB-5  Backups are made one at a time, into the folder that the server was told.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/fault.h"
#include "core/base/progress.h"
#include "edge/store/clock.h"

namespace baophu::http {

enum class JobKind { intake, run, backup };
enum class JobState { waiting, running, done, failed, cancelled };

std::string_view to_word(JobKind kind);
std::string_view to_word(JobState state);

struct Job {
    std::int64_t id = 0;
    JobKind kind = JobKind::run;
    JobState state = JobState::waiting;
    std::string step;  // A key of words.yaml; "" before the first.
    std::size_t step_number = 0;
    std::size_t steps = 0;
    double fraction = 0;
    std::string created_at;
    std::string started_at;
    std::string ended_at;
    std::string login;  // Who asked for it; "": nobody, it is the next run that comes by itself.
    std::string agency;
    std::string unit;       // Of an agency whose units send for themselves.
    std::string upload;     // Id of the upload that is read.
    std::string file_name;  // Of it.
    std::string run;        // Id of the run that was made.
    std::optional<Fault> fault;
    std::uint64_t version = 0;  // Grows with every change of any job.

    bool is_over() const { return state != JobState::waiting && state != JobState::running; }
};

struct NewJob {
    JobKind kind = JobKind::run;
    std::string login;
    std::string agency;
    std::string unit = {};
    std::string upload = {};
    std::string file_name = {};
    // Returns the id of the run that was made, or "". Throws Failure; workspace_locked: later again.
    std::function<std::string(Progress& progress, const CancelFlag& cancel)> work;
    // Called when the job was cancelled before it ran.
    std::function<void()> never_run = [] {};
};

class Jobs {
public:
    static constexpr std::size_t kept = 100;

    explicit Jobs(store::Clock clock) : clock_(std::move(clock)) {}
    ~Jobs();

    Job add(NewJob wanted);
    std::vector<Job> all() const;  // The newest first.
    // Throws Failure: job_unknown, job_over.
    Job find(std::int64_t id) const;
    Job cancel(std::int64_t id);
    // One of that kind that waits or runs.
    std::optional<Job> open(JobKind kind) const;
    std::uint64_t version() const { return version_.load(); }

    // Does the job that waits longest, on this thread; false if none waits, or it has to wait (JOB-3).
    bool work_once();

    // A thread that works until stop() or the end of this object; `between` is called on it about twice a
    // second, and after every job.
    void start(std::function<void()> between);
    // Asks what runs to end, and waits for it.
    void stop();

private:
    class Watched;
    struct Entry {
        Job job;
        NewJob wanted;
        CancelFlag cancel = false;
    };

    std::shared_ptr<Entry> next();
    std::shared_ptr<Entry> entry_of(std::int64_t id) const;
    void change(Entry& entry, const std::function<void(Job&)>& change);
    void end(Entry& entry, JobState state, std::optional<Fault> fault);

    store::Clock clock_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Entry>> entries_;  // The oldest first.
    std::int64_t last_id_ = 0;
    std::atomic<std::uint64_t> version_ = 0;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace baophu::http
