#include "core/identifiers/si_number.h"

#include <fmt/format.h>

#include "core/identifiers/digits.h"

namespace baophu {

Result<ParsedSiNumber, SiNumberFault> SiNumber::parse(std::string_view text) {
    constexpr std::size_t length = 10;
    const std::optional<Digits> digits = read_digits(text);
    if (!digits) return SiNumberFault::unexpected_character;
    const bool zero_lost = digits->count == length - 1 && digits->may_have_lost_zero();
    if (digits->count != length && !zero_lost) return SiNumberFault::wrong_length;
    return ParsedSiNumber{SiNumber(digits->value), zero_lost};
}

std::string SiNumber::to_string() const {
    return fmt::format("{:010}", digits_);
}

}  // namespace baophu
