// A made-up province with known truth, after Đồng Nai in 2018.
//
//     OUT/deliveries/   what agencies send: synth/deliveries.h
//     OUT/truth/        what is so: synth/truth.h
//
// The same options give the same bytes on every machine. Nobody in it exists. This room has
// its own encoders, id makers and verdicts and uses none of the product's: a rule that is
// wrong in both places by one hand would be wrong unseen.
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/progress.h"

namespace baophu::synth {

// Who had to be in compulsory social insurance in Đồng Nai in 2019: scale 1.
inline constexpr double workers_at_scale_1 = 889'810;

struct Options {
    std::filesystem::path out;
    std::uint64_t seed = 1;
    double scale = 0.01;  // 0 < scale <= 10; less than one worker counts as one.
};

struct Summary {
    std::int64_t workers = 0;
    std::int64_t employers = 0;
    std::int64_t deliveries = 0;  // Files, without the delivery note.
    std::int64_t rows = 0;        // In them, with the bad rows.
    std::int64_t bad_rows = 0;

    // Workers by verdict as of December; they sum to `workers`.
    std::int64_t participating = 0;
    std::int64_t lapsed = 0;
    std::int64_t employer_unregistered = 0;
    std::int64_t left_out = 0;
};

// Writes OUT/deliveries/*.csv with a delivery-note.csv, and apart OUT/truth/*.csv; creates
// the folders. What was written stays if it throws:
//
//   Failure(folder_not_empty)      OUT exists and holds something          {path}
//   Failure(unknown_option_value)  scale is out of range                   {option, value, known}
//   Failure(disk_full, system_error)                                       {path, problem}
//   Failure(interrupted)           `cancel` was set
//
// Announces three steps and finishes.
Summary write_province(const Options& options, Progress& progress, const CancelFlag& cancel);

}  // namespace baophu::synth
