// How each record of an employer came to be one of it (LNK-2, LNK-13, LNK-8): the evidence of its links.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

struct EmployerJoin {
    std::string joined_key;                // To which record.
    std::string kind;                      // By which code: enterprise_code, si_unit_code; "" by none.
    std::optional<int> per_mille;          // How likely it is, of a join by likeness.
    std::optional<std::int64_t> decision;  // Its sequence in the office store.
};

// By record key; nothing of the first record, which all others were joined to. `id` is no alias.
std::map<std::string, EmployerJoin> employer_joins(warehouse::Connection& connection, std::string_view id);

}  // namespace baophu::coverage
