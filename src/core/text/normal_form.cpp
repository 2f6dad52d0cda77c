#include "core/text/normal_form.h"

#include <algorithm>
#include <stdexcept>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "core/text/code_points.h"
#include "core/text/letters.h"

namespace baophu::text {
namespace {

bool is_all_ascii(std::string_view utf8) {
    return std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// ICU's own data is missing or torn: nothing that a caller could mend.
void require(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
}

const icu::Normalizer2& composer() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    require(status);
    return *found;
}

const icu::Normalizer2& decomposer() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFDInstance(status);
    require(status);
    return *found;
}

icu::StringPiece piece(std::string_view utf8) {
    return {utf8.data(), static_cast<int32_t>(utf8.size())};
}

std::string normalized(const icu::Normalizer2& form, std::string_view utf8) {
    if (is_all_ascii(utf8)) return std::string(utf8);
    const std::string good = repaired(utf8);
    std::string out;
    out.reserve(good.size());
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    form.normalizeUTF8(0, piece(good), sink, nullptr, status);
    require(status);
    return out;
}

char32_t with_right_d(char32_t code) {
    if (!is_d_bar(code)) return code;
    return is_upper(code) ? U'Đ' : U'đ';
}

// Whether the letter of two bytes, C3-C6 first, is composed and none of the look-alikes of Đ.
bool is_plain_letter(unsigned char lead, unsigned char second) {
    if ((second & 0xC0u) != 0x80) return false;
    if (lead == 0xC3) return second != 0x90 && second != 0xB0;  // Ð, ð
    if (lead == 0xC6) return second == 0xA0 || second == 0xA1 || second == 0xAF || second == 0xB0;
    return lead == 0xC4 || lead == 0xC5;
}

// Most text is tidy and Vietnamese: single blanks, ASCII, composed letters of U+00C0 - U+017F,
// ơ, ư, and of U+1E80 - U+1EFF. Anything else is looked at the long way.
bool is_plainly_tidy(std::string_view utf8) {
    const auto byte = [utf8](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    bool blank = true;
    for (std::size_t i = 0; i < utf8.size();) {
        const unsigned char first = byte(i);
        const std::size_t left = utf8.size() - i;
        if (first < 0x80) {
            if ((first == ' ' && blank) || (first >= 0x09 && first <= 0x0D)) return false;
            blank = first == ' ';
            ++i;
            continue;
        }
        blank = false;
        if (left >= 2 && is_plain_letter(first, byte(i + 1))) {
            i += 2;
        } else if (left >= 3 && first == 0xE1 && (byte(i + 1) == 0xBA || byte(i + 1) == 0xBB) &&
                   (byte(i + 2) & 0xC0u) == 0x80) {
            i += 3;
        } else {
            return false;
        }
    }
    return !blank;
}

}  // namespace

bool is_nfc(std::string_view utf8) {
    if (is_all_ascii(utf8)) return true;
    if (!is_well_formed(utf8)) return false;
    UErrorCode status = U_ZERO_ERROR;
    const bool answer = composer().isNormalizedUTF8(piece(utf8), status) != 0;
    require(status);
    return answer;
}

std::string to_nfc(std::string_view utf8) {
    return is_nfc(utf8) ? std::string(utf8) : normalized(composer(), utf8);
}

std::string to_nfd(std::string_view utf8) {
    return normalized(decomposer(), utf8);
}

bool is_space(char32_t code) {
    return code == U' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

bool is_invisible(char32_t code) {
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

// Composed once more at the end: an invisible character may have kept a letter from its mark.
std::string tidy(std::string_view utf8) {
    if (is_plainly_tidy(utf8)) return std::string(utf8);
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        const char32_t code = take_code_point(utf8);
        if (is_invisible(code)) continue;
        if (!is_space(code)) {
            append_code_point(out, with_right_d(code));
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return to_nfc(out);
}

}  // namespace baophu::text
