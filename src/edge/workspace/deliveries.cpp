#include "edge/workspace/deliveries.h"

#include <algorithm>
#include <tuple>

#include <boost/json/object.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "core/documents/utf8.h"
#include "edge/store/clock.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/json_text.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* original_name = "original";

std::string intake_name(const std::string& sha256, const std::string& dataset) {
    return sha256 + "-" + intake::result_version(intake::dataset(dataset));
}

const store::DeliveryEntry* find(const std::vector<store::DeliveryEntry>& entries,
                                 const std::string& sha256) {
    const auto found = std::ranges::find(entries, sha256, &store::DeliveryEntry::sha256);
    return found == entries.end() ? nullptr : &*found;
}

// Store and receipt are UTF-8; a name in an old code page keeps what can be told of it.
std::string as_utf8(std::string text) {
    if (is_valid_utf8(text)) return text;
    for (char& c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) c = '?';
    }
    return text;
}

store::DeliveryEntry entry_of(const Handover& handover, const std::string& sha256,
                              const intake::Outcome& outcome) {
    const std::string now = store::now_utc();
    return {.sha256 = sha256,
            .file_name = as_utf8(handover.file.filename().string()),
            .bytes = static_cast<std::int64_t>(fs::file_size(handover.file)),
            .sender = outcome.recognised.sender,
            .dataset = outcome.recognised.dataset,
            .period = outcome.recognised.period,
            .received_at = handover.received_at.value_or(now),
            .received_reason = as_utf8(handover.received_reason),
            .taken_by = user_name(),
            .taken_at = now,
            .rows_read = outcome.read,
            .rows_accepted = outcome.accepted,
            .rows_refused = outcome.refused};
}

// The receipt repeats what the store knows, beside the file itself: with the folder alone a
// delivery can be taken in again.
std::string receipt(const store::DeliveryEntry& entry) {
    return pretty(json::object{
        {"sha256", entry.sha256},
        {"file_name", entry.file_name},
        {"bytes", entry.bytes},
        {"sender", entry.sender},
        {"dataset", entry.dataset},
        {"period", entry.period},
        {"received_at", entry.received_at},
        {"received_reason", entry.received_reason},
        {"taken_by", entry.taken_by},
        {"taken_at", entry.taken_at},
        {"rows",
         {{"read", entry.rows_read}, {"accepted", entry.rows_accepted}, {"refused", entry.rows_refused}}}});
}

// The delivery of the same sender, dataset and period that was in force until this one came;
// in the order of intake::mark_superseded.
std::optional<std::string> superseded_by(const store::DeliveryEntry& entry,
                                         const std::vector<store::DeliveryEntry>& earlier) {
    const store::DeliveryEntry* found = nullptr;
    for (const store::DeliveryEntry& other : earlier) {
        const bool same =
            other.sender == entry.sender && other.dataset == entry.dataset && other.period == entry.period;
        if (same && (found == nullptr || found->received_at <= other.received_at)) found = &other;
    }
    if (found == nullptr || entry.received_at < found->received_at) return std::nullopt;
    return found->file_name;
}

void refuse_unreasoned(const Handover& handover) {
    if (handover.received_at && handover.received_reason.empty()) {
        throw Failure(fault::reason_missing, {{"file", handover.file.filename().string()}});
    }
}

// A crash between the rename and the entry in the store leaves a folder that nobody knows.
void forget_unacknowledged(const Workspace& workspace, const std::string& sha256) {
    fs::remove_all(workspace.delivery_folder(sha256));
}

// What stands there already was left by a crash, perhaps after other things were said about
// the file (another sender gives other record keys).
void show_intake(const Workspace& workspace, Staging& staging, const std::string& name) {
    const fs::path folder = workspace.intake_folder(name);
    fs::remove_all(folder);
    staging.show(folder);
}

void require_undamaged(const Workspace& workspace, const store::DeliveryEntry& entry) {
    const fs::path original = workspace.delivery_folder(entry.sha256) / original_name;
    if (fs::exists(original) && sha256_hex_of_file(original) == entry.sha256) return;
    throw Failure(fault::delivery_damaged, {{"file", entry.file_name}});
}

}  // namespace

Taken take_delivery(const Workspace& workspace, const Lock&, store::Store& store, const Handover& handover,
                    Progress& progress, const CancelFlag& cancel) {
    refuse_unreasoned(handover);
    const std::vector<store::DeliveryEntry> earlier = store.deliveries();
    const std::string sha256 = sha256_hex_of_file(handover.file);
    if (const store::DeliveryEntry* known = find(earlier, sha256)) {
        return {.known_before = true, .entry = *known, .outcome = {}, .supersedes = std::nullopt};
    }
    forget_unacknowledged(workspace, sha256);

    Staging original(workspace.delivery_folder(sha256));
    Staging rows(workspace.intake_folder(sha256));
    copy_and_sync(handover.file, original.folder() / original_name);
    if (sha256_hex_of_file(original.folder() / original_name) != sha256) {
        throw Failure(fault::file_unreadable,
                      {{"path", handover.file.string()}, {"file", handover.file.filename().string()}});
    }
    intake::Outcome outcome;
    try {
        outcome = intake::take_in(original.folder() / original_name, handover.stated, workspace.territory(),
                                  rows.folder(), progress, cancel);
    } catch (const Failure& failure) {
        // The user knows the file by the name it was handed over under.
        Fault fault = failure.fault();
        for (auto& [name, value] : fault.details) {
            if (name == "file") value = handover.file.filename().string();
        }
        throw Failure(std::move(fault));
    }
    const store::DeliveryEntry entry = entry_of(handover, sha256, outcome);
    write_durably(original.folder() / "receipt.json", receipt(entry));

    show_intake(workspace, rows, intake_name(sha256, entry.dataset));
    original.show(workspace.delivery_folder(sha256));
    store.add(entry);
    return {.known_before = false,
            .entry = entry,
            .outcome = std::move(outcome),
            .supersedes = superseded_by(entry, earlier)};
}

std::vector<intake::Delivery> deliveries_for_run(const Workspace& workspace, const Lock&, store::Store& store,
                                                 Progress& progress, const CancelFlag& cancel) {
    std::vector<intake::Delivery> deliveries;
    for (const store::DeliveryEntry& entry : store.deliveries()) {
        const std::string name = intake_name(entry.sha256, entry.dataset);
        const fs::path folder = workspace.intake_folder(name);
        if (!fs::exists(folder)) {
            require_undamaged(workspace, entry);
            Staging rows(folder);
            const intake::Stated stated{
                .sender = entry.sender, .dataset = entry.dataset, .period = entry.period};
            intake::take_in(workspace.delivery_folder(entry.sha256) / original_name, stated,
                            workspace.territory(), rows.folder(), progress, cancel);
            rows.show(folder);
        }
        deliveries.push_back({.sha256 = entry.sha256,
                              .sender = entry.sender,
                              .dataset = entry.dataset,
                              .period = entry.period,
                              .received_at = entry.received_at,
                              .accepted = folder / "accepted.parquet"});
    }
    intake::mark_superseded(deliveries);
    return deliveries;
}

}  // namespace baophu::workspace
