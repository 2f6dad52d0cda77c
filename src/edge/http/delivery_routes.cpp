// One delivery: its receipt, its refused rows, and taking it back.
#include <algorithm>

#include <boost/json/array.hpp>
#include <stdlib.h>

#include "core/base/fault_codes.h"
#include "edge/http/deliveries_told.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/violations_told.h"
#include "edge/rights/agencies.h"
#include "edge/workspace/deliveries.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/receipts.h"
#include "edge/workspace/runs.h"

namespace baophu::http {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

store::DeliveryEntry delivery_of(const Call& call, rights::Shown kind) {
    return delivery_told_of(call, call.in_path("sha256"), kind);
}

// The rows as this program reads the file, or as the current run has them; else the file is read again.
fs::path refused_of(const Call& call, const store::DeliveryEntry& entry) {
    const workspace::Workspace& workspace = call.office.workspace;
    const fs::path folder = workspace::intake_folder_of(workspace, entry);
    if (fs::exists(folder / "refused.parquet")) return folder / "refused.parquet";
    if (call.office.runs.current_id()) {
        const auto run = call.office.runs.take();
        const auto& all = run->run().deliveries;
        const auto found = std::ranges::find(all, entry.sha256, &intake::Delivery::sha256);
        if (found != all.end() && fs::exists(found->refused)) return found->refused;
    }
    const workspace::Lock lock = workspace.lock("serve");
    NoProgress quiet;
    const CancelFlag never = false;
    return workspace::rows_of(workspace, lock, entry, quiet, never) / "refused.parquet";
}

// As withdraw_delivery() would have it; what was taken back already is in no list of deliveries.
bool may_withdraw(const Call& call, const store::DeliveryEntry& entry) {
    return call.reader->may(rights::Right::send_deliveries) && !call.visit->read_only() &&
           rights::is_told_of_sender(*call.reader, rights::Shown::own_delivery, entry.sender);
}

// To whom the rule is given, of whatever file of the sender and kind (VIO-1); else what became of it in this
// one, the latest.
json::value violation_of(const Call& call, const std::vector<store::Violation>& all,
                         const store::DeliveryEntry& entry, const store::BrokenRule& rule) {
    const store::Violation* found = nullptr;
    for (const store::Violation& one : all) {
        if (one.sender != entry.sender || one.dataset != entry.dataset || one.rule != rule) continue;
        const bool open = one.state != store::ViolationState::done;
        if (open) return violation_form(call, one);
        if (one.delivery == entry.sha256 && (found == nullptr || found->id < one.id)) found = &one;
    }
    return found == nullptr ? json::value(nullptr) : json::value(violation_form(call, *found));
}

json::array kinds_of_fault(const Call& call, const store::DeliveryEntry& entry) {
    json::array faults;
    const auto kinds = refused_kinds_of(call, entry);
    if (kinds.empty()) return faults;
    const auto violations = store::Violations(call.office.database).all();
    for (const intake::RefusedKind& kind : kinds) {
        const FaultText text = call.words.fault(intake::refusal_fault(entry.dataset, kind.header, kind.code));
        faults.push_back(json::object{
            {"code", kind.code},
            {"header", kind.header},
            {"title", text.what},
            {"action", text.to_do},
            {"rows", kind.rows},
            {"violation",
             violation_of(call, violations, entry, {.code = kind.code, .header = kind.header})}});
    }
    return faults;
}

bool in_current_run(const Call& call, const std::string& sha256) {
    const auto id = call.office.runs.current_id();
    if (!id) return false;
    const auto known = workspace::known_to_run(call.office.workspace, *id).deliveries;
    return std::ranges::find(known, sha256) != known.end();
}

// A file that goes with this object.
class PassingFile {
public:
    explicit PassingFile(const fs::path& folder) {
        workspace::make_folder(folder);
        std::string pattern = (folder / "returned-XXXXXX").string();
        // A name that nobody else has: the folder itself.
        if (::mkdtemp(pattern.data()) == nullptr)
            throw Failure(fault::system_error, {{"path", pattern}, {"problem", "mkdtemp"}});
        folder_ = pattern;
    }
    ~PassingFile() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    PassingFile(const PassingFile&) = delete;
    PassingFile& operator=(const PassingFile&) = delete;

    fs::path path() const { return folder_ / "returned.xlsx"; }

private:
    fs::path folder_;
};

}  // namespace

