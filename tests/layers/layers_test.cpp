// Holds the architecture: the real tree keeps the rules LAY-1 to LAY-10 (arrows.h), and
// ARCHITECTURE.md shows the house as it is.
//
//     layer_tests                  runs the tests
//     layer_tests --drawing        prints the drawing for ARCHITECTURE.md
#include <filesystem>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "arrows.h"
#include "drawing.h"
#include "tree_copy.h"

namespace baophu::layers {
namespace {

namespace fs = std::filesystem;

TEST(RealTree, LAY_1_to_9_hold) {
    const IncludeGraph graph = read_include_graph(real_source_root());
    ASSERT_FALSE(graph.includes.empty()) << "No include was read below " << real_source_root();
    for (const Violation& violation : find_violations(graph)) {
        ADD_FAILURE() << "src/" << to_string(violation);
    }
}

TEST(RealTree, IsDrawnInArchitecture) {
    const fs::path page = fs::path(BAOPHU_SOURCE_ROOT) / "ARCHITECTURE.md";
    ASSERT_TRUE(fs::exists(page)) << page << " does not exist; it holds the drawing of the house.";
    const auto drawn = drawing_in(read_text(page));
    ASSERT_TRUE(drawn.has_value())
        << "ARCHITECTURE.md has no drawing. It stands in a ``` fence between the lines\n"
        << drawing_begins << "\n"
        << drawing_ends;
    EXPECT_EQ(*drawn, draw(read_include_graph(real_source_root())))
        << "ARCHITECTURE.md draws another house than src/ builds. If the new arrow is meant, remake the "
           "drawing:\n"
           "    build/release/tests/layer_tests --drawing\n"
           "and put what it prints between the ``` lines.";
}

}  // namespace
}  // namespace baophu::layers

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "--drawing") {
        using namespace baophu::layers;
        fmt::print("{}", draw(read_include_graph(real_source_root())));
        return 0;
    }
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
