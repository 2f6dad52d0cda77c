// The people of the made-up province and what they did in 2018: the truth that every
// delivered file is written from, and that no delivered file states.
//
//     Household --1..n-- Person --0..2-- Job --1-- Employer
//
// A job is a person with one payer: what he worked, in which months he was insured and by whom,
// what it paid. A person's main payer is the one that paid more taxable income.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "synth/employers.h"
#include "synth/kinds_of_person.h"
#include "synth/months.h"
#include "synth/names.h"
#include "synth/numbers.h"
#include "synth/rates.h"

namespace baophu::synth {

inline constexpr std::uint32_t no_one = std::numeric_limits<std::uint32_t>::max();

// What the yearly tax list and the SI lists of the year, taken by themselves, say of a person as
// of December 2018; the first that is true.
enum class Verdict : std::uint8_t {
    participating,          // In the SI list of December.
    lapsed,                 // Not in it, but in that of an earlier month of the year.
    employer_unregistered,  // In none, and the enterprise of the main payer is in none either.
    left_out,               // In none, but the enterprise of the main payer is in some.
    unseen                  // Neither in an SI list nor on the yearly tax list.
};

inline constexpr std::array<std::string_view, 5> verdict_names{"participating", "lapsed",
                                                               "employer_unregistered", "left_out", "unseen"};

constexpr std::string_view name_of(Verdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

struct Job {
    std::uint32_t person;
    std::uint32_t employer;  // The payer.
    std::uint32_t insurer;   // Who declares him; another than the payer where labour is lent.
    Months worked;
    Months insured;  // Within `worked`.
    TaxList tax_list = TaxList::none;
    std::int64_t wage = 0;      // Of the contract; dong a month.
    std::int64_t declared = 0;  // What contributions are reckoned from.
    std::int64_t taxable = 0;   // Of the year, in dong; 0: not on this year's tax list.
    std::int64_t deducted = 0;  // Insurance kept back over the year, in dong.
    Date since;                 // First day of the contract.
};

enum class Relation : std::uint8_t { head, spouse, child, parent };

struct Person {
    std::string full_name;
    Date born;
    Sex sex;
    Relation relation = Relation::head;
    Kind kind = Kind::farmer;
    Reason reason = Reason::informal;
    Verdict verdict = Verdict::unseen;
    std::uint8_t home = 0;             // Province of birth registration: numbers.h.
    std::uint32_t household = no_one;  // Foreigners have none.
    std::uint32_t employer = no_one;   // Main payer, else who insures him.

    std::uint64_t cccd = 0;
    std::uint64_t cmnd = 0;
    std::uint64_t passport = 0;  // Eight digits behind a letter; foreigners only.
    std::uint64_t person_tax_code = 0;
    std::uint64_t si_number = 0;
    std::uint64_t second_si_number = 0;  // 0: none.
    int second_si_before = 0;            // The months before this one stand under the second number.
    bool insured_months_several = false;

    bool tone_moves = false;  // His name can be written in two ways: letters.h.
    bool has_d = false;       // And holds a Đ.
    bool shows_cccd = false;
    bool crossed = false;  // Some registers show his other number.
    bool listed = false;   // In his district's list of residents.
    bool second_payer = false;
    bool keeps_registered = false;  // His SI rows are never bad: his employer's presence rests on him.
    bool volunteer = false;         // Participates in voluntary insurance.
    bool lent = false;              // Insured by the firm that lends him.
    bool under_declared = false;
    bool in_tax = false;   // On a tax list of the year.
    bool in_si = false;    // In an SI list of the year.
    bool refused = false;  // Some row of his was written as a bad row. Set after the writing.
};

enum class Poverty : std::uint8_t { none, near_poor, poor };

struct Household {
    std::uint32_t first;  // Its persons stand one after the other.
    std::uint32_t people;
    std::uint8_t unit;     // Place in `units`.
    std::uint8_t commune;  // Place in communes().
    std::uint16_t house;   // Number in the street.
    Poverty poverty = Poverty::none;
};

struct Population {
    std::vector<Household> households;
    std::vector<Person> persons;  // By household; foreigners at the end.
    std::vector<Employer> employers;
    std::vector<Job> jobs;  // By payer, then person.
    NumberMaker numbers;    // Every number given.
};

// Throws Failure(interrupted).
Population make_population(double scale, const Rates& rates, std::uint64_t seed, Progress& progress,
                           const CancelFlag& cancel);

}  // namespace baophu::synth
