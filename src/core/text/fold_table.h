// The table of fold.h: for each code point of two blocks the ASCII letter that is left when
// Unicode's decomposition (UnicodeData.txt) loses its marks, and d for the bars and tails
// that is_d_bar() names. '.' where no ASCII letter is left.
//
// fold_test.cpp asks ICU for every code point and compares: the table is never edited by hand
// without that test.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace baophu::text {

inline constexpr char32_t latin_begin = 0xC0;
inline constexpr char32_t latin_end = 0x250;
inline constexpr char32_t additional_begin = 0x1E00;
inline constexpr char32_t additional_end = 0x1F00;

// clang-format off
inline constexpr std::string_view latin_rows =
    "aaaaaa.ceeeeiiiidnooooo..uuuuy.."  // U+00C0
    "aaaaaa.ceeeeiiiidnooooo..uuuuy.y"  // U+00E0
    "aaaaaaccccccccddddeeeeeeeeeegggg"  // U+0100
    "gggghh..iiiiiiiii...jjkk.llllll."  // U+0120
    "...nnnnnn...oooooo..rrrrrrssssss"  // U+0140
    "sstttt..uuuuuuuuuuuuwwyyyzzzzzz."  // U+0160
    ".........d......................"  // U+0180
    "oo.............uu..............."  // U+01A0
    ".............aaiioouuuuuuuuuu.aa"  // U+01C0
    "aa....ggkkoooo..j...gg..nnaa...."  // U+01E0
    "aaaaeeeeiiiioooorrrruuuusstt..hh"  // U+0200
    "......aaeeooooooooyy............"  // U+0220
    "................";  // U+0240
inline constexpr std::string_view additional_rows =
    "aabbbbbbccddddddddddeeeeeeeeeeff"  // U+1E00
    "gghhhhhhhhhhiiiikkkkkkllllllllmm"  // U+1E20
    "mmmmnnnnnnnnoooooooopppprrrrrrrr"  // U+1E40
    "ssssssssssttttttttuuuuuuuuuuvvvv"  // U+1E60
    "wwwwwwwwwwxxxxyyzzzzzzhtwy......"  // U+1E80
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"  // U+1EA0
    "eeeeeeeeiiiioooooooooooooooooooo"  // U+1EC0
    "oooouuuuuuuuuuuuuuyyyyyyyy......";  // U+1EE0
// clang-format on
static_assert(latin_rows.size() == latin_end - latin_begin);
static_assert(additional_rows.size() == additional_end - additional_begin);

// With 0 for '.', and room for the whole of the last lead byte, C9.
inline constexpr std::array<char, 0x280 - 0xC0> folded_latin = [] {
    std::array<char, 0x280 - 0xC0> filled{};
    for (std::size_t i = 0; i < latin_rows.size(); ++i)
        filled[i] = latin_rows[i] == '.' ? '\0' : latin_rows[i];
    filled[0x256 - latin_begin] = 'd';
    return filled;
}();

inline constexpr std::array<char, additional_rows.size()> folded_additional = [] {
    std::array<char, additional_rows.size()> filled{};
    for (std::size_t i = 0; i < additional_rows.size(); ++i)
        filled[i] = additional_rows[i] == '.' ? '\0' : additional_rows[i];
    return filled;
}();

// Capitals become small, white space a space; the rest stays.
inline constexpr std::array<char, 128> folded_ascii = [] {
    std::array<char, 128> filled{};
    for (std::size_t i = 0; i < filled.size(); ++i) {
        const bool capital = i >= 'A' && i <= 'Z';
        const bool space = i >= 0x09 && i <= 0x0D;
        filled[i] = static_cast<char>(capital ? i + ('a' - 'A') : space ? ' ' : i);
    }
    return filled;
}();

// 0 if the table has no answer.
constexpr char folded_letter(char32_t code) {
    if (code < 0x80) return folded_ascii[code];
    if (code >= latin_begin && code < latin_begin + folded_latin.size())
        return folded_latin[code - latin_begin];
    if (code >= additional_begin && code < additional_end) return folded_additional[code - additional_begin];
    return 0;
}

}  // namespace baophu::text
