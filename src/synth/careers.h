// Careers: when a worker worked in 2018, when he was insured, and what he was paid.
#pragma once

#include "synth/population.h"

namespace baophu::synth {

// The verdict a worker of this employer gets. `first` is its first worker: he participates
// if anybody does, so that every employer that declares is in every December list.
Verdict draw_verdict(Random& random, const Employer& employer, bool first);

// The job at the main payer that leads to this verdict.
Job main_job(Random& random, Verdict verdict);

// Gives about one worker in a hundred a second payer, who pays less over the year:
//
//   job change   two to four months at the other payer, the rest at the main one; insured at
//                the other if that one declares, even where the main one does not (lapsed)
//   side job     all the year, a fraction of the main pay, never insured there
//
// Appends the jobs; corrects main jobs and verdicts where a job change touches them.
void add_second_payers(Population& population, Random& random);

}  // namespace baophu::synth
