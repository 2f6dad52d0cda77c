#include "flow/intake/row_sink.h"

namespace baophu::intake {
namespace {

using warehouse::ColumnType;
using warehouse::ParquetFile;
using warehouse::RowColumn;

constexpr const char* memory_limit = "768MB";
constexpr const char* waiting_rows = "waiting_rows.partial";

ColumnType stored_as(CellType type) {
    const std::string_view sql = sql_type(type);
    if (sql == "BIGINT") return ColumnType::integer;
    if (sql == "DATE") return ColumnType::date;
    if (sql == "BOOLEAN") return ColumnType::boolean;
    return ColumnType::text;
}

std::vector<RowColumn> accepted_columns(const Dataset& dataset) {
    std::vector<RowColumn> columns{{"row_number", ColumnType::integer},
                                   {"record_key", ColumnType::text},
                                   {"repaired", ColumnType::text}};
    for (const Column& column : dataset.columns)
        columns.push_back({column.name, stored_as(column.type)});
    return columns;
}

std::vector<RowColumn> refused_columns() {
    return {{"row_number", ColumnType::integer}, {"record_key", ColumnType::text},
            {"column_name", ColumnType::text},   {"header", ColumnType::text},
            {"value", ColumnType::text},         {"code", ColumnType::text}};
}

struct Append {
    ParquetFile* file;
    void operator()(std::monostate) const { file->null(); }
    void operator()(const std::string& text) const { file->text(text); }
    void operator()(std::int64_t number) const { file->integer(number); }
    void operator()(const Date& date) const { file->date(date); }
    void operator()(bool value) const { file->boolean(value); }
};

std::string repaired_columns(const Dataset& dataset, std::span<const TypedCell> cells) {
    std::string names;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].repaired) names += (names.empty() ? "" : ",") + dataset.columns[i].name;
    }
    return names;
}

}  // namespace

RowSink::RowSink(const Dataset& dataset, const std::filesystem::path& folder)
    : dataset_(&dataset),
      folder_(folder),
      database_(warehouse::Database::in_memory(
          {.threads = 1, .memory_limit = memory_limit, .temporary_folder = folder / waiting_rows})),
      accepted_(database_, accepted_columns(dataset), folder / "accepted.parquet"),
      refused_(database_, refused_columns(), folder / "refused.parquet") {}

void RowSink::accept(std::int64_t row_number, std::string_view record_key, std::span<const TypedCell> cells) {
    accepted_.integer(row_number);
    accepted_.text(record_key);
    accepted_.text(repaired_columns(*dataset_, cells));
    for (const TypedCell& cell : cells)
        std::visit(Append{&accepted_}, cell.value);
    accepted_.end_row();
}

void RowSink::refuse(std::int64_t row_number, const std::optional<std::string>& record_key,
                     std::span<const CellRefusal> refusals) {
    for (const CellRefusal& refusal : refusals) {
        refused_.integer(row_number);
        if (record_key) {
            refused_.text(*record_key);
        } else {
            refused_.null();
        }
        refused_.text(refusal.column);
        refused_.text(refusal.header);
        refused_.text(refusal.value);
        refused_.text(refusal.code);
        refused_.end_row();
    }
}

void RowSink::close() {
    accepted_.close();
    refused_.close();
    std::filesystem::remove_all(folder_ / waiting_rows);
}

}  // namespace baophu::intake
