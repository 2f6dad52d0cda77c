// The Vietnamese letters of Unicode lie in a few blocks:
//
//   U+00C0..U+00FD  some of Latin-1: À Á Â Ã È É Ê Ì Í Ò Ó Ô Õ Ù Ú Ý, lower case 0x20 above
//   U+0102..U+01B0  Ă Đ Ĩ Ũ Ơ Ư and, one above each, the lower case
//   U+1EA0..U+1EF9  all others by base letter; even is upper case, odd is lower case
#include <array>
#include <cstdint>

#include "synth/names.h"

namespace baophu::synth {
namespace {

struct Block {
    std::uint32_t first;
    std::uint32_t last;
    char upper;
    char lower;
};

constexpr std::array<Block, 12> paired_blocks{{{0x0102, 0x0103, 'A', 'a'},
                                               {0x0110, 0x0111, 'D', 'd'},
                                               {0x0128, 0x0129, 'I', 'i'},
                                               {0x0168, 0x0169, 'U', 'u'},
                                               {0x01a0, 0x01a1, 'O', 'o'},
                                               {0x01af, 0x01b0, 'U', 'u'},
                                               {0x1ea0, 0x1eb7, 'A', 'a'},
                                               {0x1eb8, 0x1ec7, 'E', 'e'},
                                               {0x1ec8, 0x1ecb, 'I', 'i'},
                                               {0x1ecc, 0x1ee3, 'O', 'o'},
                                               {0x1ee4, 0x1ef1, 'U', 'u'},
                                               {0x1ef2, 0x1ef9, 'Y', 'y'}}};

// U+00C0..U+00DD; a dot where the letter is not Vietnamese.
constexpr std::string_view latin1_upper = "AAAA....EEE.II....OOOO...UU..Y";

char plain_latin1(std::uint32_t letter) {
    const bool lower = letter >= 0xe0;
    const std::size_t at = letter - (lower ? 0xe0U : 0xc0U);
    if (letter < 0xc0 || at >= latin1_upper.size() || latin1_upper[at] == '.') return 0;
    return static_cast<char>(latin1_upper[at] + (lower ? 'a' - 'A' : 0));
}

// The ASCII letter under the marks, or 0.
char plain(std::uint32_t letter) {
    if (letter <= 0xff) return plain_latin1(letter);
    for (const Block& block : paired_blocks) {
        if (letter < block.first || letter > block.last) continue;
        return (letter - block.first) % 2 == 0 ? block.upper : block.lower;
    }
    return 0;
}

std::size_t bytes_of(unsigned char lead) {
    if (lead < 0xc0) return 1;
    if (lead < 0xe0) return 2;
    return lead < 0xf0 ? 3 : 4;
}

std::uint32_t decoded(std::string_view character) {
    constexpr std::array<std::uint32_t, 5> lead_bits{0, 0x7f, 0x1f, 0x0f, 0x07};
    std::uint32_t letter = static_cast<unsigned char>(character.front()) & lead_bits[character.size()];
    for (const char c : character.substr(1))
        letter = letter << 6 | (static_cast<unsigned char>(c) & 0x3fU);
    return letter;
}

}  // namespace

std::string without_marks(std::string_view text) {
    std::string bare;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, bytes_of(static_cast<unsigned char>(text.front())));
        text.remove_prefix(character.size());
        const char letter = plain(decoded(character));
        if (letter != 0) {
            bare += letter;
        } else {
            bare += character;
        }
    }
    return bare;
}

}  // namespace baophu::synth
