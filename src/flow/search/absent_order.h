// By what the list of absent persons is filtered and sorted (LST-1 of absent_wish.h), beside serving.absent, row
// by row.
//
//   serving.absent_order   place; by_name, by_employer: the places of both names among all names, NULL where there
//                          is none; folded_name, folded_employer
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/search/employer_places.h"
#include "flow/search/person_places.h"

namespace baophu::search {

class AbsentOrder {
public:
    // Reads serving.absent and makes the table.
    explicit AbsentOrder(warehouse::Connection& connection);

    // On a connection of its own: other work may go on beside it.
    void write(warehouse::Connection& connection, const PersonNames& persons,
               const EmployerNames& employers) const;

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    struct Listed {
        std::uint32_t person = none;
        std::uint32_t employer = none;
    };
    std::vector<Listed> by_place_;
};

}  // namespace baophu::search
