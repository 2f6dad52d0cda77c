// Staffing: who of the residents is of which kind, and works for whom.
#pragma once

#include "synth/population.h"

namespace baophu::synth {

// Gives every person a kind and a reason and makes the main jobs; appends the foreigners.
// `counts` sums to the residents and the foreigners.
void staff(Population& population, const KindCounts& counts, const Rates& rates, Random& random,
           Progress& progress, const CancelFlag& cancel);

}  // namespace baophu::synth
