// Cells that are numbers: money, counts, percents, codes of a fixed length.
#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/fault_codes.h"
#include "core/base/whole_number.h"
#include "core/text/fold.h"
#include "flow/intake/cell_readings.h"

namespace baophu::intake {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// No-break spaces, wide and narrow, part thousands as spaces do.
std::string with_plain_spaces(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::size_t bytes = text.starts_with("\xC2\xA0") ? 2 : text.starts_with("\xE2\x80\xAF") ? 3 : 0;
        plain += bytes > 0 ? ' ' : text.front();
        text.remove_prefix(std::max<std::size_t>(bytes, 1));
    }
    return plain;
}

// "5.472.000 đồng" -> "5.472.000"
std::string_view without_currency(std::string_view text) {
    const std::size_t digit = text.find_last_of("0123456789");
    if (digit == std::string_view::npos) return text;
    const std::string unit = text::fold_letters(text.substr(digit + 1));
    constexpr std::array<std::string_view, 3> units{"d", "dong", "vnd"};
    return std::ranges::count(units, unit) > 0 ? text.substr(0, digit + 1) : text;
}

// "5,472,000.00" -> "5,472,000": a fraction of one or two zeros, which no thousands can be.
std::string_view without_zero_fraction(std::string_view text) {
    const std::size_t mark = text.find_last_of(".,");
    if (mark == std::string_view::npos || mark == 0) return text;
    const std::string_view fraction = text.substr(mark + 1);
    if (fraction != "0" && fraction != "00") return text;
    return text.find(text[mark]) == mark ? text.substr(0, mark) : text;
}

struct WholeNumber {
    std::int64_t value;
    bool repaired;
};

std::optional<WholeNumber> whole_number(std::string_view text) {
    if (const auto plain = parse_whole_number(text)) return WholeNumber{*plain, false};
    const std::string spaced = with_plain_spaces(text);
    if (const auto found = parse_whole_number(spaced)) return WholeNumber{*found, false};
    const auto found = parse_whole_number(without_zero_fraction(without_currency(spaced)));
    if (!found) return std::nullopt;
    return WholeNumber{*found, true};
}

}  // namespace

Read read_money(std::string_view text, bool negative) {
    const auto dong = whole_number(text);
    if (!dong) return fault::cell_not_money;
    if (dong->value < 0 && !negative) return fault::cell_negative;
    return TypedCell{.value = dong->value, .repaired = dong->repaired};
}

Read read_count(std::string_view text) {
    const auto count = whole_number(text);
    if (!count || text::fold_letters(text).find_first_not_of("0123456789") != std::string::npos)
        return fault::cell_not_count;
    if (count->value < 0) return fault::cell_negative;
    return TypedCell{.value = count->value, .repaired = count->repaired};
}

Read read_percent(std::string_view text) {
    constexpr std::size_t decimals_max = 2;
    constexpr std::size_t digits_max = 6;
    if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
    const std::size_t mark = text.find_first_of(".,");
    std::string digits(text.substr(0, mark));
    std::string decimals(mark == std::string_view::npos ? "" : text.substr(mark + 1));
    if (mark != std::string_view::npos && decimals.empty()) return fault::cell_not_percent;
    if (decimals.size() > decimals_max || digits.size() > digits_max) return fault::cell_not_percent;
    decimals.resize(decimals_max, '0');
    if (!all_digits(digits) || !all_digits(decimals)) return fault::cell_not_percent;
    digits += decimals;
    std::int64_t hundredths = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), hundredths);
    return TypedCell{.value = hundredths};
}

Read read_digits(std::string_view text, std::size_t digits) {
    if (!all_digits(text) || text.size() > digits) return fault::cell_digits;
    const std::size_t lost = digits - text.size();
    return TypedCell{.value = std::string(lost, '0') + std::string(text), .repaired = lost > 0};
}

}  // namespace baophu::intake
