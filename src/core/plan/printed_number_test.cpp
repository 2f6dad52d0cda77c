#include "core/plan/printed_number.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

PrintedNumber number(std::int64_t digits, int decimals, bool percent) {
    return {{digits, decimals}, percent};
}

// PLAN-2: the figures of a plan as they are printed.
TEST(PrintedNumber, PLAN2_KeepsTheDigitsItIsPrintedWith) {
    EXPECT_EQ(parse_printed("818.486"), number(818'486, 0, false));
    EXPECT_EQ(parse_printed("6.350"), number(6'350, 0, false));
    EXPECT_EQ(parse_printed("1.772.834"), number(1'772'834, 0, false));
    EXPECT_EQ(parse_printed("0,71%"), number(71, 2, true));
    EXPECT_EQ(parse_printed("92%"), number(92, 0, true));
    EXPECT_EQ(parse_printed("92,0%"), number(920, 1, true));
    EXPECT_EQ(parse_printed("50,8 %"), number(508, 1, true));
    EXPECT_EQ(parse_printed("-13,6%"), number(-136, 1, true));
    EXPECT_EQ(parse_printed("1.008,5"), number(10'085, 1, false));
    EXPECT_EQ(parse_printed("6350"), number(6'350, 0, false));
}

TEST(PrintedNumber, PLAN2_WhatIsNoPrintedNumberIsNone) {
    for (const char* text : {"",
                             "%",
                             "0.71%",
                             "81.848.6",
                             "8.18486",
                             "818,",
                             ",5",
                             "818.486.",
                             ".818",
                             "0818",
                             "818 486",
                             "818.48",
                             "1,2,3",
                             "92%%",
                             "92 phần trăm",
                             "--3",
                             "+3",
                             "92,0000001%",
                             "1.234.567.890.123",
                             "٣",
                             "818\u00A0486"}) {
        EXPECT_FALSE(parse_printed(text)) << text;
    }
}

TEST(PrintedNumber, PLAN2_ValuesOfDataFilesKeepTheirDecimals) {
    EXPECT_EQ(parse_fixed("0.71"), (FixedNumber{71, 2}));
    EXPECT_EQ(parse_fixed("92.0"), (FixedNumber{920, 1}));
    EXPECT_EQ(parse_fixed("818486"), (FixedNumber{818'486, 0}));
    for (const char* text : {"", ".", "0,71", "818.486.1", "1e3", "092", "0.", "-", "nan"})
        EXPECT_FALSE(parse_fixed(text)) << text;
    for (const char* text : {"0.71", "92", "-13.6", "0.0", "1.08", "-0.5"})
        EXPECT_EQ(to_string(*parse_fixed(text)), text);
    EXPECT_EQ((FixedNumber{71, 2}.millionths()), 710'000);
}

}  // namespace
}  // namespace baophu
