// TableFile: a delivered file as tables, whatever its form.
//
//   TAB-1  The first bytes say which form a file has; what its name ends with does not count.
//   TAB-2  A text is one sheet without a name. A workbook has its sheets in the order of the tabs.
//   TAB-3  A row of a workbook ends with its last cell that holds something; the cells behind it
//          are empty. A text has the cells that stand there.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/documents/table_rows.h"
#include "core/documents/watched_source.h"
#include "core/documents/workbook.h"

namespace baophu {

// What is said of a text; 0 is found from its beginning (TAB-5).
struct TextOptions {
    char delimiter = 0;
};

enum class TableForm {
    text,          // CSV.
    workbook,      // .xlsx
    old_workbook,  // .xls
};

class TableFile {
public:
    virtual ~TableFile() = default;

    // `program` reads old workbooks as its own child (old_workbook.h). Throws Failure:
    // file_unreadable, and what the readers of each form throw.
    static std::unique_ptr<TableFile> open(const std::filesystem::path& file, TextOptions text = {},
                                           const std::filesystem::path& program = "/proc/self/exe");

    virtual TableForm form() const = 0;
    virtual const std::vector<Sheet>& sheets() const = 0;

    // What parts the cells of a text; 0 in a workbook.
    virtual char delimiter() const { return 0; }

    // The file must outlive the rows.
    virtual std::unique_ptr<TableRows> rows(std::size_t sheet, ReadWatch watch = {}) const = 0;
};

}  // namespace baophu
