// Workbook: an .xlsx file, sheet by sheet and row by row, in bounded memory.
//
//   XLSX-1  The rows come as the records of a CSV would: texts, one for each cell, as a person
//           sees them in the sheet (cell_format.h); an empty cell is an empty text.
//   XLSX-2  A row's line is its number in the sheet. Rows without any text are skipped.
//   XLSX-3  Of a formula the value that was saved with it counts; a formula is never computed.
//   XLSX-4  Of merged cells the first holds the text, the others are empty, as in the file.
//   XLSX-5  A text of the sheet may be shared, inline or rich; phonetic helps are left out, and
//           _xHHHH_ is the character that it stands for.
//   XLSX-6  A workbook with a document type declaration, a part that grows beyond its limits, a tag
//           or comment beyond 1 MiB, a row beyond Excel's last column, or broken parts ends with a fault.
//           Macros and links are never looked at.
//
// Memory: the shared texts (texts_bytes_max), the rows of one piece of 64 KiB, the styles.
// Form: ECMA-376 Part 1; also the strict variant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/documents/table_rows.h"
#include "core/documents/watched_source.h"
#include "core/documents/zip_archive.h"

namespace baophu {

struct WorkbookLimits {
    ZipLimits zip;
    std::size_t texts_bytes_max = std::size_t{192} << 20;  // Shared texts together: 192 MiB.
    std::size_t row_bytes_max = 1 << 20;                   // 1 MiB
    std::size_t sheets_max = 1'000;
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::string part;  // Of the zip: "xl/worksheets/sheet1.xml".
};

class Workbook {
public:
    // Throws Failure: file_unreadable, workbook_damaged, workbook_doctype, workbook_too_large,
    // workbook_encrypted.
    explicit Workbook(const std::filesystem::path& path, WorkbookLimits limits = {});
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    // In the order of the tabs.
    const std::vector<Sheet>& sheets() const;

    // The rows of a sheet from its first; the workbook must outlive them. A row longer than
    // row_bytes_max comes without cells and with the status too_long. Reading throws as the
    // constructor does, and workbook_too_wide.
    std::unique_ptr<TableRows> rows(std::size_t sheet, ReadWatch watch = {}) const;

    struct Parts;

private:
    std::unique_ptr<Parts> parts_;
};

}  // namespace baophu
