#include "core/text/code_points.h"

#include <array>

#include <unicode/uchar.h>

namespace baophu::text {
namespace {

unsigned byte_at(std::string_view utf8, std::size_t index) {
    return static_cast<unsigned char>(utf8[index]);
}

// What the lead byte promises: the length, its own bits, and the least code point of that length.
struct Lead {
    std::size_t bytes;
    unsigned bits;
    char32_t least;
};

Lead lead_of(unsigned byte) {
    if (byte < 0xC0) return {.bytes = 0, .bits = 0, .least = 0};  // Inside a sequence.
    if (byte < 0xE0) return {.bytes = 2, .bits = byte & 0x1Fu, .least = 0x80};
    if (byte < 0xF0) return {.bytes = 3, .bits = byte & 0x0Fu, .least = 0x800};
    if (byte < 0xF8) return {.bytes = 4, .bits = byte & 0x07u, .least = 0x10000};
    return {.bytes = 0, .bits = 0, .least = 0};
}

bool is_scalar(char32_t code) {
    return code < 0xD800 || (code > 0xDFFF && code <= 0x10FFFF);
}

UChar32 icu(char32_t code) {
    return static_cast<UChar32>(code);
}

// What ICU says of the letters of Latin, asked once: most text asks for no others.
struct LatinCase {
    char32_t lower = 0;
    char32_t upper = 0;
    bool is_upper = false;
    bool is_letter = false;
};

constexpr char32_t latin_end = 0x250;
constexpr char32_t additional_begin = 0x1E00;
constexpr char32_t additional_end = 0x1F00;
constexpr std::size_t latin_letters = latin_end + (additional_end - additional_begin);

LatinCase asked(char32_t code) {
    return {.lower = static_cast<char32_t>(u_tolower(icu(code))),
            .upper = static_cast<char32_t>(u_toupper(icu(code))),
            .is_upper = u_isupper(icu(code)) != 0,
            .is_letter = u_isalpha(icu(code)) != 0};
}

std::array<LatinCase, latin_letters> ask_all() {
    std::array<LatinCase, latin_letters> all;
    for (char32_t code = 0; code < latin_end; ++code)
        all[code] = asked(code);
    for (char32_t code = additional_begin; code < additional_end; ++code)
        all[latin_end + (code - additional_begin)] = asked(code);
    return all;
}

LatinCase case_of(char32_t code) {
    static const std::array<LatinCase, latin_letters> all = ask_all();
    if (code < latin_end) return all[code];
    if (code >= additional_begin && code < additional_end) return all[latin_end + (code - additional_begin)];
    return asked(code);
}

template <class Change>
std::string each_letter(std::string_view utf8, Change change) {
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty())
        append_code_point(out, change(take_code_point(utf8)));
    return out;
}

}  // namespace

CodePoint first_code_point(std::string_view utf8) {
    const unsigned first = byte_at(utf8, 0);
    if (first < 0x80) return {.value = first, .bytes = 1, .well_formed = true};
    const Lead lead = lead_of(first);
    if (lead.bytes == 0 || utf8.size() < lead.bytes) return {};
    char32_t code = lead.bits;
    for (std::size_t i = 1; i < lead.bytes; ++i) {
        const unsigned byte = byte_at(utf8, i);
        if ((byte & 0xC0u) != 0x80) return {};
        code = code << 6 | (byte & 0x3Fu);
    }
    if (code < lead.least || !is_scalar(code)) return {};
    return {.value = code, .bytes = lead.bytes, .well_formed = true};
}

char32_t take_code_point(std::string_view& utf8) {
    const CodePoint first = first_code_point(utf8);
    utf8.remove_prefix(first.bytes);
    return first.value;
}

void append_code_point(std::string& utf8, char32_t code) {
    const auto rest = [&](unsigned shift) {
        utf8 += static_cast<char>(0x80u | ((static_cast<unsigned>(code) >> shift) & 0x3Fu));
    };
    const auto lead = [&](unsigned mark, unsigned shift) {
        utf8 += static_cast<char>(mark | (static_cast<unsigned>(code) >> shift));
    };
    if (!is_scalar(code)) code = replacement;
    if (code < 0x80) {
        lead(0, 0);
    } else if (code < 0x800) {
        lead(0xC0, 6), rest(0);
    } else if (code < 0x10000) {
        lead(0xE0, 12), rest(6), rest(0);
    } else {
        lead(0xF0, 18), rest(12), rest(6), rest(0);
    }
}

bool is_well_formed(std::string_view utf8) {
    while (!utf8.empty()) {
        const CodePoint first = first_code_point(utf8);
        if (!first.well_formed) return false;
        utf8.remove_prefix(first.bytes);
    }
    return true;
}

std::string repaired(std::string_view utf8) {
    if (is_well_formed(utf8)) return std::string(utf8);
    return each_letter(utf8, [](char32_t code) { return code; });
}

std::u32string to_code_points(std::string_view utf8) {
    std::u32string codes;
    codes.reserve(utf8.size());
    while (!utf8.empty())
        codes += take_code_point(utf8);
    return codes;
}

std::string to_utf8(std::u32string_view codes) {
    std::string out;
    out.reserve(codes.size());
    for (const char32_t code : codes)
        append_code_point(out, code);
    return out;
}

bool is_letter(char32_t code) {
    return is_ascii(code) ? is_ascii_letter(code) : case_of(code).is_letter;
}

char32_t to_lower(char32_t code) {
    if (is_ascii(code)) return code >= U'A' && code <= U'Z' ? code + 0x20 : code;
    return case_of(code).lower;
}

char32_t to_upper(char32_t code) {
    if (is_ascii(code)) return code >= U'a' && code <= U'z' ? code - 0x20 : code;
    return case_of(code).upper;
}

bool is_upper(char32_t code) {
    if (is_ascii(code)) return code >= U'A' && code <= U'Z';
    return case_of(code).is_upper;
}

std::string to_lower(std::string_view utf8) {
    return each_letter(utf8, [](char32_t code) { return to_lower(code); });
}

std::string to_upper(std::string_view utf8) {
    return each_letter(utf8, [](char32_t code) { return to_upper(code); });
}

}  // namespace baophu::text
