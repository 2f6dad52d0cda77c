#include "synth/letters.h"

#include <gtest/gtest.h>

namespace baophu::synth {
namespace {

// The examples of agencies' files: Nguyễn Văn, Đồng Nai, Công ty.
TEST(Letters, OldEncodingsLookAsTheyDoInAgenciesFiles) {
    EXPECT_EQ(as_tcvn3("Nguyễn Văn"), "NguyÔn V¨n");
    EXPECT_EQ(as_tcvn3("Đồng Nai"), "§ång Nai");
    EXPECT_EQ(as_tcvn3("Công ty"), "C«ng ty");
    EXPECT_EQ(as_tcvn3("Ánh Ơn"), "¸nh ¥n");
    EXPECT_EQ(as_vni("Nguyễn Văn"), "Nguyeãn Vaên");
    EXPECT_EQ(as_vni("Đồng Nai"), "Ñoàng Nai");
    EXPECT_EQ(as_vni("Công ty"), "Coâng ty");
    EXPECT_EQ(as_vni("Mỹ Ị đường"), "Myõ Ò ñöôøng");
}

// Unicode orders marks by class: horn 216, dot below 220, above 230.
TEST(Letters, MarksComeApartInTheOrderOfUnicode) {
    EXPECT_EQ(as_decomposed("ậ"), "a\xcc\xa3\xcc\x82");
    EXPECT_EQ(as_decomposed("ấ"), "a\xcc\x82\xcc\x81");
    EXPECT_EQ(as_decomposed("ợ"), "o\xcc\x9b\xcc\xa3");
    EXPECT_EQ(as_decomposed("Ấ Đ"), "A\xcc\x82\xcc\x81 Đ");
    EXPECT_EQ(as_decomposed("Hòa"),
              "Ho\xcc\x80"
              "a");
}

TEST(Letters, CapitalsKeepTheirMarks) {
    EXPECT_EQ(as_capitals("Đặng Thị Ngọc Ưng, ở đường Lý"), "ĐẶNG THỊ NGỌC ƯNG, Ở ĐƯỜNG LÝ");
}

TEST(Letters, ATextThatHasNothingToChangeStays) {
    for (const auto change : {as_decomposed, as_tcvn3, as_vni, with_wrong_d, with_tone_moved}) {
        EXPECT_EQ(change("KCN 2, No. 7"), "KCN 2, No. 7");
    }
}

TEST(Letters, OneWordIsWrittenTheOtherWay) {
    EXPECT_EQ(with_tone_moved("Lý Hòa"), "Lí Hòa");
    EXPECT_EQ(with_tone_moved("Nguyễn Thị Thủy"), "Nguyễn Thị Thuỷ");
    EXPECT_EQ(with_tone_moved("Nguyễn Hoàng"), "Nguyễn Hoàng");
    EXPECT_EQ(with_wrong_d("Đỗ Đình"), "Ðỗ Ðình");
}

}  // namespace
}  // namespace baophu::synth
