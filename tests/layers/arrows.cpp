#include "arrows.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "house.h"
#include "steps.h"

namespace baophu::layers {
namespace {

struct Door {
    std::string_view begins;
    std::string_view name;
    std::string_view room;
};

constexpr std::array<Door, 13> doors{{
    {"duckdb.h", "DuckDB", "core/warehouse"},  // duckdb.hpp too.
    {"duckdb/", "DuckDB", "core/warehouse"},
    {"soci/", "SOCI", "edge/store"},
    {"soci.h", "SOCI", "edge/store"},
    {"libpq", "libpq", "edge/store"},
    {"sqlite3.h", "SQLite", "edge/store"},
    {"sodium", "libsodium", "edge/signin"},
    {"cjose/", "cjose", "edge/signin"},
    {"CLI/", "CLI11", "edge/cli"},
    {"openssl/", "OpenSSL", "core/base"},
    {"zip.h", "libzip", "core/documents"},
    {"expat.h", "expat", "core/documents"},
    {"freexl.h", "FreeXL", "core/documents"},
}};

Verdict judge_door(const Include& include) {
    const std::string_view target = include.target;
    if ((target.starts_with("gtest/") || target.starts_with("gmock/")) && !is_test(include.file)) {
        return Fault{"LAY-7", "GoogleTest belongs to the *_test.cpp files."};
    }
    for (const Door& door : doors) {
        if (!target.starts_with(door.begins) || room_of(include.file) == door.room) continue;
        return Fault{"LAY-7", fmt::format("{} has one door, {}. Ask that room for what is needed.", door.name,
                                          door.room)};
    }
    return std::nullopt;
}

bool names_a_floor(std::string_view target) {
    return std::ranges::any_of(floors, [&](std::string_view floor) {
        return target.starts_with(floor) && target.substr(floor.size()).starts_with('/');
    });
}

Verdict judge_writing(const IncludeGraph& graph, const Include& include) {
    if (include.form == Form::computed) {
        return Fault{"LAY-8", "An include names its file; a macro hides it from the reader."};
    }
    if (include.form == Form::angled) {
        if (!names_a_floor(include.target)) return std::nullopt;
        return Fault{"LAY-8", fmt::format("A file of ours is included in quotes: \"{}\".", include.target)};
    }
    if (!names_a_floor(include.target)) {
        return Fault{"LAY-8",
                     "A quoted include begins at src/, as in \"core/base/date.h\"; a header from "
                     "elsewhere stands in <...>."};
    }
    if (!graph.has_source(include.target)) {
        return Fault{"LAY-8",
                     "There is no such source file in src/; the path is written from there, "
                     "without . and .."};
    }
    if (!room_of(include.target)) return Fault{"LAY-8", "The included file stands in no known room."};
    return std::nullopt;
}

std::optional<Step> step_of(const Include& include) {
    const auto from = room_of(include.file);
    const auto to = room_of(include.target);
    if (include.form != Form::quoted || !from || !to) return std::nullopt;
    return Step{*from, *to, include.target};
}

Verdict judge_include(const IncludeGraph& graph, const Include& include) {
    if (Verdict verdict = judge_door(include)) return verdict;
    if (Verdict verdict = judge_writing(graph, include)) return verdict;
    const std::optional<Step> step = step_of(include);
    return step ? judge_step(*step) : std::nullopt;
}

bool stands_in_nothing(std::string_view file) {
    constexpr std::array<std::string_view, 5> names{"/utils/", "/util/", "/helpers/", "/common/", "/misc/"};
    const std::string path = "/" + std::string(file);
    return std::ranges::any_of(names,
                               [&](std::string_view name) { return path.find(name) != std::string::npos; });
}

Verdict judge_place(const std::string& file) {
    if (stands_in_nothing(file)) {
        return Fault{"LAY-9", "The folder is named after nothing. Put the file where its word belongs."};
    }
    if (is_source(file) && !room_of(file)) {
        return Fault{"LAY-8",
                     "The file stands in no known room. A new room is told in ARCHITECTURE.md and "
                     "in tests/layers/house.cpp."};
    }
    return std::nullopt;
}

std::vector<Violation> find_circles(const Arrows& arrows) {
    std::vector<Violation> violations;
    for (const Cut& cut : find_cuts(arrows)) {
        const std::vector<Include>& includes = arrows.at(cut.arrow);
        const std::string sentence = fmt::format(
            "{} -> {} is a circle. The arrow {} -> {} is drawn least often ({}): take it away.",
            fmt::join(cut.circle, " -> "), cut.circle.front(), cut.arrow.from, cut.arrow.to, includes.size());
        for (const Include& include : includes) {
            violations.push_back({"LAY-6", include.file, include.line, include.target, sentence});
        }
    }
    return violations;
}

}  // namespace

std::string to_string(const Violation& violation) {
    const std::string written = violation.included.empty() ? "" : " [" + violation.included + "]";
    return fmt::format("{}:{}: {}: {}{}", violation.file, violation.line, violation.rule, violation.sentence,
                       written);
}

std::vector<Violation> find_violations(const IncludeGraph& graph) {
    std::vector<Violation> violations;
    Arrows arrows;
    for (const std::string& file : graph.files) {
        if (Verdict fault = judge_place(file)) {
            violations.push_back({fault->rule, file, 1, "", fault->sentence});
        }
    }
    for (const Include& include : graph.includes) {
        if (Verdict fault = judge_include(graph, include)) {
            violations.push_back({fault->rule, include.file, include.line, include.target, fault->sentence});
        } else if (const auto step = step_of(include); step && step->from != step->to) {
            arrows[{std::string(step->from), std::string(step->to)}].push_back(include);
        }
    }
    std::ranges::move(find_circles(arrows), std::back_inserter(violations));
    std::ranges::sort(violations, {}, [](const Violation& v) { return std::tie(v.file, v.line, v.rule); });
    return violations;
}

}  // namespace baophu::layers
