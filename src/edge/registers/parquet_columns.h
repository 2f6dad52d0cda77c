// A Parquet file as columns for the engine, through the door of the warehouse.
#pragma once

#include <filesystem>
#include <memory>

#include "edge/registers/register_columns.h"
#include "flow/linkage/engine/engine.h"

namespace baophu::registers {

// Every value is given as text, as DuckDB prints it: dates as 2018-12-31. `kept` receives the ids while the
// file is read, and must live as long. Throws Failure: file_unreadable, link_column_missing, database_error.
std::unique_ptr<linkage::engine::BatchSource> open_parquet(const std::filesystem::path& file,
                                                           const WantedColumns& wanted, KeptColumns& kept);

}  // namespace baophu::registers
