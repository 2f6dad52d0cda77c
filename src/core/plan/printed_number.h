// A number as a Vietnamese document prints it, with the digits it was printed with.
//
//     "818.486"   818486, no decimals        "0,71%"   71 units of 10^-2, in per cent
//     "92%"       92, no decimals            "-13,6%"  -136 units of 10^-1, in per cent
//
// How many decimals stand there is part of the number: 92 and 92,0 claim different things.
// Rule PLAN-2: docs/plan.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baophu {

// digits × 10^-decimals.
struct FixedNumber {
    std::int64_t digits = 0;
    int decimals = 0;

    static constexpr int decimals_max = 6;
    static constexpr std::size_t digits_max = 12;

    // In units of 10^-6, so that numbers of different decimals can be added and compared.
    std::int64_t millionths() const;

    bool operator==(const FixedNumber&) const = default;
};

// As a data file writes a value: "0.71", "818486", "-3"; nothing for anything else.
std::optional<FixedNumber> parse_fixed(std::string_view text);

// "0.71", with all its decimals.
std::string to_string(const FixedNumber& number);

struct PrintedNumber {
    FixedNumber number;
    bool percent = false;

    bool operator==(const PrintedNumber&) const = default;
};

// Thousands in threes by dots or not parted at all, decimals after one comma, at most one sign
// and one %. "0.71%" is no such number: a dot parts thousands.
std::optional<PrintedNumber> parse_printed(std::string_view text);

}  // namespace baophu
