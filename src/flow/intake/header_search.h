// Where the table of a delivered file begins: in which sheet, under which header row.
//
// INT-8  The header is the first of the first 30 rows that names all required columns of a kind of
//        delivery; what stands above it is a title. A row behind it that only numbers the
//        columns, as the forms do, is no row of the table.
// INT-9  Of the sheets of a workbook that are not hidden one holds the table. Where two do, the
//        file is refused: which of them counts is for the sender to say.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/documents/table_file.h"
#include "flow/intake/header_match.h"

namespace baophu::intake {

// A table whose header was read; its rows go on behind it.
class FoundTable {
public:
    // Throws Failure: file_empty, file_not_text, file_not_utf8, dataset_not_recognised or
    // column_missing (of the row that came nearest), column_twice, sheets_several, and what the
    // readers throw. `dataset`: as the user named it; nothing: to be recognised. The file must
    // outlive the table.
    FoundTable(const TableFile& file, const std::optional<std::string>& dataset, const ReadWatch& watch);

    const ColumnPlaces& places() const { return *places_; }

    // A row of a workbook may end before its last column (TAB-3).
    bool rows_may_be_short() const { return form_ != TableForm::text; }

    // The next row of the table. Throws file_not_text, file_not_utf8 and what the readers throw.
    bool next(TableRecord& record);

private:
    TableForm form_;
    std::unique_ptr<TableRows> rows_;
    std::optional<ColumnPlaces> places_;
    bool begun_ = false;
};

}  // namespace baophu::intake
