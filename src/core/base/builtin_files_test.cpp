#include "core/base/builtin_files.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

TEST(BuiltinFiles, StandInOrderWithoutTwins) {
    const auto files = builtin_files();
    ASSERT_FALSE(files.empty());
    const auto out_of_order = std::ranges::adjacent_find(
        files, [](const BuiltinFile& a, const BuiltinFile& b) { return a.path >= b.path; });
    EXPECT_TRUE(out_of_order == files.end()) << out_of_order->path;
}

TEST(BuiltinFiles, AreFoundByPathAndByFolder) {
    EXPECT_FALSE(builtin_file("data/messages/words.yaml").empty());
    for (const BuiltinFile& file : builtin_files_in("data/messages/")) {
        EXPECT_TRUE(file.path.starts_with("data/messages/"));
        EXPECT_EQ(builtin_file(file.path), file.content);
    }
    EXPECT_GE(builtin_files_in("data/messages/").size(), 2u);
    EXPECT_TRUE(builtin_files_in("no/such/folder/").empty());
}

TEST(BuiltinFiles, AnAbsentOneIsNamed) {
    try {
        (void)builtin_file("data/none.yaml");
        FAIL() << "found a file that is not there";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault(),
                  Fault(fault::builtin_file_broken, {{"path", "data/none.yaml"}, {"problem", "absent"}}));
    }
}

TEST(BuiltinFiles, ADigestIsThatOfItsFolder) {
    EXPECT_EQ(builtin_digest("data/messages/"), builtin_digest("data/messages/"));
    EXPECT_NE(builtin_digest("data/messages/"), builtin_digest("data/"));
    EXPECT_EQ(builtin_digest("data/messages/").size(), 64u);
}

}  // namespace
}  // namespace baophu
