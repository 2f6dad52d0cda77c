// CsvReader: the records of a CSV file, one after the other, in bounded memory.
//
// RFC 4180, and what Excel and its like make of it:
//
//   CSV-1  A UTF-8 byte order mark at the beginning is skipped.
//   CSV-2  The delimiter is given, or the one of comma, semicolon and tab that the first
//          record holds most of outside quotes; on a tie the first of these.
//   CSV-3  A line ends with CRLF, LF or CR. The last line may lack its end.
//   CSV-4  A cell whose first character is a quote runs to the next quote that is not
//          doubled; line breaks and delimiters inside belong to it, a doubled quote is one.
//          What stands between the closing quote and the delimiter is added as it is.
//   CSV-5  A quote that is not the first character of a cell is a character like others.
//          Nothing is trimmed.
//   CSV-6  A record of one empty cell is a blank line: skipped, not numbered.
//
// A record that cannot be used says so by its status, and reading goes on after it. The
// caller decides whether one such record spoils the file.
//
// Memory: record_bytes_max + buffer_bytes, and four words for each of at most cells_max
// cells, whatever the input. Time: linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/documents/byte_source.h"
#include "core/documents/record_buffer.h"
#include "core/documents/table_rows.h"

namespace baophu {

struct CsvOptions {
    char delimiter = 0;                      // 0: found from the first record.
    std::size_t record_bytes_max = 1 << 20;  // 1 MiB
    std::size_t cells_max = 16'384;          // What a sheet of Excel holds; at least 1.
    std::size_t buffer_bytes = 256 << 10;    // At least 1.
};

class CsvReader final : public TableRows {
public:
    // `source` must outlive the reader.
    explicit CsvReader(ByteSource& source, CsvOptions options = {});

    // The next record, or false at the end. Throws what the source throws.
    bool next(TableRecord& record) override;

    // As given or found; 0 as long as no record was read.
    char delimiter() const { return options_.delimiter; }

private:
    // Where the text of a cell stands in the buffer, counted from the record's beginning.
    struct Cell {
        std::size_t first;
        std::size_t length;
    };

    bool begin_record();
    void skip_byte_order_mark();
    void learn_delimiter();
    char likeliest_delimiter();
    void take_line_break();

    bool read_cell();
    Cell read_quoted();
    bool skip_to_quote();
    bool skip_to(const RecordBuffer::Marks& marks);
    void append(Cell& cell, std::size_t piece);
    void add(const Cell& cell);

    bool blank() const;
    RecordStatus status() const;
    void gather_texts(RecordStatus status);
    bool valid_utf8() const;

    RecordBuffer buffer_;
    CsvOptions options_;
    RecordBuffer::Marks ends_plain_{};  // Where plain text stops: delimiter, line end, NUL.
    bool started_ = false;
    std::uint64_t line_ = 1;
    std::uint64_t records_ = 0;

    // The record that is being read.
    std::uint64_t record_line_ = 1;
    std::vector<Cell> cells_;
    std::vector<std::string_view> texts_;
    bool too_many_cells_ = false;
    bool nul_found_ = false;
    bool quote_open_ = false;
    bool pieces_joined_ = false;
};

}  // namespace baophu
