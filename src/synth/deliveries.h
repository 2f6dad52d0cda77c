// Deliveries: all the files that the made-up agencies send, written by several threads.
//
//     tax-yearly-list-2018.csv ...    the 21 kinds: registers.h
//     delivery-note.csv               who sent each file, and when it arrived
//
// Each file has dice of its own, so the bytes do not depend on who writes which file when.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "synth/delivery.h"

namespace baophu::synth {

struct WrittenAll {
    std::int64_t files = 0;  // Without the delivery note.
    Written sums;
};

// Writes those of `kinds` (all, if empty) into `deliveries`, and what their rows are into `rows`;
// both folders exist. Marks the persons that had a bad row. Throws Failure(interrupted), and what
// CsvWriter throws.
WrittenAll write_deliveries(Population& population, const Books& books,
                            const std::vector<std::string>& kinds_wanted,
                            const std::filesystem::path& deliveries, const std::filesystem::path& rows,
                            unsigned threads, Progress& progress, const CancelFlag& cancel);

}  // namespace baophu::synth
