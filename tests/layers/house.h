// The house as ARCHITECTURE.md draws it: three floors, their rooms, and synth beside them.
//
//     edge/cli/main.cpp            room edge/cli
//     flow/intake/intake.h         room flow/intake, a stage; this file is its front header
//     flow/run.cpp                 room flow, the table of contents of the stages
//     flow/linkage/engine/keys.h   room flow/linkage/engine, inside a stage and no stage itself
//     synth/province.h             room synth
//     core/base/detail/digits.h    room core/base; a folder inside a room is no room of its own
//
// Paths are written as an #include writes them: from src/, with forward slashes.
// A new room is added to the list in house.cpp, and by that to every rule.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace baophu::layers {

// The stages of flow in the order in which a delivery passes them.
inline constexpr std::array<std::string_view, 9> stages{
    "intake", "linkage", "coverage", "search", "compliance", "targets", "voluntary", "programme", "reports"};

// The linkage engine sees columns and nothing of the house.
inline constexpr std::string_view engine_room = "flow/linkage/engine";

// The floors from the top down, and synth.
inline constexpr std::array<std::string_view, 4> floors{"edge", "flow", "core", "synth"};

// Every room there may be, also those not built yet, in the order of the drawing: by floor,
// inside flow by stage, else by name.
std::span<const std::string_view> rooms();

// The room in which a file stands; none for a file outside every known room.
std::optional<std::string_view> room_of(std::string_view path);

// "core", "flow", "edge" or "synth".
std::string_view floor_of(std::string_view room);

// The place of a room in the order of the stages, from 0; none if it is no stage.
std::optional<std::size_t> stage_of(std::string_view room);

// "flow/coverage/coverage.h" for the stage room "flow/coverage".
std::string front_header(std::string_view stage_room);

// Whether the file is a test that stands beside the code (*_test.cpp), or a header that only
// such tests include (*_for_tests.h).
bool is_test(std::string_view path);

}  // namespace baophu::layers
