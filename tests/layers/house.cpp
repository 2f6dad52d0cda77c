#include "house.h"

#include <algorithm>

namespace baophu::layers {
namespace {

// Floor by floor, which the formatter would run together.
// clang-format off
constexpr std::array<std::string_view, 29> all_rooms{
    "edge/cli", "edge/http", "edge/registers", "edge/rights", "edge/signin", "edge/store", "edge/workspace",
    "flow", "flow/intake", "flow/linkage", "flow/linkage/engine", "flow/coverage", "flow/search", "flow/compliance",
    "flow/targets", "flow/voluntary", "flow/programme", "flow/reports",
    "core/base", "core/calendar", "core/casework", "core/documents", "core/identifiers",
    "core/law", "core/plan", "core/territory", "core/text", "core/warehouse",
    "synth",
};
// clang-format on

// The folder of a path up to its first or second slash; empty if it has not so many.
std::string_view folder(std::string_view path, int depth) {
    std::size_t slash = path.find('/');
    if (depth == 2 && slash != std::string_view::npos) slash = path.find('/', slash + 1);
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

// The one room that stands inside of another.
bool is_engine(std::string_view path) {
    return path.starts_with(engine_room) && path.substr(engine_room.size()).starts_with('/');
}

}  // namespace

std::span<const std::string_view> rooms() {
    return all_rooms;
}

std::optional<std::string_view> room_of(std::string_view path) {
    if (is_engine(path)) return engine_room;
    const std::string_view inner = folder(path, 2);
    const std::string_view outer = folder(path, 1);
    // A folder of flow is a stage or unknown; only files directly in flow/ are of room flow.
    const bool whole_folder = outer == "synth" || inner.empty();
    const auto room = std::ranges::find(all_rooms, whole_folder ? outer : inner);
    if (room == all_rooms.end()) return std::nullopt;
    return *room;
}

std::string_view floor_of(std::string_view room) {
    return room.substr(0, room.find('/'));
}

std::optional<std::size_t> stage_of(std::string_view room) {
    if (!room.starts_with("flow/")) return std::nullopt;
    const auto stage = std::ranges::find(stages, room.substr(std::string_view("flow/").size()));
    if (stage == stages.end()) return std::nullopt;
    return static_cast<std::size_t>(stage - stages.begin());
}

std::string front_header(std::string_view stage_room) {
    const std::string_view stage = stage_room.substr(stage_room.find('/') + 1);
    return std::string(stage_room) + "/" + std::string(stage) + ".h";
}

bool is_test(std::string_view path) {
    return path.ends_with("_test.cpp") || path.ends_with("_for_tests.h");
}

}  // namespace baophu::layers
