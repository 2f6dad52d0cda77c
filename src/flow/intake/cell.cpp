#include "flow/intake/cell.h"

#include "core/base/fault_codes.h"
#include "flow/intake/cell_readings.h"

namespace baophu::intake {
namespace {

// Longer than any name or address; a longer one is a shifted column or damage.
constexpr std::size_t longest_text = 1'000;

Read read_code(const Result<std::string, UnitNameFault>& code, CellFault unknown) {
    if (code) return TypedCell{.value = *code};
    return code.fault() == UnitNameFault::unknown ? unknown : fault::cell_unit_ambiguous;
}

Read read_typed(const UnitNames& units, const Column& column, std::string_view text,
                const CommunePlace& place) {
    switch (column.type) {
        case CellType::text:
            return read_text(text);
        case CellType::year:
            return read_year(text);
        case CellType::quarter:
            return read_quarter(text);
        case CellType::month:
            return read_month(text);
        case CellType::date:
            return read_date(text);
        case CellType::birth_date:
            return read_birth_date(text);
        case CellType::money:
            return read_money(text, column.negative);
        case CellType::count:
            return read_count(text);
        case CellType::percent:
            return read_percent(text);
        case CellType::sex:
            return read_sex(text);
        case CellType::yes_no:
            return read_yes_no(text);
        case CellType::choice:
            return read_choice(text, column);
        case CellType::digits:
            return read_digits(text, column.digits);
        case CellType::tax_code:
            return read_tax_code(text);
        case CellType::person_tax_code:
            return read_person_tax_code(text);
        case CellType::identity_number:
            return read_identity_number(text);
        case CellType::si_number:
            return read_si_number(text);
        case CellType::si_unit_code:
            return read_si_unit_code(text);
        case CellType::registration_number:
            return read_registration_number(text);
        case CellType::phone:
            return read_phone(text);
        case CellType::unit:
            return read_code(units.district(text), fault::cell_unit_unknown);
        case CellType::commune:
            return read_code(units.commune(text, place.district, place.day), fault::cell_commune_unknown);
    }
    return fault::program_mistake;
}

}  // namespace

Read read_text(std::string_view text) {
    if (text.size() > longest_text) return fault::cell_too_long;
    return TypedCell{.value = std::string(text)};
}

Result<TypedCell, CellFault> CellReader::read(const Column& column, std::string_view written,
                                              const CommunePlace& place) const {
    const std::string_view text = trimmed(written);
    if (!text.empty()) return read_typed(units_, column, text, place);
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
        case CellType::count:
        case CellType::percent:
            return "BIGINT";
        case CellType::quarter:
        case CellType::month:
        case CellType::date:
        case CellType::birth_date:
            return "DATE";
        case CellType::yes_no:
            return "BOOLEAN";
        default:
            return "VARCHAR";
    }
}

}  // namespace baophu::intake
