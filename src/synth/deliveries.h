// Deliveries: the files that the made-up agencies send.
//
//     tax-yearly-list-2018.csv        form 05-1/BK, from the tax office
//     si-participants-2018-01.csv     participants of a month, from provincial social
//       .. -12.csv                    insurance
//     delivery-note.csv               who sent each file, and when it arrived
//
// Columns and headers are those of the agencies' extracts; see the .cpp.
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/progress.h"
#include "synth/population.h"

namespace baophu::synth {

struct Written {
    std::int64_t files = 0;  // Without the delivery note.
    std::int64_t rows = 0;   // Without headers, with bad rows.
    std::int64_t bad_rows = 0;
};

// Writes all of them into `folder`, which exists, and marks the workers that had a bad row.
// Throws Failure(interrupted), and what CsvWriter throws.
Written write_deliveries(Population& population, const std::filesystem::path& folder, std::uint64_t seed,
                         Progress& progress, const CancelFlag& cancel);

}  // namespace baophu::synth
