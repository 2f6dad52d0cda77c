// Which kind of delivery a header row belongs to, and where each column stands in it (INT-1).
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {

// Columns for which a person named the header: column -> header, as the file writes it (INT-15).
using ColumnMap = std::map<std::string, std::string, std::less<>>;

// What is known of a file beside its header.
struct HeaderHints {
    std::optional<std::string> dataset;  // As the user named it; nothing: to be recognised.
    ColumnMap columns;                   // Of this file: each must stand in the header.
    // Of earlier files, by kind: what does not stand in the header is no matter.
    std::function<ColumnMap(const Dataset&)> remembered;
    std::string file_name;
};

// For each column of the dataset, its position in the file, or nothing.
struct ColumnPlaces {
    const Dataset* dataset;
    std::vector<std::optional<std::size_t>> places;
    std::size_t width;  // Cells of the header row.
    ColumnMap mapped;   // The hints that found their header.
};

// Finds the dataset whose required columns all stand in the header; with several the one with
// the most columns found, then the one of which a title or the file's name holds the longest
// word (INT-10). Faults: dataset_not_recognised (with the nearest one and what it lacks),
// dataset_ambiguous, column_twice, and of the hints map_column_unknown, map_header_missing.
Result<ColumnPlaces> recognise(std::span<const std::string> header, const HeaderHints& hints = {},
                               std::span<const std::string> titles = {});

// How many columns of one and the same dataset stand in the header, at the most.
std::size_t columns_named(std::span<const std::string> header);

// As recognise(), for one dataset. Faults: column_missing, column_twice, map_column_unknown,
// map_header_missing.
Result<ColumnPlaces> place_columns(const Dataset& dataset, std::span<const std::string> header,
                                   const HeaderHints& hints = {});

}  // namespace baophu::intake
