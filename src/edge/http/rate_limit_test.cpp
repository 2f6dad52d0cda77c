#include "edge/http/rate_limit.h"

#include <gtest/gtest.h>

namespace baophu::http {
namespace {

using std::chrono::milliseconds;

TEST(RateLimit, APP5_AheadAndThenByTheClock) {
    RateLimit limit(10, 3);
    const RateLimit::Time start{};
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(limit.admit("lan", start));
    EXPECT_FALSE(limit.admit("lan", start));
    EXPECT_FALSE(limit.admit("lan", start + milliseconds(99)));
    EXPECT_TRUE(limit.admit("lan", start + milliseconds(100)));
    EXPECT_FALSE(limit.admit("lan", start + milliseconds(100)));
}

TEST(RateLimit, APP5_OneCallerDoesNotTakeAnothersPart) {
    RateLimit limit(1, 1);
    const RateLimit::Time start{};
    EXPECT_TRUE(limit.admit("lan", start));
    EXPECT_FALSE(limit.admit("lan", start));
    EXPECT_TRUE(limit.admit("minh", start));
}

TEST(RateLimit, RestDoesNotSaveUpMoreThanAhead) {
    RateLimit limit(1, 2);
    const RateLimit::Time start{};
    EXPECT_TRUE(limit.admit("lan", start));
    const auto later = start + std::chrono::hours(5);
    EXPECT_TRUE(limit.admit("lan", later));
    EXPECT_TRUE(limit.admit("lan", later));
    EXPECT_FALSE(limit.admit("lan", later));
}

TEST(RateLimit, ManyCallersDoNotGrowItWithoutBound) {
    RateLimit limit(1, 1);
    RateLimit::Time now{};
    for (int i = 0; i < 60'000; ++i) {
        now += milliseconds(1);
        EXPECT_TRUE(limit.admit(std::to_string(i), now));
    }
}

}  // namespace
}  // namespace baophu::http
