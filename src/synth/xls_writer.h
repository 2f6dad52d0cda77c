// Writes the old Excel format (BIFF8 in a compound file), as agencies with old software still
// send it: one sheet of at most 65,536 rows and 256 columns.
//
//     compound file   header | sectors of the stream | directory | allocation table
//     its one stream  "Workbook": globals (formats, shared texts) | sheet (cells)
//
// Only what a reader needs is written. Forms: [MS-XLS], [MS-CFB]. Same rows, same bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"

namespace baophu::synth {

class XlsWriter {
public:
    static constexpr std::size_t rows_max = 65'536;
    static constexpr std::size_t columns_max = 256;

    explicit XlsWriter(std::string sheet_name) : sheet_name_(std::move(sheet_name)) {}

    // Cells may come in any order, each place once. Texts are UTF-8, of at most 4,000 letters;
    // an empty one leaves the cell empty. Throws std::length_error beyond the sheet.
    void text(std::size_t row, std::size_t column, std::string_view utf8);
    void number(std::size_t row, std::size_t column, double value);
    void date(std::size_t row, std::size_t column, const Date& date);  // Shown as dd/mm/yyyy.

    // The whole file. Throws std::runtime_error when it cannot be written.
    void write(const std::filesystem::path& path) const;

private:
    enum class Kind : std::uint8_t { text, number, date };
    struct Cell {
        std::uint16_t row;
        std::uint16_t column;
        Kind kind;
        std::uint32_t shared;  // Of a text.
        double value;
    };

    void add(std::size_t row, std::size_t column, Cell cell);
    std::string stream() const;

    std::string sheet_name_;
    std::vector<Cell> cells_;
    std::vector<std::u16string> texts_;
    std::unordered_map<std::string, std::uint32_t> numbers_;  // Of the texts.
};

}  // namespace baophu::synth
