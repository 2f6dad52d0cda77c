// Where the run counts persons: of each, by whatever he was asked for as (an id, one that became another's, a
// record key), the units of his verdicts. Tells nothing else of them, and whether he is there at all only by
// the unit.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

// Whom the run does not know is not in it.
std::map<std::string, std::set<std::string>> units_of_persons(warehouse::Connection& connection,
                                                              const std::vector<std::string>& asked);

}  // namespace baophu::coverage
