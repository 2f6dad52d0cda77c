#pragma once

namespace baophu::warehouse {

// Of the cells that go into DuckDB, or come from it, by the thousand. An integer has 64 bits.
enum class ColumnType { text, integer, boolean, date };

}  // namespace baophu::warehouse
