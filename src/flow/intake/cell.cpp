#include "flow/intake/cell.h"

#include <charconv>

#include "core/base/fault_codes.h"
#include "core/base/money.h"
#include "core/identifiers/person_number.h"
#include "core/identifiers/person_tax_code.h"
#include "core/identifiers/si_number.h"
#include "core/identifiers/si_unit_code.h"
#include "core/identifiers/tax_code.h"

namespace baophu::intake {
namespace {

using Read = Result<TypedCell, CellFault>;

// Longer than any name or address; a longer one is a shifted column or damage.
constexpr std::size_t longest_text = 1'000;

Read read_text(std::string_view text) {
    if (text.size() > longest_text) return fault::cell_too_long;
    return TypedCell{.value = std::string(text)};
}

Read read_year(std::string_view text) {
    std::int64_t year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool plausible =
        error == std::errc{} && end == text.data() + text.size() && year >= 1995 && year <= 2199;
    if (!plausible) return fault::cell_not_year;
    return TypedCell{.value = year};
}

Read read_month(std::string_view text) {
    const std::optional<Month> month = Month::parse(text);
    if (!month) return fault::cell_not_month;
    return TypedCell{.value = month->first_day()};
}

Read read_date(std::string_view text) {
    const std::optional<Date> date = Date::parse(text);
    if (!date) return fault::cell_not_date;
    return TypedCell{.value = *date};
}

Read read_money(std::string_view text) {
    const std::optional<Money> money = Money::parse(text);
    if (!money) return fault::cell_not_money;
    return TypedCell{.value = money->dong()};
}

Read read_sex(std::string_view text) {
    if (text == "Nam" || text == "nam" || text == "NAM") return TypedCell{.value = std::string("male")};
    if (text == "Nữ" || text == "nữ" || text == "NỮ") return TypedCell{.value = std::string("female")};
    return fault::cell_not_sex;
}

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

Read read_si_unit_code(std::string_view text) {
    const auto code = SiUnitCode::parse(text);
    if (!code) return code_of(code.fault());
    return TypedCell{.value = code->to_string()};
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

Read read_person_number(std::string_view text) {
    const auto parsed = PersonNumber::parse(text);
    if (!parsed) return code_of(parsed.fault());
    return TypedCell{.value = parsed->number.to_string(), .repaired = parsed->zero_restored};
}

Read read_si_number(std::string_view text) {
    const auto parsed = SiNumber::parse(text);
    if (!parsed) return fault::cell_si_number;
    return TypedCell{.value = parsed->number.to_string(), .repaired = parsed->zero_restored};
}

Read read_unit_code(const Territory& territory, std::string_view text) {
    if (!territory.knows(text, UnitLevel::district)) return fault::cell_unit_unknown;
    return TypedCell{.value = std::string(text)};
}

Read read_typed(const Territory& territory, CellType type, std::string_view text) {
    switch (type) {
        case CellType::text:
            return read_text(text);
        case CellType::year:
            return read_year(text);
        case CellType::month:
            return read_month(text);
        case CellType::date:
            return read_date(text);
        case CellType::money:
            return read_money(text);
        case CellType::sex:
            return read_sex(text);
        case CellType::tax_code:
            return read_tax_code(text);
        case CellType::person_tax_code:
            return read_person_tax_code(text);
        case CellType::person_number:
            return read_person_number(text);
        case CellType::si_number:
            return read_si_number(text);
        case CellType::si_unit_code:
            return read_si_unit_code(text);
        case CellType::unit_code:
            return read_unit_code(territory, text);
    }
    return fault::program_mistake;
}

}  // namespace

Result<TypedCell, CellFault> CellReader::read(const Column& column, std::string_view written) const {
    const std::string_view text = trimmed(written);
    if (!text.empty()) return read_typed(*territory_, column.type, text);
    if (column.required) return fault::cell_required;
    return TypedCell{};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    constexpr std::string_view blanks = " \t\r\n";
    for (;;) {
        if (!text.empty() && blanks.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
        } else {
            break;
        }
    }
    for (;;) {
        if (!text.empty() && blanks.find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if (text.ends_with(no_break_space)) {
            text.remove_suffix(no_break_space.size());
        } else {
            break;
        }
    }
    return text;
}

std::string shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string_view sql_type(CellType type) {
    switch (type) {
        case CellType::year:
        case CellType::money:
            return "BIGINT";
        case CellType::month:
        case CellType::date:
            return "DATE";
        default:
            return "VARCHAR";
    }
}

}  // namespace baophu::intake
