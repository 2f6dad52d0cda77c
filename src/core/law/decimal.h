// Decimal: a number of the law as the law prints it, "0.9666" or "14", held exactly as an
// integer of 10^-8. A law with more than eight decimals has not been seen; parse() refuses it.
//
// Money times a rate leaves whole dong only by a rounding that the caller names.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/money.h"

namespace baophu {

class Decimal {
public:
    static constexpr std::int64_t one = 100'000'000;

    // "14", "0.5", "-3": digits, at most eight of them after one point, ten before it.
    static std::optional<Decimal> parse(std::string_view text);
    static Decimal whole(std::int64_t number) { return Decimal(number * one); }

    // In units of 10^-8.
    std::int64_t units() const { return units_; }
    bool is_whole() const { return units_ % one == 0; }
    std::int64_t as_whole() const { return units_ / one; }

    std::string to_string() const;  // "0.9666", "14": no zeros at the end.

    auto operator<=>(const Decimal&) const = default;

private:
    explicit Decimal(std::int64_t units) : units_(units) {}
    std::int64_t units_;
};

enum class Rounding { half_up, down };

// "half_up", "down"; nothing for any other word.
std::optional<Rounding> parse_rounding(std::string_view word);

struct RoundedShare {
    Money money;
    bool rounded;  // The exact share was no whole number of dong.
};

// sum * percent / 100 * times, exact until the one rounding at the end. Half up means away
// from zero for a negative sum, so that a correction mirrors what it corrects.
RoundedShare share_of(Money sum, const Decimal& percent, Rounding rounding, std::int64_t times = 1);

}  // namespace baophu
