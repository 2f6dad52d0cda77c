// Circles among the rooms, and where to cut them.
//
//     core/base -> core/law -> core/base        3 includes there, 1 back: cut the one
//
// An arrow is cheapest to cut where the fewest includes draw it; among equals, the first by
// name. The shortest circle is cut first, and the search goes on without that arrow, so that
// one planted include is told once and not once for every circle it closes.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "include_graph.h"

namespace baophu::layers {

struct Arrow {
    std::string from;
    std::string to;

    auto operator<=>(const Arrow&) const = default;
};

// The arrows between rooms, each with the includes that draw it. No arrow leads to its own room.
using Arrows = std::map<Arrow, std::vector<Include>>;

struct Cut {
    std::vector<std::string> circle;  // The rooms in order; the last one leads to the first.
    Arrow arrow;                      // The arrow of the circle to take away.
};

// What to cut so that no circle is left; empty if there is none.
std::vector<Cut> find_cuts(Arrows arrows);

}  // namespace baophu::layers
