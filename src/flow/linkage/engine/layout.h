// Where the fields stand in a record's row, and what is compared.
//
//     row (64 bytes)   slot  0        1       2      3     4     5       6  7     8  9    10 ...
//                            surname  middle  given  sex   dob   street  nid      phone   words of the name
//
//   name text exact company address   1 slot: the value's id in its dictionary
//   date                              1 slot: packed (packed.h)
//   number                            1 slot: the bits of a float; 0 is "no value", zero is minus zero
//   digits                            2 slots: packed, the lower half first
//   two name fields or more           1 slot at the end: the sum of the hashes of all words of the name
//
// A component is what gets one level: a field, or all fields of an address. A row holds 16 slots.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "flow/linkage/engine/levels.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

// More than components_max components can have: two each, the levels of an address, the words of the name.
inline constexpr std::size_t row_slots_max = 64;
static_assert(2 * components_max + level::address::fields_max + 1 <= row_slots_max);

inline constexpr std::array<std::uint32_t, row_slots_max> nothing_known{};

// A record as its slots; it owns nothing.
struct Row {
    const std::uint32_t* slot = nothing_known.data();

    std::uint64_t wide(std::size_t first) const {
        return std::uint64_t{slot[first]} | (std::uint64_t{slot[first + 1]} << 32);
    }
};

struct Component {
    Kind kind = Kind::exact;
    std::vector<std::size_t> fields;
    std::size_t levels = 0;  // Those that exist, level 0 with them.
};

struct Layout {
    std::vector<Kind> kind;         // By field.
    std::vector<std::size_t> slot;  // By field: its first.
    std::vector<Component> components;
    std::vector<std::size_t> component_of;  // By field.
    std::vector<std::size_t> names;         // The name fields.
    std::optional<std::size_t> words_slot;  // Of the words of the name.
    std::size_t slots = 0;
};

// Whether values of this kind stand in a dictionary.
constexpr bool in_dictionary(Kind kind) {
    return kind != Kind::date && kind != Kind::number && kind != Kind::digits;
}

// Whether near values are found by Jaro-Winkler.
constexpr bool is_written(Kind kind) {
    return kind == Kind::name || kind == Kind::text;
}

// Why fields cannot be laid out.
enum class LayoutFault { no_fields, too_many_components, too_many_address_fields };

// Nothing if they can.
std::optional<LayoutFault> fault_of(const std::vector<Field>& fields);

// The fields have no fault.
Layout lay_out(const std::vector<Field>& fields);

}  // namespace baophu::linkage::engine
