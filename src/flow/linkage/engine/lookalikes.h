// Pairs that are not one and yet alike: brothers and sisters at one address, namesakes of one village, the
// branches of one firm.
//
// By chance alone nobody shares a surname, a street and a telephone with somebody else; families do, and a
// model that knows chance only takes them for one. So pairs that are not one are of two kinds: of chance,
// with the levels of u, and lookalikes, with levels r of their own:
//
//   odds = lambda m / ((1 - lambda) ((1 - kin) u + kin r))
//   weight = weight by chance alone - log2(1 - kin + kin r / u)
//
// kin is the share of lookalikes among pairs that are not one. Lookalikes share what they share however
// rare it is: of a rare surname in a family there are as many as of a common one. So r / u grows with the
// rarity of a value as m / u does.
//
// kin and r are fitted with lambda over the patterns of all pairs, by expectation and maximisation, m, u and
// ties held. The fit can go astray: where true pairs have what m knows nothing of (the halves of an address
// written into each other's column) these are a kind of their own, too. It betrays itself, for without it
// they would be taken for links. Lookalikes are mostly pairs that nobody would take for one; a kind of which
// a tenth would be is given up. For the same reason nobody looks for lookalikes where m is known beforehand:
// true pairs that are worse than those which taught m would look like a kind.
#pragma once

#include <vector>

#include "flow/linkage/engine/model.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/training.h"

namespace baophu::linkage::engine {

// What the learned model says of lookalikes; none where none are found, or where they were given up.
// `model` is trained. Deterministic, whatever the threads.
Lookalikes find_lookalikes(const Records& records, const std::vector<PassPatterns>& passes,
                           const Model& model, unsigned threads);

}  // namespace baophu::linkage::engine
