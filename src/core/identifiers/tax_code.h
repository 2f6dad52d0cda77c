// Tax code (mã số thuế), which is also the enterprise code: the one number by which the tax
// office, the business register and the social-insurance office know the same employer.
//
//     36 0012345 7 - 001
//     |  |       |   +---- branch 001-999; absent for the enterprise itself
//     |  |       +-------- check digit over the nine digits before it
//     |  +---------------- sequence, counted up
//     +------------------- range; under the old rule the province of first registration
//
// Form: Circular 105/2020/TT-BTC Art. 5 and Circular 86/2024/TT-BTC Art. 5; the numbers of the
// articles have not been held against the texts. From 01/07/2025 persons and household
// businesses use the 12-digit personal id instead (person_tax_code.h); parse() answers
// wrong_length to it.
//
//   TAX-1  Ten digits with the check digit that fits, or thirteen with a branch 001-999.
//   TAX-2  One form is stored, compared and printed.
//   TAX-3  A refusal says why.
//   TAX-4  Every slip of the hand (one digit, two neighbours swapped) is refused.
//   TAX-5  Excel drops the zero of the provinces 01-09. One lost zero is put back and told, if
//          then the check digit fits and the text cannot be a personal id.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace baophu {

enum class TaxCodeFault {
    unexpected_character,  // Neither a digit nor a space, dot or dash.
    wrong_length,          // Neither 10 nor 13 digits.
    wrong_check_digit,     // Mistyped, or never issued.
    empty_branch,          // "-000".
};

struct ParsedTaxCode;

class TaxCode {
public:
    // "0100233488", "0100.233.488", "0100233488-002", "0100233488002". Of several faults the
    // first in the order of TaxCodeFault is told.
    static Result<TaxCode, TaxCodeFault> parse(std::string_view text);

    // The same, and 9 or 12 digits of which a zero in front was lost (TAX-5).
    static Result<ParsedTaxCode, TaxCodeFault> parse_repairing(std::string_view text);

    // "0100233488" or "0100233488-002": the one form that is stored, compared and printed.
    std::string to_string() const;

    bool is_branch() const { return digits_ % branches != 0; }

    // Who answers for this code: the enterprise itself, or the parent of a branch.
    TaxCode enterprise() const { return TaxCode(digits_ / branches * branches); }

    // A branch comes after its enterprise and before the next one.
    auto operator<=>(const TaxCode&) const = default;

private:
    explicit TaxCode(std::uint64_t digits) : digits_(digits) {}

    static constexpr std::uint64_t branches = 1'000;
    std::uint64_t digits_;  // All 13 digits, branch 000 for an enterprise.
};

struct ParsedTaxCode {
    TaxCode code;
    bool zero_restored;
};

}  // namespace baophu
