// The digits of an identifier, as registers write them.
//
// Registers punctuate the same number differently ("0100.233.488", "0100233488 - 002"):
// spaces, dots and dashes are skipped. Everything else that is not one of the ASCII digits
// 0-9 is refused, a letter O and a full-width digit alike: guessing would join strangers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace baophu {

struct Digits {
    std::uint64_t value = 0;  // All digits as one number; meaningful up to 19 digits.
    std::size_t count = 0;    // Leading zeros are counted.

    // What Excel makes of a number that it takes for a quantity: the leading zeros are gone,
    // so the first digit left is not a zero.
    bool may_have_lost_zero() const;
};

// Nothing if `text` holds an unexpected character.
std::optional<Digits> read_digits(std::string_view text);

}  // namespace baophu
