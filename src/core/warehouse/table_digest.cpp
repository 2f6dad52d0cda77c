#include "core/warehouse/table_digest.h"

#include <array>
#include <bit>
#include <cstring>
#include <vector>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "core/warehouse/duckdb_handles.h"

namespace baophu::warehouse {
namespace {

using OwnedType = Owned<duckdb_logical_type, duckdb_destroy_logical_type>;
using OwnedFunction = Owned<duckdb_aggregate_function, duckdb_destroy_aggregate_function>;

// A column as it goes into the digest: what it is cast to.
struct Column {
    std::string name;
    duckdb_type type;
    std::string sql;  // "rule::VARCHAR"
};

Column described(std::string name, duckdb_type type) {
    const std::string quoted = sql_name(name);
    switch (type) {
        case DUCKDB_TYPE_VARCHAR:
        case DUCKDB_TYPE_DATE:
        case DUCKDB_TYPE_BOOLEAN:
        case DUCKDB_TYPE_BIGINT:
            return {std::move(name), type, quoted};
        case DUCKDB_TYPE_ENUM:
            return {std::move(name), DUCKDB_TYPE_VARCHAR, quoted + "::VARCHAR"};
        case DUCKDB_TYPE_TINYINT:
        case DUCKDB_TYPE_SMALLINT:
        case DUCKDB_TYPE_INTEGER:
        case DUCKDB_TYPE_UTINYINT:
        case DUCKDB_TYPE_USMALLINT:
        case DUCKDB_TYPE_UINTEGER:
            return {std::move(name), DUCKDB_TYPE_BIGINT, quoted + "::BIGINT"};
        default:
            throw Failure(fault::program_mistake, {{"problem", "no digest of a column like " + name}});
    }
}

// ---- The sum ------------------------------------------------------------------------------

struct Sum {
    std::array<std::uint64_t, 4> digits{};  // The lowest first.
    std::uint64_t rows = 0;

    void add(const std::array<std::uint64_t, 4>& other) {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            const std::uint64_t with_carry = digits[i] + carry;
            carry = static_cast<std::uint64_t>(with_carry < carry);
            digits[i] = with_carry + other[i];
            carry += static_cast<std::uint64_t>(digits[i] < with_carry);
        }
    }

