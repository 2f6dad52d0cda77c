// Employers by the places of their names (name_index.h).
//
//   search.employer_at   place, employer: of linkage; removed by search.sql
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"

namespace baophu::search {

class EmployerNames {
public:
    // Reads linkage.employer; writes the tables above and those of name_index.h.
    explicit EmployerNames(warehouse::Connection& connection);

    // Of linkage.employer.employer.
    std::uint32_t place_of(std::uint32_t employer) const { return place_of_[employer]; }
    const std::string& folded_name(std::uint32_t employer) const { return folded_[employer]; }

private:
    std::vector<std::uint32_t> place_of_;
    std::vector<std::string> folded_;
};

}  // namespace baophu::search
