// What the engine's links within one register say when its groups are known: how likely a pair is one, whose
// two could also belong to others, and what holds a group together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/engine.h"

namespace baophu::linkage {

// Two records of the register, by their places; left < right.
struct LikelyPair {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    int per_mille = 0;  // How likely they are one.
};

// What each record is offered: the best odds inside of its group, and the best to join another.
class Offers {
public:
    // `group`: by record, the first of its group. It outlives this.
    Offers(std::span<const engine::Link> links, std::span<const std::uint32_t> group);

    bool is_inside(const engine::Link& link) const { return group_[link.left] == group_[link.right]; }

    // Of two that are joined: either might belong to another group instead.
    double probability_inside(const engine::Link& link) const;

    // Of two that are apart: one of them would have to leave its group.
    double probability_apart(const engine::Link& link) const;

private:
    std::span<const std::uint32_t> group_;
    std::vector<double> own_;
    std::vector<double> other_;
};

LikelyPair pair_of(const engine::Link& link, double probability);

// The likeliest links that hold each group together: a spanning forest. `inside`: links within groups.
std::vector<LikelyPair> spanning_joins(std::vector<engine::Link> inside, const Offers& offers,
                                       std::size_t records);

}  // namespace baophu::linkage
