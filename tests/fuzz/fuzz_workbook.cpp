// Workbook against hostile files. An input that begins with "PK" is the file itself; any other
// is three parts with a line "----" between them: sheet, shared texts, styles. What is read must
// keep the promises of the header, and only a Failure may end it.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "core/base/fault.h"
#include "core/documents/workbook.h"
#include "core/documents/zip_for_tests.h"

namespace {

using namespace baophu;

constexpr WorkbookLimits limits{.zip = {.part_bytes_max = 1 << 20, .free_bytes = 1 << 16, .ratio_max = 50},
                                .texts_bytes_max = 1 << 12,
                                .row_bytes_max = 1 << 10,
                                .sheets_max = 4};

std::string_view take_part(std::string_view& rest) {
    constexpr std::string_view between = "\n----\n";
    const std::size_t at = rest.find(between);
    const std::string_view part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + between.size());
    return part;
}

ZipParts parts_of(std::string_view input) {
    ZipParts parts = workbook_parts("");
    parts["xl/worksheets/sheet1.xml"] = take_part(input);
    parts["xl/sharedStrings.xml"] = take_part(input);
    parts["xl/styles.xml"] = take_part(input);
    parts["xl/_rels/workbook.xml.rels"] =
        R"(<R><Relationship Id="rId1" Type="/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="/styles" Target="styles.xml"/>
        <Relationship Id="rId3" Type="/sharedStrings" Target="sharedStrings.xml"/></R>)";
    return parts;
}

void read_all(const std::filesystem::path& path) {
    const Workbook book(path, limits);
    if (book.sheets().empty() || book.sheets().size() > limits.sheets_max) std::abort();
    for (std::size_t sheet = 0; sheet < book.sheets().size(); ++sheet) {
        const auto rows = book.rows(sheet);
        std::uint64_t records = 0;
        for (TableRecord record; rows->next(record);) {
            std::size_t bytes = 0;
            for (const std::string_view cell : record.cells)
                bytes += cell.size();
            if (record.number != ++records || record.cells.size() > 16'384) std::abort();
            if (bytes > limits.row_bytes_max) std::abort();
            if (record.status == RecordStatus::good ? bytes == 0 : !record.cells.empty()) std::abort();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("fuzz_workbook_" + std::to_string(getpid()) + ".xlsx");
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.starts_with("PK")) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << input;
    } else {
        write_zip(path, parts_of(input));
    }
    try {
        read_all(path);
    } catch (const Failure&) {
        // Refused with a code: what should happen.
    }
    return 0;
}
