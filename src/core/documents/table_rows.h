// The rows of a table, one after the other, whatever file they come from: csv_reader.h,
// workbook.h, old_workbook.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace baophu {

// Of several that apply the first is told, but good only if none does.
enum class RecordStatus {
    good,
    not_text,        // Holds a NUL byte: UTF-16, a workbook, a picture.
    quote_open,      // The file ended inside quotes, so everything from `line` on is in it.
    too_long,        // More bytes than record_bytes_max, line end not counted.
    too_many_cells,  // More cells than cells_max.
};

struct TableRecord {
    // The text of the cells, without their quotes; empty unless the status is good. Valid
    // until the next call of next() or the end of the reader.
    std::span<const std::string_view> cells;

    // Of an .xlsx file: 1 for each cell that holds a number (and no date), which tells "12.345" apart from
    // the same as a text. Nothing else tells it.
    std::span<const std::uint8_t> numbers;

    std::uint64_t line = 0;    // Of the file, from 1: where the record begins.
    std::uint64_t number = 0;  // Of the record, from 1; blank lines have none.
    RecordStatus status = RecordStatus::good;
    bool utf8_valid = true;  // All cells are strict UTF-8 (utf8.h); true if there are none.
};

class TableRows {
public:
    virtual ~TableRows() = default;

    // The next record, or false at the end.
    virtual bool next(TableRecord& record) = 0;
};

}  // namespace baophu
