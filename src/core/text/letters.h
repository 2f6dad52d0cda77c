// The 134 letters of Vietnamese beyond ASCII: 12 vowels in 6 tones and two cases, less the
// 12 that ASCII has, and đ.
//
//              none  grave  acute  hook  tilde  dot
//     a         a     à      á      ả     ã      ạ
//     ă         ă     ằ      ắ      ẳ     ẵ      ặ      and so on for â e ê i o ô ơ u ư y
//
// Everything in this room that needs a table of letters (legacy encodings, tone placement,
// syllables) takes it from here. letters_test.cpp holds it against ICU.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace baophu::text {

enum class Tone : std::uint8_t { none, grave, acute, hook, tilde, dot };
inline constexpr std::size_t tones = 6;

// The vowels in the order of the alphabet; a Vowel's quality is a position in it.
inline constexpr std::u32string_view vowel_qualities = U"aăâeêioôơuưy";

struct Vowel {
    std::uint8_t quality = 0;
    Tone tone = Tone::none;
    bool upper = false;

    bool operator==(const Vowel&) const = default;
};

inline constexpr std::array<std::u32string_view, 12> small_vowels{U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ",
                                                                  U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
                                                                  U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ"};
inline constexpr std::array<std::u32string_view, 12> capital_vowels{
    U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ", U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ",
    U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ", U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};

constexpr char32_t letter_of(Vowel vowel) {
    const auto& rows = vowel.upper ? capital_vowels : small_vowels;
    return rows[vowel.quality][static_cast<std::size_t>(vowel.tone)];
}

// Nothing for a consonant, a foreign letter, or no letter at all.
std::optional<Vowel> vowel_of(char32_t code);

// đ and Đ, and what fonts show alike: Ð U+00D0 and ð U+00F0 (Icelandic), Ɖ U+0189 and
// ɖ U+0256 (African). No Vietnamese register holds Icelandic, so they are always a slip.
constexpr bool is_d_bar(char32_t code) {
    return code == U'đ' || code == U'Đ' || code == U'\u00D0' || code == U'\u00F0' || code == U'\u0189' ||
           code == U'\u0256';
}

// One of the 134, in NFC.
bool is_vietnamese_beyond_ascii(char32_t code);

}  // namespace baophu::text
