// Ledger: what an employer's jobs add up to, month by month; for lists that carry sums.
#pragma once

#include "synth/population.h"

namespace baophu::synth {

struct EmployerYear {
    std::array<std::int32_t, 13> working{};    // Whom it pays, by month; 0 is unused.
    std::array<std::int32_t, 13> contracts{};  // Of them: with a contract of three months and more.
    std::array<std::int32_t, 13> insured{};    // In its SI list.
    std::array<std::int64_t, 13> payroll{};    // Of them, in declared wages.
    std::int64_t taxable = 0;                  // Of the year.
};

using Ledger = std::vector<EmployerYear>;  // By employer.

Ledger make_ledger(const Population& population);

}  // namespace baophu::synth
