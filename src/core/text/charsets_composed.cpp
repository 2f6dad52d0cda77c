// VNI and CP1258: a letter, then its marks.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/text/charsets.h"
#include "core/text/code_points.h"
#include "core/text/letters.h"

namespace baophu::text {
namespace {

constexpr std::array<char32_t, 32> western_high{
    U'€',   0xFFFD, U'‚', U'ƒ', U'„', U'…', U'†', U'‡', U'ˆ', U'‰', U'Š', U'‹', U'Œ', 0xFFFD, U'Ž', 0xFFFD,
    0xFFFD, U'‘',   U'’', U'“', U'”', U'•', U'–', U'—', U'˜', U'™', U'š', U'›', U'œ', 0xFFFD, U'ž', U'Ÿ'};

unsigned unsigned_of(char c) {
    return static_cast<unsigned char>(c);
}

// ---- VNI -------------------------------------------------------------------------------------

// After a small letter; after a capital 0x20 less. In the order of Tone; 0: no such byte.
constexpr std::array<std::uint8_t, tones> vni_tones{0, 0xF8, 0xF9, 0xFB, 0xF5, 0xEF};
constexpr std::array<std::uint8_t, tones> vni_breve{0xEA, 0xE8, 0xE9, 0xFA, 0xFC, 0xEB};
constexpr std::array<std::uint8_t, tones> vni_circumflex{0xE2, 0xE0, 0xE1, 0xE5, 0xE3, 0xE4};

struct VniSingle {
    std::uint8_t byte;
    char32_t letter;
};
constexpr std::array<VniSingle, 9> vni_singles{{{0xEC, U'ì'},
                                                {0xED, U'í'},
                                                {0xE6, U'ỉ'},
                                                {0xF3, U'ĩ'},
                                                {0xF2, U'ị'},
                                                {0xEE, U'ỵ'},
                                                {0xF1, U'đ'},
                                                {0xF4, U'ơ'},
                                                {0xF6, U'ư'}}};
constexpr unsigned vni_case = 0x20;

std::optional<char32_t> vni_single(unsigned byte) {
    for (const VniSingle& single : vni_singles) {
        if (byte == single.byte) return single.letter;
        if (byte == single.byte - vni_case) return to_upper(single.letter);
    }
    return std::nullopt;
}

std::size_t quality_of(char32_t small) {
    return vowel_qualities.find(small);
}

// The letter that `mark` makes of the vowel before it, if it makes one.
std::optional<char32_t> vni_marked(char32_t before, unsigned mark) {
    const auto vowel = vowel_of(before);
    if (!vowel || vowel->tone != Tone::none || mark < 0xC0) return std::nullopt;
    const char32_t base = vowel_qualities[vowel->quality];
    const auto with = [&](const auto& marks, char32_t quality) -> std::optional<char32_t> {
        for (std::size_t tone = 0; tone < tones; ++tone) {
            if (marks[tone] != (mark | vni_case)) continue;
            return letter_of(
                {static_cast<std::uint8_t>(quality_of(quality)), static_cast<Tone>(tone), vowel->upper});
        }
        return std::nullopt;
    };
    if (base == U'a')
        if (const auto letter = with(vni_breve, U'ă')) return letter;
    if (base == U'a' || base == U'e' || base == U'o')
        if (const auto letter = with(vni_circumflex, base == U'a' ? U'â' : base == U'e' ? U'ê' : U'ô'))
            return letter;
    return base == U'i' || base == U'ă' || base == U'â' || base == U'ê' || base == U'ô'
               ? std::nullopt
               : with(vni_tones, base);
}

void put(std::string& bytes, unsigned byte) {
    bytes += static_cast<char>(byte);
}

bool encode_vni_vowel(const Vowel& vowel, std::string& bytes) {
    const char32_t quality = vowel_qualities[vowel.quality];
    const auto tone = static_cast<std::size_t>(vowel.tone);
    const unsigned capital = vowel.upper ? vni_case : 0;
    const bool breve = quality == U'ă';
    const bool circumflex = quality == U'â' || quality == U'ê' || quality == U'ô';
    const auto base_of = [](char32_t c) {
        return c == U'ă' || c == U'â' ? U'a' : c == U'ê' ? U'e' : c == U'ô' ? U'o' : c;
    };
    const char32_t base = base_of(quality);
    put(bytes, (base == U'ơ' ? 0xF4u : base == U'ư' ? 0xF6u : static_cast<unsigned>(base)) - capital);
    const unsigned mark = breve ? vni_breve[tone] : circumflex ? vni_circumflex[tone] : vni_tones[tone];
    if (mark != 0) put(bytes, mark - capital);
    return true;
}

// ---- CP1258 ----------------------------------------------------------------------------------

struct Difference {
    std::uint8_t byte;
    char32_t code;
};

// From Windows-1252; 0x8A, 0x8E, 0x9A and 0x9E are holes.
constexpr std::array<Difference, 18> cp1258_differences{{{0x8A, 0xFFFD},
                                                         {0x8E, 0xFFFD},
                                                         {0x9A, 0xFFFD},
                                                         {0x9E, 0xFFFD},
                                                         {0xC3, U'Ă'},
                                                         {0xCC, 0x300},
                                                         {0xD0, U'Đ'},
                                                         {0xD2, 0x309},
                                                         {0xD5, U'Ơ'},
                                                         {0xDD, U'Ư'},
                                                         {0xDE, 0x303},
                                                         {0xE3, U'ă'},
                                                         {0xEC, 0x301},
                                                         {0xF0, U'đ'},
                                                         {0xF2, 0x323},
                                                         {0xF5, U'ơ'},
                                                         {0xFD, U'ư'},
                                                         {0xFE, U'₫'}}};

const std::array<char32_t, 256>& cp1258_codes() {
    static const std::array<char32_t, 256> codes = [] {
        std::array<char32_t, 256> filled{};
        for (unsigned byte = 0; byte < filled.size(); ++byte)
            filled[byte] = western(static_cast<unsigned char>(byte));
        for (const Difference& difference : cp1258_differences)
            filled[difference.byte] = difference.code;
        return filled;
    }();
    return codes;
}

bool encode_cp1258_whole(char32_t code, std::string& bytes) {
    if (code == replacement) return false;
    for (unsigned byte = 0; byte < 256; ++byte) {
        if (cp1258_codes()[byte] != code) continue;
        put(bytes, byte);
        return true;
    }
    return false;
}

constexpr std::array<unsigned, tones> cp1258_tones{0, 0xCC, 0xEC, 0xD2, 0xDE, 0xF2};

}  // namespace

char32_t western(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? western_high[byte - 0x80u] : byte;
}

std::u32string decode_vni(std::string_view bytes) {
    std::u32string text;
    for (const char c : bytes) {
        const unsigned byte = unsigned_of(c);
        const auto marked = text.empty() ? std::nullopt : vni_marked(text.back(), byte);
        if (marked) {
            text.back() = *marked;
        } else {
            text += vni_single(byte).value_or(western(static_cast<unsigned char>(byte)));
        }
    }
    return text;
}

bool encode_vni(char32_t code, std::string& bytes) {
    for (const VniSingle& single : vni_singles) {
        if (code != single.letter && code != to_upper(single.letter)) continue;
        put(bytes, code == single.letter ? single.byte : single.byte - vni_case);
        return true;
    }
    if (is_ascii(code)) {
        put(bytes, static_cast<unsigned>(code));
        return true;
    }
    const auto vowel = vowel_of(code);
    return vowel && encode_vni_vowel(*vowel, bytes);
}

std::u32string decode_cp1258(std::string_view bytes) {
    std::u32string text;
    text.reserve(bytes.size());
    for (const char c : bytes)
        text += cp1258_codes()[unsigned_of(c)];
    return text;
}

bool encode_cp1258(char32_t code, std::string& bytes) {
    if (encode_cp1258_whole(code, bytes)) return true;
    auto vowel = vowel_of(code);
    if (!vowel || vowel->tone == Tone::none) return false;
    const unsigned tone = cp1258_tones[static_cast<std::size_t>(vowel->tone)];
    vowel->tone = Tone::none;
    if (!encode_cp1258_whole(letter_of(*vowel), bytes)) return false;
    put(bytes, tone);
    return true;
}

}  // namespace baophu::text
