// What the registers tell of one person for a month, and what the law of that month answers: all that
// judge_person.h decides by. Persons and employers are numbers of linkage.person and linkage.employer, units
// and other words numbers of the dossier book's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "core/identifiers/person_number.h"
#include "flow/coverage/rules.h"

namespace baophu::coverage {

using PersonIndex = std::uint32_t;
using EmployerIndex = std::uint32_t;
using Word = std::uint32_t;

inline constexpr std::uint32_t untold = std::numeric_limits<std::uint32_t>::max();  // No employer, no unit.
inline constexpr std::int32_t no_date = std::numeric_limits<std::int32_t>::min();   // Days since 1970-01-01.

// In the order in which registers count (COV-10).
enum class Register : std::uint8_t {
    si_list,
    labour_use,
    tax_yearly_list,
    tax_yearly_flat_list,
    si_list_before,
    business_registrations,
    household_businesses,
    residents,
    voluntary_participants,
};
inline constexpr std::array<std::string_view, 9> register_words{"si_list",
                                                                "labour_use",
                                                                "tax_yearly_list",
                                                                "tax_yearly_flat_list",
                                                                "si_list_before",
                                                                "business_registrations",
                                                                "household_businesses",
                                                                "residents",
                                                                "voluntary_participants"};

// Phương án of a row of the SI list, as far as it is a reason.
enum class MovementKind : std::uint8_t { other, maternity, sick, unpaid_leave, moved, left };

// What a household book says of work.
enum class Occupation : std::uint8_t { not_told, wage_worker, military, domestic_worker, pensioner, other };

// ---- What registers tell ----------------------------------------------------------------------

// A source row is delivery * 1000000000 + row_number, so that "the first" is never left to chance.
using Source = std::int64_t;

// The months of one employer and managing unit in the SI lists, as bits (COV-9). `last` and `first` are in
// the order of the months, then of the rows.
struct Stay {
    PersonIndex person = 0;
    EmployerIndex employer = 0;
    Word unit = untold;
    std::uint64_t months = 0;
    std::uint64_t unemployment_months = 0;
    std::uint64_t untold_months = 0;  // In which the list does not say.
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = 0;
    std::int64_t wage = 0;  // For contribution in the month judged, whole dong.
    // What the last row tells besides.
    Word movement = untold;
    Word contract_type = untold;
    Word nationality = untold;
    std::int32_t contract_from = no_date;
    std::optional<bool> suspended;  // Whether its SI unit is; nothing: no register has the unit.
    MovementKind kind_of_movement = MovementKind::other;
    std::optional<Kind> kind;
    std::optional<bool> foreign;  // Nothing: the list tells no nationality.
};

inline constexpr int months_kept = 60;
inline constexpr std::uint64_t this_month = 1;  // Of the bits of months.
inline constexpr std::uint64_t window = 0xFFF;  // The twelve months.

// Stay::first and last: the months in their order, in each the rows in theirs.
inline constexpr std::int64_t rows_of_a_month = 10'000'000'000'000;
inline std::int64_t order_of(int months_back, Source row) {
    return (months_kept - std::int64_t{months_back}) * rows_of_a_month + row;
}
inline Source source_row_of(std::int64_t order) {
    return order % rows_of_a_month;
}

// Pay of a year by one payer, from one row of a yearly tax list.
struct Pay {
    PersonIndex person;
    Register list;
    EmployerIndex employer;
    Word unit;
    std::int64_t income;  // Taxable, whole dong.
    Source source_row;
};

// A contract of the labour report that runs in the month.
struct Contract {
    PersonIndex person;
    EmployerIndex employer;
    Kind kind;
    std::int32_t starts;
    std::int32_t ends;
    std::int64_t pay;  // A month, whole dong.
    Source source_row;
};

// A firm or a household business of his own.
struct Business {
    PersonIndex person;
    Register list;
    EmployerIndex employer;
    Kind kind;
    Word unit;
    std::int32_t registered_on;
    Source source_row;
};

// A row of a household book.
struct Resident {
    PersonIndex person;
    Occupation occupation;
    Word unit;
    Word commune;
    Source source_row;
};

// All payments for voluntary insurance up to the month.
struct VoluntaryPayments {
    PersonIndex person;
    bool covers_month;
    bool in_window;  // Of the twelve months.
    std::int32_t last_month;
    Word unit;
    Word commune;
    Source source_row;
};

struct KnownFacts {
    std::int32_t birth_date = no_date;
    std::optional<Sex> sex;
    bool numbered = false;        // A register gives a number by which records could have met.
    bool foreign_number = false;  // It begins with a letter.
    bool doubtful = false;        // Linkage doubts the records (LNK-8).
    bool row_refused = false;     // Intake refused a row of him in the SI list of the month.
    bool reported_once =
        false;  // A labour report up to the month names him, though its contract may be over.
};

// ---- The dossier ---------------------------------------------------------------------------------

// What a register shows of somebody's work in the month (COV-8).
struct Shown {
    Register by;
    Kind kind;
    EmployerIndex employer;
    Word unit;
    std::int32_t starts;
    std::int32_t ends;
    std::int64_t pay;
    Source source_row;
};

struct Dossier {
    PersonIndex person;
    KnownFacts facts;
    Occupation occupation = Occupation::not_told;
    bool resident = false;
    Word residence = untold;
    Word commune = untold;  // In `residence`.
    StandingInLaw standing;
    std::span<const Stay> stays;
    std::span<const Shown> shown;
    const VoluntaryPayments* voluntary = nullptr;
};

}  // namespace baophu::coverage
