// ReportSheet: an .xlsx file of one sheet as a person wants it: a title, what it stands on, a header that
// stays when one scrolls and repeats in print, numbers as numbers with the separators of the reader's Excel,
// a line of sums, A4 across with page numbers.
//
//     Số chưa tham gia theo đơn vị                        title
//     Tháng 12/2018 · BHXH bắt buộc · run 3f9c…           notes, a line each
//     Đơn vị | Thuộc diện | Đang tham gia | Tỷ lệ          header
//     …                                                   rows
//     Cộng   | 889.810    | 818.486       | 91,98 %       sums
//
// XLSX-9  A text that begins with = + - or @ stays text. Nothing is a formula: what is printed is what was
//         computed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace baophu {

// Two integers; shown in per cent with two decimals.
struct Ratio {
    std::int64_t part;
    std::int64_t whole;
};

// Nothing is an empty cell.
using SheetCell = std::variant<std::monostate, std::string, std::int64_t, Ratio>;

struct SheetColumn {
    std::string title;
    double width;  // Characters.
};

struct ReportSheet {
    std::string name;  // Of the sheet, at most 31 characters.
    std::string title;
    std::vector<std::string> notes;
    std::vector<SheetColumn> columns;
    std::vector<std::vector<SheetCell>> rows;
    std::vector<SheetCell> sums;  // Empty: none.
    std::string footer;           // Beside the page number.
};

// The file as bytes. Throws Failure: disk_full, system_error.
std::string report_workbook(const ReportSheet& sheet);

}  // namespace baophu
