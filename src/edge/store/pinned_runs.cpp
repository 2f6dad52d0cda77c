#include "edge/store/pinned_runs.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/bound_rows.h"
#include "edge/store/session.h"

namespace baophu::store {
namespace {

void put(Database& database, const std::string& run, std::int64_t pinned, const std::string& reason,
         const Actor& by) {
    if (reason.empty()) throw Failure(fault::reason_missing);
    writing(database, [&](Transaction& tx) {
        std::int64_t sequence = 0;
        Query(tx.sql,
              "INSERT INTO pinned_runs(run, pinned, reason, pinned_by, pinned_at) VALUES (:run, :pinned, "
              ":reason, :by, :at) RETURNING sequence")
            .use(run)
            .use(pinned)
            .use(reason)
            .use(by.login)
            .use(tx.now)
            .into(sequence)
            .next();
        append_audit_of(tx, by, {.kind = "run", .what = (pinned != 0 ? "pinned " : "unpinned ") + run},
                        {.table = "pinned_runs", .first = sequence, .last = sequence});
    });
}

}  // namespace

void PinnedRuns::pin(const std::string& run, const std::string& reason, const Actor& by) {
    put(database_, run, 1, reason, by);
}

void PinnedRuns::unpin(const std::string& run, const std::string& reason, const Actor& by) {
    put(database_, run, 0, reason, by);
}

std::vector<PinnedRun> PinnedRuns::all() {
    return reading(database_, [](Transaction& tx) {
        PinnedRun pin;
        Query query(tx.sql,
                    "SELECT run, reason, pinned_by, pinned_at FROM pinned_runs WHERE pinned = 1 AND sequence "
                    "IN (SELECT max(sequence) FROM pinned_runs GROUP BY run) ORDER BY run");
        query.into(pin.run, pin.reason, pin.by, pin.at);
        std::vector<PinnedRun> found;
        while (query.next())
            found.push_back(pin);
        return found;
    });
}

}  // namespace baophu::store
