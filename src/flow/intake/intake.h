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
//   INT-8, INT-9  where in the file the table begins: header_search.h
//
// Personal data pass through here but do not leave: the outcome holds counts and faults, and
// rows are read by later stages through the views below.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/territory/territory.h"
#include "core/warehouse/warehouse.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {

// What the sender or the user says about a file; what is absent is recognised from it.
struct Stated {
    std::optional<std::string> sender;
    std::optional<std::string> dataset;
    std::optional<std::string> period;  // "2018" or "2018-12".
};

// What the file turned out to be: written into the receipt, so that a later program can take
// the same file in again in the same way.
struct Recognised {
    std::string sender;
    std::string dataset;
    std::string period;
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
    std::vector<RefusedRow> first_refused;  // At most 20, for the screen.
};

// Reads `file` (CSV, .xlsx or .xls) and writes accepted.parquet and refused.parquet into `folder`, which
// exists and is empty. Memory: one row of the file, plus DuckDB's compressed copy of the accepted rows.
// Throws Failure: BP-2xx when the file as a whole cannot be taken (then nothing was written),
// interrupted, disk_full.
Outcome take_in(const std::filesystem::path& file, const Stated& stated, const Territory& territory,
                const std::filesystem::path& folder, Progress& progress, const CancelFlag& cancel);

// "si-participants-3f9c01aa-0.1.0+77de…": what intake results are kept under beside the
// delivery's own digest; another description or program gives another name.
std::string result_version(const Dataset& dataset);

// A delivery that a run knows.
struct Delivery {
    std::string sha256;
    std::string sender;
    std::string dataset;
    std::string period;
    std::string received_at;         // ISO, UTC: "2019-03-29T02:30:00Z".
    std::filesystem::path accepted;  // accepted.parquet of this program and description.
    bool in_force = true;            // INT-7; set by mark_superseded.
};

// Orders the deliveries by time of receipt, those of one second in the order in which they were
// taken in (as given), and marks as not in force every one that a later one of the same sender,
// dataset and period supersedes.
void mark_superseded(std::vector<Delivery>& deliveries);

// One temporary view per dataset, named by Dataset::table(): delivery (position in
// `deliveries`), in_force, row_number, record_key, repaired, and the dataset's columns. A
// dataset without delivery gives an empty view.
void create_views(warehouse::Connection& connection, const std::vector<Delivery>& deliveries);

}  // namespace baophu::intake
