// An aggregate function of DuckDB that sees every row and keeps nothing: the only door of its C API through
// which rows come on the threads that make them.
#include "core/warehouse/take_rows.h"

#include <atomic>
#include <bit>
#include <exception>
#include <mutex>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/warehouse/duckdb_handles.h"

namespace baophu::warehouse {
namespace {

using OwnedType = Owned<duckdb_logical_type, duckdb_destroy_logical_type>;
using OwnedFunction = Owned<duckdb_aggregate_function, duckdb_destroy_aggregate_function>;

// A column as it is handed over: what it is cast to.
struct Handed {
    std::string name;
    ColumnType type;
    std::string sql;     // "first::BIGINT"
    OwnedType in_query;  // Its type in DuckDB.
    std::vector<std::string> words = {};
    std::size_t bytes_of_word = 0;
};

// A text that is DuckDB's no more.
std::string taken(const char* text) {
    std::string copy(text);
    duckdb_free(const_cast<char*>(text));
    return copy;
}

OwnedType simple(duckdb_type type) {
    return OwnedType(duckdb_create_logical_type(type));
}

std::size_t bytes_of(duckdb_type number) {
    switch (number) {
        case DUCKDB_TYPE_UTINYINT:
            return 1;
        case DUCKDB_TYPE_USMALLINT:
            return 2;
        default:
            return 4;
    }
}

Handed enumeration(std::string name, std::string quoted, OwnedType type) {
    Handed column{.name = std::move(name),
                  .type = ColumnType::text,
                  .sql = std::move(quoted),
                  .in_query = std::move(type)};
    column.bytes_of_word = bytes_of(duckdb_enum_internal_type(column.in_query.handle));
    for (idx_t i = 0; i < duckdb_enum_dictionary_size(column.in_query.handle); ++i)
        column.words.push_back(taken(duckdb_enum_dictionary_value(column.in_query.handle, i)));
    return column;
}

Handed handed(std::string name, OwnedType type) {
    std::string quoted = sql_name(name);
    const auto as = [&](ColumnType column, std::string sql) {
        return Handed{.name = std::move(name),
                      .type = column,
                      .sql = std::move(sql),
                      .in_query = simple(to_duckdb(column))};
    };
    switch (duckdb_get_type_id(type.handle)) {
        case DUCKDB_TYPE_VARCHAR:
            return as(ColumnType::text, quoted);
        case DUCKDB_TYPE_DATE:
            return as(ColumnType::date, quoted);
        case DUCKDB_TYPE_BOOLEAN:
            return as(ColumnType::boolean, quoted);
        case DUCKDB_TYPE_BIGINT:
            return as(ColumnType::integer, quoted);
        case DUCKDB_TYPE_ENUM:
            return enumeration(std::move(name), std::move(quoted), std::move(type));
        case DUCKDB_TYPE_TINYINT:
        case DUCKDB_TYPE_SMALLINT:
        case DUCKDB_TYPE_INTEGER:
        case DUCKDB_TYPE_UTINYINT:
        case DUCKDB_TYPE_USMALLINT:
        case DUCKDB_TYPE_UINTEGER:
            return as(ColumnType::integer, quoted + "::BIGINT");
        default:
            throw Failure(fault::program_mistake, {{"problem", "rows with a column like " + name}});
    }
}

std::vector<Handed> columns_of(duckdb_connection connection, const std::string& sql) {
    OwnedStatement statement;
    if (duckdb_prepare(connection, sql.c_str(), &statement.handle) != DuckDBSuccess)
        fail(message_or(duckdb_prepare_error(statement.handle), "not understood"), sql);
    std::vector<Handed> columns;
    for (idx_t i = 0; i < duckdb_prepared_statement_column_count(statement.handle); ++i) {
        columns.push_back(
            handed(taken(duckdb_prepared_statement_column_name(statement.handle, i)),
                   OwnedType(duckdb_prepared_statement_column_logical_type(statement.handle, i))));
    }
    return columns;
}

// Who takes the rows of one query.
struct Taker {
    const std::vector<Handed>& columns;
    const std::function<void(const RowChunk&)>& take;
    std::mutex mutex;
    std::exception_ptr failure;  // The first.

    void hand_over(duckdb_data_chunk rows) const {
        std::vector<RowChunk::Column> cells;
        cells.reserve(columns.size());
        for (idx_t i = 0; i < columns.size(); ++i) {
            duckdb_vector vector = duckdb_data_chunk_get_vector(rows, i);
            cells.push_back({.type = columns[i].type,
                             .data = duckdb_vector_get_data(vector),
                             .validity = duckdb_vector_get_validity(vector),
                             .words = columns[i].words.empty() ? nullptr : &columns[i].words,
                             .bytes_of_word = columns[i].bytes_of_word});
        }
        take(RowChunk(std::move(cells), duckdb_data_chunk_get_size(rows)));
    }

