// Vietnamese full names: family name, middle names, given name; NFC.
//
// Family names by the 2005 study of surname frequencies (Nguyễn 38.4 % ...), with southern
// (Huỳnh, Võ) and northern (Hoàng, Vũ) forms mixed as in Đồng Nai, and some names of its
// minorities. Middle and given names are assumptions. Every name is drawn by chance; a name
// that a living person bears is a coincidence.
#pragma once

#include <string>
#include <string_view>

#include "synth/random.h"

namespace baophu::synth {

enum class Sex { male, female };

// "Nguyễn"
std::string_view family_name(Random& random);

// "Nguyễn Thị Ngọc Hạnh"
std::string full_name(Random& random, Sex sex, int birth_year);

// A name of that family. `wide` says how far to go to find one that nobody bears yet: from 1 on
// with the mother's family name ("Nguyễn Trần Bảo Ngọc"), from 3 on with more middle names.
std::string full_name_of(Random& random, std::string_view family, Sex sex, int birth_year, int wide);

// The name as typed without Vietnamese letters: "Đỗ Thị Hường" gives "Do Thi Huong".
// Reads NFC; characters that are not Vietnamese letters stay as they are.
std::string without_marks(std::string_view text);

}  // namespace baophu::synth
