#include "edge/registers/parquet_columns.h"

#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/warehouse/warehouse.h"

namespace baophu::registers {
namespace {

using linkage::engine::Batch;
using linkage::engine::BatchSource;
using linkage::engine::ColumnView;
using linkage::engine::TextColumn;

constexpr std::size_t rows_per_batch = 4'096;

struct TextBuffer {
    std::string bytes;
    std::vector<std::uint32_t> offsets{0};

    void clear() {
        bytes.clear();
        offsets.resize(1);
    }
    void add(std::string_view text) {
        bytes += text;
        offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
};

std::vector<std::string> headers_of(warehouse::Connection& connection, const std::string& from,
                                    const std::filesystem::path& file) {
    try {
        std::vector<std::string> headers;
        const warehouse::Rows rows = connection.query("SELECT * FROM " + from + " LIMIT 0");
        headers.reserve(rows.columns());
        for (std::size_t column = 0; column < rows.columns(); ++column)
            headers.push_back(rows.column_name(column));
        return headers;
    } catch (const Failure& failure) {
        if (failure.fault().code != fault::database_error) throw;
        throw Failure(fault::file_unreadable, {{"path", file.string()}});  // It is no Parquet file.
    }
}

std::string query_of(const WantedColumns& wanted, const std::string& from) {
    std::string columns;
    const auto add = [&](const std::string& name) {
        columns += (columns.empty() ? "" : ", ") + ("CAST(" + warehouse::sql_name(name) + " AS VARCHAR)");
    };
    for (const std::string& field : wanted.fields)
        add(field);
    add(wanted.id);
    if (!wanted.truth.empty()) add(wanted.truth);
    return "SELECT " + columns + " FROM " + from;
}

class ParquetSource final : public BatchSource {
public:
    ParquetSource(warehouse::Database database, warehouse::Connection connection, warehouse::Rows rows,
                  std::size_t fields, KeptColumns& kept)
        : database_(std::move(database)),
          connection_(std::move(connection)),
          rows_(std::move(rows)),
          columns_(fields),
          kept_(kept) {}

    bool next(Batch& batch) override {
        for (TextBuffer& column : columns_)
            column.clear();
        std::size_t rows = 0;
        for (; rows < rows_per_batch && rows_.next(); ++rows)
            take_row();
        views_.clear();
        for (const TextBuffer& column : columns_)
            views_.emplace_back(TextColumn{column.offsets.data(), column.bytes.data(), nullptr});
        batch = {.rows = rows, .columns = views_};
        return rows > 0;
    }

private:
    std::string_view text(std::size_t column) const {
        return rows_.null(column) ? std::string_view{} : rows_.text(column);
    }

    void take_row() {
        for (std::size_t field = 0; field < columns_.size(); ++field)
            columns_[field].add(text(field));
        kept_.ids.add(text(columns_.size()));
        if (rows_.columns() > columns_.size() + 1) kept_.truths.add(text(columns_.size() + 1));
    }

    warehouse::Database database_;
    warehouse::Connection connection_;
    warehouse::Rows rows_;
    std::vector<TextBuffer> columns_;
    std::vector<ColumnView> views_;
    KeptColumns& kept_;
};

}  // namespace

std::unique_ptr<BatchSource> open_parquet(const std::filesystem::path& file, const WantedColumns& wanted,
                                          KeptColumns& kept) {
    if (!std::filesystem::is_regular_file(file))
        throw Failure(fault::file_unreadable, {{"path", file.string()}});
    warehouse::Database database = warehouse::Database::in_memory();
    warehouse::Connection connection = database.connect();
    const std::string from = "read_parquet(" + warehouse::sql_file(file) + ")";
    static_cast<void>(places_of(wanted, headers_of(connection, from, file), file.string()));
    warehouse::Rows rows = connection.query(query_of(wanted, from));
    return std::make_unique<ParquetSource>(std::move(database), std::move(connection), std::move(rows),
                                           wanted.fields.size(), kept);
}

}  // namespace baophu::registers
