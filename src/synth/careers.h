// Careers: when somebody worked in 2018, when he was insured, and what he was paid.
#pragma once

#include "synth/population.h"

namespace baophu::synth {

// The job that leads to this reason. Kind, reason and employer fit each other: staffing.cpp.
Job make_job(Random& random, Kind kind, Reason reason, const Employer& employer, const Rates& rates);

// Gives about one employee in a hundred a second payer, who pays less over the year:
//
//   job change   two to four months at the other payer, the rest at the main one; insured at
//                the other if that one declares, even where the main one does not
//   side job     all the year, a fraction of the main pay, never insured there
//
// Appends the jobs and corrects main jobs where a job change touches them.
void add_second_payers(Population& population, const Rates& rates, Random& random);

// Has one participant in a hundred insured by a firm that lends him to his payer.
void lend_labour(Population& population, const Rates& rates, Random& random);

// What the two lists tell, and the main payers; from the jobs alone.
void judge_by_lists(Population& population);

}  // namespace baophu::synth
