// How often things happen in the made-up province, in parts per million.
//
// All are assumptions in the size that offices report, not measurements; the tests hold the
// written files against them. A rate "of workers" counts a person once, however many rows
// carry it: a wrong cell in a register stays wrong month after month.
#pragma once

#include "synth/random.h"

namespace baophu::synth {

struct Rates {
    // Where a worker stands in December; the rest participates (about 92 %).
    PerMillion left_out = 42'000;               // Of workers; the employer insures others.
    PerMillion employer_unregistered = 23'000;  // Of workers; nearly all in firms below 10.
    PerMillion lapsed = 15'000;                 // Of workers.

    PerMillion taxed_next_year = 10'000;  // Of participants: hired in December, not on a tax list yet.
    PerMillion second_payer = 10'000;     // Of workers: on the tax list twice.
    PerMillion kept_money = 50'000;       // Of those never insured: insurance is deducted all the same.

    // Employers.
    PerMillion branch = 40'000;              // Of registered employers: a branch of a larger one.
    PerMillion branch_by_parent = 500'000;   // Of branches: the SI list gives the enterprise's tax code.
    PerMillion branch_undeclared = 300'000;  // Of branches below 10 workers: nobody insured there.

    // Slips in a register, of workers. At most one of the four number slips for a person.
    PerMillion shows_cccd = 700'000;      // The registers hold the 12-digit number, else the 9-digit one.
    PerMillion number_missing = 20'000;   // No id number in the tax list.
    PerMillion number_crossed = 30'000;   // CMND in one register, CCCD in the other.
    PerMillion number_mistyped = 5'000;   // One digit wrong in one register.
    PerMillion zero_lost = 3'000;         // CCCD without its leading zero in one register: 11 digits.
    PerMillion second_si_number = 5'000;  // One person under two SI numbers in different months.
    PerMillion name_plain = 30'000;       // The name without diacritics in one register.

    // Bad rows, of rows. At most one defect in a row; such a row cannot be accepted.
    PerMillion bad_tax_code = 2'000;           // A wrong check digit, or a letter O for a zero.
    PerMillion bad_tax_code_letter = 250'000;  // Of those: the letter O.
    PerMillion bad_name = 500;                 // Empty.
    PerMillion bad_birth_date = 1'000;         // 31/02/1980; SI lists only, the tax list has no birth date.
};

inline constexpr Rates rates;

}  // namespace baophu::synth
