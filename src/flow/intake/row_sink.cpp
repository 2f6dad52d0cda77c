#include "flow/intake/row_sink.h"

namespace baophu::intake {
namespace {

using warehouse::Appender;
using warehouse::Connection;
using warehouse::Database;
using warehouse::sql_literal;
using warehouse::sql_name;

constexpr const char* memory_limit = "768MB";
constexpr const char* waiting_rows = "waiting_rows.partial";

std::string accepted_table(const Dataset& dataset) {
    std::string sql = "CREATE TABLE accepted(row_number BIGINT, record_key VARCHAR, repaired VARCHAR";
    for (const Column& column : dataset.columns) {
        sql += ", " + sql_name(column.name) + " " + std::string(sql_type(column.type));
    }
    return sql + ")";
}

constexpr std::string_view refused_table =
    "CREATE TABLE refused(row_number BIGINT, column_name VARCHAR, header VARCHAR, value VARCHAR, code "
    "VARCHAR)";

Connection connection_with_tables(Database& database, const Dataset& dataset, Progress& progress,
                                  const CancelFlag& cancel) {
    Connection connection = database.connect(&progress, &cancel);
    connection.run(accepted_table(dataset));
    connection.run(refused_table);
    return connection;
}

struct Append {
    Appender* appender;
    void operator()(std::monostate) const { appender->null(); }
    void operator()(const std::string& text) const { appender->text(text); }
    void operator()(std::int64_t number) const { appender->integer(number); }
    void operator()(const Date& date) const { appender->date(date); }
    void operator()(bool value) const { appender->boolean(value); }
};

std::string repaired_columns(const Dataset& dataset, std::span<const TypedCell> cells) {
    std::string names;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].repaired) names += (names.empty() ? "" : ",") + dataset.columns[i].name;
    }
    return names;
}

void write_parquet(Connection& connection, std::string_view table, const std::filesystem::path& file) {
    connection.run("COPY " + std::string(table) + " TO " + sql_literal(file.string()) +
                   " (FORMAT parquet, COMPRESSION zstd)");
}

}  // namespace

RowSink::RowSink(const Dataset& dataset, const std::filesystem::path& folder, Progress& progress,
                 const CancelFlag& cancel)
    : dataset_(&dataset),
      folder_(folder),
      database_(Database::in_memory(
          {.threads = 0, .memory_limit = memory_limit, .temporary_folder = folder / waiting_rows})),
      connection_(connection_with_tables(database_, dataset, progress, cancel)),
      accepted_(connection_.appender("main", "accepted")),
      refused_(connection_.appender("main", "refused")) {}

void RowSink::accept(std::int64_t row_number, std::string_view record_key, std::span<const TypedCell> cells) {
    accepted_.integer(row_number);
    accepted_.text(record_key);
    accepted_.text(repaired_columns(*dataset_, cells));
    for (const TypedCell& cell : cells)
        std::visit(Append{&accepted_}, cell.value);
    accepted_.end_row();
}

void RowSink::refuse(std::int64_t row_number, std::span<const CellRefusal> refusals) {
    for (const CellRefusal& refusal : refusals) {
        refused_.integer(row_number);
        refused_.text(refusal.column);
        refused_.text(refusal.header);
        refused_.text(refusal.value);
        refused_.text(refusal.code);
        refused_.end_row();
    }
}

void RowSink::write() {
    accepted_.close();
    refused_.close();
    write_parquet(connection_, "accepted", folder_ / "accepted.parquet");
    write_parquet(connection_, "refused", folder_ / "refused.parquet");
    connection_.run("DROP TABLE accepted; DROP TABLE refused");
    std::filesystem::remove_all(folder_ / waiting_rows);
}

}  // namespace baophu::intake
