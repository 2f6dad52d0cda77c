// Tax code (mã số thuế), which is also the enterprise code: the one number by which the tax
// office, the business register and the social-insurance office know the same employer.
//
//     36 0012345 7 - 001
//     |  |       |   +---- branch 001-999; absent for the enterprise itself
//     |  |       +-------- check digit over the nine digits before it
//     |  +---------------- sequence, counted up
//     +------------------- range; under the old rule the province of first registration
//
// Form: Circular 105/2020/TT-BTC Art. 5 and Circular 86/2024/TT-BTC Art. 5. From 01/07/2025
// persons and household businesses use the 12-digit personal id instead (person_number.h);
// parse() answers wrong_length to it.
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

class TaxCode {
public:
    // "0100233488", "0100.233.488", "0100233488-002", "0100233488002". Of several faults the
    // first in the order of TaxCodeFault is told.
    static Result<TaxCode, TaxCodeFault> parse(std::string_view text);

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

}  // namespace baophu
