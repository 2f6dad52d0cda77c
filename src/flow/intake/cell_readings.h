// How each type of cell is read. For cell.cpp alone; the text is trimmed and not empty.
#pragma once

#include "flow/intake/cell.h"

namespace baophu::intake {

using Read = Result<TypedCell, CellFault>;

Read read_text(std::string_view text);

// ---- cell_numbers.cpp ----

// "5.472.000", "5 472 000 đ", "5,472,000.00": whole dong. A currency or a fraction of zeros is
// taken off and flagged.
Read read_money(std::string_view text, bool negative);
Read read_count(std::string_view text);

// "71,5 %", "71.25" -> 7150, 7125
Read read_percent(std::string_view text);

// A code of so many digits; zeros that are missing in front are put back and flagged.
Read read_digits(std::string_view text, std::size_t digits);

// ---- cell_dates.cpp ----

// As Date::parse reads it; also with a time behind it, with dots, or as the number that a
// spreadsheet counts days by (flagged, but for a midnight). "12/31/2018" is never turned round.
Read read_date(std::string_view text);

// Also "02/1990" and "1990", flagged.
Read read_birth_date(std::string_view text);
Read read_month(std::string_view text);

// "Q4/2018", "Quý IV/2018", "4/2018", "2018-Q4"
Read read_quarter(std::string_view text);
Read read_year(std::string_view text);

// ---- cell_words.cpp ----

Read read_sex(std::string_view text);

// x, có, 1 and not; anything else is neither.
Read read_yes_no(std::string_view text);
Read read_choice(std::string_view text, const Column& column);

// ---- cell_identifiers.cpp ----

Read read_tax_code(std::string_view text);
Read read_person_tax_code(std::string_view text);
Read read_identity_number(std::string_view text);
Read read_si_number(std::string_view text);
Read read_si_unit_code(std::string_view text);
Read read_registration_number(std::string_view text);
Read read_phone(std::string_view text);

}  // namespace baophu::intake
