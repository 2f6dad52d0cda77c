// A workbook in which somebody filled in targets: which of its columns and rows are numbers of units. Nothing
// is judged here: what a cell means is told by whoever shows the grid (web/src/lib/pasted.ts).
//
//   TSH-1  The head is the first row of a sheet that names a column of the grid, in Vietnamese or English,
//   and
//          has something beside it. Hidden sheets are not looked at; the first sheet with a head counts.
//   TSH-2  The column of the target may be headed by the scheme and the year, as in the table of all targets,
//          or begin with "Chỉ tiêu", unless another year stands in it. Of two that fit the first counts.
//   TSH-3  A row is told with its place, the texts that may name its unit, and the cells of those columns
//   that
//          hold something. Its unit is named by what stands under a head for codes or names, or, without such
//          a head, by the texts before the numbers: how many participate may be the code of another unit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/messages.h"
#include "core/base/scheme.h"

namespace baophu::http {

enum class TargetColumn { weight, floor, ceiling, target };
inline constexpr int target_columns_count = 4;

std::string_view to_word(TargetColumn column);

struct TargetSheet {
    struct Cell {
        TargetColumn column;
        std::string place;  // "D7"
        std::string text;
        bool number;  // A number of Excel's own, and no text.
    };
    struct Row {
        std::uint64_t line;
        std::vector<std::string> names;
        std::vector<Cell> cells;
    };
    std::string name;                   // Of the sheet; "" where none has a head.
    std::vector<TargetColumn> columns;  // That were found.
    std::vector<Row> rows;
};

struct TargetSheetWanted {
    Scheme scheme;
    int year;
    std::string file_name;  // For what is told of it.
};

// The words by which its columns are known are those of both languages. Throws Failure: workbook_damaged,
// workbook_encrypted, workbook_doctype, workbook_too_large (also of more than a thousand rows), …
TargetSheet read_target_sheet(std::string_view workbook, const TargetSheetWanted& wanted,
                              const Messages& vietnamese, const Messages& english);

// The head of a column of the grid as the workbooks of this program write it.
std::string target_column_head(TargetColumn column, const Messages& words);

}  // namespace baophu::http