    // No exception passes through DuckDB's frames.
    bool try_hand_over(duckdb_data_chunk rows) {
        try {
            hand_over(rows);
            return true;
        } catch (...) {
            const std::lock_guard guard(mutex);
            if (!failure) failure = std::current_exception();
            return false;
        }
    }
};

void update(duckdb_function_info info, duckdb_data_chunk rows, duckdb_aggregate_state*) {
    auto& taker = *static_cast<Taker*>(duckdb_aggregate_function_get_extra_info(info));
    if (!taker.try_hand_over(rows)) duckdb_aggregate_function_set_error(info, "rows were not taken");
}

void finish(duckdb_function_info, duckdb_aggregate_state*, duckdb_vector to, idx_t count, idx_t offset) {
    for (idx_t i = 0; i < count; ++i)
        static_cast<bool*>(duckdb_vector_get_data(to))[offset + i] = true;
}

std::string register_taker(duckdb_connection connection, Taker& taker) {
    static std::atomic<std::uint64_t> count = 0;
    std::string name = "taker_of_rows_" + std::to_string(++count);
    const OwnedFunction function(duckdb_create_aggregate_function());
    for (const Handed& column : taker.columns)
        duckdb_aggregate_function_add_parameter(function.handle, column.in_query.handle);
    duckdb_aggregate_function_set_name(function.handle, name.c_str());
    const OwnedType answer(duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN));
    duckdb_aggregate_function_set_return_type(function.handle, answer.handle);
    duckdb_aggregate_function_set_extra_info(function.handle, &taker, nullptr);
    duckdb_aggregate_function_set_functions(
        function.handle, [](duckdb_function_info) -> idx_t { return 1; },
        [](duckdb_function_info, duckdb_aggregate_state) {}, update,
        [](duckdb_function_info, duckdb_aggregate_state*, duckdb_aggregate_state*, idx_t) {}, finish);
    duckdb_aggregate_function_set_special_handling(function.handle);  // Rows with NULL come too.
    if (duckdb_register_aggregate_function(connection, function.handle) != DuckDBSuccess)
        throw Failure(fault::program_mistake, {{"problem", "DuckDB took no function " + name}});
    return name;
}

}  // namespace

struct LayoutOfText {
    using Theirs = decltype(duckdb_string_t::value);
    static_assert(sizeof(RowChunk::Text) == sizeof(duckdb_string_t));
    static_assert(offsetof(RowChunk::Text, letters) == offsetof(Theirs, inlined.inlined));
    static_assert(offsetof(RowChunk::Text, letters) + 4 == offsetof(Theirs, pointer.ptr));
    static_assert(sizeof(RowChunk::Text::letters) == sizeof(Theirs::inlined.inlined));
};

std::int64_t RowChunk::integer(std::size_t column, std::size_t row) const {
    if (null(column, row)) return 0;
    const Column& cells = columns_[column];
    switch (cells.type) {
        case ColumnType::boolean:
            return static_cast<const bool*>(cells.data)[row] ? 1 : 0;
        case ColumnType::date:
            return static_cast<const duckdb_date*>(cells.data)[row].days;
        default:
            return static_cast<const std::int64_t*>(cells.data)[row];
    }
}

std::size_t RowChunk::word(std::size_t column, std::size_t row) const {
    const Column& cells = columns_[column];
    switch (cells.bytes_of_word) {
        case 1:
            return static_cast<const std::uint8_t*>(cells.data)[row];
        case 2:
            return static_cast<const std::uint16_t*>(cells.data)[row];
        default:
            return static_cast<const std::uint32_t*>(cells.data)[row];
    }
}

std::vector<std::string> take_rows(Connection& connection, std::string_view sql,
                                   const std::function<void(const RowChunk&)>& take) {
    const std::vector<Handed> columns = columns_of(connection.state_->handle, std::string(sql));
    Taker taker{.columns = columns, .take = take, .mutex = {}, .failure = nullptr};
    std::string arguments;
    std::vector<std::string> names;
    for (const Handed& column : columns) {
        arguments += (arguments.empty() ? "" : ", ") + column.sql;
        names.push_back(column.name);
    }
    const std::string name = register_taker(connection.state_->handle, taker);
    try {
        connection.query("SELECT " + name + "(" + arguments + ") FROM (" + std::string(sql) + ")");
    } catch (...) {
        if (taker.failure) std::rethrow_exception(taker.failure);
        throw;
    }
    return names;
}

}  // namespace baophu::warehouse
