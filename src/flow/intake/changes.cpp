// What a later delivery changes of an earlier one.
#include <string>

#include "core/warehouse/warehouse.h"
#include "flow/intake/intake.h"

namespace baophu::intake {
namespace {

// Line numbers and repairs say how a row came, not what it is.
std::string rows_by_key(const std::filesystem::path& file) {
    return "(SELECT record_key, sum(hash(r)) AS cells, count(*) AS lines FROM (SELECT * EXCLUDE "
           "(row_number, repaired) FROM read_parquet(" +
           warehouse::sql_file(file) + ", hive_partitioning = false)) r GROUP BY record_key)";
}

}  // namespace

Changes changes_between(const std::filesystem::path& earlier, const std::filesystem::path& later) {
    warehouse::Database database = warehouse::Database::in_memory();
    warehouse::Connection connection = database.connect();
    warehouse::Rows rows = connection.query(
        "SELECT count(*) FILTER (e.record_key IS NULL), count(*) FILTER (l.record_key IS NULL), "
        "count(*) FILTER (e.cells <> l.cells OR e.lines <> l.lines), "
        "count(*) FILTER (e.cells = l.cells AND e.lines = l.lines) FROM " +
        rows_by_key(earlier) + " e FULL JOIN " + rows_by_key(later) + " l ON e.record_key = l.record_key");
    rows.next();
    return {.added = rows.integer(0),
            .gone = rows.integer(1),
            .changed = rows.integer(2),
            .equal = rows.integer(3)};
}

}  // namespace baophu::intake
