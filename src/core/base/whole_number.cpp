#include "core/base/whole_number.h"

#include <charconv>
#include <string>

namespace baophu {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Takes the separators out if they stand in threes from the right; nothing otherwise.
std::optional<std::string> without_separators(std::string_view text) {
    std::string digits;
    char separator = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit(text[i])) {
            digits += text[i];
            continue;
        }
        const std::size_t after = text.size() - i - 1;
        const bool known = text[i] == '.' || text[i] == ',' || text[i] == ' ';
        if (!known || (separator != 0 && text[i] != separator)) return std::nullopt;
        if (digits.empty() || after % 4 != 3) return std::nullopt;
        separator = text[i];
    }
    const std::size_t groups = separator == 0 ? 0 : (text.size() - digits.size());
    // Whoever writes one separator writes all of them.
    if (groups != 0 && groups != (digits.size() - 1) / 3) return std::nullopt;
    return digits;
}

}  // namespace

std::optional<std::int64_t> parse_whole_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::optional<std::string> digits = without_separators(text);
    if (!digits || digits->empty() || digits->size() > 16) return std::nullopt;
    std::int64_t number = 0;
    std::from_chars(digits->data(), digits->data() + digits->size(), number);
    return negative ? -number : number;
}

}  // namespace baophu
