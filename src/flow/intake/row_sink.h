// Where the rows of one delivery go: typed rows to accepted.parquet, refused ones with every
// fault to refused.parquet, both in the order of the file.
//
//   accepted   row_number, record_key, repaired (names of repaired columns, "a,b"), the columns
//   refused    row_number, record_key, column_name, header, value, code; a line per fault of a refused
//              row; record_key NULL where the cells that make it are refused themselves
//
// row_number is the physical line in the delivered file, 1-based, as a spreadsheet counts it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/warehouse/parquet_file.h"
#include "core/warehouse/warehouse.h"
#include "flow/intake/cell.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {

struct CellRefusal {
    std::string column;  // "" when the row as a whole is refused.
    std::string header;
    std::string value;  // As written, cut to 200 bytes.
    std::string code;
};

// Memory: a row group of each file (122,880 rows), which what comes behind it waits for; beyond the
// memory_limit of DuckDB it waits in the folder.
class RowSink {
public:
    // The folder exists, and outlives the sink.
    RowSink(const Dataset& dataset, const std::filesystem::path& folder);

    void accept(std::int64_t row_number, std::string_view record_key, std::span<const TypedCell> cells);
    void refuse(std::int64_t row_number, const std::optional<std::string>& record_key,
                std::span<const CellRefusal> refusals);

    // The two files are whole only after it.
    void close();

private:
    const Dataset* dataset_;
    std::filesystem::path folder_;
    warehouse::Database database_;
    warehouse::ParquetFile accepted_;
    warehouse::ParquetFile refused_;
};

}  // namespace baophu::intake
