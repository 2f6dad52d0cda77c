// The identifiers: no text brings parse() down, and what it accepts prints in a form
// that it reads back as the same, without a repair.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/identifiers/household_number.h"
#include "core/identifiers/person_number.h"
#include "core/identifiers/person_tax_code.h"
#include "core/identifiers/si_number.h"
#include "core/identifiers/si_unit_code.h"
#include "core/identifiers/tax_code.h"

namespace {

using namespace baophu;

void require(bool holds) {
    if (!holds) std::abort();
}

void try_tax_code(std::string_view text) {
    const auto parsed = TaxCode::parse(text);
    if (!parsed) return;
    const auto again = TaxCode::parse(parsed->to_string());
    require(again.ok() && *again == *parsed);
    require(parsed->is_branch() == (parsed->to_string().size() == 14));
    const auto enterprise = TaxCode::parse(parsed->enterprise().to_string());
    require(enterprise.ok() && !enterprise->is_branch());
}

// What is repaired is a code that was not one before, and is one afterwards.
void try_repaired_tax_code(std::string_view text) {
    const auto parsed = TaxCode::parse_repairing(text);
    require(!TaxCode::parse(text).ok() || (parsed.ok() && !parsed->zero_restored));
    if (!parsed) return;
    const auto again = TaxCode::parse(parsed->code.to_string());
    require(again.ok() && *again == parsed->code);
    require(parsed->zero_restored != TaxCode::parse(text).ok());
}

void try_person_tax_code(std::string_view text) {
    const auto parsed = PersonTaxCode::parse(text);
    if (!parsed) return;
    const auto again = PersonTaxCode::parse(parsed->code.to_string());
    require(again.ok() && again->code == parsed->code && !again->zero_restored);
    require(parsed->code.is_personal_id() == (parsed->code.to_string().size() == 12));
}

void try_si_unit_code(std::string_view text) {
    const auto parsed = SiUnitCode::parse(text);
    if (!parsed) return;
    const auto again = SiUnitCode::parse(parsed->to_string());
    require(again.ok() && *again == *parsed);
    require(parsed->object().has_value() == (parsed->form() != SiUnitCodeForm::seven_characters));
    require(parsed->point().has_value() == (parsed->form() == SiUnitCodeForm::collector));
    require(!parsed->enterprise() || parsed->to_string().starts_with(parsed->enterprise()->to_string()));
}

void try_household_number(std::string_view text) {
    const auto parsed = HouseholdNumber::parse(text);
    if (!parsed) return;
    const auto again = HouseholdNumber::parse(parsed->to_string());
    require(again.ok() && *again == *parsed);
    require(parsed->province().size() == 2 && !parsed->district().empty());
}

void try_person_number(std::string_view text) {
    const auto parsed = PersonNumber::parse(text);
    if (!parsed) return;
    const PersonNumber& number = parsed->number;
    const auto again = PersonNumber::parse(number.to_string());
    require(again.ok() && again->number == number && !again->zero_restored);
    const bool cccd = number.kind() == PersonNumberKind::cccd;
    require(number.to_string().size() == (cccd ? 12 : 9));
    require(number.masked().size() == number.to_string().size());
    require(number.masked().find('*') != std::string::npos);
    require(number.sex().has_value() == cccd && number.birth_year().has_value() == cccd);
    require(!cccd || (number.birth_year() >= 1900 && number.birth_year() <= 2199));
    require(!cccd || number.province_code() == number.to_string().substr(0, 3));
}

void try_si_number(std::string_view text) {
    const auto parsed = SiNumber::parse(text);
    if (!parsed) return;
    const auto again = SiNumber::parse(parsed->number.to_string());
    require(again.ok() && again->number == parsed->number && !again->zero_restored);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try_tax_code(text);
    try_repaired_tax_code(text);
    try_person_tax_code(text);
    try_si_unit_code(text);
    try_household_number(text);
    try_person_number(text);
    try_si_number(text);
    return 0;
}
