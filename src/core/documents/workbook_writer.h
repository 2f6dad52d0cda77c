// WorkbookWriter: an .xlsx file of one sheet, row by row, in bounded memory.
//
//   XLSX-7  Every cell is text and is formatted as text: zeros in front stay, also when the file is
//           edited, and what begins with = + - or @ is no formula.
//   XLSX-8  A character that XML cannot hold is written as _xHHHH_, and a text that looks like
//           such an escape is escaped itself, so that a Workbook reads what was written.
//
// Rows wait in a nameless temporary file until close() packs them. Form: ECMA-376 Part 1.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace baophu {

class WorkbookWriter {
public:
    // Throws Failure(system_error) if no temporary file can be made.
    explicit WorkbookWriter(std::string_view sheet_name);

    // Bytes that are not UTF-8 come as U+FFFD; a text of more than 32,767 characters, Excel's
    // limit for a cell, is cut. An empty cell is not written.
    void row(std::span<const std::string> cells);

    // Puts the file at `path`, where none may stand, for its owner alone. Throws Failure:
    // disk_full, system_error.
    void close(const std::filesystem::path& path);

private:
    void put(std::string_view xml);

    std::string sheet_name_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> rows_;
    std::uint64_t count_ = 0;
};

}  // namespace baophu
