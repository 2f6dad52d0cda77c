// The drawing of the house in ARCHITECTURE.md: the floors with their rooms, then each room
// with the rooms it includes. It is made from the includes, tests left out, so it cannot
// differ from the code without a test that says so.
//
//     layer_tests --drawing        prints it
//
// The order is that of the floors, inside flow of the stages, else of the names: equal
// sources give an equal drawing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "include_graph.h"

namespace baophu::layers {

// No line of the drawing is longer, in columns.
inline constexpr std::size_t drawing_width = 100;

// The lines between which ARCHITECTURE.md holds the drawing, in a ``` fence.
inline constexpr std::string_view drawing_begins = "<!-- drawing: written by layer_tests --drawing -->";
inline constexpr std::string_view drawing_ends = "<!-- end of drawing -->";

// The drawing, each line ended by '\n', without fence. Arrows to and from unknown rooms and
// to files that do not exist are left out: they are violations, not rooms.
std::string draw(const IncludeGraph& graph);

// What stands in the fence between the two lines; none if a line or the fence is missing.
std::optional<std::string> drawing_in(std::string_view markdown);

}  // namespace baophu::layers
