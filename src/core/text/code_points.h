// UTF-8, one code point at a time, forgiving what is not UTF-8.
//
// Agency files hold broken bytes. Nothing in this room throws because of them: a byte that is
// no part of well-formed UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above
// U+10FFFF) is taken alone and stands for U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baophu::text {

inline constexpr char32_t replacement = U'\uFFFD';

struct CodePoint {
    char32_t value = replacement;
    std::size_t bytes = 1;
    bool well_formed = false;
};

// The code point with which `utf8` begins; `utf8` must not be empty.
CodePoint first_code_point(std::string_view utf8);

// The same, and takes its bytes off `utf8`.
char32_t take_code_point(std::string_view& utf8);

void append_code_point(std::string& utf8, char32_t code);

bool is_well_formed(std::string_view utf8);

// `utf8` itself if it is well formed; otherwise each stray byte becomes U+FFFD.
std::string repaired(std::string_view utf8);

std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view codes);

inline bool is_ascii(char32_t code) {
    return code < 0x80;
}
inline bool is_ascii_letter(char32_t code) {
    return (code | 0x20u) >= U'a' && (code | 0x20u) <= U'z';
}
inline bool is_digit(char32_t code) {
    return code >= U'0' && code <= U'9';
}

// A letter of any script.
bool is_letter(char32_t code);
char32_t to_lower(char32_t code);
char32_t to_upper(char32_t code);
bool is_upper(char32_t code);
std::string to_lower(std::string_view utf8);
std::string to_upper(std::string_view utf8);

}  // namespace baophu::text
