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

// Else a flood of callers that nobody knows would give everybody his bucket back.
TEST(RateLimit, APP5_AtTheLimitTheOldestIsForgottenAndNotAll) {
    RateLimit limit(1, 1, 3);
    const RateLimit::Time start{};
    for (const char* caller : {"lan", "minh", "hoa"})
        EXPECT_TRUE(limit.admit(caller, start));
    EXPECT_FALSE(limit.admit("lan", start)) << "seen again: minh is the oldest now";
    EXPECT_TRUE(limit.admit("new", start));
    EXPECT_FALSE(limit.admit("lan", start));
    EXPECT_FALSE(limit.admit("hoa", start));
    EXPECT_TRUE(limit.admit("minh", start)) << "whose bucket is a new one";
}

TEST(RateLimit, TellsHowLongToWaitAndTakesBackWhatDidNotCount) {
    RateLimit limit(0.2, 1);
    const RateLimit::Time start{};
    EXPECT_TRUE(limit.admit("lan", start));
    EXPECT_EQ(limit.wait("lan", start).count(), 5);
    EXPECT_EQ(limit.wait("lan", start + milliseconds(3500)).count(), 2);
    EXPECT_EQ(limit.wait("nobody", start).count(), 1);
    limit.give_back("lan");
    limit.give_back("lan");
    EXPECT_TRUE(limit.admit("lan", start));
    EXPECT_FALSE(limit.admit("lan", start)) << "never more than ahead";
}

}  // namespace
}  // namespace baophu::http
