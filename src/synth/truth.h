// Truth: what the made-up province knows about itself, written apart from the deliveries.
//
//     persons.csv     one line a person: names, numbers, kind and row of the matrix, what he is
//                     subject to and why he is not as of December 2018, what the two lists tell, what was
//                     done to his rows
//     employers.csv   one line an employer, with who owns or represents it
//     jobs.csv        who worked for whom, insured by whom, in which months, for what
//     counts.csv      persons by unit and verdict; every unit, every verdict
//     slips.csv       what is wrong in which entry: subject, register, kind of slip
//     figures.csv     what the province turned out to hold
//     rows/FILE.csv   which line of a delivery is whom, and its defect: written with the delivery
//
// The numbers are those a person holds, whether or not a register shows them. A person's employer
// and unit are those of the main payer (of the payer that insures him, if he is on no tax list; the
// unit is that of residence for who has neither); registered says that the enterprise is in an SI
// list of the year.
#pragma once

#include <filesystem>

#include "core/base/progress.h"
#include "synth/figures.h"
#include "synth/population.h"

namespace baophu::synth {

// Writes all of them but the rows into `folder`, which exists. Throws Failure(interrupted), and
// what CsvWriter throws.
void write_truth(const Population& population, const EntryCount& count, const Rates& rates,
                 const std::filesystem::path& folder, const CancelFlag& cancel);

}  // namespace baophu::synth
