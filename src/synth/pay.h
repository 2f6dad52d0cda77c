// What workers earn and what is kept back from it, in dong.
//
// The contribution wage has its median near 5.5 million, a cluster at the floor of a trained
// worker in zone I (3,980,000 x 1.07) and a long tail up to 20 base salaries; taxable pay is
// 30-60 % higher (overtime, meals, bonuses). Assumptions, but for the floor and the top.
#pragma once

#include <cstdint>

#include "synth/random.h"

namespace baophu::synth {

inline constexpr std::int64_t floor_wage = 4'258'600;
inline constexpr std::int64_t top_wage = 26'000'000;  // 20 base salaries before July 2018.

// One month's wage that contributions are reckoned from.
std::int64_t contribution_wage(Random& random);

// Taxable pay of `months` months at a contribution wage, in whole thousands.
std::int64_t taxable_pay(Random& random, std::int64_t wage, int months);

// What is deducted from the worker for `months` insured months: 8 + 1.5 + 1 per cent.
std::int64_t deducted_insurance(std::int64_t wage, int months);

}  // namespace baophu::synth
