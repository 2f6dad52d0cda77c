// A CSV file read by CsvColumns and by its twin, DuckDB in its strict mode (RFC 4180), as rows of cells.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fault.h"
#include "core/warehouse/warehouse.h"
#include "edge/registers/csv_columns.h"

namespace baophu::registers {

using CsvRows = std::vector<std::vector<std::string>>;

// The fields of every row, and its id behind them.
inline CsvRows rows_of_columns(const std::filesystem::path& file, const WantedColumns& wanted,
                               std::size_t parts = 1, std::size_t smallest_part = bytes_worth_a_part) {
    std::vector<std::unique_ptr<KeptColumns>> kept;
    CsvRows rows;
    for (const auto& source : open_csv(file, wanted, parts, kept, smallest_part)) {
        for (linkage::engine::Batch batch; source->next(batch);) {
            for (std::size_t row = 0; row < batch.rows; ++row) {
                std::vector<std::string>& cells = rows.emplace_back();
                for (const auto& column : batch.columns)
                    cells.emplace_back(std::get<linkage::engine::TextColumn>(column).at(row));
            }
        }
    }
    std::size_t row = 0;
    for (const auto& part : kept)
        for (std::size_t i = 0; i < part->ids.size(); ++i)
            rows.at(row++).emplace_back(part->ids.at(i));
    return rows;
}

// The texts a, b, c as columns of a file, the last being the id.
inline WantedColumns wanted_of(std::vector<std::string> headers) {
    WantedColumns wanted{.fields = std::move(headers), .id = {}, .truth = {}};
    wanted.id = wanted.fields.back();
    wanted.fields.pop_back();
    return wanted;
}

// Nothing if DuckDB refuses the file: rows that are short or long, quotes left open, text behind a quote,
// bytes that are not UTF-8.
inline std::optional<CsvRows> rows_of_duckdb(warehouse::Connection& connection,
                                             const std::filesystem::path& file, char delimiter,
                                             const std::vector<std::string>& headers) {
    std::string columns;
    for (const std::string& header : headers)
        columns += (columns.empty() ? "'" : ", '") + header + "': 'VARCHAR'";
    const std::string query = "SELECT * FROM read_csv(" + warehouse::sql_file(file) + ", delim = '" +
                              delimiter +
                              "', quote = '\"', escape = '\"', header = true, auto_detect = false, " +
                              "strict_mode = true, nullstr = 'no cell is this', columns = {" + columns + "})";
    try {
        warehouse::Rows found = connection.query(query);
        CsvRows rows;
        while (found.next())
            for (std::size_t column = 0; column < headers.size(); ++column)
                (column == 0 ? rows.emplace_back() : rows.back())
                    .emplace_back(found.null(column) ? std::string_view{} : found.text(column));
        return rows;
    } catch (const Failure&) {
        return std::nullopt;
    }
}

}  // namespace baophu::registers
