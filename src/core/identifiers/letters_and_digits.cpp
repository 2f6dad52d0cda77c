#include "core/identifiers/letters_and_digits.h"

#include <algorithm>

namespace baophu {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::optional<std::string> read_letters_and_digits(std::string_view text) {
    std::string read;
    for (const char c : text) {
        if (c == ' ' || c == '.' || c == '-') continue;
        const char each = capital(c);
        if (!is_digit(each) && !is_capital(each)) return std::nullopt;
        read += each;
    }
    return read;
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

bool all_letters(std::string_view text) {
    return std::ranges::all_of(text, is_capital);
}

}  // namespace baophu
