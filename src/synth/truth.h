// Truth: what the made-up province knows about itself, written apart from the deliveries.
//
//     persons.csv     one line a worker: names, numbers, main payer, verdict, and what was done
//                     to his rows
//     employers.csv   one line an employer
//     counts.csv      persons by unit and verdict; every unit, every verdict
//
// The numbers are those a person holds, whether or not a register shows them. A person's employer and unit
// are those of the main payer (of the payer that insures him, if he is on no tax list); registered says that
// the enterprise is in an SI list of the year.
#pragma once

#include <filesystem>

#include "core/base/progress.h"
#include "synth/population.h"

namespace baophu::synth {

// Writes all of them into `folder`, which exists. Throws Failure(interrupted), and what
// CsvWriter throws.
void write_truth(const Population& population, const std::filesystem::path& folder, Progress& progress,
                 const CancelFlag& cancel);

}  // namespace baophu::synth
