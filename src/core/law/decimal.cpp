#include "core/law/decimal.h"

#include <algorithm>
#include <charconv>

#include <boost/multiprecision/cpp_int.hpp>

namespace baophu {
namespace {

constexpr std::size_t places = 8;
constexpr std::size_t places_before = 10;

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view before = text.substr(0, point);
    const std::string_view after = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (before.empty() || before.size() > places_before || after.size() > places) return std::nullopt;
    if (point != std::string_view::npos && after.empty()) return std::nullopt;
    if (!all_digits(before) || !all_digits(after)) return std::nullopt;
    const std::string digits =
        std::string(before) + std::string(after) + std::string(places - after.size(), '0');
    std::int64_t units = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), units);
    return Decimal(negative ? -units : units);
}

std::string Decimal::to_string() const {
    const std::int64_t size = units_ < 0 ? -units_ : units_;
    std::string text = (units_ < 0 ? "-" : "") + std::to_string(size / one);
    if (size % one == 0) return text;
    std::string after = std::to_string(size % one);
    after.insert(0, places - after.size(), '0');
    return text + "." + after.erase(after.find_last_not_of('0') + 1);
}

std::optional<Rounding> parse_rounding(std::string_view word) {
    if (word == "half_up") return Rounding::half_up;
    if (word == "down") return Rounding::down;
    return std::nullopt;
}

RoundedShare share_of(Money sum, const Decimal& percent, Rounding rounding, std::int64_t times) {
    // A sum of 16 digits times a percentage of 18 times a count of days fits 256 bits.
    using Wide = boost::multiprecision::checked_int256_t;
    const Wide whole = Wide(Decimal::one) * 100;
    const Wide product = Wide(sum.dong()) * percent.units() * times;
    const Wide size = abs(product);
    Wide dong = size / whole;
    const Wide rest = size % whole;
    if (rounding == Rounding::half_up && rest * 2 >= whole) ++dong;
    const auto result = static_cast<std::int64_t>(dong);
    return {Money(product < 0 ? -result : result), rest != 0};
}

}  // namespace baophu
