// How a workbook shows a number: the part of Excel's number formats that decides what a number
// means. A date is a number in a workbook, and an identity number may be a number whose zeros
// stand only in its format.
#pragma once

#include <string>
#include <string_view>

namespace baophu {

struct CellFormat {
    enum class Kind { number, date, date_time, time };

    Kind kind = Kind::number;
    int zeros = 0;  // Of a number with a format such as "000000000000": at least so many digits.

    bool operator==(const CellFormat&) const = default;
};

// Of a format code such as "dd/mm/yyyy", "#,##0", "[$-42A]dd mmmm yyyy", "0000000000". Only
// the first section (before ";") counts.
CellFormat cell_format_of(std::string_view code);

// Of a format that Excel knows by its number alone: 14 to 22, 27 to 36, 45 to 47, 50 to 58 are
// dates and times (ECMA-376 Part 1, 18.8.30); the rest are numbers.
CellFormat builtin_cell_format(int id);

// The days on which serial numbers count: 1900, with a 29/02/1900 that never was (as Lotus had
// it), or 1904 (workbooks of old Macs).
enum class DateSystem { from_1900, from_1904 };

// The number as it is to be read: "31/12/2018" for a date, "31/12/2018 08:30:00" with a time,
// "08:30:00" for a time alone, "075193001234" with zeros, else the shortest text that is the
// number, without exponent up to 2^53. A `written` that is no number, and a date out of
// 1900-2199, stay as written.
std::string cell_text(std::string_view written, const CellFormat& format, DateSystem system);

}  // namespace baophu
