// TableWriter: one table of a delivery, cell by cell, whatever the form of the file.
//
//     csv    byte-order mark, CRLF, commas; numbers and dates as offices print them
//     xlsx   one sheet; money and counts are numbers, dates are dates of the spreadsheet
//     xls    the same in the old form, of at most 65,536 rows
//
// A title row has one cell. Rows may not be begun again; close() ends the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "core/base/date.h"
#include "synth/numbers.h"

namespace baophu::synth {

enum class Form : std::uint8_t { csv, xlsx, xls };

constexpr std::string_view ending_of(Form form) {
    switch (form) {
        case Form::xlsx:
            return ".xlsx";
        case Form::xls:
            return ".xls";
        default:
            return ".csv";
    }
}

class TableWriter {
public:
    virtual ~TableWriter() = default;
    TableWriter() = default;
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;

    virtual void text(std::string_view utf8) = 0;  // Empty: no cell there.
    virtual void count(std::int64_t value) = 0;    // "1204"
    virtual void money(std::int64_t dong) = 0;     // "68.400.000"
    virtual void date(const Date& day) = 0;        // "31/12/2018"
    virtual void end_row() = 0;

    // Everything is with the operating system when this returns. Throws what CsvWriter throws.
    virtual void close() = 0;

    void number(ShownNumber shown) { text(digits(shown.value, shown.width)); }
};

// Makes the file anew. `sheet` names the sheet of a workbook.
std::unique_ptr<TableWriter> open_table(const std::filesystem::path& path, Form form, std::string_view sheet);

// The form that holds so many rows: the wanted one, else the next larger.
Form form_for(Form wanted, std::int64_t rows);

}  // namespace baophu::synth
