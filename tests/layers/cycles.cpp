#include "cycles.h"

#include <algorithm>
#include <cstddef>
#include <deque>

namespace baophu::layers {
namespace {

using Path = std::vector<std::string>;

// The rooms of a shortest way, both ends included; empty if there is no way.
Path shortest_way(const Arrows& arrows, const std::string& from, const std::string& to) {
    std::map<std::string, std::string> came_from{{from, from}};
    std::deque<std::string> waiting{from};
    while (!waiting.empty() && !came_from.contains(to)) {
        for (const auto& [arrow, includes] : arrows) {
            if (arrow.from != waiting.front()) continue;
            if (came_from.emplace(arrow.to, arrow.from).second) waiting.push_back(arrow.to);
        }
        waiting.pop_front();
    }
    if (!came_from.contains(to)) return {};
    Path way{to};
    while (way.back() != from)
        way.push_back(came_from.at(way.back()));
    std::ranges::reverse(way);
    return way;
}

// The shortest circle, beginning with the room whose name comes first; empty if there is none.
Path shortest_circle(const Arrows& arrows) {
    Path shortest;
    for (const auto& [arrow, includes] : arrows) {
        Path circle = shortest_way(arrows, arrow.to, arrow.from);
        if (circle.empty() || (!shortest.empty() && circle.size() >= shortest.size())) continue;
        shortest = std::move(circle);
    }
    std::ranges::rotate(shortest, std::ranges::min_element(shortest));
    return shortest;
}

Arrow thinnest_arrow(const Arrows& arrows, const Path& circle) {
    std::vector<Arrow> sides;
    for (std::size_t i = 0; i < circle.size(); ++i) {
        sides.push_back({circle[i], circle[(i + 1) % circle.size()]});
    }
    std::ranges::sort(sides);
    return *std::ranges::min_element(sides, {}, [&](const Arrow& side) { return arrows.at(side).size(); });
}

}  // namespace

std::vector<Cut> find_cuts(Arrows arrows) {
    std::vector<Cut> cuts;
    for (Path circle = shortest_circle(arrows); !circle.empty(); circle = shortest_circle(arrows)) {
        Arrow arrow = thinnest_arrow(arrows, circle);
        arrows.erase(arrow);
        cuts.push_back({std::move(circle), std::move(arrow)});
    }
    return cuts;
}

}  // namespace baophu::layers
