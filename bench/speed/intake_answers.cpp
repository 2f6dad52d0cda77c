// Whether an intake gave back the rows that were made wrong, and only those: the rows of its Parquet
// files against the log that the made-up province keeps of a file. DuckDB reads both, so that no
// reader of ours judges itself.
//
//   intake_answers LOG RESULT [LOG RESULT]...
//
// LOG is truth/rows/FILE.csv, RESULT a folder with accepted.parquet and refused.parquet. Prints a line
// for each pair: rows in the log, rows accepted, rows refused, and the rows on which the two differ
// (missing, there twice, or accepted where they should be refused and the other way round).
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "core/base/fault.h"
#include "core/warehouse/value.h"
#include "core/warehouse/warehouse.h"

namespace {

using namespace baophu;
namespace fs = std::filesystem;

// A refused row has a line for each of its faults.
constexpr const char* compare = R"(
CREATE OR REPLACE TEMP TABLE logged AS
    SELECT line, coalesce(defect, '') <> '' AS wrong
    FROM read_csv({log}, header = true,
                  columns = {{'line': 'BIGINT', 'subject': 'VARCHAR', 'defect': 'VARCHAR'}});
CREATE OR REPLACE TEMP TABLE answered AS
    SELECT row_number::BIGINT AS line, false AS wrong FROM read_parquet({accepted})
    UNION ALL
    SELECT DISTINCT row_number::BIGINT, true FROM read_parquet({refused});
)";

void print_comparison(warehouse::Connection& connection, const fs::path& log, const fs::path& result) {
    connection.run(fmt::format(compare, fmt::arg("log", warehouse::sql_literal(log.string())),
                               fmt::arg("accepted", warehouse::sql_file(result / "accepted.parquet")),
                               fmt::arg("refused", warehouse::sql_file(result / "refused.parquet"))));
    const auto count = [&](const char* rows) {
        return connection.integer(fmt::format("SELECT count(*) FROM ({})", rows));
    };
    fmt::print("{} {} {} {}\n", count("FROM logged"), count("FROM answered WHERE NOT wrong"),
               count("FROM answered WHERE wrong"),
               count("(FROM logged EXCEPT ALL FROM answered) UNION ALL "
                     "(FROM answered EXCEPT ALL FROM logged)"));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc % 2 == 0) {
        fmt::print(stderr, "intake_answers LOG RESULT [LOG RESULT]...\n");
        return 2;
    }
    try {
        warehouse::Database database = warehouse::Database::in_memory();
        warehouse::Connection connection = database.connect();
        for (int i = 1; i < argc; i += 2)
            print_comparison(connection, argv[i], argv[i + 1]);
    } catch (const Failure& failure) {
        fmt::print(stderr, "intake_answers: {}\n", failure.what());
        for (const auto& [name, value] : failure.fault().details)
            fmt::print(stderr, "  {}: {}\n", name, value);
        return 1;
    }
    return 0;
}
