// Vietnamese letters apart: base letter, mark of the vowel, tone; and what old or careless
// software makes of them.
//
//     NFC      Nguyễn Văn Hòa      one character a letter; the form in which texts are made here
//     NFD      letters and marks one after the other
//     TCVN3    NguyÔn V¨n Hßa      one byte a letter (fonts .Vn...), read as Latin-1
//     VNI      Nguyeãn Vaên Hoøa   a letter and a byte for its marks, read as Latin-1
//
// Tables of this room, on purpose: see numbers.h.
#pragma once

#include <string>
#include <string_view>

namespace baophu::synth {

// Each takes NFC text; characters that are not Vietnamese letters stay as they are.
std::string as_decomposed(std::string_view text);
std::string as_tcvn3(std::string_view text);  // Capitals with a tone become small letters, as there.
std::string as_vni(std::string_view text);
std::string as_capitals(std::string_view text);

// Each Đ as the Icelandic Ð (U+00D0), which looks the same.
std::string with_wrong_d(std::string_view text);

// The first word that is written in two ways, in the other one: "Hoà" for "Hòa", "Lí" for "Lý".
// The same text if there is none.
std::string with_tone_moved(std::string_view text);

}  // namespace baophu::synth
