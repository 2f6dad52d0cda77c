// A Vietnamese word of one syllable, taken apart.
//
//     N g u y ễ n        initial ng, rime uyên, tone tilde
//     \_/ \___/
//
// The parts are an inventory, not a dictionary: every rime that is written and every initial,
// in any combination. That is enough to tell a name from what a wrong encoding makes of it:
// "nguyôn" has no rime "uyôn".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/text/letters.h"

namespace baophu::text {

struct Syllable {
    std::u32string_view initial;  // Of the word given, without tone: "ng", "gi", "qu", or empty.
    std::u32string rime;          // Small, without tone: "uyên".
    Tone tone = Tone::none;
    bool common = true;  // False for rimes of borrowed and imitating words ("oong").
};

enum class SyllableKind { none, rare, common };

// What parse_syllable() would say of `word`, without taking it apart: none where it finds nothing.
SyllableKind syllable_kind(std::u32string_view word);

// `word` in small letters, NFC. Nothing if it cannot be Vietnamese: an unknown initial or rime,
// two tones, or a tone that the rime does not bear ("các", "cạc", but never "càc").
// Where the tone stands is not judged. The initial points into `word`.
std::optional<Syllable> parse_syllable(std::u32string_view word);

}  // namespace baophu::text
