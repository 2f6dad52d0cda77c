// Tax code of a person: ten digits like those of an enterprise, since 01/07/2025 the personal id.
//
//     8012345678        ten digits with a check digit (tax_code.h); dependants add -001
//     075193001234      the personal id of twelve digits (person_number.h)
//
// Both live on side by side: old lists hold the one, new lists the other.
//
//   TAX-6  Twelve digits that are a personal id are one; every other text is read as a tax code.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.h"
#include "core/identifiers/person_number.h"
#include "core/identifiers/tax_code.h"

namespace baophu {

struct ParsedPersonTaxCode;

class PersonTaxCode {
public:
    // The fault is that of the tax code.
    static Result<ParsedPersonTaxCode, TaxCodeFault> parse(std::string_view text);

    bool is_personal_id() const { return std::holds_alternative<PersonNumber>(code_); }

    std::string to_string() const;  // "8012345678", "075193001234"

    auto operator<=>(const PersonTaxCode&) const = default;

private:
    explicit PersonTaxCode(std::variant<TaxCode, PersonNumber> code) : code_(code) {}
    std::variant<TaxCode, PersonNumber> code_;
};

struct ParsedPersonTaxCode {
    PersonTaxCode code;
    bool zero_restored;
};

}  // namespace baophu
