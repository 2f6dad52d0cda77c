// Runs that somebody wants kept: `gc` leaves them (RUN-8). Append-only; of a run the latest line counts.
#pragma once

#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct PinnedRun {
    std::string run;
    std::string reason;
    std::string by;  // Login.
    std::string at;
};

class PinnedRuns {
public:
    explicit PinnedRuns(Database& database) : database_(database) {}

    // Throws Failure(reason_missing).
    void pin(const std::string& run, const std::string& reason, const Actor& by);
    void unpin(const std::string& run, const std::string& reason, const Actor& by);
    std::vector<PinnedRun> all();  // Those that are pinned, by run.

private:
    Database& database_;
};

}  // namespace baophu::store
