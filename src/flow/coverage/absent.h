// The absent persons, as the list and the export read them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "flow/coverage/coverage.h"

namespace baophu::coverage {

// Only those in the reader's territory, by unit, employer, id. NOT logged: who calls this logs it before
// anything leaves.
std::vector<AbsentPerson> read_absent(warehouse::Connection& connection, const AccessContext& access,
                                      const Filter& filter, std::optional<std::int64_t> limit);

}  // namespace baophu::coverage