    std::string printed() const {
        constexpr std::string_view hexadecimal = "0123456789abcdef";
        std::string text = std::to_string(rows) + " ";
        for (std::size_t i = digits.size(); i-- > 0;) {
            for (int shift = 60; shift >= 0; shift -= 4)
                text += hexadecimal[digits[i] >> shift & 15];
        }
        return text;
    }
};

std::array<std::uint64_t, 4> as_number(const Sha256Digest& digest) {
    std::array<std::uint64_t, 4> number{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        number[i / 8] |= std::uint64_t{digest[i]} << (8 * (i % 8));
    return number;
}

void append(std::string& bytes, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>(number >> shift & 0xff);
}

// A column of the rows at hand.
struct Cells {
    duckdb_type type;
    const void* data;
    std::uint64_t* validity;

    template <class T>
    const T& at(idx_t row) const {
        return static_cast<const T*>(data)[row];
    }

    void append_to(std::string& bytes, idx_t row) const {
        const bool told = validity == nullptr || duckdb_validity_row_is_valid(validity, row);
        bytes += told ? 'v' : 'n';
        if (!told) return;
        switch (type) {
            case DUCKDB_TYPE_VARCHAR: {
                duckdb_string_t text = at<duckdb_string_t>(row);
                const std::size_t length = duckdb_string_t_length(text);
                append(bytes, length);
                bytes.append(duckdb_string_t_data(&text), length);
                return;
            }
            case DUCKDB_TYPE_DATE:
                return append(bytes, static_cast<std::uint64_t>(at<duckdb_date>(row).days));
            case DUCKDB_TYPE_BOOLEAN:
                bytes += at<bool>(row) ? '1' : '0';
                return;
            default:
                return append(bytes, static_cast<std::uint64_t>(at<std::int64_t>(row)));
        }
    }
};

std::vector<Cells> cells_of(duckdb_data_chunk rows) {
    std::vector<Cells> columns;
    for (idx_t i = 0; i < duckdb_data_chunk_get_column_count(rows); ++i) {
        duckdb_vector vector = duckdb_data_chunk_get_vector(rows, i);
        const OwnedType type(duckdb_vector_get_column_type(vector));
        columns.push_back({duckdb_get_type_id(type.handle), duckdb_vector_get_data(vector),
                           duckdb_vector_get_validity(vector)});
    }
    return columns;
}

// ---- As an aggregate function of DuckDB ---------------------------------------------------

Sum& sum_of(duckdb_aggregate_state state) {
    return *std::bit_cast<Sum*>(state);
}

void update(duckdb_function_info, duckdb_data_chunk rows, duckdb_aggregate_state* states) {
    const std::vector<Cells> columns = cells_of(rows);
    std::string bytes;
    for (idx_t row = 0; row < duckdb_data_chunk_get_size(rows); ++row) {
        bytes.clear();
        for (const Cells& column : columns)
            column.append_to(bytes, row);
        Sum& sum = sum_of(states[row]);
        sum.add(as_number(sha256(bytes)));
        ++sum.rows;
    }
}

void combine(duckdb_function_info, duckdb_aggregate_state* from, duckdb_aggregate_state* to, idx_t count) {
    for (idx_t i = 0; i < count; ++i) {
        sum_of(to[i]).add(sum_of(from[i]).digits);
        sum_of(to[i]).rows += sum_of(from[i]).rows;
    }
}

void finish(duckdb_function_info, duckdb_aggregate_state* states, duckdb_vector to, idx_t count,
            idx_t offset) {
    for (idx_t i = 0; i < count; ++i) {
        const std::string text = sum_of(states[i]).printed();
        duckdb_vector_assign_string_element_len(to, offset + i, text.data(), text.size());
    }
}

// One function for each order of types; DuckDB refuses a second one of a name, which is the same one.
std::string register_digest(duckdb_connection connection, const std::vector<Column>& columns) {
    std::string name = "baophu_table_digest";
    const OwnedFunction function(duckdb_create_aggregate_function());
    for (const Column& column : columns) {
        const OwnedType type(duckdb_create_logical_type(column.type));
        duckdb_aggregate_function_add_parameter(function.handle, type.handle);
        name += "_" + std::to_string(column.type);
    }
    duckdb_aggregate_function_set_name(function.handle, name.c_str());
    const OwnedType text(duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR));
    duckdb_aggregate_function_set_return_type(function.handle, text.handle);
    duckdb_aggregate_function_set_functions(
        function.handle, [](duckdb_function_info) -> idx_t { return sizeof(Sum); },
        [](duckdb_function_info, duckdb_aggregate_state state) { sum_of(state) = Sum{}; }, update, combine,
        finish);
    duckdb_aggregate_function_set_special_handling(function.handle);  // Rows with NULL come too.
    duckdb_register_aggregate_function(connection, function.handle);
    return name;
}

std::vector<Column> columns_of(duckdb_connection connection, const std::string& table) {
    const std::string sql = "SELECT * FROM " + table;
    OwnedStatement statement;
    if (duckdb_prepare(connection, sql.c_str(), &statement.handle) != DuckDBSuccess)
        fail(message_or(duckdb_prepare_error(statement.handle), "not understood"), sql);
    std::vector<Column> columns;
    for (idx_t i = 0; i < duckdb_prepared_statement_column_count(statement.handle); ++i) {
        const char* name = duckdb_prepared_statement_column_name(statement.handle, i);
        columns.push_back(described(name, duckdb_prepared_statement_column_type(statement.handle, i)));
        duckdb_free(const_cast<char*>(name));
    }
    return columns;
}

}  // namespace

std::string table_digest(Connection& connection, std::string_view table) {
    const std::string name(table);
    const std::vector<Column> columns = columns_of(connection.state_->handle, name);
    const std::string function = register_digest(connection.state_->handle, columns);
    std::string arguments;
    for (const Column& column : columns)
        arguments += (arguments.empty() ? "" : ", ") + column.sql;
    Rows rows = connection.query("SELECT " + function + "(" + arguments + ") FROM " + name);
    rows.next();
    Sha256 digest;
    for (const Column& column : columns)
        digest.add_field(column.name);
    digest.add_field(rows.text(0));
    return digest.hex();
}

}  // namespace baophu::warehouse
