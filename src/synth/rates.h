// How often things happen in the made-up province: one table, in parts per million.
//
// All are assumptions in the size that offices report, not measurements; the program prints and
// the tests check that the files hold them. A slip stands in a register and stays there, row
// after row, month after month; so a rate of slips is of the entries (a person or an employer in
// a register) in which that slip can be seen at all: the letter Đ can only be wrong where there
// is one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "synth/random.h"

namespace baophu::synth {

enum class Rate : std::uint8_t {
    // Where one stands who has to be insured in December; the rest participates.
    left_out,
    employer_unregistered,
    lapsed,
    newly_hired,
    maternity,
    sick,
    unpaid_leave,
    head_office,
    fund_suspension,

    // Careers and pay.
    taxed_next_year,
    second_payer,
    outsourced,
    kept_money,
    under_declared,

    // Employers.
    branch,
    branch_by_parent,
    branch_undeclared,

    // Slips in a number.
    shows_cccd,
    number_crossed,
    number_missing,
    number_not_asked,
    number_mistyped,
    number_shared,
    zero_lost,
    second_si_number,
    passport_shown,

    // Slips in a text.
    name_plain,
    tone_moved,
    decomposed,
    wrong_d,
    name_vni,
    spaces,
    company_short,
    address_short,
    unit_name_old,
    unit_without_code,

    // Slips in a date of birth.
    day_month_swapped,
    birth_year_only,

    // Bad rows: their cell cannot be accepted.
    bad_tax_code,
    bad_tax_code_letter,
    bad_name,
    bad_birth_date,

    // Registers.
    not_resident_listed,
    count
};

inline constexpr std::size_t rate_count = static_cast<std::size_t>(Rate::count);

struct RateRow {
    std::string_view name;
    PerMillion value;
    bool error;  // --errors multiplies it.
};

// In the order of the enumeration.
inline constexpr std::array<RateRow, rate_count> rate_table{{
    {"left_out", 36'000, false},               // Of workers; the employer insures others.
    {"employer_unregistered", 23'000, false},  // Of workers; in household businesses and small firms.
    {"lapsed", 12'000, false},                 // Of workers; still at work, no longer declared.
    {"newly_hired", 2'000, false},             // Of workers; in December, within the thirty days.
    {"maternity", 6'000, false},               // Of workers; in December.
    {"sick", 1'500, false},                    // Of workers; fourteen working days or more.
    {"unpaid_leave", 2'500, false},            // Of workers.
    {"head_office", 4'000, false},             // Of workers; insured by a head office elsewhere.
    {"fund_suspension", 1'500, false},         // Of workers; the enterprise may pay later.

    {"taxed_next_year", 10'000, false},  // Of participants: hired in December, on no tax list yet.
    {"second_payer", 10'000, false},     // Of workers: with a second job, or changed jobs.
    {"outsourced", 10'000, false},       // Of participants: insured by the firm that lends them.
    {"kept_money", 50'000, false},       // Of those never insured: insurance is deducted all the same.
    {"under_declared", 60'000, false},   // Of the insured: the declared wage is the floor, the pay is not.

    {"branch", 40'000, false},              // Of registered firms: a branch of a larger one.
    {"branch_by_parent", 500'000, true},    // Of branches: the SI list gives the enterprise's tax code.
    {"branch_undeclared", 300'000, false},  // Of branches below 10 workers: nobody is insured there.

    {"shows_cccd", 600'000, false},       // Of persons: holds a 12-digit card, else the 9-digit one.
    {"number_crossed", 250'000, true},    // Of persons: CMND in some registers, CCCD in others.
    {"number_missing", 20'000, true},     // Of entries.
    {"number_not_asked", 200'000, true},  // Of entries in the districts' lists of residents.
    {"number_mistyped", 5'000, true},     // Of entries: one digit wrong; nobody's number.
    {"number_shared", 2'000, true},       // Of entries: the number of another person.
    {"zero_lost", 10'000, true},          // Of entries that show a number with one leading zero.
    {"second_si_number", 15'000, true},   // Of the insured: two SI numbers in different months.
    {"passport_shown", 950'000, false},   // Of entries of foreigners: the number is given.

    {"name_plain", 30'000, true},         // Diacritics dropped.
    {"tone_moved", 50'000, true},         // Hoà for Hòa, Lí for Lý.
    {"decomposed", 20'000, true},         // Letter and marks apart (NFD).
    {"wrong_d", 5'000, true},             // U+00D0 for Đ.
    {"name_vni", 10'000, true},           // The cell in VNI.
    {"spaces", 10'000, true},             // Two spaces, one before, or capitals only.
    {"company_short", 150'000, true},     // CTY TNHH for Công ty TNHH.
    {"address_short", 200'000, true},     // P., TX., KP.
    {"unit_name_old", 50'000, true},      // Long Khánh and Biên Hòa under other names.
    {"unit_without_code", 20'000, true},  // Of employers in the SI lists: no tax code stands there.

    {"day_month_swapped", 10'000, true},  // Of entries where it gives a day.
    {"birth_year_only", 30'000, true},

    {"bad_tax_code", 2'000, true},            // Of rows: a wrong check digit, or a letter O for a zero.
    {"bad_tax_code_letter", 250'000, false},  // Of those that hold a zero: the letter O.
    {"bad_name", 500, true},                  // Of rows: empty.
    {"bad_birth_date", 1'000, true},          // Of rows with a birth date: 31/02/1980.

    {"not_resident_listed", 40'000, false},  // Of residents: their district's list lacks them.
}};

class Rates {
public:
    Rates();

    PerMillion operator[](Rate rate) const { return values_[static_cast<std::size_t>(rate)]; }
    void set(Rate rate, PerMillion value) { values_[static_cast<std::size_t>(rate)] = value; }

    // Each rate of an error, times `factor`, at most all. factor >= 0.
    void multiply_errors(double factor);

private:
    std::array<PerMillion, rate_count> values_{};
};

std::optional<Rate> rate_named(std::string_view name);

}  // namespace baophu::synth
