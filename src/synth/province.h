// A made-up province with known truth, after Đồng Nai in 2018.
//
//     OUT/deliveries/   what agencies send: synth/deliveries.h
//     OUT/truth/        what is so: synth/truth.h
//
// The same options give the same bytes on every machine and with any number of threads. Nobody in
// it exists. This room has its own encoders, id makers and verdicts and uses none of the
// product's: a rule that is wrong in both places by one hand would be wrong unseen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "synth/figures.h"
#include "synth/rates.h"

namespace baophu::synth {

struct Options {
    std::filesystem::path out;
    std::uint64_t seed = 1;
    double scale = 0.01;             // 0 < scale <= 10; 1 is 889,810 who have to be insured.
    std::vector<std::string> kinds;  // Of delivery; empty: all.
    Rates rates;
    unsigned threads = 2;  // 1 and more.
};

struct Summary {
    std::int64_t workers = 0;  // Who have to be insured.
    std::int64_t employers = 0;
    std::int64_t deliveries = 0;  // Files, without the delivery note.
    std::int64_t rows = 0;        // In them, with the bad rows.
    std::int64_t bad_rows = 0;
    Figures figures;
};

// Writes OUT/deliveries with a delivery-note.csv, and apart OUT/truth; creates the folders. What
// was written goes away again if it throws:
//
//   Failure(folder_not_empty)      OUT exists and holds something          {path}
//   Failure(unknown_option_value)  scale is out of range, a kind unknown   {option, value, known}
//   Failure(disk_full, system_error)                                       {path, problem}
//   Failure(interrupted)           `cancel` was set
//
// Announces three steps and finishes.
Summary write_province(const Options& options, Progress& progress, const CancelFlag& cancel);

}  // namespace baophu::synth
