// What the office knows and a run does not (NXT-1).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edge/store/store.h"
#include "edge/workspace/runs.h"

namespace baophu::http {

// Made or taken back, come or withdrawn, since the run; sorted.
struct Lacks {
    std::vector<std::string> deliveries;  // SHA-256.
    std::vector<std::int64_t> decisions;  // Sequences.
};

Lacks lacks(store::Store& store, const workspace::RunKnows& known);

}  // namespace baophu::http
