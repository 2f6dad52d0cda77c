// Intake, the first stage: a delivered file becomes typed rows, and refusals with row, column
// and reason. The front header of the stage.
//
//   INT-1  the header row says which kind of delivery it is and where each column stands
//   INT-2  every cell is trimmed and typed; a bad cell refuses its row, the good rows go in
//   INT-3  what can be repaired without doubt is repaired and flagged
//   INT-4  every accepted row has a record key that survives redelivery
//   INT-5  a delivery is of one period; a row of another one is refused
//   INT-6  read = accepted + refused
//   INT-7  a later delivery of the same sender, dataset and period supersedes the earlier one
//   INT-8, INT-9   where in the file the table begins: header_search.h
//   INT-10         of kinds with equal columns the titles tell which it is: header_match.h
//   INT-11         a period that no column tells: delivery_period.h
//   INT-12         what must hold between the cells of a row: row_rules.h
//   INT-13         units by their names: core/territory/unit_names.h
//   INT-14         old encodings: decoded_rows.h
//   INT-15         columns that a person mapped; written down, so that the same comes out again
//   INT-19         a refused row keeps its key where it has one
//   INT-16         refused rows go back as a workbook, and come in as a supplement
//
// Personal data pass through here but do not leave: the outcome holds counts and faults, and
// rows are read by later stages through the views below.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/access_context.h"
#include "core/base/fault.h"
#include "core/base/messages.h"
#include "core/base/progress.h"
#include "core/territory/territory.h"
#include "core/warehouse/warehouse.h"
#include "flow/intake/dataset.h"
#include "flow/intake/header_search.h"

namespace baophu::intake {

// How a file was read where that is not found in itself; written into the receipt, so that a later
// program reads it in the same way.
struct Reading {
    std::string encoding;          // A word of text::to_word, as the user said it; "": by each cell.
    char delimiter = 0;            // 0: a workbook.
    std::string sheet;             // Its name; that of a text is empty.
    std::uint64_t header_row = 0;  // 0: not known.
    ColumnMap columns;             // INT-15

    bool operator==(const Reading&) const = default;
};

// What the file turned out to be: written into the receipt, so that a later program can take
// the same file in again in the same way.
struct Recognised {
    std::string sender;
    std::string dataset;
    std::string period;
    std::string supplements;  // INT-16: SHA-256 of the delivery to which its rows belong, or "".
    Reading reading;
};

// What the sender or the user says about a file; what is absent is recognised from it.
struct Stated {
    std::optional<std::string> sender;
    std::optional<std::string> dataset;
    std::optional<std::string> period;  // "2018", "2018-12", "2018-Q4", "2018-H1", "2018-12-31".
    std::string file_name;              // As it was handed over; "": that of the file.
    std::optional<text::Encoding> encoding;
    std::optional<char> delimiter;
    std::optional<std::string> sheet;
    std::optional<std::uint64_t> header_row;
    ColumnMap columns;
    // The columns mapped in earlier files of a sender and kind.
    std::function<ColumnMap(const std::string& sender, const std::string& dataset)> remembered;
    // A delivery by its SHA-256; nothing if it is not known or withdrawn.
    std::function<std::optional<Recognised>(const std::string& sha256)> find_delivery;

    // What has to be said so that a file is taken in as before.
    static Stated again(const Recognised& recognised);
};

struct RefusedRow {
    std::int64_t row_number;
    std::string header;  // "" when the row as a whole is refused.
    std::string value;
    std::string code;
};

struct Outcome {
    Recognised recognised;
    std::int64_t read = 0;
    std::int64_t accepted = 0;
    std::int64_t refused = 0;
    std::int64_t repaired = 0;              // Accepted rows with at least one repaired cell.
    Conversions conversions;                // INT-14
    std::vector<RefusedRow> first_refused;  // At most 20, for the screen.
};

// Reads `file` (CSV, .xlsx or .xls) and writes accepted.parquet and refused.parquet into `folder`, which
// exists and is empty. Memory: one row of the file, and accepted rows up to RowSink's limit; what is
// beyond waits in `folder`.
// Throws Failure: BP-2xx when the file as a whole cannot be taken (then nothing was written),
// interrupted, disk_full.
Outcome take_in(const std::filesystem::path& file, const Stated& stated, const Territory& territory,
                const std::filesystem::path& folder, Progress& progress, const CancelFlag& cancel);

// Record keys, not rows: a key may stand in several rows.
struct Changes {
    std::int64_t added = 0;    // Only in the later delivery.
    std::int64_t gone = 0;     // Only in the earlier one.
    std::int64_t changed = 0;  // In both, with other cells.
    std::int64_t equal = 0;

