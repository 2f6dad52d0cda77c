// One number for all that a table holds, whatever the order of its rows.
#pragma once

#include <string>
#include <string_view>

#include "core/warehouse/warehouse.h"

namespace baophu::warehouse {

// The SHA-256 of the names of the columns, the number of rows, and the sum, modulo 2^256, of the SHA-256 of
// every row; 64 hexadecimal digits. A row is its cells in the order of the columns; an absent value is no
// empty text. Columns are text, enumerations (as their words), integers of at most 64 bits, booleans and
// dates; any other throws Failure(program_mistake). All of DuckDB's threads take part.
std::string table_digest(Connection& connection, std::string_view table);

}  // namespace baophu::warehouse
