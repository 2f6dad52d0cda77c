// What an administrator looks at: space, the store, the audit chain with its heads, kept runs.
#include <filesystem>

#include <boost/json/array.hpp>

#include "core/base/program_id.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/workspace/audit_heads.h"
#include "edge/workspace/runs.h"

namespace baophu::http {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Files that go while they are counted are not there.
std::int64_t bytes_below(const fs::path& folder) {
    std::error_code problem;
    std::int64_t bytes = 0;
    for (fs::recursive_directory_iterator at(folder, problem), end; !problem && at != end;
         at.increment(problem)) {
        std::error_code gone;
        const auto size = at->is_regular_file(gone) ? at->file_size(gone) : 0;
        if (!gone) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

// The store with what SQLite keeps beside it. On a database server there is no file.
std::int64_t bytes_of_store(const fs::path& file) {
    std::int64_t bytes = 0;
    for (const char* ending : {"", "-wal", "-shm"}) {
        std::error_code gone;
        const auto size = fs::file_size(file.string() + ending, gone);
        if (!gone) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

json::object audit_of(const Call& call) {
    const workspace::AuditHeads heads(call.office.workspace.audit_heads_folder());
    const workspace::AuditVerified verified = heads.verify(call.office.database);
    return {
        {"lines", verified.lines}, {"last_head", day_or_null(heads.last_day())}, {"whole", verified.whole()}};
}

json::array problems(const std::vector<std::string>& found) {
    json::array array;
    for (const std::string& problem : found)
        array.push_back(json::value(problem));
    return array;
}

}  // namespace

Answer get_office_health(const Call& call) {
    call.asked().finish();
    const workspace::Workspace& place = call.office.workspace;
    json::array runs;
    for (const workspace::KeptRun& run : workspace::kept_runs(place))
        runs.push_back(run_entry(run));
    return json_answer(json::object{
        {"version", program_id()},
        {"started_at", call.office.started_at},
        {"free_bytes", static_cast<std::int64_t>(fs::space(place.root()).available)},
        {"workspace_bytes", bytes_of_store(place.store_file()) + bytes_below(place.root() / "deliveries")},
        {"store_problems", problems(call.office.database.problems())},
        {"audit", audit_of(call)},
        {"runs", std::move(runs)}});
}

}  // namespace baophu::http
