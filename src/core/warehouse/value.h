// The values that pass between C++ and the warehouse: what a parameter may be, and how a
// value is written inside SQL where DuckDB takes no parameter (file names, variables).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/date.h"

namespace baophu::warehouse {

using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Date>;

// 'it''s', 42, true, DATE '2018-12-31', NULL. Safe for any text without a NUL byte.
std::string sql_literal(const Value& value);

// "name" with inner quotes doubled.
std::string sql_name(std::string_view name);

// '/data/[[]2018]/rows.parquet': this one file for read_parquet, which takes *, ? and [ in a
// path for a pattern.
std::string sql_file(const std::filesystem::path& file);

// ['a', 'b'], for IN.
template <class Range>
std::string sql_list(const Range& values) {
    std::string list = "[";
    for (const auto& value : values) {
        if (list.size() > 1) list += ", ";
        list += sql_literal(Value(value));
    }
    return list + "]";
}

// ('a', 'b'), for IN of a column: unlike a list it is held against the words of an enumeration by their
// places. There must be a value.
template <class Range>
std::string sql_tuple(const Range& values) {
    std::string tuple = sql_list(values);
    tuple.front() = '(';
    tuple.back() = ')';
    return tuple;
}

}  // namespace baophu::warehouse
