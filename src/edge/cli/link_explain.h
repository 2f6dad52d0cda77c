// A pair of records explained on the terminal: a waterfall from the prior to the probability.
#pragma once

#include <string>

#include "edge/cli/link_words.h"
#include "edge/registers/registers.h"
#include "flow/linkage/engine/explain.h"

namespace baophu::cli {

// The records that two ids name: the first record of the id on the left, and of that on the right the first
// that could be linked with it. Throws Failure: link_id_unknown, link_pair_impossible.
struct RecordPair {
    linkage::engine::RecordNumber left = 0;
    linkage::engine::RecordNumber right = 0;
};
RecordPair find_pair(const registers::Registers& registers, const linkage::engine::Records& records,
                     const std::string& left, const std::string& right);

// What became of the pair, in sentences: a link, outdone by rivals, never looked at.
std::string verdict_of(const LinkWords& words, const linkage::engine::Explanation& explanation);

std::string waterfall(const LinkWords& words, const registers::Registers& registers,
                      const linkage::engine::Explanation& explanation,
                      const std::vector<linkage::engine::Pass>& passes);

}  // namespace baophu::cli
