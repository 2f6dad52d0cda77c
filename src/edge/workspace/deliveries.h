// Deliveries: the files that agencies sent, kept as they came, and taken in.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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
    std::string file_name = {};              // As it was handed over; "": that of the file.
    std::string taken_by = {};               // Login; "": whoever runs the program.
    // Asked when the file was read and before it is kept; throws Failure to keep it out.
    std::function<void(const intake::Recognised&)> admit = [](const intake::Recognised&) {};
    std::filesystem::path looked_at = {};  // Where the rows of a dry run are put; "": nowhere.
};

// The delivery that is no longer in force, and how the new rows differ from its own.
struct Superseded {
    std::string file_name;
    intake::Changes changes;
};

struct Taken {
    bool known_before;  // The same bytes were taken in earlier; nothing changed.
    store::DeliveryEntry entry;
    intake::Outcome outcome;  // Empty when known before.
    std::optional<Superseded> supersedes;
};

enum class Keeping {
    keep,
    dry_run,  // Says all, keeps nothing.
};

// Keeps the file under its SHA-256 with its receipt, writes the intake result, and enters it in
// the office store; in this order, so that a crash leaves a delivery either whole or not there.
// Columns that were mapped are remembered for the sender and the kind. A file that was withdrawn
// comes in as if it were new. Throws Failure: BP-2xx when the file cannot be taken; reason_missing.
Taken take_delivery(const Workspace& workspace, const Lock& lock, store::Store& store,
                    const Handover& handover, Progress& progress, const CancelFlag& cancel,
                    Keeping keeping = Keeping::keep);

// The same for several files, which are read on two threads and kept in their order. What became of
// each is told as it is known; a Failure that refuses one file keeps out no other, and any other
// ends the work. `tell_fault` gets the position of the file.
void take_deliveries(const Workspace& workspace, const Lock& lock, store::Store& store,
                     std::span<const Handover> handovers, Progress& progress, const CancelFlag& cancel,
                     Keeping keeping, const std::function<void(const Taken&)>& tell,
                     const std::function<void(std::size_t, const Failure&)>& tell_fault);

// The deliveries as a run wants them: ordered, marked, with their accepted rows at hand. Takes
// a file in again when this program or a changed description has no result for it yet. With a day,
// RUN-12: those received by its end in Vietnam and not withdrawn by then.
std::vector<intake::Delivery> deliveries_for_run(const Workspace& workspace, const Lock& lock,
                                                 store::Store& store, Progress& progress,
                                                 const CancelFlag& cancel,
                                                 const std::optional<Date>& as_known_on = {});

// The delivery that a person calls by its file name or the first digits (8 at least) of its
// SHA-256. Throws delivery_unknown, delivery_ambiguous.
store::DeliveryEntry find_delivery(const Workspace& workspace, store::Store& store, std::string_view word);

// Takes a delivery back: it stays where it is and in the store, and no run sees it any more.
// Throws reason_missing.
void withdraw_delivery(const Lock& lock, store::Store& store, const store::DeliveryEntry& entry,
                       const std::string& reason);

// Where the file of a delivery stands, whole. Throws delivery_damaged.
std::filesystem::path original_of(const Workspace& workspace, const store::DeliveryEntry& entry);

// Where the result of the delivery's intake by this program stands, or would.
std::filesystem::path intake_folder_of(const Workspace& workspace, const store::DeliveryEntry& entry);

// The folder with the delivery's accepted and refused rows; takes the file in again if this
// program has none.
std::filesystem::path rows_of(const Workspace& workspace, const Lock& lock, const store::DeliveryEntry& entry,
                              Progress& progress, const CancelFlag& cancel);

// A folder's delivery note, delivery-note.csv: file, sender, received_at, reason; one line per
// file of the folder. Throws Failure(delivery_note_unreadable) with the line.
std::vector<Handover> read_delivery_note(const std::filesystem::path& folder);

}  // namespace baophu::workspace
