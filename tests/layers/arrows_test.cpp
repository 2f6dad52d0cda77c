// What one planted include cannot show: circles, places of files, and how a violation reads.
#include "arrows.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "tree_copy.h"

namespace baophu::layers {
namespace {

using Lines = std::vector<std::string>;

TEST(Circles, LAY_6_two_core_rooms_in_the_real_tree) {
    const TreeCopy tree(real_source_root());
    tree.write("core/base/planted_target.h", "");
    tree.write("core/identifiers/planted_target.h", "#include \"core/base/planted_target.h\"\n");
    const std::vector<Violation> before = tree.violations();

    tree.write("core/base/planted.cpp", "// Planted.\n\n#include \"core/identifiers/planted_target.h\"\n");

    const Lines expected{"LAY-6 core/base/planted.cpp:3 [core/identifiers/planted_target.h]"};
    EXPECT_EQ(news(before, tree.violations()), expected);
}

TEST(Circles, LAY_6_two_edge_rooms_in_the_real_tree) {
    const TreeCopy tree(real_source_root());
    tree.write("edge/cli/planted_target.h", "");
    tree.write("edge/store/planted_target.h", "");
    for (const char* user : {"edge/cli/planted_1.cpp", "edge/cli/planted_2.cpp"}) {
        tree.write(user, "#include \"edge/store/planted_target.h\"\n");
    }
    const std::vector<Violation> before = tree.violations();

    tree.write("edge/store/planted.cpp", "\n\n#include \"edge/cli/planted_target.h\"\n");

    const Lines expected{"LAY-6 edge/store/planted.cpp:3 [edge/cli/planted_target.h]"};
    EXPECT_EQ(news(before, tree.violations()), expected);
}

// Three rooms: law -> calendar (twice) -> base (twice) -> law (once). The once is reported.
TEST(Circles, LAY_6_a_long_circle_is_cut_where_it_is_thinnest) {
    const TreeCopy tree;
    tree.write("core/law/a.h", "#include \"core/calendar/a.h\"\n#include \"core/calendar/b.h\"\n");
    tree.write("core/calendar/a.h", "#include \"core/base/a.h\"\n");
    tree.write("core/calendar/b.h", "#include \"core/base/a.h\"\n");
    tree.write("core/base/a.h", "");
    EXPECT_TRUE(tree.violations().empty());

    tree.write("core/base/a.h", "#include \"core/law/a.h\"\n");
    const std::vector<Violation> violations = tree.violations();
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(to_string(violations[0]),
              "core/base/a.h:1: LAY-6: core/base -> core/law -> core/calendar -> core/base is a circle. The "
              "arrow core/base -> core/law is drawn least often (1): take it away. [core/law/a.h]");
}

// text -> law closes two circles, the short one over law -> text and the long one over
// warehouse. In the long one law -> warehouse is as thin, but nothing is wrong with it.
TEST(Circles, LAY_6_the_shortest_circle_is_cut_first) {
    const TreeCopy tree;
    tree.write("core/text/a.h", "#include \"core/law/a.h\"\n");
    tree.write("core/law/a.h", "#include \"core/text/a.h\"\n#include \"core/warehouse/a.h\"\n");
    tree.write("core/law/b.h", "#include \"core/text/a.h\"\n");
    tree.write("core/warehouse/a.h", "#include \"core/text/a.h\"\n");
    tree.write("core/warehouse/b.h", "#include \"core/text/a.h\"\n");
    EXPECT_EQ(news({}, tree.violations()), Lines{"LAY-6 core/text/a.h:1 [core/law/a.h]"});
}

TEST(Circles, LAY_6_every_circle_is_cut) {
    const TreeCopy tree;
    for (const std::string room : {"text", "law", "territory", "documents"}) {
        tree.write("core/" + room + "/a.h", "#include \"core/base/a.h\"\n");
    }
    tree.write("core/base/a.h", "#include \"core/text/a.h\"\n#include \"core/law/a.h\"\n");
    const Lines expected{"LAY-6 core/base/a.h:1 [core/text/a.h]", "LAY-6 core/base/a.h:2 [core/law/a.h]"};
    EXPECT_EQ(news({}, tree.violations()), expected);
}

TEST(Places, LAY_8_a_source_file_stands_in_a_known_room) {
    const TreeCopy tree(real_source_root());
    const std::vector<Violation> before = tree.violations();
    for (const char* file : {"planted.cpp", "core/planted.h", "core/planted/a.h", "flow/planted/a.h",
                             "edge/planted/a.cpp", "planted/a.h"}) {
        tree.write(file, "#include <vector>\n");
    }
    tree.write("planted.txt", "Not C++: it may stand there.\n");
    const Lines expected{"LAY-8 core/planted.h:1 []",     "LAY-8 core/planted/a.h:1 []",
                         "LAY-8 edge/planted/a.cpp:1 []", "LAY-8 flow/planted/a.h:1 []",
                         "LAY-8 planted.cpp:1 []",        "LAY-8 planted/a.h:1 []"};
    EXPECT_EQ(news(before, tree.violations()), expected);
}

TEST(Places, LAY_8_an_unknown_room_is_not_included) {
    const TreeCopy tree(real_source_root());
    tree.write("core/planted/a.h", "");
    const std::vector<Violation> before = tree.violations();
    tree.write("core/base/planted.cpp", "\n\n#include \"core/planted/a.h\"\n");
    EXPECT_EQ(news(before, tree.violations()), Lines{"LAY-8 core/base/planted.cpp:3 [core/planted/a.h]"});
}

TEST(Places, LAY_9_no_folder_is_named_after_nothing) {
    for (const std::string name : {"utils", "util", "helpers", "common", "misc"}) {
        const TreeCopy tree(real_source_root());
        const std::vector<Violation> before = tree.violations();
        tree.write("core/" + name + "/a.h", "");
        tree.write("flow/intake/" + name + "/a.sql", "");
        tree.write("core/base/" + name + ".h", "");  // A file may bear the name; a folder may not.
        const Lines expected{"LAY-9 core/" + name + "/a.h:1 []", "LAY-9 flow/intake/" + name + "/a.sql:1 []"};
        EXPECT_EQ(news(before, tree.violations()), expected);
    }
}

TEST(Places, ATreeThatIsNotThereIsNoTreeInOrder) {
    EXPECT_THROW(read_include_graph(real_source_root() / "nowhere"), std::runtime_error);
}

TEST(Violations, ReadAsHelp) {
    const TreeCopy tree;
    tree.write("flow/intake/a.h", "");
    tree.write("flow/linkage/b.cpp", "#include \"flow/intake/a.h\"\n");
    const std::vector<Violation> violations = tree.violations();
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(to_string(violations[0]),
              "flow/linkage/b.cpp:1: LAY-3: flow/linkage includes an inner file of flow/intake. Include "
              "flow/intake/intake.h, and let it tell what is missing there. [flow/intake/a.h]");
}

}  // namespace
}  // namespace baophu::layers
