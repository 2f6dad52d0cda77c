// UTF-8, character by character; the texts of this room are well-formed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace baophu::synth {

// Takes the first character off `text`, which is not empty.
inline char32_t take_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i)
        character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3fU);
    text.remove_prefix(length);
    return character;
}

// Below U+10000.
inline void add_character(std::string& text, char32_t character) {
    if (character < 0x80) {
        text += static_cast<char>(character);
        return;
    }
    if (character < 0x800) {
        text += static_cast<char>(0xc0 | character >> 6);
    } else {
        text += static_cast<char>(0xe0 | character >> 12);
        text += static_cast<char>(0x80 | (character >> 6 & 0x3f));
    }
    text += static_cast<char>(0x80 | (character & 0x3f));
}

}  // namespace baophu::synth
