#include "core/text/letters.h"

namespace baophu::text {
namespace {

// A letter's place in `places`: all vowels lie below U+0200 or in U+1EA0 - U+1EFF.
constexpr std::size_t latin = 0x200;
constexpr char32_t additional = 0x1EA0;
constexpr std::size_t places_held = latin + 0x60;

constexpr std::size_t place_of(char32_t code) {
    if (code < latin) return code;
    if (code >= additional && code < additional + 0x60) return latin + (code - additional);
    return places_held;
}

// 1 + ((quality * tones + tone) * 2 + upper); 0 where there is no vowel.
constexpr std::array<std::uint8_t, places_held> places = [] {
    std::array<std::uint8_t, places_held> filled{};
    for (std::size_t quality = 0; quality < small_vowels.size(); ++quality) {
        for (std::size_t tone = 0; tone < tones; ++tone) {
            const std::size_t number = 1 + (quality * tones + tone) * 2;
            filled[place_of(small_vowels[quality][tone])] = static_cast<std::uint8_t>(number);
            filled[place_of(capital_vowels[quality][tone])] = static_cast<std::uint8_t>(number + 1);
        }
    }
    return filled;
}();

}  // namespace

std::optional<Vowel> vowel_of(char32_t code) {
    const std::size_t place = place_of(code);
    if (place == places_held || places[place] == 0) return std::nullopt;
    const unsigned number = places[place] - 1u;
    return Vowel{.quality = static_cast<std::uint8_t>(number / (2 * tones)),
                 .tone = static_cast<Tone>(number / 2 % tones),
                 .upper = number % 2 == 1};
}

bool is_vietnamese_beyond_ascii(char32_t code) {
    return code == U'đ' || code == U'Đ' || (code >= 0x80 && vowel_of(code).has_value());
}

}  // namespace baophu::text
