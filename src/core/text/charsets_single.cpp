// TCVN3 and VISCII: one byte, one letter.
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/text/charsets.h"
#include "core/text/code_points.h"
#include "core/text/letters.h"

namespace baophu::text {
namespace {

using Rows = std::array<std::array<std::uint8_t, tones>, vowel_qualities.size()>;

// In the order of letters.h; 0 where ASCII has the letter.
struct Charset {
    Rows small;
    Rows capital;
    std::uint8_t small_d;
    std::uint8_t capital_d;
};

// clang-format off
constexpr Charset tcvn3{
    .small = {{{0, 0xB5, 0xB8, 0xB6, 0xB7, 0xB9}, {0xA8, 0xBB, 0xBE, 0xBC, 0xBD, 0xC6},
               {0xA9, 0xC7, 0xCA, 0xC8, 0xC9, 0xCB}, {0, 0xCC, 0xD0, 0xCE, 0xCF, 0xD1},
               {0xAA, 0xD2, 0xD5, 0xD3, 0xD4, 0xD6}, {0, 0xD7, 0xDD, 0xD8, 0xDC, 0xDE},
               {0, 0xDF, 0xE3, 0xE1, 0xE2, 0xE4}, {0xAB, 0xE5, 0xE8, 0xE6, 0xE7, 0xE9},
               {0xAC, 0xEA, 0xED, 0xEB, 0xEC, 0xEE}, {0, 0xEF, 0xF3, 0xF1, 0xF2, 0xF4},
               {0xAD, 0xF5, 0xF8, 0xF6, 0xF7, 0xF9}, {0, 0xFA, 0xFD, 0xFB, 0xFC, 0xFE}}},
    // The fonts had capitals for these alone; a capital with a tone was the small one's byte
    // in a second font, whose name ended in H.
    .capital = {{{0}, {0xA1}, {0xA2}, {0}, {0xA3}, {0}, {0}, {0xA4}, {0xA5}, {0}, {0xA6}, {0}}},
    .small_d = 0xAE,
    .capital_d = 0xA7};

constexpr Charset viscii{
    .small = {{{0, 0xE0, 0xE1, 0xE4, 0xE3, 0xD5}, {0xE5, 0xA2, 0xA1, 0xC6, 0xC7, 0xA3},
               {0xE2, 0xA5, 0xA4, 0xA6, 0xE7, 0xA7}, {0, 0xE8, 0xE9, 0xEB, 0xA8, 0xA9},
               {0xEA, 0xAB, 0xAA, 0xAC, 0xAD, 0xAE}, {0, 0xEC, 0xED, 0xEF, 0xEE, 0xB8},
               {0, 0xF2, 0xF3, 0xF6, 0xF5, 0xF7}, {0xF4, 0xB0, 0xAF, 0xB1, 0xB2, 0xB5},
               {0xBD, 0xB6, 0xBE, 0xB7, 0xDE, 0xFE}, {0, 0xF9, 0xFA, 0xFC, 0xFB, 0xF8},
               {0xDF, 0xD7, 0xD1, 0xD8, 0xE6, 0xF1}, {0, 0xCF, 0xFD, 0xD6, 0xDB, 0xDC}}},
    .capital = {{{0, 0xC0, 0xC1, 0xC4, 0xC3, 0x80}, {0xC5, 0x82, 0x81, 0x02, 0x05, 0x83},
                 {0xC2, 0x85, 0x84, 0x86, 0x06, 0x87}, {0, 0xC8, 0xC9, 0xCB, 0x88, 0x89},
                 {0xCA, 0x8B, 0x8A, 0x8C, 0x8D, 0x8E}, {0, 0xCC, 0xCD, 0x9B, 0xCE, 0x98},
                 {0, 0xD2, 0xD3, 0x99, 0xA0, 0x9A}, {0xD4, 0x90, 0x8F, 0x91, 0x92, 0x93},
                 {0xB4, 0x96, 0x95, 0x97, 0xB3, 0x94}, {0, 0xD9, 0xDA, 0x9C, 0x9D, 0x9E},
                 {0xBF, 0xBB, 0xBA, 0xBC, 0xFF, 0xB9}, {0, 0x9F, 0xDD, 0x14, 0x19, 0x1E}}},
    .small_d = 0xF0,
    .capital_d = 0xD0};
// clang-format on

using Codes = std::array<char32_t, 256>;

constexpr Codes codes_of(const Charset& charset) {
    Codes codes{};
    for (std::size_t quality = 0; quality < vowel_qualities.size(); ++quality) {
        for (std::size_t tone = 0; tone < tones; ++tone) {
            codes[charset.small[quality][tone]] = small_vowels[quality][tone];
            codes[charset.capital[quality][tone]] = capital_vowels[quality][tone];
        }
    }
    codes[charset.small_d] = U'đ';
    codes[charset.capital_d] = U'Đ';
    codes[0] = 0;
    return codes;
}

constexpr Codes tcvn3_codes = codes_of(tcvn3);
constexpr Codes viscii_codes = codes_of(viscii);

char32_t read(const Codes& codes, char c) {
    const auto byte = static_cast<unsigned char>(c);
    return codes[byte] != 0 ? codes[byte] : western(byte);
}

// The byte of a letter, 0 if the set has none.
unsigned byte_of(const Charset& charset, char32_t code) {
    if (code == U'đ') return charset.small_d;
    if (code == U'Đ') return charset.capital_d;
    const auto vowel = vowel_of(code);
    if (!vowel) return 0;
    return (vowel->upper ? charset.capital
                         : charset.small)[vowel->quality][static_cast<std::size_t>(vowel->tone)];
}

bool put(unsigned byte, std::string& bytes) {
    if (byte == 0) return false;
    bytes += static_cast<char>(byte);
    return true;
}

// What the letters of a word, or of the whole text, say about capitals.
struct Capitals {
    int small = 0;         // Certainly small: ASCII.
    int capital = 0;       // Certainly a capital.
    bool follows = false;  // A certain capital after a letter whose case the font decided.
    bool open = false;     // Such a letter came.

