// Money: whole Vietnamese dong. There is no fraction of a dong, so there is no rounding
// here; whoever divides money says how he rounds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baophu {

class Money {
public:
    constexpr Money() = default;
    explicit constexpr Money(std::int64_t dong) : dong_(dong) {}

    // "5.472.000", "5,472,000", "5 472 000" or "5472000": thousands in threes by one and
    // the same separator. "5.47" and "5,5" are not money and give nothing.
    static std::optional<Money> parse(std::string_view text);

    constexpr std::int64_t dong() const { return dong_; }
    constexpr Money operator+(Money other) const { return Money(dong_ + other.dong_); }
    constexpr Money operator-(Money other) const { return Money(dong_ - other.dong_); }
    constexpr auto operator<=>(const Money&) const = default;

private:
    std::int64_t dong_ = 0;
};

}  // namespace baophu
