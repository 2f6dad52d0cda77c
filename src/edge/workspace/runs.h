// Runs: made whole or not at all, and opened for questions.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/warehouse/warehouse.h"
#include "edge/store/store.h"
#include "edge/workspace/run_lease.h"
#include "edge/workspace/workspace.h"
#include "flow/run.h"

namespace baophu::workspace {

struct RunMade {
    std::string id;
    Month month;
    bool known_before;  // A run with equal inputs was there; only `current` was switched.
    std::string content_hash;
    std::size_t deliveries;
    std::size_t decisions;
    std::vector<std::pair<std::string, double>> seconds;
};

// What a run is asked for.
struct RunWanted {
    std::optional<Month> month;       // Nothing: the latest one with a participants' list.
    std::optional<Date> as_known_on;  // RUN-12; nothing: all that is known now.
    // Entities that are given (LNK-9); then decisions are no input of the run. Nothing: they are linked.
    std::optional<std::filesystem::path> entity_ids = std::nullopt;
};

// Computes the month from the deliveries and decisions known, and makes it current. Until the last step
// `current` is the old run.
RunMade make_run(const Workspace& workspace, const Lock& lock, store::Store& store, const RunWanted& wanted,
                 Progress& progress, const CancelFlag& cancel);

// The current run, read-only. A run that is switched away while it is open stays readable, and is not
// removed (RUN-8).
struct OpenRun {
    std::string id;
    std::optional<Date> as_known_on;
    std::optional<std::string> entity_ids;  // SHA-256 of the file that gave the entities; nothing: linked.
    RunLease lease;
    std::vector<intake::Delivery> deliveries;
    std::vector<std::string> file_names;  // Of the deliveries, as handed over.
    warehouse::Database database;
    warehouse::Connection connection;
};

// Throws Failure: no_run_yet; run_outdated where an earlier program made it, without what this one asks.
OpenRun open_current_run(const Workspace& workspace);

// The id of the current run; nothing if there is none yet.
std::optional<std::string> current_run_id(const Workspace& workspace);

// A run that is kept, read-only. Throws Failure: run_expired if it is not there, or no more; run_outdated.
OpenRun open_run(const Workspace& workspace, const std::string& id, const warehouse::Settings& settings = {});

struct KeptRun {
    std::string id;
    Month month;
    std::optional<Date> as_known_on;
    std::string made_at;  // UTC; "" if its journal does not tell it.
    std::size_t deliveries;
    std::size_t decisions;
};

// Nothing where no whole run has the id.
std::optional<KeptRun> kept_run(const Workspace& workspace, const std::string& id);

// The runs that are whole, the one made last first.
std::vector<KeptRun> kept_runs(const Workspace& workspace);

// What a run that is kept was made of.
struct RunKnows {
    Month month;
    bool same_program = true;
    bool all = true;  // Not so where it was asked for as known on a day, or its entities were given.
    std::vector<std::string> deliveries;  // SHA-256.
    std::vector<std::int64_t> decisions;  // Sequences.
};

// Throws Failure(run_expired).
RunKnows known_to_run(const Workspace& workspace, const std::string& id);

// Gives the connection the views of intake, for questions that go back to delivered rows. Throws
// Failure(rows_missing) when the derived rows of the run were removed.
void attach_rows(const Workspace& workspace, OpenRun& run);

// The accepted row at a position of the run's deliveries, read from its file alone: for questions about one
// person. Throws Failure(rows_missing), as above.
intake::DeliveredRow delivered_row(const Workspace& workspace, OpenRun& run, std::size_t delivery,
                                   std::int64_t row_number);

}  // namespace baophu::workspace
