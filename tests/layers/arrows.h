// The rules of the house, held against the includes of its files.
//
//   LAY-1  Floors: core <- flow <- edge. core includes core; flow includes core and flow; edge
//          includes all of them.
//   LAY-2  The stages of flow stand in the order intake, linkage, coverage, compliance, targets,
//          voluntary, programme, reports. A stage includes itself and earlier stages.
//   LAY-3  Whoever is outside a stage includes it through flow/<stage>/<stage>.h only.
//   LAY-4  Files directly in flow/ are the table of contents: they may call every stage, and no
//          stage includes them.
//   LAY-5  synth includes core/base, core/calendar and itself; only edge includes synth. What it
//          knows of law and identifiers is its own, so that a wrong rule shows.
//   LAY-6  The rooms form no circle.
//   LAY-7  A third-party door has one room: DuckDB core/warehouse, SOCI edge/store, CLI11
//          edge/cli, OpenSSL core/base. GoogleTest belongs to the *_test.cpp files.
//   LAY-8  An include of ours is written "floor/room/file", from src/, and the file is there. A
//          source file stands in a known room.
//   LAY-10 The linkage engine (flow/linkage/engine) includes core/base and itself; whoever is outside
//          includes its engine.h, and explain.h, figures.h and curve.h, which explain an answer.
//   LAY-9  No folder is named after nothing: utils, util, helpers, common, misc.
//
// Tests that stand beside the code obey the same rules. An include is reported once, under the
// one rule that says best what is wrong; an arrow that is refused draws no circle.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cycles.h"
#include "include_graph.h"

namespace baophu::layers {

struct Violation {
    std::string rule;      // "LAY-3"
    std::string file;      // From src/.
    std::size_t line;      // 1 where the place of the file itself is at fault.
    std::string included;  // As written; empty where the place of the file is at fault.
    std::string sentence;  // What is wrong, and what to do.
};

// "core/base/date.h:7: LAY-1: ...", as compilers write it.
std::string to_string(const Violation& violation);

// By file, line and rule; empty for a house in order.
std::vector<Violation> find_violations(const IncludeGraph& graph);

}  // namespace baophu::layers
