// What an administrator looks at: space, the store, the audit chain with its heads, kept runs, backups; and
// makes a backup.
#include <filesystem>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "edge/http/handlers.h"
#include "edge/http/job_told.h"
#include "edge/http/metrics.h"
#include "edge/http/presenters.h"
#include "edge/workspace/audit_heads.h"
#include "edge/workspace/backup.h"
#include "edge/workspace/backups.h"
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

// The first of them: where there are hundreds, a backup is asked, not the list.
json::array rows_that_differ(const std::vector<store::RowFinding>& rows) {
    constexpr std::size_t told_most = 100;
    json::array array;
    for (const store::RowFinding& row : rows) {
        if (array.size() == told_most) break;
        array.push_back(json::object{
            {"table", row.table}, {"id", row.id}, {"what", row.what}, {"column", empty_is_null(row.column)}});
    }
    return array;
}

json::object audit_of(const Call& call) {
    const workspace::AuditHeads heads(call.office.workspace.audit_heads_folder());
    const workspace::AuditVerified verified = heads.verify(call.office.database);
    return {{"lines", verified.lines},
            {"last_head", day_or_null(heads.last_day())},
            {"whole", verified.chain_whole()},
            {"rows_not_bound", verified.not_bound},
            {"rows_differing_count", static_cast<std::int64_t>(verified.rows.size())},
            {"rows_differing", rows_that_differ(verified.rows)}};
}

json::array problems(const std::vector<std::string>& found) {
    json::array array;
    for (const std::string& problem : found)
        array.push_back(json::value(problem));
    return array;
}

// Null where the server was told no folder.
json::value backups_of(const Call& call) {
    if (!call.office.backups) return nullptr;
    json::array kept;
    for (const workspace::KeptBackup& backup : workspace::kept_backups(*call.office.backups))
        kept.push_back(json::object{{"name", backup.name},
                                    {"made_at", backup.made_at},
                                    {"files", backup.files},
                                    {"bytes", backup.bytes}});
    return kept;
}

std::string back_up_now(Office& office, Progress& progress, const CancelFlag& cancel) {
    const workspace::Lock lock = office.workspace.lock("serve");
    workspace::remove_partial_backups(*office.backups);
    back_up(office.workspace, lock, office.store,
            workspace::place_of_backup(*office.backups, office.database.now_text()), progress, cancel);
    return "";
}

}  // namespace

Answer make_backup(const Call& call) {
    Office& office = call.office;
    if (!office.backups) throw Failure(fault::backups_nowhere);
    Job job = office.jobs.open(JobKind::backup).value_or(Job{});
    if (job.id == 0) {
        job = office.jobs.add({.kind = JobKind::backup,
                               .login = call.visit->user.login,
                               .agency = call.visit->user.agency,
                               .work = [&office](Progress& progress, const CancelFlag& cancel) {
                                   return back_up_now(office, progress, cancel);
                               }});
        office.audit.append(call.actor(), {.kind = "backup", .what = "job " + std::to_string(job.id)});
    }
    return json_answer(job_told(job, call.words, JobReader::of(call)), 202);
}

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
        {"backups", backups_of(call)},
        {"runs", std::move(runs)}});
}

}  // namespace baophu::http
