// Each rule is tried on the real tree: it is copied to a temporary folder, one include is
// planted in one file there, and exactly that line must be reported under exactly that rule.
//
// The planted file is new, and the files it names are made where the tree does not have them,
// so a test says the same while rooms are still being built. What the tree says before
// planting is taken off: a real violation fails its own test and not all of these.
#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "house.h"
#include "tree_copy.h"

namespace baophu::layers {
namespace {

struct Plant {
    std::string rule;  // "" if the include is allowed.
    std::string name;  // Of the test.
    std::string file;
    std::string include;                // "\"flow/run.h\"" or "<duckdb.h>", as it stands after #include.
    std::vector<std::string> provided;  // Files that must be there for it.
};

// An include of a file of ours, which is provided.
Plant plant(std::string rule, std::string name, std::string file, const std::string& target) {
    return {std::move(rule), std::move(name), std::move(file), "\"" + target + "\"", {target}};
}

std::string front(std::size_t stage) {
    return front_header("flow/" + std::string(stages.at(stage)));
}

Plant step_forward(std::size_t from, std::size_t to) {
    return plant("LAY-2", fmt::format("{}_includes_{}", stages.at(from), stages.at(to)),
                 fmt::format("flow/{}/planted.cpp", stages.at(from)), front(to));
}

Plant step_back(std::size_t from, std::size_t to) {
    return plant("", fmt::format("{}_includes_{}", stages.at(from), stages.at(to)),
                 fmt::format("flow/{}/planted.cpp", stages.at(from)), front(to));
}

std::vector<Plant> floor_plants() {
    return {
        plant("LAY-1", "core_includes_a_stage", "core/law/planted.cpp", "flow/coverage/coverage.h"),
        plant("LAY-1", "core_includes_a_stage_inside", "core/law/planted.h", "flow/coverage/planted_inner.h"),
        plant("LAY-1", "core_includes_the_run", "core/base/planted.cpp", "flow/run.h"),
        plant("LAY-1", "core_includes_edge", "core/warehouse/planted.cpp", "edge/store/planted_target.h"),
        plant("LAY-1", "core_test_includes_edge", "core/base/planted_test.cpp", "edge/cli/planted_target.h"),
        plant("LAY-1", "a_stage_includes_edge", "flow/coverage/planted.cpp", "edge/store/planted_target.h"),
        plant("LAY-1", "the_run_includes_edge", "flow/planted.cpp", "edge/workspace/planted_target.h"),
    };
}

std::vector<Plant> stage_plants() {
    std::vector<Plant> plants;
    for (std::size_t later = 1; later < stages.size(); ++later)
        plants.push_back(step_forward(later - 1, later));
    plants.push_back(step_forward(0, stages.size() - 1));
    plants.push_back(plant("LAY-2", "test_of_intake_includes_coverage", "flow/intake/planted_test.cpp",
                           "flow/coverage/coverage.h"));
    plants.push_back(plant("LAY-2", "intake_includes_coverage_inside", "flow/intake/planted.cpp",
                           "flow/coverage/planted_inner.h"));
    return plants;
}

std::vector<Plant> front_header_plants() {
    const std::string inner = "flow/intake/planted_inner.h";
    return {
        plant("LAY-3", "the_next_stage_goes_inside", "flow/linkage/planted.cpp", inner),
        plant("LAY-3", "a_far_stage_goes_inside", "flow/reports/planted.cpp", inner),
        plant("LAY-3", "a_test_goes_inside", "flow/linkage/planted_test.cpp", inner),
        plant("LAY-3", "the_run_goes_inside", "flow/planted.cpp", inner),
        plant("LAY-3", "edge_goes_inside", "edge/cli/planted.cpp", inner),
        plant("LAY-3", "same_name_in_a_folder_inside", "flow/linkage/planted.cpp",
              "flow/intake/csv/intake.h"),
        plant("LAY-4", "a_stage_includes_the_run", "flow/intake/planted.cpp", "flow/run.h"),
        plant("LAY-4", "a_stage_includes_a_file_of_flow", "flow/coverage/planted.h", "flow/planted_target.h"),
    };
}

std::vector<Plant> synth_plants() {
    const std::string target = "synth/planted_target.h";
    return {
        plant("LAY-5", "core_includes_synth", "core/base/planted.cpp", target),
        plant("LAY-5", "a_stage_includes_synth", "flow/intake/planted.cpp", target),
        plant("LAY-5", "the_run_includes_synth", "flow/planted.cpp", target),
        plant("LAY-5", "a_stage_test_includes_synth", "flow/intake/planted_test.cpp", target),
        plant("LAY-5", "synth_includes_identifiers", "synth/planted.cpp",
              "core/identifiers/planted_target.h"),
        plant("LAY-5", "synth_includes_law", "synth/planted.cpp", "core/law/planted_target.h"),
        plant("LAY-5", "synth_includes_a_stage", "synth/planted.cpp", "flow/intake/intake.h"),
        plant("LAY-5", "synth_includes_the_run", "synth/planted.cpp", "flow/run.h"),
        plant("LAY-5", "synth_includes_edge", "synth/planted.cpp", "edge/cli/planted_target.h"),
    };
}

std::vector<Plant> engine_plants() {
    return {
        plant("LAY-10", "engine_includes_the_warehouse", "flow/linkage/engine/planted.cpp",
              "core/warehouse/planted_target.h"),
        plant("LAY-10", "engine_includes_text", "flow/linkage/engine/planted.cpp",
              "core/text/planted_target.h"),
        plant("LAY-10", "engine_test_includes_its_stage", "flow/linkage/engine/planted_test.cpp",
              "flow/linkage/linkage.h"),
        plant("LAY-10", "edge_goes_inside_the_engine", "edge/cli/planted.cpp",
              "flow/linkage/engine/planted_inner.h"),
        plant("LAY-10", "linkage_goes_inside_the_engine", "flow/linkage/planted.cpp",
              "flow/linkage/engine/planted_inner.h"),
    };
}

std::vector<Plant> door_plants() {
    return {
        {"LAY-7", "duckdb_in_a_stage", "flow/coverage/planted.cpp", "<duckdb.h>", {}},
        {"LAY-7", "duckdb_in_edge", "edge/workspace/planted.cpp", "<duckdb.hpp>", {}},
        {"LAY-7", "duckdb_in_a_test", "flow/intake/planted_test.cpp", "<duckdb.h>", {}},
        {"LAY-7", "duckdb_in_quotes", "core/base/planted.cpp", "\"duckdb.h\"", {}},
        {"LAY-7", "soci_in_workspace", "edge/workspace/planted.cpp", "<soci/soci.h>", {}},
        {"LAY-7", "soci_in_warehouse", "core/warehouse/planted.cpp", "<soci/session.h>", {}},
        {"LAY-7", "cli11_in_store", "edge/store/planted.h", "<CLI/CLI.hpp>", {}},
        {"LAY-7", "cli11_in_a_stage", "flow/linkage/planted.cpp", "<CLI/App.hpp>", {}},
        {"LAY-7", "cjose_in_http", "edge/http/planted.cpp", "<cjose/cjose.h>", {}},
        {"LAY-7", "openssl_in_store", "edge/store/planted.cpp", "<openssl/evp.h>", {}},
        {"LAY-7", "openssl_in_synth", "synth/planted.cpp", "<openssl/sha.h>", {}},
        {"LAY-7", "gtest_outside_a_test", "core/base/planted.h", "<gtest/gtest.h>", {}},
    };
}

std::vector<Plant> writing_plants() {
    const std::string beside = "core/base/planted_target.h";
    return {
        {"LAY-8", "relative", "core/law/planted.cpp", "\"../base/planted_target.h\"", {beside}},
        {"LAY-8",
         "relative_in_a_path",
         "core/law/planted.cpp",
         "\"core/law/../base/planted_target.h\"",
         {beside}},
        {"LAY-8", "bare_name", "core/base/planted.cpp", "\"planted_target.h\"", {beside}},
        {"LAY-8", "missing_file", "core/law/planted.cpp", "\"core/base/planted_nowhere.h\"", {}},
        {"LAY-8",
         "no_source_file",
         "flow/intake/planted.cpp",
         "\"flow/intake/planted.sql\"",
         {"flow/intake/planted.sql"}},
        {"LAY-8", "ours_in_angle_brackets", "core/base/planted.cpp", "<flow/run.h>", {"flow/run.h"}},
        {"LAY-8", "quotes_around_a_system_header", "core/base/planted.cpp", "\"vector\"", {}},
        {"LAY-8", "a_macro", "core/base/planted.cpp", "PLANTED_HEADER", {}},
    };
}

std::vector<Plant> allowed_plants() {
    std::vector<Plant> plants{
        plant("", "core_includes_base", "core/warehouse/planted.cpp", "core/base/planted_target.h"),
        plant("", "a_room_includes_itself", "core/law/planted.cpp", "core/law/detail/planted_target.h"),
        plant("", "a_stage_includes_core", "flow/reports/planted.cpp", "core/law/planted_target.h"),
        plant("", "a_stage_includes_its_own_inside", "flow/intake/planted.cpp",
              "flow/intake/planted_inner.h"),
        plant("", "edge_includes_the_run", "edge/workspace/planted.cpp", "flow/run.h"),
        plant("", "edge_includes_a_stage", "edge/cli/planted.cpp", "flow/coverage/coverage.h"),
        plant("", "engine_includes_base", "flow/linkage/engine/planted.cpp", "core/base/planted_target.h"),
        plant("", "linkage_includes_the_engine", "flow/linkage/planted.cpp", "flow/linkage/engine/engine.h"),
        plant("", "edge_includes_the_engine", "edge/cli/planted.cpp", "flow/linkage/engine/engine.h"),
        plant("", "edge_explains_an_answer", "edge/cli/planted.cpp", "flow/linkage/engine/explain.h"),
        plant("", "edge_includes_core", "edge/cli/planted.cpp", "core/law/planted_target.h"),
        plant("", "edge_includes_edge", "edge/cli/planted.cpp", "edge/store/planted_target.h"),
        plant("", "edge_includes_synth", "edge/cli/planted.cpp", "synth/planted_target.h"),
        plant("", "synth_includes_base", "synth/planted.cpp", "core/base/planted_target.h"),
        plant("", "synth_includes_calendar", "synth/planted.cpp", "core/calendar/planted_target.h"),
        {"", "duckdb_in_warehouse", "core/warehouse/planted.cpp", "<duckdb.h>", {}},
        {"", "soci_in_store", "edge/store/planted.cpp", "<soci/soci.h>", {}},
        {"", "cli11_in_cli", "edge/cli/planted.cpp", "<CLI/CLI.hpp>", {}},
        {"", "openssl_in_base", "core/base/planted.cpp", "<openssl/evp.h>", {}},
        {"", "gtest_in_a_test", "core/base/planted_test.cpp", "<gtest/gtest.h>", {}},
    };
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
        plants.push_back(plant("", fmt::format("the_run_includes_{}", stages.at(stage)), "flow/planted.cpp",
                               front(stage)));
        if (stage > 0) plants.push_back(step_back(stage, stage - 1));
    }
    plants.push_back(step_back(stages.size() - 1, 0));
    return plants;
}

void PrintTo(const Plant& planted, std::ostream* out) {
    *out << planted.file << " #include " << planted.include;
}

std::string name_of(const testing::TestParamInfo<Plant>& info) {
    return info.param.name;
}

class Planted : public testing::TestWithParam<Plant> {};

TEST_P(Planted, IsSeen) {
    const Plant& planted = GetParam();
    const TreeCopy tree(real_source_root());
    for (const std::string& file : planted.provided)
        tree.provide(file);
    tree.write(planted.file, "// Planted.\n\n\n");
    const std::vector<Violation> before = tree.violations();

    tree.write(planted.file, "// Planted.\n\n#include " + planted.include + "\n");

    std::vector<std::string> expected;
    if (!planted.rule.empty()) {
        const std::string target = planted.include.substr(1, planted.include.size() - 2);
        const std::string written = planted.name == "a_macro" ? planted.include : target;
        expected.push_back(fmt::format("{} {}:3 [{}]", planted.rule, planted.file, written));
    }
    EXPECT_EQ(news(before, tree.violations()), expected);
}

INSTANTIATE_TEST_SUITE_P(LAY_1_floors, Planted, testing::ValuesIn(floor_plants()), name_of);
INSTANTIATE_TEST_SUITE_P(LAY_2_stages, Planted, testing::ValuesIn(stage_plants()), name_of);
INSTANTIATE_TEST_SUITE_P(LAY_3_4_front_headers, Planted, testing::ValuesIn(front_header_plants()), name_of);
INSTANTIATE_TEST_SUITE_P(LAY_5_synth, Planted, testing::ValuesIn(synth_plants()), name_of);
INSTANTIATE_TEST_SUITE_P(LAY_10_engine, Planted, testing::ValuesIn(engine_plants()), name_of);
INSTANTIATE_TEST_SUITE_P(LAY_7_doors, Planted, testing::ValuesIn(door_plants()), name_of);
INSTANTIATE_TEST_SUITE_P(LAY_8_writing, Planted, testing::ValuesIn(writing_plants()), name_of);
INSTANTIATE_TEST_SUITE_P(Allowed, Planted, testing::ValuesIn(allowed_plants()), name_of);

}  // namespace
}  // namespace baophu::layers
