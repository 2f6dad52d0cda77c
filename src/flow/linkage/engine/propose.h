// Blocking that nobody has to think of: which passes find most of the links for how many pairs.
//
// What the pairs cost is measured: every candidate pass (an expression, or two or three together) is tried
// on a sample of the records. What a pass finds is reckoned: for made-up links each field is missing as
// often as in the registers, and else wrong one time in four; then a form that tells less (the sound, the
// year) still agrees half the time. Passes are taken one by one, each time the one that finds most links
// not found yet for its pairs, until what is found no longer grows or the budget is spent.
#pragma once

#include <cstdint>
#include <vector>

#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

struct ProposedPass {
    Pass pass;
    double pairs = 0;  // Estimated from the sample.
    double found = 0;  // Of the made-up links the share that this pass and those before it find.
};

// At most `passes` of them, those with the fewest pairs first. The same for the same registers.
std::vector<ProposedPass> propose_passes(const Records& records, std::uint64_t budget, std::size_t passes,
                                         unsigned threads);

}  // namespace baophu::linkage::engine
