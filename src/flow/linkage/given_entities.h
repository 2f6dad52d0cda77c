// Entities that are known and not sought (LNK-9), as a file tells them.
#pragma once

#include <filesystem>

#include "core/warehouse/warehouse.h"

namespace baophu::linkage {

// Reads a Parquet or CSV file with the columns kind ("person", "employer"), record_key and entity_id, in
// any order and among others, into the temporary table given_entity. An empty id is none. Throws Failure:
// file_unreadable when there is no such file, entity_ids_unreadable when it is no such table.
void read_given_entities(warehouse::Connection& connection, const std::filesystem::path& file);

}  // namespace baophu::linkage
