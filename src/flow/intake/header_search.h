// Where the table of a delivered file begins: in which sheet, under which header row.
//
// INT-8  The header is the first of the first 30 rows that names all required columns of a kind of
//        delivery; what stands above it is a title. A row behind it that only numbers the
//        columns, as the forms do, is no row of the table. It may stand in two rows (INT-17).
// INT-9  Of the sheets of a workbook that are not hidden one holds the table. Where two do, the
//        file is refused: which of them counts is for the sender or the user to say.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/documents/table_file.h"
#include "core/text/legacy_encoding.h"
#include "flow/intake/header_match.h"
#include "flow/intake/peeked_rows.h"

namespace baophu::intake {

// What the user says about where the table is, and how it is written.
struct TableHints {
    HeaderHints header;
    std::optional<std::string> sheet;         // Its name, or its number from 1.
    std::optional<std::uint64_t> header_row;  // As a spreadsheet counts rows.
    std::optional<text::Encoding> encoding;
};

// A table whose header was read; its rows go on behind it.
class FoundTable {
public:
    // Throws Failure: file_empty, file_not_text, file_not_utf8, sheet_unknown, header_row_missing,
    // sheets_several, what recognise() finds wrong (of the row that came nearest), and what the
    // readers throw. The file must outlive the table.
    FoundTable(const TableFile& file, const TableHints& hints, const ReadWatch& watch);

    const ColumnPlaces& places() const { return *found_.places; }

    // The cells of the rows above the header that hold something, and the header as it is written.
    const std::vector<std::string>& titles() const { return found_.titles; }
    const std::vector<std::string>& header() const { return found_.header; }

    // Where the table was found: the name of the sheet, the line of its header (of two, the upper).
    const std::string& sheet() const { return sheet_; }
    std::uint64_t header_row() const { return found_.header_row; }

    // Of the rows read so far.
    const Conversions& conversions() const { return found_.rows->conversions(); }

    // A row of a workbook may end before its last column (TAB-3).
    bool rows_may_be_short() const { return form_ != TableForm::text; }

    // The next row of the table; utf8_valid is false if it holds a cell that could not be decoded.
    // Throws file_not_text, file_not_utf8 and what the readers throw.
    bool next(TableRecord& record);

    // What the search in one sheet came to: the columns, or why not.
    struct Search {
        std::unique_ptr<PeekedRows> rows;
        std::vector<std::string> titles;
        std::vector<std::string> header;
        std::uint64_t header_row = 0;
        std::optional<ColumnPlaces> places;
        std::optional<Fault> nearest;  // Of the row that names the most columns.
        std::size_t nearest_columns = 0;
    };

private:
    TableForm form_;
    bool utf8_stated_;
    std::string sheet_;
    Search found_;
    bool begun_ = false;
};

}  // namespace baophu::intake
