// Why two records are linked, or are not: every part of the weight of a pair, and what became of it.
//
//     prior                       -13.3 bits   one pair in ten thousand
//     surname    nguyen | nguyen   +1.5        level, m, u; and the rarity of the value, -0.6
//     born       1965   | 1956     -0.8
//     ...
//     = weight                     +9.7
//     + prior shift                +0.2        what the posterior changed of the prior
//     rivals of either record                  they lower the probability
//     = probability                0.87
//
// The parts add up to the weight exactly (in units of weigher.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flow/linkage/engine/workings.h"

namespace baophu::linkage::engine {

// What one component says.
struct Part {
    std::size_t component = 0;
    Level level = level::unknown;
    double m = 0;  // 0 where the level is "not known".
    double u = 0;
    Weight level_weight = 0;
    Weight rarity = 0;  // Of the equal value; else 0.
    std::string left;   // The values (cell_text.h): of an address those of all its fields, of moved words all
    std::string right;  // parts of the name.

    Weight weight() const { return level_weight + rarity; }
};

// Another pair of one of the two records, with a record of the same register as the other.
struct Rival {
    RecordNumber record = 0;  // Which of the two it belongs to,
    RecordNumber other = 0;   // and whom it would be linked with.
    Weight weight = 0;
};

struct Explanation {
    RecordNumber left = 0;  // The smaller number.
    RecordNumber right = 0;
    Weight prior = 0;
    std::vector<Part> parts;  // By component.
    Weight origins = 0;       // What their origins say beforehand.
    Weight together = 0;      // What the levels say together beyond what each says alone.
    Weight lookalikes = 0;    // What others who are alike and not one account for; at most 0.
    Weight weight = 0;
    double prior_shift = 0;             // Bits.
    double alone = 0;                   // The probability if there were no rivals and no groups.
    double probability = 0;             // Before the assignment.
    std::vector<std::size_t> found_by;  // The passes that find the pair.
    bool judged = false;                // Whether the pair was found and weighed enough to be a link.
    Weight in_groups = 0;  // Of one register: the weight in the light of the groups (clusters.h).
    bool one_group = false;
    Settled settled = Settled::open;
    std::vector<Rival> rivals;  // The heaviest first. Of several registers.
};

// The records are different and could be a link.
Explanation explain(const Workings& workings, RecordNumber a, RecordNumber b);

// The parts of the pair's weight, by component.
std::vector<Part> parts_of(const Workings& workings, const Row& a, const Row& b);

// The passes that find the pair, of those whose blocks were kept.
std::vector<std::size_t> passes_that_find(const Keys& keys, RecordNumber a, RecordNumber b);

}  // namespace baophu::linkage::engine
