#include "edge/http/jobs.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "core/base/fault_codes.h"
#include "edge/http/fault_answer.h"

namespace baophu::http {

std::string_view to_word(JobKind kind) {
    constexpr std::array<std::string_view, 3> words{"intake", "run", "backup"};
    return words.at(static_cast<std::size_t>(kind));
}

std::string_view to_word(JobState state) {
    constexpr std::array<std::string_view, 5> words{"waiting", "running", "done", "failed", "cancelled"};
    return words.at(static_cast<std::size_t>(state));
}

// Tells the job where its work stands; a change that nobody would see is none.
class Jobs::Watched final : public Progress {
public:
    Watched(Jobs& jobs, Entry& entry) : jobs_(jobs), entry_(entry) {}

    void begin_step(std::string_view step, std::size_t number, std::size_t of) override {
        percent_ = 0;
        jobs_.change(entry_, [&](Job& job) {
            job.step = step;
            job.step_number = number;
            job.steps = of;
            job.fraction = 0;
        });
    }
    void at(double fraction) override {
        constexpr double whole = 100;
        const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * whole);
        if (percent_.exchange(percent) == percent) return;
        jobs_.change(entry_, [&](Job& job) { job.fraction = percent / whole; });
    }
    void finish() override {}

private:
    Jobs& jobs_;
    Entry& entry_;
    std::atomic<int> percent_ = 0;
};

Jobs::~Jobs() {
    stop();
}

void Jobs::change(Entry& entry, const std::function<void(Job&)>& change) {
    const std::scoped_lock lock(mutex_);
    change(entry.job);
    entry.job.version = ++version_;
    changed_.notify_all();
}

void Jobs::end(Entry& entry, JobState state, std::optional<Fault> fault) {
    change(entry, [&](Job& job) {
        job.state = state;
        job.fault = std::move(fault);
        job.ended_at = store::to_text(clock_());
    });
}

Job Jobs::add(NewJob wanted) {
    const std::scoped_lock lock(mutex_);
    auto entry = std::make_shared<Entry>();
    entry->job.id = ++last_id_;
    entry->job.kind = wanted.kind;
    entry->job.login = wanted.login;
    entry->job.agency = wanted.agency;
    entry->job.unit = wanted.unit;
    entry->job.upload = wanted.upload;
    entry->job.file_name = wanted.file_name;
    entry->job.created_at = store::to_text(clock_());
    entry->job.version = ++version_;
    entry->wanted = std::move(wanted);
    entries_.push_back(entry);
    if (entries_.size() > kept && entries_.front()->job.is_over()) entries_.pop_front();
    changed_.notify_all();
    return entry->job;
}

std::vector<Job> Jobs::all() const {
    const std::scoped_lock lock(mutex_);
    std::vector<Job> jobs;
    for (const auto& entry : entries_)
        jobs.push_back(entry->job);
    std::ranges::reverse(jobs);
    return jobs;
}

std::shared_ptr<Jobs::Entry> Jobs::entry_of(std::int64_t id) const {
    for (const auto& entry : entries_)
        if (entry->job.id == id) return entry;
    throw Failure(fault::job_unknown, {{"id", std::to_string(id)}});
}

Job Jobs::find(std::int64_t id) const {
    const std::scoped_lock lock(mutex_);
    return entry_of(id)->job;
}

std::optional<Job> Jobs::open(JobKind kind) const {
    const std::scoped_lock lock(mutex_);
    for (const auto& entry : entries_)
        if (entry->job.kind == kind && !entry->job.is_over()) return entry->job;
    return std::nullopt;
}

// JOB-2
Job Jobs::cancel(std::int64_t id) {
    std::shared_ptr<Entry> entry;
    bool waited = false;
    {
        const std::scoped_lock lock(mutex_);
        entry = entry_of(id);
        if (entry->job.is_over()) throw Failure(fault::job_over, {{"id", std::to_string(id)}});
        entry->cancel = true;
        waited = entry->job.state == JobState::waiting;
        if (waited) {
            entry->job.state = JobState::cancelled;
            entry->job.ended_at = store::to_text(clock_());
        }
        entry->job.version = ++version_;
        changed_.notify_all();
    }
    if (waited) entry->wanted.never_run();
    return find(id);
}

std::shared_ptr<Jobs::Entry> Jobs::next() {
    const std::scoped_lock lock(mutex_);
    for (const auto& entry : entries_) {
        if (entry->job.state != JobState::waiting) continue;
        entry->job.state = JobState::running;
        entry->job.started_at = store::to_text(clock_());
        entry->job.version = ++version_;
        return entry;
    }
    return nullptr;
}

bool Jobs::work_once() {
    const std::shared_ptr<Entry> entry = next();
    if (!entry) return false;
    Watched progress(*this, *entry);
    try {
        const std::string run = entry->wanted.work(progress, entry->cancel);
        change(*entry, [&](Job& job) { job.run = run; });
        end(*entry, JobState::done, std::nullopt);
    } catch (const std::exception& error) {
        const Fault fault = as_fault(error);
        if (fault.code == fault::workspace_locked && !entry->cancel) {
            change(*entry, [](Job& job) { job.state = JobState::waiting; });
            return false;
        }
        const bool cancelled = entry->cancel || fault.code == fault::interrupted;
        end(*entry, cancelled ? JobState::cancelled : JobState::failed,
            cancelled ? std::nullopt : std::optional(fault));
    }
    return true;
}

void Jobs::start(std::function<void()> between) {
    thread_ = std::thread([this, between = std::move(between)] {
        constexpr std::chrono::milliseconds pause{500};
        while (true) {
            between();
            const bool worked = work_once();
            std::unique_lock lock(mutex_);
            if (stopping_) return;
            if (worked) continue;
            const std::uint64_t seen = version_;
            changed_.wait_for(lock, pause, [&] { return stopping_ || version_ != seen; });
            if (stopping_) return;
        }
    });
}

void Jobs::stop() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
        for (const auto& entry : entries_)
            entry->cancel = true;
        changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
}

}  // namespace baophu::http
