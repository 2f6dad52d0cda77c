#include "drawing.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "house.h"

namespace baophu::layers {
namespace {

using Room = std::string_view;
using Words = std::vector<std::string>;

// The rooms that hold code, each with the other rooms it includes.
using Uses = std::map<Room, std::set<Room>>;

Uses uses_of(const IncludeGraph& graph) {
    Uses uses;
    for (const std::string& file : graph.files) {
        if (const auto room = room_of(file); room && is_source(file) && !is_test(file)) uses[*room];
    }
    for (const Include& include : graph.includes) {
        const auto from = room_of(include.file);
        const auto to = room_of(include.target);
        if (is_test(include.file) || !from || !to || *from == *to) continue;
        if (uses.contains(*from) && graph.has_source(include.target)) uses[*from].insert(*to);
    }
    return uses;
}

// "flow/run" for the files directly in flow/, "linkage/engine" for the room inside of a stage, else the name
// of the room.
std::string full_name(Room room) {
    if (room == engine_room) return "linkage/engine";
    return room == "flow" ? "flow/run" : std::string(room);
}

std::string short_name(Room room) {
    const std::string name = full_name(room);
    return name.substr(name.find('/') + 1);
}

// Words in a row, and a new line below the first word where the row is full.
std::string row(const std::string& head, const Words& words, const std::string& gap) {
    std::string text;
    std::string line = head;
    for (const std::string& word : words) {
        const bool first = line.size() == head.size();
        if (!first && line.size() + gap.size() + word.size() > drawing_width) {
            text += line + "\n";
            line = std::string(head.size(), ' ');
        } else if (!first) {
            line += gap;
        }
        line += word;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return text + line + "\n";
}

// The short names of the rooms on a floor that `wanted` holds, in the order of the house.
template <typename Wanted>
Words names_on(std::string_view floor, const Wanted& wanted) {
    Words names;
    for (const Room room : rooms()) {
        if (floor_of(room) == floor && wanted.contains(room)) names.push_back(short_name(room));
    }
    return names;
}

std::string draw_floors(const Uses& uses) {
    Words stage_names = names_on("flow", uses);
    std::erase(stage_names, short_name("flow"));
    std::erase(stage_names, short_name(engine_room));
    std::string text;
    text += row("edge     ", names_on("edge", uses), "   ");
    text += "  |      a floor includes itself and the floors below it\n";
    text += row("flow     ", stage_names, " -> ");
    text += "  |      run calls the stages in this order; a stage includes only those before it\n";
    text += row("core     ", names_on("core", uses), "   ");
    if (uses.contains("synth")) text += "\nsynth    beside the floors: only edge includes it\n";
    return text;
}

// The arrows of one room: a row for each floor that it includes.
std::string draw_arrows(Room room, const std::set<Room>& used) {
    if (used.empty()) return fmt::format("{:<18}-\n", full_name(room));
    std::string text;
    std::string head = full_name(room);
    for (const std::string_view floor : floors) {
        const Words names = names_on(floor, used);
        if (names.empty()) continue;
        const bool alone = floor == "synth";
        text += row(fmt::format("{:<18}{:<7}", head, floor), alone ? Words{"synth"} : names, "  ");
        head.clear();
    }
    return text;
}

Words lines_of(std::string_view text) {
    Words lines;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);) {
        if (line.ends_with('\r')) line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

std::string draw(const IncludeGraph& graph) {
    const Uses uses = uses_of(graph);
    std::string text = draw_floors(uses);
    text += "\nroom              includes\n";
    std::string_view floor;
    for (const Room room : rooms()) {
        if (!uses.contains(room)) continue;
        if (floor_of(room) != floor) text += "\n";
        floor = floor_of(room);
        text += draw_arrows(room, uses.at(room));
    }
    return text;
}

std::optional<std::string> drawing_in(std::string_view markdown) {
    const Words lines = lines_of(markdown);
    const auto is_fence = [](const std::string& line) { return line.starts_with("```"); };
    const auto begin = std::ranges::find(lines, drawing_begins);
    const auto end = std::find(begin, lines.end(), drawing_ends);
    const auto open = std::find_if(begin, end, is_fence);
    if (end == lines.end() || open == end) return std::nullopt;
    const auto close = std::find_if(open + 1, end, is_fence);
    if (close == end) return std::nullopt;
    std::string drawing;
    for (auto line = open + 1; line != close; ++line)
        drawing += *line + "\n";
    return drawing;
}

}  // namespace baophu::layers
