// Tables of persons that are written from memory: what each is called by, and what the two records of a pair
// for review tell.
//
//   LNK-6  a name or number is the one of the latest row in force that tells it
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/linkage/person_book.h"

namespace baophu::linkage {

// The persons with a row in force, by their first records, ascending. `first`: of each record the earliest of
// its person.
std::vector<RecordIndex> persons_in_force(const PersonBook& book, std::span<const RecordIndex> first);

// Fills linkage.person (entities.sql) with `persons`, in their order. `id` by first record. Other tables may
// be written meanwhile.
void write_persons(warehouse::Connection& connection, const PersonBook& book,
                   std::span<const RecordIndex> first, std::span<const RecordIndex> persons,
                   const std::function<std::string(RecordIndex)>& id);

// Creates the temporary table record_shown: ordinal, full_name, number, birth_date, sex, commune of each of
// `records`, once.
void write_records_shown(warehouse::Connection& connection, const PersonBook& book,
                         std::span<const RecordIndex> records);

}  // namespace baophu::linkage
