// Which pairs a person should decide first: those whose decision avoids most wrong joins.
//
// A join is a pair of records of one group, or between registers a link. A pair that is told as a link is
// wrong with 1 - p, one that is not with p; what a decision is worth is how many wrong joins, told or missed,
// it avoids on the average:
//
//   within one register    (chance that what is told is wrong) x (pairs of records that come together, or
//                          part, with this pair: the product of the sizes of the two groups it would join, or
//                          of the two halves that became one when it was joined)
//   between registers      not told: p x (1 + told links that the pair would oust); told: 1 - p; and where
//                          "different" makes a rival likely, what is gained by telling that one
//
// Pairs that ask the same question, whether two groups are one or one group is two, are one row: the one
// whose decision is worth most. What is settled, and what is worth less than 0.01, is no row.
#pragma once

#include <cstddef>
#include <vector>

#include "flow/linkage/engine/workings.h"

namespace baophu::linkage::engine {

struct ReviewRow {
    RecordNumber left = 0;
    RecordNumber right = 0;
    Weight weight = 0;
    double probability = 0;  // Before the assignment.
    double worth = 0;        // Wrong joins of records.
};

// At most `most` rows, the worthiest first; of equal ones by their records.
std::vector<ReviewRow> review_queue(const Workings& workings, const Answer& answer, std::size_t most);

}  // namespace baophu::linkage::engine
