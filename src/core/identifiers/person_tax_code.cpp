#include "core/identifiers/person_tax_code.h"

namespace baophu {

// A CMND of nine digits is no tax code; so only the twelve digits are taken from there.
Result<ParsedPersonTaxCode, TaxCodeFault> PersonTaxCode::parse(std::string_view text) {
    const auto number = PersonNumber::parse(text);
    if (number && number->number.kind() == PersonNumberKind::cccd) {
        return ParsedPersonTaxCode{PersonTaxCode(number->number), number->zero_restored};
    }
    const auto code = TaxCode::parse_repairing(text);
    if (!code) return code.fault();
    return ParsedPersonTaxCode{PersonTaxCode(code->code), code->zero_restored};
}

std::string PersonTaxCode::to_string() const {
    return std::visit([](const auto& code) { return code.to_string(); }, code_);
}

}  // namespace baophu
