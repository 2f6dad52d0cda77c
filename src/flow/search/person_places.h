// Persons by the places of their names (name_index.h), as pages of a search show them.
//
//   search.person          place, person_id, full_name, person_number, unit_code: where he counts; of
//                          several units the first, "" of none; in the order of places
//   search.person_in       unit_code, place: who counts in the unit, for whichever scheme; in that order
//   search.person_number   number, place: with a 1 before it, so that a number keeps its zeros (SEA-3);
//                          in that order
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "core/warehouse/warehouse.h"

namespace baophu::search {

// As search.person_number has it: "075…" as 1075…; nothing for what is no number, or too long a one.
std::optional<std::int64_t> number_of(std::string_view text);

class PersonNames {
public:
    // Reads linkage.person and writes what rests on it alone: search.person_number and the tables of
    // name_index.h.
    explicit PersonNames(warehouse::Connection& connection);
    ~PersonNames();
    PersonNames(PersonNames&&) noexcept;
    PersonNames& operator=(PersonNames&&) noexcept;

    // Reads coverage.person_verdict; writes search.person and search.person_in.
    void write_where_they_count(warehouse::Connection& connection) const;

    // Of linkage.person.person.
    std::uint32_t place_of(std::uint32_t person) const;
    std::string_view name_at(std::uint32_t place) const;  // "" where no register tells it.

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baophu::search
