// Decisions of people about pairs of records, as a file of the next linking:
//
//     left_id,right_id,verdict
//     A-17,B-4,same
//     A-18,B-4,different
//
// The ids are those of links.csv and of the review queue; other columns are skipped. The file counts whole or
// not at all: decisions are never half applied. Rule ENG-39: docs/spec/engine.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "edge/registers/registers.h"
#include "flow/linkage/engine/engine.h"

namespace baophu::cli {

struct WrittenDecision {
    std::uint64_t line = 0;
    std::string left;
    std::string right;
    bool same = true;
};

// Throws Failure: file_unreadable, link_decisions_column_missing, link_decision_broken.
std::vector<WrittenDecision> read_decisions(const std::filesystem::path& file);

// By record: of the left id its first record, and of the right one the first that could be linked with it, or
// else its first other record. `file` is named in faults. Throws Failure: link_decision_id_unknown,
// link_decision_broken.
std::vector<linkage::engine::Decision> decisions_of(const std::vector<WrittenDecision>& written,
                                                    const std::filesystem::path& file,
                                                    const registers::Registers& registers,
                                                    const linkage::engine::Records& records);

}  // namespace baophu::cli
