// Which components are tied, and how (model.h).
#pragma once

#include <vector>

#include "flow/linkage/engine/model.h"
#include "flow/linkage/engine/training.h"

namespace baophu::linkage::engine {

// The tree of components whose levels tell most about each other among matches (Chow and Liu), without the
// ties that tell next to nothing. `joint` by tie_index. What few matches show is drawn towards "independent".
std::vector<Tie> find_ties(std::size_t components, const std::vector<JointCounts>& joint);

}  // namespace baophu::linkage::engine
