#include "flow/linkage/engine/fold.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace baophu::linkage::engine {
namespace {

// The base letters of three blocks of Unicode, by position; a space where there is none.
constexpr std::string_view latin_1 =  // From U+00C0.
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
constexpr std::string_view latin_extended_a =  // From U+0100.
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
    "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view latin_additional =  // From U+1EA0.
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";
static_assert(latin_1.size() == 64 && latin_extended_a.size() == 128 && latin_additional.size() == 90);

struct Block {
    std::uint32_t first;
    std::string_view letters;
};
constexpr std::array blocks{Block{0xc0, latin_1}, Block{0x100, latin_extended_a}, Block{0x1a0, "oo"},
                            Block{0x1af, "uu"}, Block{0x1ea0, latin_additional}};

// 0 if the code point has no base letter of ASCII.
char base_letter(std::uint32_t point) {
    for (const Block& block : blocks)
        if (point >= block.first && point - block.first < block.letters.size())
            return block.letters[point - block.first];
    return 0;
}

bool is_combining_mark(std::uint32_t point) {
    return point >= 0x300 && point < 0x370;
}

// The small letter of Greek and Cyrillic capitals.
std::uint32_t small_letter(std::uint32_t point) {
    if ((point >= 0x391 && point <= 0x3a9) || (point >= 0x410 && point <= 0x42f)) return point + 0x20;
    if (point >= 0x400 && point <= 0x40f) return point + 0x50;
    return point;
}

struct Decoded {
    std::uint32_t point;
    std::size_t length;  // 1 for a byte that begins no letter.
};

bool continues(std::string_view text, std::size_t first, std::size_t count) {
    if (first + count > text.size()) return false;
    return std::ranges::all_of(text.substr(first, count), [](char c) { return (c & 0xc0) == 0x80; });
}

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t lead = byte(at);
    if (lead >= 0xc2 && lead < 0xe0 && continues(text, at + 1, 1))
        return {((lead & 0x1f) << 6) | (byte(at + 1) & 0x3f), 2};
    if (lead >= 0xe0 && lead < 0xf0 && continues(text, at + 1, 2))
        return {((lead & 0x0f) << 12) | ((byte(at + 1) & 0x3f) << 6) | (byte(at + 2) & 0x3f), 3};
    if (lead >= 0xf0 && lead < 0xf5 && continues(text, at + 1, 3))
        return {((lead & 0x07) << 18) | ((byte(at + 1) & 0x3f) << 12) | ((byte(at + 2) & 0x3f) << 6) |
                    (byte(at + 3) & 0x3f),
                4};
    return {lead, 1};
}

void append_utf8(std::uint32_t point, std::string& text) {
    const auto low = [](std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3f)); };
    if (point < 0x800) {
        text += static_cast<char>(0xc0 | (point >> 6));
    } else if (point < 0x10000) {
        text += static_cast<char>(0xe0 | (point >> 12));
        text += low(point >> 6);
    } else {
        text += static_cast<char>(0xf0 | (point >> 18));
        text += low(point >> 12);
        text += low(point >> 6);
    }
    text += low(point);
}

// ASCII in one table: capitals small, any space and control sign a blank.
constexpr std::array<char, 128> ascii_folded = [] {
    std::array<char, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char c = static_cast<char>(i);
        if (c >= 'A' && c <= 'Z') {
            table[i] = static_cast<char>(c - 'A' + 'a');
        } else {
            table[i] = c < ' ' || c == 127 ? ' ' : c;
        }
    }
    return table;
}();

// Takes the letter at `at` into `folded`; returns its length.
std::size_t take_letter(std::string_view text, std::size_t at, std::string& folded) {
    const Decoded decoded = decode(text, at);
    if (decoded.length == 1) {
        folded += text[at];
        return 1;
    }
    if (is_combining_mark(decoded.point)) return decoded.length;
    constexpr std::uint32_t no_break_space = 0xa0;
    const char base = decoded.point == no_break_space ? ' ' : base_letter(decoded.point);
    if (base == ' ' && !folded.empty() && folded.back() == ' ') return decoded.length;
    if (base != 0) {
        folded += base;
    } else {
        append_utf8(small_letter(decoded.point), folded);
    }
    return decoded.length;
}

}  // namespace

std::string_view fold_into(std::string_view text, std::string& folded) {
    folded.clear();
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if ((c & 0x80) != 0) {
            at += take_letter(text, at, folded);
            continue;
        }
        const char small = ascii_folded[static_cast<std::size_t>(c)];
        ++at;
        if (small == ' ' && (folded.empty() || folded.back() == ' ')) continue;
        folded += small;
    }
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

std::string letters_of(std::string_view folded) {
    std::string letters;
    letters.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const Decoded decoded = decode(folded, at);
        const bool ascii = decoded.length == 1;
        letters += ascii ? folded[at] : static_cast<char>(0x80 | (decoded.point & 0x7f));
        at += decoded.length;
    }
    return letters;
}

}  // namespace baophu::linkage::engine
