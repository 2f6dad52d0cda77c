#include "flow/linkage/engine/fold.h"

#include <gtest/gtest.h>

namespace baophu::linkage::engine {
namespace {

TEST(Fold, ENG2_WritesWhatIsMeantInOneForm) {
    EXPECT_EQ(fold("  Nguyễn   VĂN An "), "nguyen van an");
    EXPECT_EQ(fold("Đặng\tThị Ửng"), "dang thi ung");
    EXPECT_EQ(fold("Ärzte-Straße"), "arzte-strase");
    EXPECT_EQ(fold("ŁÓDŹ"), "lodz");
    EXPECT_EQ(fold("Nguye\u0302\u0303n"), "nguyen");  // Marks of their own.
    EXPECT_EQ(fold("a\u00a0b"), "a b");
    EXPECT_EQ(fold(" \t "), "");
}

TEST(Fold, ENG2_KeepsOtherScripts) {
    EXPECT_EQ(fold("王小明"), "王小明");
    EXPECT_EQ(fold("ИВАНОВ"), "иванов");
    EXPECT_EQ(fold("ΑΘΗΝΑ"), "αθηνα");
}

TEST(Fold, BytesThatAreNoLettersStay) {
    const std::string broken = "a\xff\xc3";
    EXPECT_EQ(fold(broken), broken);
}

TEST(Fold, ENG2_FoldingTwiceChangesNothing) {
    for (const char* text : {"Trần Thị Bưởi", "  O'BRIEN  jr.", "Ødegård", "Çelik", "Šárka"})
        EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

TEST(Fold, LettersAreOneByteEach) {
    EXPECT_EQ(letters_of("nguyen").size(), 6U);
    EXPECT_EQ(letters_of("王小明").size(), 3U);
    EXPECT_NE(letters_of("王"), letters_of("小"));
}

}  // namespace
}  // namespace baophu::linkage::engine
