#include "synth/letters.h"

#include <array>
#include <cstdint>
#include <optional>

#include "synth/utf8.h"

namespace baophu::synth {
namespace {

// ---- The table: a row for each vowel with its mark, a column for each tone -------------------

enum Tone : std::uint8_t { level, falling, asking, broken, rising, heavy, tone_count };

struct Vowel {
    char32_t plain;                              // The ASCII letter.
    char32_t mark;                               // Combining breve, circumflex, horn; 0: none.
    std::array<char16_t, tone_count> small;      // NFC.
    std::array<std::uint8_t, tone_count> tcvn3;  // Of the small letters.
    std::uint8_t tcvn3_capital;                  // Of the capital without a tone; 0: ASCII.
    std::array<std::uint8_t, tone_count> vni;    // The byte behind the letter; 0: none.
    std::uint8_t vni_letter;                     // Stands for the ASCII letter; 0: that itself.
};

constexpr char32_t breve = 0x306;
constexpr char32_t circumflex = 0x302;
constexpr char32_t horn = 0x31b;
constexpr std::array<char32_t, tone_count> tone_marks{0, 0x300, 0x309, 0x303, 0x301, 0x323};

constexpr std::array<std::uint8_t, tone_count> vni_plain{0, 0xf8, 0xfb, 0xf5, 0xf9, 0xef};
constexpr std::array<std::uint8_t, tone_count> vni_breve{0xea, 0xe8, 0xfa, 0xfc, 0xe9, 0xeb};
constexpr std::array<std::uint8_t, tone_count> vni_circumflex{0xe2, 0xe0, 0xe5, 0xe3, 0xe1, 0xe4};

constexpr std::array<Vowel, 12> vowels{{
    {U'a', 0, {u'a', u'à', u'ả', u'ã', u'á', u'ạ'}, {'a', 0xb5, 0xb6, 0xb7, 0xb8, 0xb9}, 0, vni_plain, 0},
    {U'a',
     breve,
     {u'ă', u'ằ', u'ẳ', u'ẵ', u'ắ', u'ặ'},
     {0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6},
     0xa1,
     vni_breve,
     0},
    {U'a',
     circumflex,
     {u'â', u'ầ', u'ẩ', u'ẫ', u'ấ', u'ậ'},
     {0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb},
     0xa2,
     vni_circumflex,
     0},
    {U'e', 0, {u'e', u'è', u'ẻ', u'ẽ', u'é', u'ẹ'}, {'e', 0xcc, 0xce, 0xcf, 0xd0, 0xd1}, 0, vni_plain, 0},
    {U'e',
     circumflex,
     {u'ê', u'ề', u'ể', u'ễ', u'ế', u'ệ'},
     {0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6},
     0xa3,
     vni_circumflex,
     0},
    {U'i', 0, {u'i', u'ì', u'ỉ', u'ĩ', u'í', u'ị'}, {'i', 0xd7, 0xd8, 0xdc, 0xdd, 0xde}, 0, {}, 0},
    {U'o', 0, {u'o', u'ò', u'ỏ', u'õ', u'ó', u'ọ'}, {'o', 0xdf, 0xe1, 0xe2, 0xe3, 0xe4}, 0, vni_plain, 0},
    {U'o',
     circumflex,
     {u'ô', u'ồ', u'ổ', u'ỗ', u'ố', u'ộ'},
     {0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9},
     0xa4,
     vni_circumflex,
     0},
    {U'o',
     horn,
     {u'ơ', u'ờ', u'ở', u'ỡ', u'ớ', u'ợ'},
     {0xac, 0xea, 0xeb, 0xec, 0xed, 0xee},
     0xa5,
     vni_plain,
     0xf4},
    {U'u', 0, {u'u', u'ù', u'ủ', u'ũ', u'ú', u'ụ'}, {'u', 0xef, 0xf1, 0xf2, 0xf3, 0xf4}, 0, vni_plain, 0},
    {U'u',
     horn,
     {u'ư', u'ừ', u'ử', u'ữ', u'ứ', u'ự'},
     {0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9},
     0xa6,
     vni_plain,
     0xf6},
    {U'y', 0, {u'y', u'ỳ', u'ỷ', u'ỹ', u'ý', u'ỵ'}, {'y', 0xfa, 0xfb, 0xfc, 0xfd, 0xfe}, 0, vni_plain, 0},
}};

// In VNI an i with a tone is one character, and so is ỵ.
constexpr std::array<std::uint8_t, tone_count> vni_i{0, 0xec, 0xe6, 0xf3, 0xed, 0xf2};
constexpr std::uint8_t vni_heavy_y = 0xee;

// ---- Letters apart ---------------------------------------------------------------------------

char32_t as_capital(char32_t letter) {
    if (letter < 0x80) return letter >= 'a' && letter <= 'z' ? letter - 32 : letter;
    if (letter >= 0xe0 && letter <= 0xfe) return letter - 32;
    if (letter == U'ư') return U'Ư';
    if (letter == U'ơ') return U'Ơ';
    const bool pairs = (letter >= 0x100 && letter < 0x170) || (letter >= 0x1ea0 && letter <= 0x1ef9);
    return pairs && letter % 2 == 1 ? letter - 1 : letter;
}

struct Apart {
    const Vowel* vowel;
    Tone tone;
    bool capital;
};

using Letters = std::array<Apart, 0x400>;

// Where a letter stands in the table: Latin letters below U+0200, those of U+1E80 and above after them.
std::size_t place_of(char32_t letter) {
    if (letter < 0x200) return letter;
    return letter >= 0x1e80 && letter < 0x1f00 ? letter - 0x1e80 + 0x200 : 0x3ff;
}

Letters make_letters() {
    Letters letters{};
    for (const Vowel& vowel : vowels) {
        for (std::uint8_t tone = level; tone < tone_count; ++tone) {
            const char32_t small = vowel.small[tone];
            letters[place_of(small)] = {&vowel, static_cast<Tone>(tone), false};
            letters[place_of(as_capital(small))] = {&vowel, static_cast<Tone>(tone), true};
        }
    }
    return letters;
}

const Apart& apart(char32_t letter) {
    static const Letters letters = make_letters();
    return letters[place_of(letter)];
}

// Calls put(text, letter, its parts or nothing) for each character.
template <class Put>
std::string rewritten(std::string_view text, Put put) {
    std::string result;
    result.reserve(2 * text.size());
    while (!text.empty()) {
        const char32_t letter = take_character(text);
        const Apart& parts = apart(letter);
        put(result, letter, parts.vowel == nullptr ? nullptr : &parts);
    }
    return result;
}

char32_t plain_of(const Apart& parts) {
    return parts.capital ? parts.vowel->plain - 32 : parts.vowel->plain;
}

void put_vni_vowel(std::string& result, const Apart& parts) {
    const Vowel& vowel = *parts.vowel;
    const char32_t to_capital = parts.capital ? 32 : 0;
    if (vowel.plain == U'i' && parts.tone != level) {
        add_character(result, vni_i[parts.tone] - to_capital);
    } else if (vowel.plain == U'y' && parts.tone == heavy) {
        add_character(result, vni_heavy_y - to_capital);
    } else {
        add_character(result, vowel.vni_letter == 0 ? plain_of(parts) : vowel.vni_letter - to_capital);
        if (vowel.vni[parts.tone] != 0) add_character(result, vowel.vni[parts.tone] - to_capital);
    }
}

// ---- Tones in two places ---------------------------------------------------------------------

struct TwoWays {
    std::string_view usual;
    std::string_view other;
};

constexpr std::array<TwoWays, 16> two_ways{{{"Hòa", "Hoà"},
                                            {"Hóa", "Hoá"},
                                            {"Hỏa", "Hoả"},
                                            {"Thủy", "Thuỷ"},
                                            {"Thúy", "Thuý"},
                                            {"Thùy", "Thuỳ"},
                                            {"Thụy", "Thuỵ"},
                                            {"Lý", "Lí"},
                                            {"Mỹ", "Mĩ"},
                                            {"Kỳ", "Kì"},
                                            {"Quý", "Quí"},
                                            {"Sỹ", "Sĩ"},
                                            {"Vỹ", "Vĩ"},
                                            {"Tý", "Tí"},
                                            {"Ly", "Li"},
                                            {"Vy", "Vi"}}};

// A word of the text, from `at` on.
std::string_view word_at(std::string_view text, std::size_t at) {
    return text.substr(at, text.find(' ', at) - at);
}

}  // namespace

std::string as_decomposed(std::string_view text) {
    return rewritten(text, [](std::string& result, char32_t letter, const Apart* parts) {
        if (parts == nullptr) return add_character(result, letter);
        add_character(result, plain_of(*parts));
        const char32_t mark = parts->vowel->mark;
        const char32_t tone = tone_marks[parts->tone];
        // The dot below comes before a breve or circumflex above, and after a horn.
        const bool tone_first = parts->tone == heavy && mark != horn;
        for (const char32_t sign : tone_first ? std::array{tone, mark} : std::array{mark, tone}) {
            if (sign != 0) add_character(result, sign);
        }
    });
}

std::string as_tcvn3(std::string_view text) {
    return rewritten(text, [](std::string& result, char32_t letter, const Apart* parts) {
        if (letter == U'đ') return add_character(result, 0xae);
        if (letter == U'Đ') return add_character(result, 0xa7);
        if (parts == nullptr) return add_character(result, letter);
        if (!parts->capital || parts->tone != level)
            return add_character(result, parts->vowel->tcvn3[parts->tone]);
        const std::uint8_t capital = parts->vowel->tcvn3_capital;
        add_character(result, capital == 0 ? letter : capital);
    });
}

std::string as_vni(std::string_view text) {
    return rewritten(text, [](std::string& result, char32_t letter, const Apart* parts) {
        if (letter == U'đ') return add_character(result, 0xf1);
        if (letter == U'Đ') return add_character(result, 0xd1);
        if (parts == nullptr) return add_character(result, letter);
        put_vni_vowel(result, *parts);
    });
}

std::string as_capitals(std::string_view text) {
    return rewritten(text, [](std::string& result, char32_t letter, const Apart*) {
        add_character(result, as_capital(letter));
    });
}

std::string with_wrong_d(std::string_view text) {
    return rewritten(text, [](std::string& result, char32_t letter, const Apart*) {
        add_character(result, letter == U'Đ' ? 0xd0 : letter);
    });
}

std::string with_tone_moved(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view word = word_at(text, at);
        for (const TwoWays& ways : two_ways) {
            if (word != ways.usual) continue;
            std::string moved(text.substr(0, at));
            return moved.append(ways.other).append(text.substr(at + word.size()));
        }
        at += word.size() + 1;
    }
    return std::string(text);
}

}  // namespace baophu::synth
