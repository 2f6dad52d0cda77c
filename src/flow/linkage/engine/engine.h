// The record-linkage engine: registers in, links and groups out, by Fellegi and Sunter, with nothing but
// the registers to learn from.
//
//   read       batches -> rows and dictionaries              records.h, dictionary.h
//   block      keys, passes                                  propose.h, keys.h, blocks.h
//   learn      u by chance, m by EM in stages, lambda        chance.h, training.h
//   score      every new pair of every pass                  scorer.h, comparer.h
//   decide     posterior, assignment, groups                 posterior.h, clusters.h
//
// The engine sees columns (column.h) and a specification (specification.h): no file, no database, no clock,
// no country and no trade. The same registers give the same answer on any number of threads and with any
// kernel, to the last bit. Rules ENG-*: docs/spec/engine.md.
#pragma once

#include <span>
#include <vector>

#include "flow/linkage/engine/blocks.h"
#include "flow/linkage/engine/column.h"
#include "flow/linkage/engine/kernel.h"
#include "flow/linkage/engine/model.h"
#include "flow/linkage/engine/posterior.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/rulings.h"
#include "flow/linkage/engine/specification.h"
#include "flow/linkage/engine/workings.h"

namespace baophu::linkage::engine {

struct Options {
    unsigned threads = 1;
    Kernel kernel = best_kernel();
    Decide decisions;       // What people settled, if anything.
    Decide labels;          // Pairs that are known to be one: they teach m and ties, and settle nothing.
    bool clusters = false;  // Whether groups are wanted; otherwise `group` of the answer stays empty.
    Look look;              // Called once at the end, if it is set, with what led to the answer.
};

// Seconds by the clock, and of all processors, for whoever wants to know where time goes.
struct StageTime {
    const char* stage = "";
    double seconds = 0;
    double cpu_seconds = 0;
};

struct Answer {
    std::vector<RecordNumber> first;  // By register, and one more (Records::first).
    std::vector<Link> links;          // By left, then right record.
    std::vector<RecordNumber> group;  // By record: the smallest record of its group.
    double expected_links = 0;
    double prior_shift = 0;  // Bits by which the posterior moved the prior.

    // What it rests on, for reports and explanations.
    Layout layout;
    std::vector<Pass> passes;
    std::vector<PassAccount> accounts;  // By pass.
    RulingAccount rulings;
    Model model;
    std::vector<PatternCount> patterns;  // Of the pairs that blocking found, estimated from a sample.
    std::vector<StageTime> times;
};

// Reads the registers to their end: one is searched for doubles, several are linked with each other.
// The specification has no fault (fault_of in layout.h), its passes are at most passes_max.
Answer link(std::span<Register> registers, const Specification& specification, const Options& options);

// m and ties from labels: row i of the first register and row i of the second are one and the same. The
// registers are as long as each other. For Specification::known.
Known learn_from_matches(std::span<Register> registers, const Specification& specification,
                         const Options& options);

}  // namespace baophu::linkage::engine
