// Where the tone stands, and i or y: two spellings of one name.
//
//     old style   hòa   thủy   khỏe        what registers and names of places mostly use
//     new style   hoà   thuỷ   khoẻ        what schools teach since 1984
//
//   TEXT-5  The tone stands on the vowel that has a mark of its own (ế, ườ: the last of them);
//           else, before a last consonant, on the last vowel; else of three vowels on the
//           middle one. Only in open oa, oe, uy do the styles differ. The u of qu and the i of
//           gi belong to the initial when a vowel follows.
//   TEXT-6  Only Vietnamese syllables are touched; case, other words and everything between
//           words stay as they are. A tone on a wrong vowel ("Nguyêñ") is moved too.
//   TEXT-7  The spelling key is small, in the old style, with i for a y that is the whole
//           vowel of its syllable: Lý and Lí, Mỹ and Mĩ, Quý and Quí; not Thủy and Thủi.
#pragma once

#include <string>
#include <string_view>

namespace baophu::text {

enum class ToneStyle { old_style, new_style };

// Tidy text (normal_form.h) with every tone in its place.
std::string with_tones_placed(std::string_view utf8, ToneStyle style = ToneStyle::old_style);

// Equal for spellings of the same name; keeps all that tells names apart (Hoa, Hóa, Hòa).
std::string spelling_key(std::string_view utf8);

}  // namespace baophu::text
