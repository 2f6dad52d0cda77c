#include "edge/http/metrics.h"

#include <array>
#include <chrono>
#include <optional>

#include "edge/store/clock.h"
#include "edge/workspace/audit_heads.h"
#include "edge/workspace/backups.h"
#include "edge/workspace/runs.h"

namespace baophu::http {
namespace {

namespace fs = std::filesystem;

// The lines of one name, under what it is.
class Metric {
public:
    Metric(const std::string& name, const char* kind, const char* help) : name_("baophu_" + name) {
        text_ = "# HELP " + name_ + " " + help + "\n# TYPE " + name_ + " " + kind + "\n";
    }

    template <class Value>
    Metric& line(Value value, const std::string& labels = "", const std::string& ending = "") {
        text_ +=
            name_ + ending + (labels.empty() ? "" : "{" + labels + "}") + " " + std::to_string(value) + "\n";
        return *this;
    }

    const std::string& text() const { return text_; }

private:
    std::string name_;
    std::string text_;
};

template <class Value>
std::string gauge(const std::string& name, const char* help, const std::optional<Value>& value) {
    return value ? Metric(name, "gauge", help).line(*value).text() : "";
}

std::string counter(const std::string& name, const char* help, std::uint64_t value) {
    return Metric(name, "counter", help).line(value).text();
}

// Seconds since an instant as texts have it; nothing of one that is none.
std::optional<std::int64_t> age(const Office& office, const std::string& utc) {
    const auto instant = store::instant_of(utc);
    if (!instant) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(office.database.now() - *instant).count();
}

std::optional<std::int64_t> age_of_run(const Office& office) {
    const auto id = office.runs.current_id();
    const auto run = id ? workspace::kept_run(office.workspace, *id) : std::nullopt;
    return run ? age(office, run->made_at) : std::nullopt;
}

std::optional<std::int64_t> age_of_backup(const Office& office) {
    if (!office.backups) return std::nullopt;
    const auto kept = workspace::kept_backups(*office.backups);
    return kept.empty() ? std::nullopt : age(office, kept.front().made_at);
}

// Days: a head is signed once a day.
std::optional<std::int64_t> days_of_head(const Office& office) {
    const auto day = workspace::AuditHeads(office.workspace.audit_heads_folder()).last_day();
    if (!day) return std::nullopt;
    return store::day_in_vietnam(office.database.now()).days_since_1970() - day->days_since_1970();
}

std::optional<std::int64_t> free_bytes(const Office& office) {
    std::error_code problem;
    const auto space = fs::space(office.workspace.root(), problem);
    if (problem) return std::nullopt;
    return static_cast<std::int64_t>(space.available);
}

std::string jobs(const Office& office) {
    std::map<std::pair<JobKind, JobState>, std::int64_t> counted;
    for (const Job& job : office.jobs.all())
        ++counted[{job.kind, job.state}];
    Metric metric("jobs", "gauge", "Jobs that the server remembers, the latest hundred, by kind and state.");
    for (const JobKind kind : {JobKind::intake, JobKind::run, JobKind::backup}) {
        for (const JobState state :
             {JobState::waiting, JobState::running, JobState::done, JobState::failed, JobState::cancelled}) {
            metric.line(counted[{kind, state}], "kind=\"" + std::string(to_word(kind)) + "\",state=\"" +
                                                    std::string(to_word(state)) + "\"");
        }
    }
    return metric.text();
}

}  // namespace

std::int64_t bytes_of_store(const fs::path& file) {
    std::int64_t bytes = 0;
    for (const char* ending : {"", "-wal", "-shm"}) {
        std::error_code gone;
        const auto size = fs::file_size(file.string() + ending, gone);
        if (!gone) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

std::string metrics_of(const Office& office) {
    return jobs(office) +
           gauge("run_age_seconds", "Time since the current run was made.", age_of_run(office)) +
           gauge("store_bytes", "The office store as a file, with its log; 0 on a database server.",
                 std::optional(bytes_of_store(office.workspace.store_file()))) +
           gauge("free_bytes", "Room that is left on the disk of the workspace.", free_bytes(office)) +
           gauge("audit_head_age_days", "Days since the head of the audit was signed last.",
                 days_of_head(office)) +
           gauge("backup_age_seconds", "Time since the last whole backup.", age_of_backup(office));
}

std::string metrics_of(const ServerCounts& counts) {
    return counter("connections_total", "Connections that were taken.", counts.connections.load()) +
           gauge("connections_open", "Connections that are open.",
                 std::optional<std::uint64_t>(counts.connections_open.load())) +
           counter("connections_refused_total", "Connections and requests above the limits of HTTP-3.",
                   counts.connections_refused.load()) +
           counter("deadlines_missed_total", "Connections that ended because a client was too slow.",
                   counts.deadlines_missed.load());
}

void RouteCounts::count(const std::string& route, int status, double seconds) {
    const std::scoped_lock lock(mutex_);
    Counted& counted = by_route_[route];
    ++counted.by_status[status];
    ++counted.answers;
    counted.seconds += seconds;
}

std::string RouteCounts::metrics() const {
    const std::scoped_lock lock(mutex_);
    Metric answers("answers_total", "counter", "Answers, by route and status.");
    Metric seconds("answer_seconds", "summary", "Time to an answer, by route.");
    for (const auto& [route, counted] : by_route_) {
        const std::string of_route = "route=\"" + route + "\"";
        for (const auto& [status, times] : counted.by_status)
            answers.line(times, of_route + ",status=\"" + std::to_string(status) + "\"");
        seconds.line(counted.seconds, of_route, "_sum");
        seconds.line(counted.answers, of_route, "_count");
    }
    return answers.text() + seconds.text();
}

}  // namespace baophu::http
