// Persons by the places of their names (name_index.h), as pages of a search show them.
//
//   search.person          place, person_id, full_name, person_number, unit_code: where he counts; of
//                          several units the first, "" of none; in the order of places
//   search.person_in       unit_code, place: who counts in the unit, for whichever scheme; in that order
//   search.person_number   number, place: with a 1 before it, so that a number keeps its zeros (SEA-3);
//                          in that order
//   search.person_at       place, person: of linkage; removed by search.sql
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/warehouse/warehouse.h"

namespace baophu::search {

// As search.person_number has it: "075…" as 1075…; nothing for what is no number, or too long a one.
std::optional<std::int64_t> number_of(std::string_view text);

// Reads linkage.person and coverage.person_verdict; writes the tables above and those of name_index.h.
void index_persons(warehouse::Connection& connection);

}  // namespace baophu::search
