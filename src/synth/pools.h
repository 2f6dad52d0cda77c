// Pools: the residents who have no occupation yet, by district of residence.
#pragma once

#include <array>
#include <vector>

#include "synth/population.h"

namespace baophu::synth {

class Pools {
public:
    // Everybody in the households. `random` outlives the pools.
    Pools(const Population& population, Random& random);

    // Somebody of age, preferably of the district; the young when there is nobody else.
    std::uint32_t take(std::size_t unit, PerMillion women_share);
    std::uint32_t take_old();    // Old enough for a pension, while there are such.
    std::uint32_t take_young();  // Of 15 to 17, while there are such.

    // All who are left, in no order; the pools are empty then.
    std::vector<std::uint32_t> rest();

private:
    using Pool = std::vector<std::uint32_t>;
    using ByUnit = std::array<Pool, units.size()>;

    Pool& pool_of(const Person& person, std::size_t unit);

    Random& random_;
    ByUnit women_;
    ByUnit men_;
    ByUnit old_;  // Kept for pensioners, as long as others are free.
    Pool young_;
};

}  // namespace baophu::synth
