// Folding: text as small letters without marks, for keys by which records find each other.
//
//     "NGUYỄN THỊ  HOÀ", "Nguyen Thi Hòa", NFC or NFD   ->   "nguyen thi hoa"
//
//   FOLD-1  Every letter of Vietnamese becomes one ASCII letter; Đ, Ð and their kin become d.
//   FOLD-2  Other letters made of an ASCII letter and marks become that letter too (Ü, ç, ŏ).
//           The rest (ø, ß, Cyrillic, Chinese) stay as small letters without marks.
//   FOLD-3  NFC and NFD of the same text fold to the same.
//   FOLD-4  Every kind of white space becomes one space, none stands at the ends; characters
//           without width go. Digits and punctuation stay.
//   FOLD-5  A byte that is not UTF-8 becomes '?'; nothing throws.
//   FOLD-6  fold(fold(x)) == fold(x).
//
// Folding throws away what tells "Hoà" from "Hoa": two records are never one person because
// their names fold alike.
//
// Letters up to U+024F and of U+1E00 - U+1EFF go through a table; whatever else comes asks ICU.
#pragma once

#include <string>
#include <string_view>

namespace baophu::text {

std::string fold(std::string_view utf8);

// The same into `folded`, whose memory is used again: for columns of many names. The two
// must not overlap.
void fold_into(std::string_view utf8, std::string& folded);

// What is left when everything but ASCII letters and digits is taken out of fold(utf8):
// "P. Trung-Dũng 3" -> "ptrungdung3".
std::string fold_letters(std::string_view utf8);

}  // namespace baophu::text