// Of another agency nothing is told, not even that it is there.
store::DeliveryEntry delivery_told_of(const Call& call, const std::string& sha256, rights::Shown kind) {
    for (const store::DeliveryEntry& entry : call.office.store.deliveries())
        if (entry.sha256 == sha256 && rights::is_told_of_sender(*call.reader, kind, entry.sender))
            return entry;
    throw Failure(fault::entity_not_there, {{"entity", "delivery"}, {"id", sha256.substr(0, 12)}});
}

std::vector<intake::RefusedKind> refused_kinds_of(const Call& call, const store::DeliveryEntry& entry) {
    if (entry.rows_refused == 0) return {};
    return intake::refused_kinds(refused_of(call, entry));
}

json::object delivery_told(const store::DeliveryEntry& entry) {
    return {{"sha256", entry.sha256},
            {"file_name", entry.file_name},
            {"bytes", entry.bytes},
            {"sender", entry.sender},
            {"dataset", entry.dataset},
            {"period", entry.period},
            {"received_at", entry.received_at},
            {"taken_by", entry.taken_by},
            {"rows_read", entry.rows_read},
            {"rows_accepted", entry.rows_accepted},
            {"rows_refused", entry.rows_refused}};
}

std::string dataset_title(const Call& call, const std::string& dataset) {
    const auto& all = intake::datasets();
    const auto found = std::ranges::find(all, dataset, &intake::Dataset::id);
    return found == all.end() ? dataset : found->title(call.words.language());
}

std::string sending_unit(const Call& call) {
    const std::string& agency = call.visit->grants_of().agency;
    const auto& all = rights::office_agencies();
    const auto found = std::ranges::find(all, agency, &rights::OfficeAgency::id);
    if (found == all.end() || !found->by_unit) return "";
    const rights::Where where = call.reader->where(rights::Shown::own_delivery);
    const auto shorter = [](const std::string& a, const std::string& b) { return a.size() < b.size(); };
    return where.units.empty() ? "" : *std::ranges::min_element(where.units, shorter);
}

Answer returned_rows(const Call& call, const store::DeliveryEntry& entry, const fs::path& original,
                     const fs::path& refused) {
    const intake::RefusedDelivery delivery{.sha256 = entry.sha256,
                                           .file_name = entry.file_name,
                                           .recognised = workspace::recognised_of(entry),
                                           .original = original,
                                           .refused = refused};
    // Back to who sent it: the agency's own rows, so that it may correct them.
    const AccessContext access({.actor = call.visit->told(),
                                .agency = call.visit->grants_of().agency,
                                .territory = std::nullopt,
                                .purpose = "correct-delivery",
                                .case_number = ""},
                               call.office.audit);
    const PassingFile file(call.office.workspace.root() / "uploads");
    const CancelFlag never = false;
    intake::write_refused_rows(access, delivery, call.words, file.path(), never);
    const std::string name = "tra-lai-" + entry.sha256.substr(0, 8) + ".xlsx";
    return {.status = 200,
            .type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            .body = workspace::read_file(file.path()),
            .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

Answer get_delivery(const Call& call) {
    call.asked().finish();
    const store::DeliveryEntry entry = delivery_of(call, rights::Shown::delivery);
    return json_answer(json::object{
        {"delivery", delivery_told(entry)},
        {"dataset_title", dataset_title(call, entry.dataset)},
        {"in_run", in_current_run(call, entry.sha256)},
        {"may_withdraw", may_withdraw(call, entry)},
        {"faults", kinds_of_fault(call, entry)},
        {"holders", entry.rows_refused == 0 ? json::array() : holders_told(call, {entry.sender})}});
}

Answer export_returned_rows(const Call& call) {
    call.asked().finish();
    const store::DeliveryEntry entry = delivery_of(call, rights::Shown::own_delivery);
    return returned_rows(call, entry, workspace::original_of(call.office.workspace, entry),
                         refused_of(call, entry));
}

Answer withdraw_delivery(const Call& call) {
    Body body(call.request.body);
    const std::string reason = body.text("reason", 300);
    body.finish();
    const store::DeliveryEntry entry = delivery_of(call, rights::Shown::own_delivery);
    call.office.store.withdraw(entry.sha256, reason, call.visit->user.login);
    call.office.next_run.look();
    return {.status = 204};
}

}  // namespace baophu::http
