// The words by which an address tells what its parts are. For address.cpp alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/address.h"

namespace baophu::text {

enum class Level { unknown, street, zone, hamlet, commune, district, province };

struct AddressWord {
    std::string text;     // As written: "P.Trảng" gives "P." and "Trảng".
    std::string folded;   // Letters and digits alone: "p".
    bool dotted = false;  // A full stop closes it.
};

struct Marker {
    std::size_t words = 0;  // 0: the words begin no part.
    Level level = Level::unknown;
    UnitType type = UnitType::none;
};

// Parted at spaces, after the full stop of an abbreviation, and between "KP" and "5".
std::vector<AddressWord> address_words(std::string_view part);

// What begins at `at`. Short abbreviations count only with a full stop, before a number, or
// at the front of a part.
Marker marker_at(const std::vector<AddressWord>& words, std::size_t at);

}  // namespace baophu::text
