#include "edge/workspace/rounding_secret.h"

#include <gtest/gtest.h>

#include "edge/workspace/made_up_deliveries_for_tests.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;

TEST(RoundingSecret, IsMadeOnceAndNobodyElseReadsIt) {
    const Writing at;
    const std::string secret = rounding_secret(at.workspace);
    EXPECT_EQ(secret.size(), 64U);
    EXPECT_EQ(rounding_secret(at.workspace), secret);
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(fs::status(at.root() / rounding_secret_name).permissions() & others, fs::perms::none);
    EXPECT_NE(rounding_secret(Writing().workspace), secret);
}

}  // namespace
}  // namespace baophu::workspace
