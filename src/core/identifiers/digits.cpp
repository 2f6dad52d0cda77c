#include "core/identifiers/digits.h"

namespace baophu {
namespace {

constexpr std::size_t digits_held = 19;  // What 64 bits hold whatever the digits are.

bool is_separator(char c) {
    return c == ' ' || c == '.' || c == '-';
}

}  // namespace

std::optional<Digits> read_digits(std::string_view text) {
    Digits digits;
    for (const char c : text) {
        if (is_separator(c)) continue;
        if (c < '0' || c > '9') return std::nullopt;
        if (digits.count < digits_held) digits.value = digits.value * 10 + static_cast<unsigned>(c - '0');
        ++digits.count;
    }
    return digits;
}

bool Digits::may_have_lost_zero() const {
    if (count == 0 || count > digits_held) return false;
    std::uint64_t smallest = 1;  // 10 to the power of count - 1.
    for (std::size_t i = 1; i < count; ++i)
        smallest *= 10;
    return value >= smallest;
}

}  // namespace baophu
