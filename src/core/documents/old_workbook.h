// OldWorkbook: an .xls file (BIFF 5 and 8, Excel 95 to 2003), sheet by sheet and row by row.
//
// The old format is a file system of linked sectors, and its readers have had many faults that
// a made-up file can use. So it is read in a child process that may take so much memory and time
// and no more, and that sends its rows through a pipe; whatever becomes of the child, this
// process sees rows or a fault.
//
//     program read-xls FILE SHEET   ->   S,"Danh sách"      each sheet
//                                        R,12,"075…","Lê"   each row of the sheet, with its number
//                                        E                  the end; without it the child died
//
// A sheet holds 65,536 rows of 256 cells. Rows come as those of a Workbook do (XLSX-1 to XLSX-4),
// but that zeros which stand in a number's format only are lost.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/documents/workbook.h"

namespace baophu {

struct OldWorkbookLimits {
    std::size_t memory_bytes_max = std::size_t{768} << 20;  // Of the child, all that it maps.
    unsigned seconds_max = 60;                              // Of its processor time.
};

class OldWorkbook {
public:
    // `program` starts old_workbook_child when its first argument is old_workbook_command; the
    // program itself is /proc/self/exe. Throws Failure: file_unreadable, workbook_damaged,
    // workbook_encrypted, workbook_too_large (the child reached its limits).
    OldWorkbook(const std::filesystem::path& path, const std::filesystem::path& program);
    ~OldWorkbook();
    OldWorkbook(const OldWorkbook&) = delete;
    OldWorkbook& operator=(const OldWorkbook&) = delete;

    // In the order of the tabs; whether a sheet is hidden is not told.
    const std::vector<Sheet>& sheets() const { return sheets_; }

    // Independent of this object. How much there is to read is not known.
    std::unique_ptr<TableRows> rows(std::size_t sheet, ReadWatch watch = {}) const;

private:
    std::filesystem::path path_;
    std::filesystem::path program_;
    std::vector<Sheet> sheets_;
};

inline constexpr const char* old_workbook_command = "read-xls";

// What the child does, with the arguments behind the command: file and sheet number. Returns its
// exit code. Takes the limits upon this process: never to be called in another one.
int old_workbook_child(const std::vector<std::string>& arguments, std::FILE* out,
                       OldWorkbookLimits limits = {});

}  // namespace baophu
