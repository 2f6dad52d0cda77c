// Slips: how the two registers write a worker, with what clerks get wrong about him.
//
// A slip belongs to a register and stays in all its rows: the clerk typed it once. Rates:
// synth/rates.h.
#pragma once

#include "synth/population.h"

namespace baophu::synth {

// Fills in_tax, in_si and the second SI number of every worker from his jobs.
void write_entries(Population& population, Random& random, NumberMaker& numbers);

}  // namespace baophu::synth
