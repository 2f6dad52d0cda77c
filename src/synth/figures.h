// Figures: what the province turned out to hold, counted from the truth and not from the rates.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "synth/entry.h"

namespace baophu::synth {

// How often something could have happened, and did.
struct RateFigure {
    std::int64_t open = 0;
    std::int64_t done = 0;
};

struct Figures {
    std::int64_t persons = 0;
    std::array<std::int64_t, 3> by_subject{};
    std::int64_t unemployment = 0;                 // Who have to be in unemployment insurance too.
    std::array<std::int64_t, 20> by_matrix_row{};  // 0 is unused.
    std::array<std::int64_t, reason_count> by_reason{};
    std::array<std::int64_t, kind_count> by_kind{};
    std::array<std::int64_t, verdict_names.size()> by_verdict{};
    std::int64_t sharing_a_name = 0;             // Persons whose full name another one bears.
    std::int64_t links = 0;                      // Pairs of entries of one person in two registers.
    std::int64_t links_without_number = 0;       // That have no valid identifier in common.
    std::array<RateFigure, rate_count> rates{};  // open 0: not counted.
};

// What the entries hold, and whose numbers are whole.
struct EntryCount {
    Figures figures;
    std::vector<bool> intact;        // By person: tax and SI lists show one and the same valid number,
                                     // which no other person's entry shows.
    std::vector<std::string> slips;  // The lines of slips.csv, in parts.
};

EntryCount count_entries(const Books& books, unsigned threads, Progress& progress, const CancelFlag& cancel);

// Adds what persons, jobs and employers tell.
void count_persons(const Population& population, Figures& figures);

}  // namespace baophu::synth
