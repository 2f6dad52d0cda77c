#include "drawing.h"

#include <sstream>

#include <gtest/gtest.h>

#include "house.h"
#include "tree_copy.h"

namespace baophu::layers {
namespace {

TreeCopy& with_rooms(TreeCopy& tree) {
    for (const char* file : {"core/base/date.h", "core/warehouse/query.h", "flow/intake/intake.h"})
        tree.provide(file);
    tree.write("core/warehouse/query.cpp", "#include <duckdb.h>\n#include \"core/base/date.h\"\n");
    tree.write("flow/linkage/linkage.h",
               "#include \"core/base/date.h\"\n#include \"flow/intake/intake.h\"\n");
    tree.write("flow/run.h", "#include \"flow/intake/intake.h\"\n#include \"flow/linkage/linkage.h\"\n");
    tree.write("synth/province.h", "#include \"core/base/date.h\"\n");
    tree.write("edge/store/store.h", "#include \"core/base/date.h\"\n");
    tree.write("edge/cli/main.cpp",
               "#include \"synth/province.h\"\n#include \"flow/run.h\"\n#include \"core/warehouse/query.h\"\n"
               "#include \"edge/store/store.h\"\n#include \"core/base/date.h\"\n");
    return tree;
}

TEST(Drawing, ShowsFloorsRoomsAndArrows) {
    TreeCopy tree;
    EXPECT_EQ(draw(with_rooms(tree).graph()), R"(edge     cli   store
  |      a floor includes itself and the floors below it
flow     intake -> linkage
  |      run calls the stages in this order; a stage includes only those before it
core     base   warehouse

synth    beside the floors: only edge includes it

room              includes

edge/cli          edge   store
                  flow   run
                  core   base  warehouse
                  synth  synth
edge/store        core   base

flow/run          flow   intake  linkage
flow/intake       -
flow/linkage      flow   intake
                  core   base

core/base         -
core/warehouse    core   base

synth             core   base
)");
}

TEST(Drawing, LeavesOutTests) {
    TreeCopy tree;
    const std::string before = draw(with_rooms(tree).graph());
    tree.write("core/base/date_test.cpp", "#include \"core/warehouse/query.h\"\n");
    tree.write("core/law/law_test.cpp", "#include \"core/base/date.h\"\n");
    EXPECT_EQ(draw(tree.graph()), before);
}

TEST(Drawing, OfAnEmptyFloorEndsInNoBlank) {
    const TreeCopy tree;
    tree.provide("core/base/date.h");
    EXPECT_EQ(draw(tree.graph()), R"(edge
  |      a floor includes itself and the floors below it
flow
  |      run calls the stages in this order; a stage includes only those before it
core     base

room              includes

core/base         -
)");
}

// The whole house, every room built and every arrow drawn that may be: the widest drawing.
TEST(Drawing, KeepsToItsWidth) {
    const TreeCopy tree;
    std::string everything;
    for (const std::string_view room : rooms()) {
        tree.provide(std::string(room) + "/a.h");
        everything += "#include \"" + std::string(room) + "/a.h\"\n";
    }
    for (const std::string_view room : rooms())
        tree.write(std::string(room) + "/a.cpp", everything);
    std::istringstream lines(draw(tree.graph()));
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), drawing_width) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST(Drawing, IsFoundInItsBlock) {
    const std::string begin(drawing_begins);
    const std::string end(drawing_ends);
    EXPECT_EQ(drawing_in("# A\n```\nother\n```\n" + begin + "\n```\na\n\nb\n```\n" + end + "\nmore\n"),
              "a\n\nb\n");
    EXPECT_EQ(drawing_in(begin + "\r\n\r\n```text\r\na\r\n```\r\n" + end + "\r\n"), "a\n");
    EXPECT_EQ(drawing_in(begin + "\n```\n```\n" + end + "\n"), "");
}

TEST(Drawing, IsMissedWithoutItsBlock) {
    const std::string begin(drawing_begins);
    const std::string end(drawing_ends);
    EXPECT_EQ(drawing_in(""), std::nullopt);
    EXPECT_EQ(drawing_in("```\na\n```\n"), std::nullopt);
    EXPECT_EQ(drawing_in(begin + "\n```\na\n```\n"), std::nullopt);
    EXPECT_EQ(drawing_in("```\na\n```\n" + end + "\n"), std::nullopt);
    EXPECT_EQ(drawing_in(begin + "\na\n" + end + "\n```\nb\n```\n"), std::nullopt);
    EXPECT_EQ(drawing_in(begin + "\n```\na\n" + end + "\n```\n"), std::nullopt);
}

}  // namespace
}  // namespace baophu::layers
