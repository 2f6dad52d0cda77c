// Which kind of delivery a header row belongs to, and where each column stands in it (INT-1).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {

// For each column of the dataset, its position in the file, or nothing.
struct ColumnPlaces {
    const Dataset* dataset;
    std::vector<std::optional<std::size_t>> places;
    std::size_t width;  // Cells of the header row.
};

// Finds the dataset whose required columns all stand in the header; with several, the one with
// the most columns found. Faults: dataset_not_recognised (with the nearest one and what it
// lacks), column_twice.
Result<ColumnPlaces> recognise(std::span<const std::string> header);

// How many columns of one and the same dataset stand in the header, at the most.
std::size_t columns_named(std::span<const std::string> header);

// As recognise(), for a dataset that the user named. Faults: column_missing, column_twice.
Result<ColumnPlaces> place_columns(const Dataset& dataset, std::span<const std::string> header);

}  // namespace baophu::intake
