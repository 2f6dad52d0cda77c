#include "core/plan/printed_number.h"

#include <algorithm>
#include <charconv>

namespace baophu {
namespace {

constexpr std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "818.486" without its dots; nothing if they do not part threes, or for a leading zero.
std::optional<std::string> whole_part(std::string_view text) {
    std::string digits(text);
    std::erase(digits, '.');
    if (!all_digits(digits) || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
    if (digits.size() == text.size()) return digits;
    constexpr std::size_t group = 4;  // A dot and three digits.
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dot_due = i > 0 && (text.size() - i) % group == 0;
        if ((text[i] == '.') != dot_due) return std::nullopt;
    }
    return digits;
}

std::optional<FixedNumber> of_parts(bool negative, const std::string& whole, std::string_view after) {
    if (whole.size() + after.size() > FixedNumber::digits_max) return std::nullopt;
    const std::string digits = whole + std::string(after);
    FixedNumber number{.digits = 0, .decimals = static_cast<int>(after.size())};
    std::from_chars(digits.data(), digits.data() + digits.size(), number.digits);
    if (negative) number.digits = -number.digits;
    return number;
}

// "0,71": whole part, mark, decimals.
std::optional<FixedNumber> parse_with_mark(std::string_view text, char mark) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t at = text.find(mark);
    const std::string_view after = at == std::string_view::npos ? "" : text.substr(at + 1);
    if (at != std::string_view::npos && !all_digits(after)) return std::nullopt;
    if (after.size() > static_cast<std::size_t>(FixedNumber::decimals_max)) return std::nullopt;
    const std::string_view before = text.substr(0, at);
    if (mark == '.') {
        if (!all_digits(before) || (before.size() > 1 && before.front() == '0')) return std::nullopt;
        return of_parts(negative, std::string(before), after);
    }
    const std::optional<std::string> whole = whole_part(before);
    if (!whole) return std::nullopt;
    return of_parts(negative, *whole, after);
}

}  // namespace

std::int64_t FixedNumber::millionths() const {
    return digits * power_of_ten(decimals_max - decimals);
}

std::optional<FixedNumber> parse_fixed(std::string_view text) {
    return parse_with_mark(text, '.');
}

std::string to_string(const FixedNumber& number) {
    const std::int64_t size = number.digits < 0 ? -number.digits : number.digits;
    const std::int64_t scale = power_of_ten(number.decimals);
    std::string text = (number.digits < 0 ? "-" : "") + std::to_string(size / scale);
    if (number.decimals == 0) return text;
    std::string after = std::to_string(size % scale);
    after.insert(0, static_cast<std::size_t>(number.decimals) - after.size(), '0');
    return text + "." + after;
}

std::optional<PrintedNumber> parse_printed(std::string_view text) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    if (percent && text.ends_with(' ')) text.remove_suffix(1);
    const std::optional<FixedNumber> number = parse_with_mark(text, ',');
    if (!number) return std::nullopt;
    return PrintedNumber{*number, percent};
}

}  // namespace baophu
