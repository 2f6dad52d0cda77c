// Whether a workspace is whole: what is precious is there and unchanged, and what is derived can be
// trusted. Nothing is written.
//
//   RUN-5  Precious: every file that was taken in stands under its SHA-256, and its receipt tells what
//          the store tells; the store keeps its own rules (SQLite's integrity check), and its rows are as
//          audit and history tell them (STO-8).
//   RUN-6  Derived: each result of intake has the rows that its receipt counts; each run has its
//          warehouse, its inputs and its journal; the current one has the content hash that its journal
//          names, computed again. What is wrong here is computed again once its folder is removed.
//   RUN-7  What a crash left (".partial", a file that was copied and never entered) is told and harms
//          nothing: the next writer removes the former, and a file is entered when it is taken in again.
#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "edge/store/store.h"
#include "edge/workspace/workspace.h"

namespace baophu::workspace {

enum class Harm {
    left_over,  // Of a crash; harmless.
    derived,    // Can be computed again.
    precious,   // Has to come from a backup.
};

// "left_over", "derived", "precious": as files and messages name them.
std::string_view to_word(Harm harm);

struct Finding {
    Harm harm;
    std::string what;   // "original_changed": the key of its text.
    std::string where;  // Path below the workspace; of a row of the store its table and id, too.
};

struct Verified {
    std::vector<Finding> findings;  // The most harmful first, then by path.
    std::int64_t deliveries = 0;    // That were looked at, withdrawn ones too.
    std::int64_t results = 0;       // Of intake.
    std::int64_t runs = 0;
    std::int64_t rows_not_bound = 0;  // Of the store: whether they were altered cannot be said.

    bool whole() const;  // Nothing worse than what a crash left.
};

// Throws Failure: interrupted.
Verified verify(const Workspace& workspace, store::Store& store, const CancelFlag& cancel);

}  // namespace baophu::workspace
