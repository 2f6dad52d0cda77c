// What a later delivery changes of an earlier one.
#include <algorithm>
#include <string>

#include "core/base/messages.h"
#include "core/identifiers/person_number.h"
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

// Where a key stands in several rows, the first is held against the first, and so on.
std::string numbered_rows(const std::filesystem::path& file) {
    return "(SELECT *, row_number() OVER (PARTITION BY record_key ORDER BY row_number) AS nth FROM "
           "read_parquet(" +
           warehouse::sql_file(file) + ", hive_partitioning = false))";
}

// Columns: the key, whether the row is new, whether it is gone, then each column before and after.
std::string differences(const Dataset& dataset, const std::filesystem::path& earlier,
                        const std::filesystem::path& later, std::size_t limit) {
    std::string cells;
    std::string differs = "e.record_key IS NULL OR l.record_key IS NULL";
    for (const Column& column : dataset.columns) {
        const std::string name = warehouse::sql_name(column.name);
        cells += fill(", CAST(e.{name} AS VARCHAR), CAST(l.{name} AS VARCHAR)", {{"name", name}});
        differs += fill(" OR e.{name} IS DISTINCT FROM l.{name}", {{"name", name}});
    }
    return "SELECT coalesce(e.record_key, l.record_key), e.record_key IS NULL, l.record_key IS NULL" + cells +
           " FROM " + numbered_rows(earlier) + " e FULL JOIN " + numbered_rows(later) +
           " l ON e.record_key = l.record_key AND e.nth = l.nth WHERE " + differs +
           " ORDER BY 1, coalesce(e.nth, l.nth) LIMIT " + std::to_string(limit);
}

// Numbers by which a person is found are shown in part.
std::string shown(CellType type, std::string text) {
    constexpr std::size_t head = 2;
    constexpr std::size_t tail = 4;
    const bool personal = type == CellType::identity_number || type == CellType::si_number ||
                          type == CellType::person_tax_code || type == CellType::phone;
    if (!personal || text.empty()) return text;
    if (type == CellType::identity_number) {
        if (const auto parsed = PersonNumber::parse(text)) return parsed->number.masked();
    }
    const std::size_t hidden = std::max(text.size(), head + tail) - head - tail;
    return text.substr(0, head).append(hidden, '*') + text.substr(std::min(text.size(), head + hidden));
}

ChangedRow changed_row(const Dataset& dataset, const warehouse::Rows& rows) {
    constexpr std::size_t before_cells = 3;
    ChangedRow row{.kind = ChangeKind::changed, .record_key = std::string(rows.text(0)), .cells = {}};
    if (rows.boolean(1)) row.kind = ChangeKind::added;
    if (rows.boolean(2)) row.kind = ChangeKind::gone;
    for (std::size_t i = 0; i < dataset.columns.size(); ++i) {
        const Column& column = dataset.columns[i];
        const std::string before = rows.maybe_text(before_cells + 2 * i).value_or("");
        const std::string after = rows.maybe_text(before_cells + 2 * i + 1).value_or("");
        if (before == after) continue;
        row.cells.push_back(
            {column.name, column.headers.front(), shown(column.type, before), shown(column.type, after)});
    }
    return row;
}

}  // namespace

std::vector<ChangedRow> changed_rows(const AccessContext& access, const Dataset& dataset,
                                     const std::filesystem::path& earlier, const std::filesystem::path& later,
                                     std::size_t limit) {
    warehouse::Database database = warehouse::Database::in_memory();
    warehouse::Connection connection = database.connect();
    warehouse::Rows rows = connection.query(differences(dataset, earlier, later, limit));
    std::vector<ChangedRow> found;
    while (rows.next())
        found.push_back(changed_row(dataset, rows));
    access.record("intake.changes " + dataset.id, static_cast<std::int64_t>(found.size()));
    return found;
}

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
