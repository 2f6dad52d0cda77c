#include "steps.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "house.h"

namespace baophu::layers {
namespace {

Verdict judge_synth(const Step& step) {
    if (step.from == "synth" && step.to != "core/base" && step.to != "core/calendar") {
        return Fault{"LAY-5",
                     fmt::format("synth includes {}. It may use core/base and core/calendar only and makes "
                                 "the rest itself, so that a wrong rule shows.",
                                 step.to)};
    }
    if (step.to == "synth" && floor_of(step.from) != "edge") {
        return Fault{"LAY-5", fmt::format("{} includes synth. Only edge may: the program must not know that "
                                          "a province is made up.",
                                          step.from)};
    }
    return std::nullopt;
}

Verdict judge_floors(const Step& step) {
    const std::string_view from = floor_of(step.from);
    const std::string_view to = floor_of(step.to);
    if (from == "core" && (to == "flow" || to == "edge")) {
        return Fault{"LAY-1",
                     fmt::format("{} includes {}. core knows no stage and no edge: hand the value in, "
                                 "or move what is needed down into core.",
                                 step.from, step.to)};
    }
    if (from == "flow" && to == "edge") {
        return Fault{"LAY-1", fmt::format("{} includes {}. Clock, disk and screen stay at the edge: hand in "
                                          "what the stage needs.",
                                          step.from, step.to)};
    }
    return std::nullopt;
}

Verdict judge_table_of_contents(const Step& step) {
    if (!stage_of(step.from) || step.to != "flow") return std::nullopt;
    return Fault{"LAY-4",
                 fmt::format("{} includes {}. The table of contents calls the stages; no stage calls "
                             "it back.",
                             step.from, step.file)};
}

Verdict judge_stage_order(const Step& step) {
    const auto from = stage_of(step.from);
    const auto to = stage_of(step.to);
    if (!from || !to || *to <= *from) return std::nullopt;
    return Fault{"LAY-2", fmt::format("{} includes {}, a later stage. What both need belongs to the earlier "
                                      "stage or to core.",
                                      step.from, step.to)};
}

Verdict judge_front_header(const Step& step) {
    if (!stage_of(step.to) || step.file == front_header(step.to)) return std::nullopt;
    return Fault{"LAY-3", fmt::format("{} includes an inner file of {}. Include {}, and let it tell what is "
                                      "missing there.",
                                      step.from, step.to, front_header(step.to))};
}

Verdict judge_engine(const Step& step) {
    if (step.from == engine_room && step.to != "core/base") {
        return Fault{"LAY-10",
                     fmt::format("{} includes {}. The engine sees columns and a specification; hand in "
                                 "what it needs.",
                                 step.from, step.to)};
    }
    constexpr std::array<std::string_view, 5> doors{
        "flow/linkage/engine/engine.h", "flow/linkage/engine/explain.h", "flow/linkage/engine/figures.h",
        "flow/linkage/engine/curve.h", "flow/linkage/engine/review.h"};
    if (step.to == engine_room && std::ranges::find(doors, step.file) == doors.end()) {
        return Fault{
            "LAY-10",
            fmt::format("{} includes an inner file of the engine. Include {}, or what explains "
                        "its answer (explain.h, figures.h, curve.h, review.h), and let it tell what is "
                        "missing there.",
                        step.from, doors.front())};
    }
    return std::nullopt;
}

}  // namespace

Verdict judge_step(const Step& step) {
    if (step.from == step.to) return std::nullopt;
    for (const auto judge : {judge_synth, judge_floors, judge_table_of_contents, judge_stage_order,
                             judge_front_header, judge_engine}) {
        if (Verdict verdict = judge(step)) return verdict;
    }
    return std::nullopt;
}

}  // namespace baophu::layers