    bool operator==(const Changes&) const = default;
};

// How the accepted rows of a delivery differ from those of the one that it supersedes (INT-7), in
// whatever order they stand. Both files are accepted.parquet of one description.
Changes changes_between(const std::filesystem::path& earlier, const std::filesystem::path& later);

enum class ChangeKind { added, gone, changed };

struct ChangedCell {
    std::string column;
    std::string header;  // Its official one.
    std::string before;  // "" where there is nothing. Numbers of persons are masked.
    std::string after;

    bool operator==(const ChangedCell&) const = default;
};

struct ChangedRow {
    ChangeKind kind;
    std::string record_key;
    std::vector<ChangedCell> cells;  // Those that differ; of an added or gone row all that hold something.
};

// The rows in which two deliveries of one kind and sender differ, by record key; `limit` of them at
// most. Personal rows: the reading is logged.
std::vector<ChangedRow> changed_rows(const AccessContext& access, const Dataset& dataset,
                                     const std::filesystem::path& earlier, const std::filesystem::path& later,
                                     std::size_t limit);

struct RefusedDelivery {
    std::string sha256;
    std::string file_name;
    Recognised recognised;
    std::filesystem::path original;
    std::filesystem::path refused;  // refused.parquet
};

// Writes the refused rows of a delivery as a workbook, to correct and to send again (INT-16):
//
//     Dòng trả lại của thue-2018.csv
//     Mã lần giao: 3f9c…                     the mark by which what comes back is a supplement
//     Năm 2018
//     Năm | MST đơn vị chi trả | … | Dòng gốc | Sai gì | Lý do sai | Cần sửa thế nào
//     …   the cells as they were written, decoded                    a line for each fault
//
// The header is that of the file, with the official words for columns that a person had mapped, so
// intake knows it again; the four columns behind are none of the kind's and are left aside. No file
// may stand at `out`. Returns how many rows there are in it; the reading is logged before it. Throws Failure:
// nothing_refused, disk_full, system_error, and what the readers throw.
std::int64_t write_refused_rows(const AccessContext& access, const RefusedDelivery& delivery,
                                const Messages& messages, const std::filesystem::path& out,
                                const CancelFlag& cancel);

// What was wrong in refused.parquet: how many rows have a fault of a kind in a column.
struct RefusedKind {
    std::string code;
    std::string header;  // "" when the row as a whole is refused.
    std::int64_t rows;
};

// The most frequent first.
std::vector<RefusedKind> refused_kinds(const std::filesystem::path& refused);

// The fault of a refused cell with what its message names: the words that a choice takes.
Fault refusal_fault(const std::string& dataset_id, const std::string& header, const std::string& code);

// "si-participants-3f9c01aa-77de…-5b2c…": what intake results are kept under beside the delivery's
// own digest; another description, program or reading of the file gives another name.
std::string result_version(const Recognised& recognised);

// A delivery that a run knows.
struct Delivery {
    std::string sha256;
    std::string sender;
    std::string dataset;
    std::string period;
    std::string received_at;         // ISO, UTC: "2019-03-29T02:30:00Z".
    std::filesystem::path accepted;  // accepted.parquet of this program and description.
    std::filesystem::path refused;   // refused.parquet beside it; "": none is known.
    bool in_force = true;            // INT-7; set by mark_superseded.
    std::string supplements;         // INT-16: SHA-256 of the delivery that it adds rows to, or "".
};

// Orders the deliveries by time of receipt, those of one second in the order in which they were
// taken in (as given), and marks as not in force every one that a later one of the same sender,
// dataset and period supersedes. A supplement supersedes an earlier one of the same delivery, and is
// in force as long as that delivery is.
void mark_superseded(std::vector<Delivery>& deliveries);

// One temporary view per dataset, named by Dataset::table(): delivery (position in
// `deliveries`), in_force, sender, period, row_number, record_key, repaired, and the dataset's columns. A
// dataset without delivery gives an empty view. Beside it, with "_refused" behind the name, one of the
// refused rows whose key is known (INT-19): delivery, in_force, sender, period, row_number, record_key.
void create_views(warehouse::Connection& connection, const std::vector<Delivery>& deliveries);

// An accepted row of a delivery, as far as a question about a person wants it.
struct DeliveredRow {
    std::string record_key;
    std::string repaired;  // Names of repaired columns.
};

// The accepted row of that number, read from the delivery's own file: one row is found without the views
// of a hundred deliveries. Nothing if the file holds no such row.
std::optional<DeliveredRow> delivered_row(warehouse::Connection& connection, const Delivery& delivery,
                                          std::int64_t row_number);

}  // namespace baophu::intake
