// VIQR: Vietnamese in ASCII. A vowel, then its quality ( ^ +, then its tone ` ' ? ~ . ; dd is đ.
// A backslash takes the meaning from what follows.
#include <cstddef>
#include <optional>

#include "core/text/charsets.h"
#include "core/text/code_points.h"
#include "core/text/letters.h"

namespace baophu::text {
namespace {

constexpr std::u32string_view tone_marks = U" `'?~.";  // In the order of Tone; a blank for none.

struct Quality {
    char32_t plain;
    char32_t mark;
    char32_t marked;
};
constexpr Quality qualities[] = {{U'a', U'(', U'ă'}, {U'a', U'^', U'â'}, {U'e', U'^', U'ê'},
                                 {U'o', U'^', U'ô'}, {U'o', U'+', U'ơ'}, {U'u', U'+', U'ư'}};

std::uint8_t quality_of(char32_t small) {
    return static_cast<std::uint8_t>(vowel_qualities.find(small));
}

// What `mark` makes of the letter before it, if it makes anything.
std::optional<char32_t> marked(char32_t before, char32_t mark) {
    if ((before == U'd' || before == U'D') && to_lower(mark) == U'd') return before == U'd' ? U'đ' : U'Đ';
    auto vowel = vowel_of(before);
    if (!vowel || vowel->tone != Tone::none) return std::nullopt;
    for (const Quality& quality : qualities) {
        if (mark != quality.mark || vowel_qualities[vowel->quality] != quality.plain) continue;
        vowel->quality = quality_of(quality.marked);
        return letter_of(*vowel);
    }
    const std::size_t tone = tone_marks.find(mark);
    if (tone == std::u32string_view::npos || mark == U' ') return std::nullopt;
    vowel->tone = static_cast<Tone>(tone);
    return letter_of(*vowel);
}

bool is_sign(char32_t code) {
    return std::u32string_view(U"(^+`'?~.dD\\").find(code) != std::u32string_view::npos;
}

void append_viqr(std::u32string& text, char32_t code) {
    if (code == U'đ' || code == U'Đ') {
        text += code == U'đ' ? U"dd" : U"DD";
        return;
    }
    auto vowel = vowel_of(code);
    if (!vowel || is_ascii(code)) {
        text += code;
        return;
    }
    const char32_t base = vowel_qualities[vowel->quality];
    char32_t plain = base;
    char32_t sign = 0;
    for (const Quality& quality : qualities) {
        if (quality.marked != base) continue;
        plain = quality.plain;
        sign = quality.mark;
    }
    text += vowel->upper ? to_upper(plain) : plain;
    if (sign != 0) text += sign;
    if (vowel->tone != Tone::none) text += tone_marks[static_cast<std::size_t>(vowel->tone)];
}

}  // namespace

// A letter after a backslash is never marked again: `open` says whether the last one may be.
std::u32string decode_viqr(std::u32string_view text) {
    std::u32string out;
    bool open = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'\\' && i + 1 < text.size() && is_sign(text[i + 1])) {
            out += text[++i];
            open = text[i] == U'd' || text[i] == U'D';
            continue;
        }
        const auto letter = open ? marked(out.back(), text[i]) : std::nullopt;
        if (letter) {
            out.back() = *letter;
        } else {
            out += text[i];
        }
        open = !letter || vowel_of(*letter).has_value();
    }
    return out;
}

std::u32string encode_viqr(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool after_d = i > 0 && (to_lower(text[i - 1]) == U'd');
        const bool after_vowel = i > 0 && vowel_of(text[i - 1]).has_value();
        const bool mark = is_sign(text[i]) && text[i] != U'd' && text[i] != U'D' && text[i] != U'\\';
        const bool d_again =
            after_d && (text[i] == U'd' || text[i] == U'D' || text[i] == U'đ' || text[i] == U'Đ');
        if (text[i] == U'\\' || (after_vowel && mark)) out += U'\\';
        if (d_again) out += U'\\';
        append_viqr(out, text[i]);
    }
    return out;
}

}  // namespace baophu::text
