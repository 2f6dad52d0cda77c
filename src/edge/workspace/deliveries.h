// Deliveries: the files that agencies sent, kept as they came, and taken in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "edge/store/store.h"
#include "edge/workspace/workspace.h"
#include "flow/intake/intake.h"

namespace baophu::workspace {

// What is said about a file when it is handed over.
struct Handover {
    std::filesystem::path file;
    intake::Stated stated;
    std::optional<std::string> received_at;  // UTC; nothing: now.
    std::string received_reason;             // Needed when received_at is stated.
};

struct Taken {
    bool known_before;  // The same bytes were taken in earlier; nothing changed.
    store::DeliveryEntry entry;
    intake::Outcome outcome;                // Empty when known before.
    std::optional<std::string> supersedes;  // File name of the delivery that is no longer in force.
};

// Keeps the file under its SHA-256 with its receipt, writes the intake result, and enters it in
// the office store; in this order, so that a crash leaves a delivery either whole or not there.
// Throws Failure: BP-2xx when the file cannot be taken; reason_missing.
Taken take_delivery(const Workspace& workspace, const Lock& lock, store::Store& store,
                    const Handover& handover, Progress& progress, const CancelFlag& cancel);

// The deliveries as a run wants them: ordered, marked, with their accepted rows at hand. Takes
// a file in again when this program or a changed description has no result for it yet.
std::vector<intake::Delivery> deliveries_for_run(const Workspace& workspace, const Lock& lock,
                                                 store::Store& store, Progress& progress,
                                                 const CancelFlag& cancel);

// A folder's delivery note, delivery-note.csv: file, sender, received_at, reason; one line per
// file of the folder. Throws Failure(delivery_note_unreadable) with the line.
std::vector<Handover> read_delivery_note(const std::filesystem::path& folder);

}  // namespace baophu::workspace
