// Households: families of working age at one address.
//
//     head and spouse, most with grown children, some with a parent; children bear the father's
//     family name
//
// Only members of working age are made: children at school and the old are in no register here.
#pragma once

#include "synth/name_maker.h"
#include "synth/population.h"

namespace baophu::synth {

// Appends `people` persons in households to the population, by the districts' inhabitants.
void make_households(Population& population, int people, const Rates& rates, NameMaker& names,
                     Random& random);

// A foreigner, in no household.
Person make_foreigner(Random& random);

}  // namespace baophu::synth
