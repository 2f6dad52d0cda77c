#include "flow/linkage/given_entities.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::linkage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr std::array<std::string_view, 3> wanted{"kind", "record_key", "entity_id"};

// Of a Parquet file the first four bytes; a CSV file that begins so lacks its columns.
std::string beginning_of(const std::filesystem::path& file) {
    constexpr std::size_t length = 4;
    std::string bytes(length, '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream || !std::filesystem::is_regular_file(file))
        throw Failure(fault::file_unreadable, {{"path", file.string()}});
    stream.read(bytes.data(), length);
    return bytes;
}

std::string rows_of(const std::filesystem::path& file) {
    const std::string name = warehouse::sql_file(file);
    if (beginning_of(file) == "PAR1") return "read_parquet(" + name + ", hive_partitioning = false)";
    return "read_csv(" + name +
           ", header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', "
           "hive_partitioning = false)";
}

std::vector<std::string> columns_of(Connection& connection, const std::string& rows) {
    const Rows none = connection.query("SELECT * FROM " + rows + " LIMIT 0");
    std::vector<std::string> columns;
    columns.reserve(none.columns());
    for (std::size_t i = 0; i < none.columns(); ++i)
        columns.push_back(none.column_name(i));
    return columns;
}

std::string listed(const std::vector<std::string>& columns) {
    std::string text;
    for (const std::string& column : columns)
        text += (text.empty() ? "" : ", ") + column;
    return text.empty() ? "–" : text;
}

bool has_wanted(const std::vector<std::string>& columns) {
    return std::ranges::all_of(
        wanted, [&](std::string_view column) { return std::ranges::find(columns, column) != columns.end(); });
}

}  // namespace

void read_given_entities(Connection& connection, const std::filesystem::path& file) {
    const std::string rows = rows_of(file);
    std::vector<std::string> columns;
    try {
        columns = columns_of(connection, rows);
        if (has_wanted(columns)) {
            connection.run(
                "CREATE OR REPLACE TEMP TABLE given_entity AS SELECT kind::VARCHAR AS kind, "
                "record_key::VARCHAR AS record_key, nullif(entity_id::VARCHAR, '') AS entity_id FROM " +
                rows);
            return;
        }
    } catch (const Failure& failure) {
        if (failure.fault().code != fault::database_error) throw;
    }
    throw Failure(fault::entity_ids_unreadable, {{"path", file.string()}, {"columns", listed(columns)}});
}

}  // namespace baophu::linkage
