// By what the list of absent persons is filtered and sorted (LST-1 of absent_wish.h), beside serving.absent,
// row by row.
//
//   serving.absent_order   place; by_name, by_employer: the places of both names among all names, NULL where
//   there
//                          is none; folded_name, folded_employer
#pragma once

#include "core/warehouse/warehouse.h"
#include "flow/search/employer_places.h"
#include "flow/search/person_places.h"

namespace baophu::search {

void write_absent_order(warehouse::Connection& connection, const PersonNames& persons,
                        const EmployerNames& employers);

}  // namespace baophu::search
