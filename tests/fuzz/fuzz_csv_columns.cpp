// The column reader of registers against DuckDB's strict mode, in several cuts. The input is the rows of a
// CSV file with three columns and, in its last byte, the delimiter; the header is put in front, so that the
// columns have names. Files that DuckDB refuses must be read without a fault, whatever the cells are.
//
// One difference is meant: a carriage return alone ends a line for DuckDB and not here (REG-2).
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/temporary_folder_for_tests.h"
#include "edge/registers/csv_twins_for_tests.h"

namespace {

using namespace baophu;
using namespace baophu::registers;

const std::vector<std::string> headers{"a", "b", "c"};

bool has_carriage_return_alone(std::string_view text) {
    for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
        if (at + 1 == text.size() || text[at + 1] != '\n') return true;
    return false;
}

struct Bench {
    TemporaryFolder folder;
    warehouse::Database database = warehouse::Database::in_memory({.threads = 1});
    warehouse::Connection connection = database.connect();
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Bench bench;
    if (size == 0) return 0;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const char delimiter = std::string_view(",;\t")[static_cast<unsigned char>(input.back()) % 3];
    const std::string_view body = input.substr(0, size - 1);
    std::string text = std::string("a") + delimiter + "b" + delimiter + "c\n";
    text += body;
    const std::filesystem::path file = bench.folder.file("register.csv", text);

    const CsvRows whole = rows_of_columns(file, wanted_of(headers));
    for (const std::size_t parts : {2U, 7U, 64U})
        if (rows_of_columns(file, wanted_of(headers), parts, 1) != whole) std::abort();
    if (has_carriage_return_alone(body)) return 0;
    const auto expected = rows_of_duckdb(bench.connection, file, delimiter, headers);
    if (expected && *expected != whole) std::abort();
    return 0;
}
