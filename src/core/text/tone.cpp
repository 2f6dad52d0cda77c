#include "core/text/tone.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/text/code_points.h"
#include "core/text/normal_form.h"
#include "core/text/syllable.h"

namespace baophu::text {
namespace {

std::u32string lower(std::u32string_view word) {
    std::u32string small(word);
    std::ranges::transform(small, small.begin(), [](char32_t code) { return to_lower(code); });
    return small;
}

bool has_own_mark(char32_t small_vowel) {
    return std::u32string_view(U"ăâêôơư").find(small_vowel) != std::u32string_view::npos;
}

// Which vowel of `rime` (small, without tone) bears the tone.
std::size_t place_in(std::u32string_view rime, ToneStyle style) {
    std::size_t vowels = 0;
    while (vowels < rime.size() && vowel_of(rime[vowels]))
        ++vowels;
    for (std::size_t i = vowels; i > 0; --i)
        if (has_own_mark(rime[i - 1])) return i - 1;
    if (vowels < rime.size()) return vowels - 1;
    if (vowels == 3) return 1;
    const bool styles_differ = rime == U"oa" || rime == U"oe" || rime == U"uy";
    return styles_differ && style == ToneStyle::new_style ? 1 : 0;
}

void place_tone(std::u32string& word, ToneStyle style) {
    const std::u32string small = lower(word);
    const std::optional<Syllable> syllable = parse_syllable(small);
    if (!syllable || syllable->tone == Tone::none) return;
    const std::size_t place = syllable->initial.size() + place_in(syllable->rime, style);
    for (std::size_t i = 0; i < word.size(); ++i) {
        std::optional<Vowel> vowel = vowel_of(word[i]);
        if (!vowel) continue;
        vowel->tone = i == place ? syllable->tone : Tone::none;
        word[i] = letter_of(*vowel);
    }
}

// y as the whole vowel of its syllable; `word` is small and its tone stands in its place.
void write_i_for_y(std::u32string& word) {
    const std::optional<Syllable> syllable = parse_syllable(word);
    if (!syllable) return;
    const std::u32string_view rime = syllable->rime;
    if (rime[0] != U'y' || (rime.size() > 1 && vowel_of(rime[1]))) return;
    char32_t& letter = word[syllable->initial.size()];
    letter = letter_of({.quality = 5, .tone = vowel_of(letter)->tone, .upper = false});
}

template <class Change>
std::string each_word(std::string_view utf8, Change change) {
    std::u32string out;
    std::u32string word;
    const auto end_word = [&] {
        change(word);
        out += word;
        word.clear();
    };
    for (const char32_t code : to_code_points(utf8)) {
        if (is_letter(code)) {
            word += code;
            continue;
        }
        end_word();
        out += code;
    }
    end_word();
    return to_utf8(out);
}

}  // namespace

static_assert(vowel_qualities[5] == U'i');

std::string with_tones_placed(std::string_view utf8, ToneStyle style) {
    return each_word(tidy(utf8), [style](std::u32string& word) { place_tone(word, style); });
}

std::string spelling_key(std::string_view utf8) {
    return each_word(to_lower(tidy(utf8)), [](std::u32string& word) {
        place_tone(word, ToneStyle::old_style);
        write_i_for_y(word);
    });
}

}  // namespace baophu::text
