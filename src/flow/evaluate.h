// How right a run is, held against the truth of a made-up province (docs/evaluation.md).
//
//   EVA-1  Links: of the pairs of records that the run joins how many are one person (precision), and
//          of the pairs that are one person how many it joins (recall). A record counts once, whatever
//          rows repeat it; one that several persons share (one number, two holders) for him of whom the
//          most of its rows are, of equals for the first by number. Of employers the same; a branch is
//          its enterprise (LNK-2).
//   EVA-2  An entity stands for the person of whom the most of its records are, and of equals for the
//          first by number. A second entity of one person is a wrong answer, not another right one.
//   EVA-3  Missing: who is told to be missing (ReasonKind::missing, compulsory) against who is in
//          truth. Recall counts all verdicts; precision is told for each certainty apart.
//   EVA-4  Reasons: of those told to be absent for a reason how many are absent for it in truth.
//   EVA-5  Arguments: of those rightly told to be missing how many are told with their true employer,
//          locality and last month of participation.
//   EVA-6  The ceiling is a run over the same rows whose records are joined as they truly belong: what
//          it gets wrong no linkage can put right.
//
// The truth is that of December; only rows in force count.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/intake/intake.h"

namespace baophu {

// Precision is right / told, recall right / in_truth; nothing where a question has no such side.
struct Quality {
    std::string question;  // "links.person", "missing.sure", "reason.left_out", "argument.employer"
    std::int64_t right = 0;
    std::optional<std::int64_t> told;
    std::optional<std::int64_t> in_truth;

    bool operator==(const Quality&) const = default;
};

struct TruthOfRun {
    std::filesystem::path folder;              // The folder "truth" that synth wrote.
    std::vector<intake::Delivery> deliveries;  // Of the run.
    std::vector<std::string> file_names;       // Of the deliveries, as they were handed over.
};

// In: a run with its schemas `linkage` and `coverage`. Leaves temporary tables behind. Throws Failure:
// truth_unreadable when a file of the truth is absent, or tells of no row of the run; truth_other_month.
std::vector<Quality> evaluate(warehouse::Connection& connection, const TruthOfRun& truth);

// Writes the true entity of each record of the run as Parquet, as linkage::take_entities reads it: kind,
// record_key, entity_id. Records of which the truth does not tell keep the entity that they have. Throws
// truth_unreadable.
void write_true_entities(warehouse::Connection& connection, const TruthOfRun& truth,
                         const std::filesystem::path& file);

}  // namespace baophu
