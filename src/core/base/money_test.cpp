#include "core/base/money.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

TEST(Money, ReadsThousandsByOneSeparator) {
    for (const char* text : {"5.472.000", "5,472,000", "5 472 000", "5472000"}) {
        EXPECT_EQ(Money::parse(text), Money(5'472'000)) << text;
    }
    EXPECT_EQ(Money::parse("0"), Money(0));
    EXPECT_EQ(Money::parse("500"), Money(500));
    EXPECT_EQ(Money::parse("47.200"), Money(47'200));
    EXPECT_EQ(Money::parse("472.000"), Money(472'000));
    EXPECT_EQ(Money::parse("-1.000"), Money(-1'000));
    EXPECT_EQ(Money::parse("0005"), Money(5));
    EXPECT_EQ(Money::parse("9999999999999999"), Money(9'999'999'999'999'999));
}

TEST(Money, RefusesWhatIsNotWholeDong) {
    for (const char* text : {"",
                             "-",
                             "5.47",
                             "5,5",
                             "5.4720",
                             ".000",
                             "5.",
                             "5..000",
                             "1.234,567",
                             "1,234.567",
                             "5.472.00",
                             "5 472.000",
                             "--5",
                             "+5",
                             "5đ",
                             " 5",
                             "5 ",
                             "1e6",
                             "12345678901234567",
                             "５"}) {
        EXPECT_FALSE(Money::parse(text)) << text;
    }
}

// "1.2345678" was read as 12345678: the one separator stands seven digits before the end,
// where a separator may stand, but the one after it was not missed.
TEST(Money, MissesASeparatorThatIsNotThere) {
    for (const char* text : {"1.2345678", "1234.567", "1.234567.890", "12345.678", "1.23456789012"}) {
        EXPECT_FALSE(Money::parse(text)) << text;
    }
}

TEST(Money, AddsAndCompares) {
    EXPECT_EQ(Money(2) + Money(3), Money(5));
    EXPECT_EQ(Money(2) - Money(3), Money(-1));
    EXPECT_LT(Money(2), Money(3));
    EXPECT_EQ(Money().dong(), 0);
}

}  // namespace
}  // namespace baophu
