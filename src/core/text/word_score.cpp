#include "core/text/word_score.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text/code_points.h"
#include "core/text/letters.h"
#include "core/text/normal_form.h"
#include "core/text/syllable.h"

namespace baophu::text {
namespace {

constexpr double rare_syllable = -1.5;
constexpr double foreign_word = -3;      // "Zürich": letters that Western languages have.
constexpr double impossible_word = -7;   // "Sociộtộ": marks of Vietnamese where they cannot be.
constexpr double strange_capitals = -2;  // "nguyÔn"
constexpr double sign_in_word = -5;      // "C«ng"
constexpr double sign_alone = -0.5;      // "30°", "½"
constexpr double broken_byte = -8;

bool is_separator(char32_t code) {
    if (is_ascii(code)) return !is_ascii_letter(code) && !is_digit(code);
    return is_space(code) || std::u32string_view(U"“”‘’–—…«»•").find(code) != std::u32string_view::npos;
}

// Small throughout, capital throughout, or a capital in front.
bool capitals_in_order(std::u32string_view word) {
    const auto capitals = static_cast<std::size_t>(std::ranges::count_if(word, is_upper));
    return capitals == 0 || capitals == word.size() || (capitals == 1 && is_upper(word.front()));
}

// Of the word in small letters; a word longer than a syllable is none.
SyllableKind kind_of(std::u32string_view word) {
    std::array<char32_t, 8> small{};
    if (word.size() >= small.size()) return SyllableKind::none;
    std::ranges::transform(word, small.begin(), [](char32_t code) { return to_lower(code); });
    return syllable_kind({small.data(), word.size()});
}

double score_of_letters(std::u32string_view word) {
    const double order = capitals_in_order(word) ? 0 : strange_capitals;
    const SyllableKind kind = kind_of(word);
    if (kind != SyllableKind::none) return order + (kind == SyllableKind::common ? 0 : rare_syllable);
    const bool vietnamese = std::ranges::any_of(word, [](char32_t code) {
        const char32_t small = to_lower(code);
        return small >= 0x100 && is_vietnamese_beyond_ascii(small);
    });
    return order + (vietnamese ? impossible_word : foreign_word);
}

double score_of_word(std::u32string_view word) {
    if (std::ranges::all_of(word, is_ascii)) return 0;
    const auto broken = std::ranges::count(word, replacement);
    if (broken > 0) return broken_byte * static_cast<double>(broken);
    if (std::ranges::all_of(word, is_letter)) return score_of_letters(word);
    const bool digits = std::ranges::any_of(word, is_digit);
    const bool letters = std::ranges::any_of(word, is_letter);
    const bool signs = std::ranges::any_of(word, [](char32_t c) { return !is_letter(c) && !is_digit(c); });
    if (!letters) return sign_alone;
    return signs && !digits ? sign_in_word : foreign_word;
}

}  // namespace

// Quotation marks part words only at their ends: inside one they are letters of an old font.
double vietnamese_score(std::u32string_view nfc) {
    double score = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= nfc.size(); ++i) {
        const bool parts = i == nfc.size() || (is_ascii(nfc[i]) ? is_separator(nfc[i]) : is_space(nfc[i]));
        if (!parts) continue;
        std::u32string_view word = nfc.substr(begin, i - begin);
        begin = i + 1;
        while (!word.empty() && is_separator(word.back()))
            word.remove_suffix(1);
        while (!word.empty() && is_separator(word.front()))
            word.remove_prefix(1);
        score += score_of_word(word);
    }
    return score;
}

}  // namespace baophu::text
