// Whom a reader within a case is told of: who works, or worked, for the employers that it is about, as the
// registers of the run tell it (CAS-4).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/access_context.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

struct CalledEmployer {
    std::string id;
    std::string name;
    std::string tax_code;   // "" where no register tells one.
    std::string unit_code;  // "" is not told.
};

// By an id, or one that became another's. An id that the run does not know, for its first record was taken
// back, leads on by the tax code, where there is one and one employer has it. Nothing: there is none.
std::optional<CalledEmployer> called_employer(warehouse::Connection& connection, std::string_view id,
                                              std::string_view tax_code = "");

// The employers that the reader is limited to, by their numbers: "(17, 28)"; nothing: he is not.
std::optional<std::string> employers_in_reach(warehouse::Connection& connection, const AccessContext& access);

// A query of the numbers of whoever worked for one of them: in a list, by evidence, or counted there.
std::string persons_of_employers(const std::string& employers);

// Whether a person, by his number, is one of them; everybody is where the reader is not limited.
bool in_reach(warehouse::Connection& connection, const AccessContext& access, std::int64_t person);

}  // namespace baophu::coverage
