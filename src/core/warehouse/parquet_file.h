// Rows become a Parquet file as they come.
//
//   ParquetFile file(database, {{"row_number", ColumnType::integer}, {"name", ColumnType::text}}, path);
//   file.integer(1);
//   file.text("Nguyễn Thị Mẫu");
//   file.end_row();
//   file.close();
//
// The rows keep their order; a thread of its own encodes and writes them (row_stream.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/warehouse/row_stream.h"
#include "core/warehouse/warehouse.h"

namespace baophu::warehouse {

class ParquetFile {
public:
    // The database outlives the file and may serve others at the same time.
    ParquetFile(Database& database, std::vector<RowColumn> columns, const std::filesystem::path& file);
    ~ParquetFile();  // Without close() the file goes again.
    ParquetFile(ParquetFile&&) noexcept;
    ParquetFile& operator=(ParquetFile&&) noexcept;

    // The cells of a row, column by column. `value` is UTF-8.
    void text(std::string_view value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void date(const Date& value);
    void null();
    void end_row();

    // The file is whole only after it. Throws program_mistake inside a row that was not ended.
    void close();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baophu::warehouse
