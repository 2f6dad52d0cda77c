// The rows of a query, taken as DuckDB's threads make them: none is kept, so that millions need no memory.
//
//   take_rows(connection, "SELECT record_key, row_number FROM si_participants", [&](const RowChunk& rows) {
//       for (std::size_t row = 0; row < rows.size(); ++row) use(rows.text(0, row), rows.integer(1, row));
//   });
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/warehouse/column_type.h"
#include "core/warehouse/warehouse.h"

namespace baophu::warehouse {

// Some rows at hand.
class RowChunk {
public:
    struct Column {
        ColumnType type = ColumnType::text;
        void* data = nullptr;
        std::uint64_t* validity = nullptr;                // A bit for each row; none: all are there.
        const std::vector<std::string>* words = nullptr;  // Of an enumeration.
        std::size_t bytes_of_word = 0;
    };

    RowChunk(std::vector<Column> columns, std::size_t size) : columns_(std::move(columns)), size_(size) {}

    std::size_t size() const { return size_; }
    std::size_t columns() const { return columns_.size(); }
    ColumnType type(std::size_t column) const { return columns_[column].type; }

    bool null(std::size_t column, std::size_t row) const {
        const std::uint64_t* validity = columns_[column].validity;
        return validity != nullptr && (validity[row / 64] >> (row % 64) & 1U) == 0;
    }
    // Enumerations as their words. Valid while the chunk is taken; "" for NULL.
    std::string_view text(std::size_t column, std::size_t row) const {
        if (null(column, row)) return {};
        if (columns_[column].words != nullptr) return (*columns_[column].words)[word(column, row)];
        return static_cast<const Text*>(columns_[column].data)[row].view();
    }
    // Booleans as 0 and 1, dates as days since 1970-01-01; 0 for NULL.
    std::int64_t integer(std::size_t column, std::size_t row) const;

private:
    // As DuckDB keeps it (duckdb_string_t): a short text stands here, of a longer one its first four letters
    // and where it is.
    struct Text {
        std::uint32_t length;
        std::array<char, 12> letters;

        std::string_view view() const {
            if (length <= letters.size()) return {letters.data(), length};
            const char* start = nullptr;
            std::memcpy(&start, letters.data() + 4, sizeof start);
            return {start, length};
        }
    };
    friend struct LayoutOfText;  // Holds it to DuckDB's.

    // The place of a word of an enumeration among all.
    std::size_t word(std::size_t column, std::size_t row) const;

    std::vector<Column> columns_;
    std::size_t size_;
};

// Hands all rows of the query to `take`, some thousand at a time, in no order and from several threads at
// once; the names of the columns. Columns are text, enumerations, integers of at most 64 bits, booleans and
// dates; any other throws Failure(program_mistake). What `take` throws is thrown here, once.
std::vector<std::string> take_rows(Connection& connection, std::string_view sql,
                                   const std::function<void(const RowChunk&)>& take);

}  // namespace baophu::warehouse
