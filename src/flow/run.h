// A run: deliveries and decisions in, a warehouse with persons, employers and the named gap
// out. The table of contents of src/flow.
//
// A run is a pure function of its inputs and the program. Equal inputs give an equal content
// hash; the bytes of the DuckDB file are not compared, they are not deterministic.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/territory/territory.h"
#include "core/warehouse/warehouse.h"
#include "flow/intake/intake.h"
#include "flow/linkage/linkage.h"

namespace baophu {

struct RunInputs {
    Month month;
    std::vector<intake::Delivery> deliveries;  // Ordered and marked by intake::mark_superseded.
    std::vector<linkage::Decision> decisions;  // By sequence.
    Territory territory;                       // Which commune lay in which unit.
    // Entities that are known, as linkage::take_entities reads them; nothing: they are linked, by the
    // decisions too.
    std::optional<std::filesystem::path> entity_ids = std::nullopt;
};

struct RunReport {
    std::string content_hash;                             // See content_hash().
    std::vector<std::pair<std::string, double>> seconds;  // Per step, in order.
};

// Writes `warehouse_file`, which does not exist. Throws Failure as the stages do; then the
// file is worthless and the caller removes it.
RunReport run(const RunInputs& inputs, const std::filesystem::path& warehouse_file, Progress& progress,
              const CancelFlag& cancel);

// SHA-256 over name and digest (warehouse::table_digest) of every table, by name; the order of rows does not
// show. The index of the search is left out: it is made of the names alone, which are in it.
std::string content_hash(warehouse::Connection& connection);

}  // namespace baophu
