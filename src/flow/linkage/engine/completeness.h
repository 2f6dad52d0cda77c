// Of all links, the share that blocking looks at, by what was learned: the passes are tried on made-up links
// whose fields are known as often as in the registers and agree as often as m says.
//
// Without it the number of links among all pairs would be taken for the number of those that were found, and
// every probability would be too low where blocking finds few. Fields that go wrong together let more links
// escape than this says: it is an upper bound.
#pragma once

#include <vector>

#include "flow/linkage/engine/model.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

// Above 0, at most 1. The same for the same registers. Time: some thousand made-up links.
double share_found(const Records& records, const std::vector<Pass>& passes,
                   const std::vector<LevelShares>& m);

}  // namespace baophu::linkage::engine
