// WorkbookWriter and Workbook against each other: what was written is what is read. Cells of the
// input stand between "|", rows between line feeds.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "core/documents/workbook.h"
#include "core/documents/workbook_writer.h"
#include "core/text/code_points.h"

namespace {

using namespace baophu;
using Row = std::vector<std::string>;

std::vector<std::string> split(std::string_view text, char by) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(by, at), text.size());
        parts.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// As it is told of a row that was read: without the empty cells behind its last text.
Row told(const Row& row) {
    Row cells;
    for (const std::string& cell : row)
        cells.push_back(text::repaired(cell));
    while (!cells.empty() && cells.back().empty())
        cells.pop_back();
    return cells;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                              ("fuzz_workbook_writer_" + std::to_string(getpid()) + ".xlsx");
    constexpr std::size_t longest = 20'000;
    const std::string_view input(reinterpret_cast<const char*>(data), std::min(size, longest));
    if (input.find('\0') != std::string_view::npos) return 0;
    std::vector<Row> rows;
    for (const std::string& line : split(input, '\n'))
        rows.push_back(split(line, '|'));

    std::filesystem::remove(path);
    WorkbookWriter writer("A");
    for (const Row& row : rows)
        writer.row(row);
    writer.close(path);

    const Workbook book(path);
    const auto read = book.rows(0);
    TableRecord record;
    for (const Row& row : rows) {
        const Row want = told(row);
        if (want.empty()) continue;
        if (!read->next(record) || Row(record.cells.begin(), record.cells.end()) != want) std::abort();
    }
    if (read->next(record)) std::abort();
    return 0;
}
