#include "core/identifiers/tax_code.h"

#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "core/identifiers/digits.h"

namespace baophu {
namespace {

constexpr std::size_t enterprise_length = 10;
constexpr std::size_t branch_length = 13;
constexpr std::array<unsigned, enterprise_length> weights{31, 29, 23, 19, 17, 13, 7, 5, 3, 1};

// Why these weights: none is a multiple of 11 and no two neighbours agree modulo 11, so one
// wrong digit and one swap of unequal neighbours always change the remainder.
static_assert([] {
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] % 11 == 0) return false;
        if (i > 0 && weights[i] % 11 == weights[i - 1] % 11) return false;
    }
    return true;
}());

// The check digit is 10 - (weighted sum of the others mod 11). Where that gives 10 no digit
// fits, and the tax office never issued the number.
bool check_digit_fits(std::uint64_t enterprise_digits) {
    std::uint64_t sum = 0;
    for (std::size_t i = weights.size(); i > 0; --i) {
        sum += weights[i - 1] * (enterprise_digits % 10);
        enterprise_digits /= 10;
    }
    return sum % 11 == 10;
}

}  // namespace

Result<TaxCode, TaxCodeFault> TaxCode::parse(std::string_view text) {
    const std::optional<Digits> digits = read_digits(text);
    if (!digits) return TaxCodeFault::unexpected_character;
    if (digits->count != enterprise_length && digits->count != branch_length) {
        return TaxCodeFault::wrong_length;
    }
    const bool with_branch = digits->count == branch_length;
    const std::uint64_t all = with_branch ? digits->value : digits->value * branches;
    if (!check_digit_fits(all / branches)) return TaxCodeFault::wrong_check_digit;
    if (with_branch && all % branches == 0) return TaxCodeFault::empty_branch;
    return TaxCode(all);
}

// A text that is short of one digit is read with a zero in front; whether that is a code, its
// check digit says. Twelve digits with the zero lost begin with 1-9, and a personal id of a
// province with 0, so they are never confused.
Result<ParsedTaxCode, TaxCodeFault> TaxCode::parse_repairing(std::string_view text) {
    const auto code = parse(text);
    if (code) return ParsedTaxCode{*code, false};
    if (code.fault() != TaxCodeFault::wrong_length) return code.fault();
    const std::optional<Digits> digits = read_digits(text);
    const bool one_short = digits->count == enterprise_length - 1 || digits->count == branch_length - 1;
    if (!one_short || !digits->may_have_lost_zero()) return code.fault();
    const auto repaired = parse("0" + std::string(text));
    if (!repaired) return TaxCodeFault::wrong_length;
    return ParsedTaxCode{*repaired, true};
}

std::string TaxCode::to_string() const {
    if (!is_branch()) return fmt::format("{:010}", digits_ / branches);
    return fmt::format("{:010}-{:03}", digits_ / branches, digits_ % branches);
}

}  // namespace baophu
