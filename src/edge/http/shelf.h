// Runs that are open for questions. A run never changes, so one that is open serves everybody; the current
// one is looked up anew with every question, and an older one stays open as long as somebody stays with it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

class ShelvedRun {
public:
    // Throws Failure(run_expired).
    ShelvedRun(const workspace::Workspace& workspace, const std::string& id,
               const warehouse::Settings& settings);

    const std::string& id() const { return run_.id; }
    const coverage::Basis& basis() const { return basis_; }
    const Date& last_day() const { return last_day_; }
    const workspace::OpenRun& run() const { return run_; }
    const std::vector<Month>& listed() const { return listed_; }  // Months with an SI list in force.

    // A connection for one question, given back when it goes out of scope. One question uses one connection
    // at a time.
    class Borrowed {
    public:
        Borrowed(ShelvedRun& from, warehouse::Connection connection)
            : from_(from), connection_(std::move(connection)) {}
        ~Borrowed() { from_.give_back(std::move(connection_)); }
        Borrowed(const Borrowed&) = delete;
        Borrowed& operator=(const Borrowed&) = delete;
        warehouse::Connection& operator*() { return connection_; }

    private:
        ShelvedRun& from_;
        warehouse::Connection connection_;
    };
    Borrowed borrow();

    // Sums and stays, in memory: most of what is asked is asked of them.
    const coverage::GapTable& gaps() const { return gaps_; }
    const coverage::StayTable& stays() const { return stays_; }

    // Computed when it is first asked for; a run does not change.
    const coverage::Growth& growth(Scheme scheme);

    // A delivered row behind a verdict (workspace::delivered_row).
    intake::DeliveredRow delivered_row(std::size_t delivery, std::int64_t row_number);

private:
    warehouse::Connection connect();
    void give_back(warehouse::Connection connection);

    const workspace::Workspace& workspace_;
    workspace::OpenRun run_;
    coverage::Basis basis_;
    Date last_day_;
    std::vector<Month> listed_;
    coverage::GapTable gaps_;
    coverage::StayTable stays_;
    std::mutex free_mutex_;
    std::vector<warehouse::Connection> free_;
    std::mutex growth_mutex_;
    std::map<Scheme, coverage::Growth> growth_;
    std::mutex rows_mutex_;  // Of run_.connection, through which single rows are read.
};

class RunShelf {
public:
    RunShelf(const workspace::Workspace& workspace, warehouse::Settings settings);

    // The current run, or the one that is named. Throws Failure: no_run_yet, run_expired.
    std::shared_ptr<ShelvedRun> take(const std::optional<std::string>& id = std::nullopt);

    // What is asked next opens its run anew: a database that met a fault of its own answers nothing more.
    void put_away_all();

    std::optional<std::string> current_id() const { return workspace::current_run_id(workspace_); }

private:
    const workspace::Workspace& workspace_;
    warehouse::Settings settings_;
    std::mutex mutex_;
    std::vector<std::shared_ptr<ShelvedRun>> open_;  // The one asked for last in front.
};

}  // namespace baophu::http