    void add(char32_t letter) {
        if (is_ascii(letter) || is_upper(letter)) {
            ++(is_upper(letter) ? capital : small);
            follows = follows || (is_upper(letter) && open);
        } else {
            open = true;
        }
    }
    bool all() const { return small == 0 && (capital >= 2 || follows); }
};

void raise(std::u32string& text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
        text[i] = to_upper(text[i]);
}

// Words whose certain letters are capitals were set in the capital font; words without a
// certain small letter follow the text as a whole.
void guess_capitals(std::u32string& text) {
    Capitals whole;
    for (const char32_t code : text)
        if (is_letter(code)) whole.add(code);
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        Capitals word;
        for (; end < text.size() && is_letter(text[end]); ++end)
            word.add(text[end]);
        if (word.all() || (word.small == 0 && whole.all())) raise(text, begin, end);
        begin = end + 1;
    }
}

// Some converters write À as A and the small à: of one quality, never a word of its own.
bool is_capital_pair(char32_t capital, char32_t small) {
    const auto one = vowel_of(capital);
    const auto two = vowel_of(small);
    return one && two && one->upper && !two->upper && one->quality == two->quality &&
           one->tone == Tone::none && two->tone != Tone::none;
}

}  // namespace

std::u32string decode_tcvn3(std::string_view bytes) {
    std::u32string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const char32_t code = read(tcvn3_codes, c);
        if (!text.empty() && is_capital_pair(text.back(), code)) {
            text.back() = to_upper(code);
        } else {
            text += code;
        }
    }
    guess_capitals(text);
    return text;
}

std::u32string decode_viscii(std::string_view bytes) {
    std::u32string text;
    text.reserve(bytes.size());
    for (const char c : bytes)
        text += read(viscii_codes, c);
    return text;
}

bool encode_tcvn3(char32_t code, std::string& bytes) {
    if (!is_ascii(code)) return put(byte_of(tcvn3, code), bytes);
    bytes += static_cast<char>(code);
    return true;
}

bool encode_viscii(char32_t code, std::string& bytes) {
    if (!is_ascii(code)) return put(byte_of(viscii, code), bytes);
    if (viscii_codes[code] != 0) return false;  // Six of the control codes are letters.
    bytes += static_cast<char>(code);
    return true;
}

}  // namespace baophu::text
