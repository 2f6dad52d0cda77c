// The communes, wards and townships of Đồng Nai as of 31/12/2018, by their GSO codes: this room's
// own list, against which the product's territory can show that it reads names and codes.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "synth/random.h"

namespace baophu::synth {

struct Commune {
    std::size_t unit;       // Place of its district in `units`.
    std::string_view code;  // Five digits.
    std::string_view name;  // "Phường Trảng Dài"
};

inline constexpr std::size_t commune_count = 171;

std::span<const Commune> communes();
std::span<const Commune> communes_of(std::size_t unit);

// The place in communes() of one of the unit's communes; all alike.
std::size_t commune_in(Random& random, std::size_t unit);

}  // namespace baophu::synth
