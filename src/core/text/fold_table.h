// The table of fold.h: for each code point of two blocks the ASCII letter that is left when
// Unicode's decomposition (UnicodeData.txt) loses its marks, and d for the bars and tails
// that is_d_bar() names. '.' where no ASCII letter is left.
//
// fold_test.cpp asks ICU for every code point and compares: the table is never edited by hand
// without that test.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

// ---- Byte by byte ------------------------------------------------------------------------------
//
// Most names hold nothing but ASCII and the letters of the two tables, and the processor guesses
// badly which of them comes next. So fold.cpp asks one table for every byte, without a branch: the
// bytes before tell the row, the byte itself the place in it.
//
//     row               before it                   what may follow    what is written
//     0                 nothing is open             ASCII; C3-C9, E1   its letter; nothing
//     1-7               C3-C9                       80-BF              the letter of the two
//     8                 E1                          B8-BB              nothing
//     9                 a blank, or the beginning   as 0, no blank     as 0
//     16, 32, 48, 64    E1 and one of B8-BB         80-BF              the letter of the three
//
// Whatever else comes is `unanswered`, and the whole text goes the long way.
inline constexpr unsigned char unanswered = 0x80;
inline constexpr std::size_t fold_row = 256;  // Bytes of a row; rows are told as places.
inline constexpr std::size_t fold_rows = 65;
inline constexpr std::uint32_t row_after_blank = 9 * fold_row;

struct FoldSteps {
    std::array<unsigned char, fold_rows * fold_row> written{};  // 0: nothing.
    // Low half: the row that a byte leads to. B8-BB lead to theirs after E1 only; elsewhere they
    // end a letter of two bytes. So the high half tells which bits of the next byte's row count.
    std::array<std::uint32_t, 256> next{};
};
inline constexpr std::uint32_t bits_after_e1 = 0x7FFF;
inline constexpr std::uint32_t bits_elsewhere = 0x0FFF;

constexpr unsigned char written_for(char letter) {
    return letter == 0 ? unanswered : static_cast<unsigned char>(letter);
}

constexpr std::size_t row_after(std::size_t byte) {
    if (byte >= 0xC3 && byte <= 0xC9) return (byte - 0xC2) * fold_row;
    if (byte == 0xE1) return 8 * fold_row;
    if (byte < 0x80 && folded_ascii[byte] == ' ') return row_after_blank;
    return byte >= 0xB8 && byte <= 0xBB ? (byte - 0xB7) * 16 * fold_row : 0;
}

inline constexpr FoldSteps fold_steps = [] {
    FoldSteps steps;
    steps.written.fill(unanswered);
    for (std::size_t byte = 1; byte < 0x80; ++byte) {
        const char small = folded_ascii[byte];
        steps.written[byte] = written_for(small);
        if (small != ' ') steps.written[row_after_blank + byte] = written_for(small);
    }
    for (std::size_t lead = 0xC3; lead <= 0xE1; ++lead) {
        if (lead > 0xC9 && lead < 0xE1) continue;
        steps.written[lead] = 0;
        steps.written[row_after_blank + lead] = 0;
    }
    for (std::size_t byte = 0x80; byte < 0xC0; ++byte) {
        for (std::size_t lead = 0xC3; lead <= 0xC9; ++lead)
            steps.written[row_after(lead) + byte] =
                written_for(folded_latin[((lead & 0x1Fu) << 6 | (byte & 0x3Fu)) - latin_begin]);
        for (std::size_t second = 0xB8; second <= 0xBB; ++second)
            steps.written[row_after(second) + byte] =
                written_for(folded_additional[(second & 3u) << 6 | (byte & 0x3Fu)]);
    }
    for (std::size_t second = 0xB8; second <= 0xBB; ++second)
        steps.written[row_after(0xE1) + second] = 0;
    for (std::size_t byte = 0; byte < steps.next.size(); ++byte) {
        const std::uint32_t bits = byte == 0xE1 ? bits_after_e1 : bits_elsewhere;
        steps.next[byte] = bits << 16 | static_cast<std::uint32_t>(row_after(byte));
    }
    return steps;
}();

}  // namespace baophu::text
