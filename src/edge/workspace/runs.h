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

// Computes the month (nothing: the latest one with a participants' list) from all deliveries
// and decisions known now, and makes it current. Until the last step `current` is the old run.
RunMade make_run(const Workspace& workspace, const Lock& lock, store::Store& store,
                 std::optional<Month> month, Progress& progress, const CancelFlag& cancel);

// The current run, read-only. A run that is switched away while it
// is open stays readable.
struct OpenRun {
    std::string id;
    std::vector<intake::Delivery> deliveries;
    std::vector<std::string> file_names;  // Of the deliveries, as handed over.
    warehouse::Database database;
    warehouse::Connection connection;
};

// Throws Failure(no_run_yet).
OpenRun open_current_run(const Workspace& workspace);

// Gives the connection the views of intake, for questions that go back to delivered rows. Throws
// Failure(rows_missing) when the derived rows of the run were removed.
void attach_rows(const Workspace& workspace, OpenRun& run);

}  // namespace baophu::workspace
