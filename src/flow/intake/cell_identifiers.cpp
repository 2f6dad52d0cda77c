// Cells that are numbers of persons, enterprises and units.
#include <algorithm>

#include "core/base/fault_codes.h"
#include "core/identifiers/household_number.h"
#include "core/identifiers/letters_and_digits.h"
#include "core/identifiers/person_number.h"
#include "core/identifiers/person_tax_code.h"
#include "core/identifiers/si_number.h"
#include "core/identifiers/si_unit_code.h"
#include "core/identifiers/tax_code.h"
#include "flow/intake/cell_readings.h"

namespace baophu::intake {
namespace {

CellFault code_of(TaxCodeFault problem) {
    switch (problem) {
        case TaxCodeFault::unexpected_character:
            return fault::cell_tax_code_characters;
        case TaxCodeFault::wrong_length:
            return fault::cell_tax_code_length;
        case TaxCodeFault::wrong_check_digit:
            return fault::cell_tax_code_check_digit;
        case TaxCodeFault::empty_branch:
            return fault::cell_tax_code_branch;
    }
    return fault::program_mistake;
}

CellFault code_of(SiUnitCodeFault problem) {
    switch (problem) {
        case SiUnitCodeFault::unexpected_character:
            return fault::cell_si_unit_code_characters;
        case SiUnitCodeFault::unknown_form:
            return fault::cell_si_unit_code_form;
        case SiUnitCodeFault::wrong_enterprise_code:
            return fault::cell_si_unit_code_enterprise;
    }
    return fault::program_mistake;
}

CellFault code_of(PersonNumberFault problem) {
    switch (problem) {
        case PersonNumberFault::unexpected_character:
            return fault::cell_person_number_characters;
        case PersonNumberFault::wrong_length:
            return fault::cell_person_number_length;
        case PersonNumberFault::wrong_parts:
            return fault::cell_person_number_parts;
    }
    return fault::program_mistake;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'z';
}

// A passport is known by its form alone: one to three letters, then digits and few letters, seven
// to ten in all. One that begins with O or I is a number whose first digit was typed as a letter.
std::optional<std::string> passport(std::string_view text) {
    constexpr std::size_t least = 7;
    constexpr std::size_t most = 10;
    constexpr std::ptrdiff_t digits_least = 5;
    auto code = read_letters_and_digits(text);
    if (!code || code->size() < least || code->size() > most) return std::nullopt;
    const bool begins_well = !is_digit(code->front()) && code->front() != 'O' && code->front() != 'I';
    if (!begins_well || std::ranges::count_if(*code, is_digit) < digits_least) return std::nullopt;
    return code;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (is_digit(c)) digits += c;
    }
    return digits;
}

}  // namespace

Read read_tax_code(std::string_view text) {
    const auto parsed = TaxCode::parse_repairing(text);
    if (!parsed) return code_of(parsed.fault());
    return TypedCell{.value = parsed->code.to_string(), .repaired = parsed->zero_restored};
}

Read read_person_tax_code(std::string_view text) {
    const auto parsed = PersonTaxCode::parse(text);
    if (!parsed) return code_of(parsed.fault());
    return TypedCell{.value = parsed->code.to_string(), .repaired = parsed->zero_restored};
}

Read read_si_unit_code(std::string_view text) {
    const auto code = SiUnitCode::parse(text);
    if (!code) return code_of(code.fault());
    return TypedCell{.value = code->to_string()};
}

Read read_identity_number(std::string_view text) {
    const auto parsed = PersonNumber::parse(text);
    if (parsed) return TypedCell{.value = parsed->number.to_string(), .repaired = parsed->zero_restored};
    if (const auto code = passport(text)) return TypedCell{.value = *code};
    const bool letters = std::ranges::any_of(text, is_letter);
    return letters && !is_digit(text.front()) ? fault::cell_passport : code_of(parsed.fault());
}

Read read_si_number(std::string_view text) {
    const auto parsed = SiNumber::parse(text);
    if (!parsed) return fault::cell_si_number;
    return TypedCell{.value = parsed->number.to_string(), .repaired = parsed->zero_restored};
}

Read read_registration_number(std::string_view text) {
    constexpr std::size_t longest = 30;
    if (const auto household = HouseholdNumber::parse(text))
        return TypedCell{.value = household->to_string()};
    std::string code;
    for (const char c : text) {
        if (is_digit(c) || is_letter(c) || c == '/')
            code += c >= 'a' ? static_cast<char>(c - ('a' - 'A')) : c;
        else if (c != ' ' && c != '.' && c != '-')
            return fault::cell_registration_number;
    }
    if (code.size() > longest || !std::ranges::any_of(code, is_digit)) return fault::cell_registration_number;
    return TypedCell{.value = std::move(code)};
}

Read read_phone(std::string_view text) {
    constexpr std::size_t least = 10;
    constexpr std::size_t most = 11;
    const bool abroad = text.starts_with('+') && !text.starts_with("+84");
    if (abroad || text.find_first_not_of("0123456789 .-()+") != std::string_view::npos)
        return fault::cell_phone;
    std::string digits = digits_of(text);
    if (text.starts_with("+84")) digits.replace(0, 2, "0");
    const bool lost_zero = !digits.empty() && digits.front() != '0';
    if (lost_zero) digits.insert(0, "0");
    if (digits.size() < least || digits.size() > most) return fault::cell_phone;
    return TypedCell{.value = std::move(digits), .repaired = lost_zero};
}

}  // namespace baophu::intake
