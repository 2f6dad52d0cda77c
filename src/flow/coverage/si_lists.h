// The SI lists of the months up to the one judged, by person, employer and managing unit.
//
//   COV-9  bits of participation: bit k is the k-th month before the month judged, bit 0 itself;
//          up to 59 months back
#pragma once

#include "core/warehouse/warehouse.h"
#include "flow/coverage/by_person.h"
#include "flow/coverage/key_book.h"
#include "flow/coverage/words.h"

namespace baophu::coverage {

// Reads si_list_row, employer_called and si_unit_latest (evidence.sql). One stay for
// each person, employer and unit, in the order of their last rows.
ByPerson<Stay> read_si_lists(warehouse::Connection& connection, const KeyBook& keys, Words& words);

}  // namespace baophu::coverage
