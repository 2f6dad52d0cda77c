// The people of the made-up province and what they did in 2018: the truth that every
// delivered file is written from, and that no delivered file states.
//
//     Worker --1..2-- Job --1-- Employer
//
// A job is a worker with one payer: what he worked, in which months that payer insured him,
// what it paid. A worker's main payer is the one that paid more taxable income.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "synth/employers.h"
#include "synth/months.h"
#include "synth/names.h"
#include "synth/numbers.h"

namespace baophu::synth {

// Where a worker stands as of December 2018; the first that is true.
enum class Verdict {
    participating,          // In the SI list of December.
    lapsed,                 // Not in it, but in that of an earlier month of the year.
    employer_unregistered,  // In none, and the enterprise of the main payer is in none either.
    left_out                // In none, but the enterprise of the main payer is in some.
};

inline constexpr std::array<std::string_view, 4> verdict_names{"participating", "lapsed",
                                                               "employer_unregistered", "left_out"};

constexpr std::string_view name_of(Verdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

struct Job {
    std::uint32_t worker;    // Index.
    std::uint32_t employer;  // Index.
    Months worked;
    Months insured;             // By this employer; within `worked`.
    std::int64_t wage;          // That contributions are reckoned from; dong a month.
    std::int64_t taxable;       // Of the year, in dong; 0: not on this year's tax list.
    std::int64_t deducted = 0;  // Insurance kept back over the year, in dong.
};

// How one register writes a worker, in every row and month alike.
struct Entry {
    bool present = false;
    ShownNumber id_number;  // Width 0: the cell is empty.
    bool plain_name = false;
};

struct Worker {
    std::string full_name;
    Sex sex;
    Date born;
    std::uint64_t cccd;
    std::uint64_t cmnd;
    std::uint64_t person_tax_code;
    std::uint64_t si_number;
    std::uint64_t second_si_number = 0;  // 0: none.
    int second_si_before = 0;            // The months before this one stand under the second number.

    std::uint32_t employer;  // Index of the main payer.
    Verdict verdict;
    bool second_payer = false;
    bool keeps_registered = false;  // His SI rows are never bad: his employer's presence rests on him.
    bool refused = false;           // Some row of his was written as a bad row. Set by the writers.

    Entry in_tax;
    Entry in_si;
};

struct Population {
    std::vector<Employer> employers;
    std::vector<Worker> workers;  // By main payer.
    std::vector<Job> jobs;        // By payer, then worker.
};

// Every row of this worker in every register carries one and the same valid number.
bool numbers_intact(const Worker& worker);

// Throws Failure(interrupted).
Population make_population(int workers, std::uint64_t seed, Progress& progress, const CancelFlag& cancel);

}  // namespace baophu::synth
