// One form for what clerks write in many: small letters, Latin letters without marks, single spaces.
//
//     "  Nguyễn   VĂN An"  ->  "nguyen van an"
//     "Ärzte-Straße"       ->  "arzte-strase"
//     "王小明"             ->  "王小明"             other scripts stay as they are
//
// And one byte per letter, on which words are compared: ASCII stays, every other letter becomes one byte
// of 128 to 255, so that letters that stand near each other in Unicode differ.
#pragma once

#include <string>
#include <string_view>

namespace baophu::linkage::engine {

// Appends nothing and returns `folded`, whose memory is used again. Bytes that are no UTF-8 are kept.
// Linear in the length.
std::string_view fold_into(std::string_view text, std::string& folded);

inline std::string fold(std::string_view text) {
    std::string folded;
    return std::string(fold_into(text, folded));
}

// The letters of a folded text, one byte each.
std::string letters_of(std::string_view folded);

}  // namespace baophu::linkage::engine
