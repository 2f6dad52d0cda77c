// The absent persons, as the list and the export read them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "flow/coverage/coverage.h"

namespace baophu::coverage {

// Only those in the reader's territory, by unit, commune, employer and in the order of their first records.
// NOT logged: who calls this logs it before anything leaves. Nothing for `part`: all of them.
std::vector<AbsentPerson> read_absent(warehouse::Connection& connection, const AccessContext& access,
                                      const Filter& filter, const std::optional<Part>& part);

}  // namespace baophu::coverage
