#include "core/text/address.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace baophu::text {
namespace {

struct Case {
    std::string text;
    std::string commune;
    std::string district;
    std::string province;
};

// ADR-1: with words, abbreviations, with and without commas; folded.
TEST(Address, FindsTheUnits) {
    for (const auto& [text, commune, district, province] : std::vector<Case>{
             {"Số 12/3 đường Hùng Vương, tổ 5, KP.2, P. Trảng Dài, TP. Biên Hòa, T. Đồng Nai", "trang dai",
              "bien hoa", "dong nai"},
             {"ấp 3, xã Gia Kiệm, huyện Thống Nhất, tỉnh Đồng Nai", "gia kiem", "thong nhat", "dong nai"},
             {"Ấp 3, X. Gia Kiệm, H. Thống Nhất, T. Đồng Nai", "gia kiem", "thong nhat", "dong nai"},
             {"AP 3 X.GIA KIEM H.THONG NHAT T.DONG NAI", "gia kiem", "thong nhat", "dong nai"},
             {"12 Hùng Vương P.Xuân Trung TX.Long Khánh tỉnh Đồng Nai", "xuan trung", "long khanh",
              "dong nai"},
             {"Khu phố 4 - TT. Trảng Bom - Huyện Trảng Bom - Đồng Nai", "trang bom", "trang bom", "dong nai"},
             {"Đường số 3, KCN Biên Hòa 2, phường An Bình, thành phố Biên Hòa, Đồng Nai, Việt Nam", "an binh",
              "bien hoa", "dong nai"},
             {"25 Lê Lợi, P.05, Q.1, TP.HCM", "5", "1", "ho chi minh"},
             {"25 Lê Lợi, P5, Q1, TPHCM", "5", "1", "ho chi minh"},
             {"Phường 14, Quận 5, TP. Hồ Chí Minh", "14", "5", "ho chi minh"},
             {"F.7, T.P Thủ Đức, Thành phố Hồ Chí Minh", "7", "thu duc", "ho chi minh"},
             {"Xã Khánh Hợp, Huyện Nghi Lộc, Tỉnh Nghệ An", "khanh hop", "nghi loc", "nghe an"},
             {"Xã Sơn Bình, Huyện Châu Đức, Bà Rịa - Vũng Tàu", "son binh", "chau duc", "ba ria - vung tau"},
             {"Số 5 Xã Đường Hoa, Huyện Hải Hà, Quảng Ninh", "duong hoa", "hai ha", "quang ninh"},
             {"Phường Tam Quan Bắc, Thị Xã Hoài Nhơn, Bình Định", "tam quan bac", "hoai nhon", "binh dinh"},
             {"Xã Tam Thôn Hiệp, Huyện Cần Giờ, TP. Hồ Chí Minh", "tam thon hiep", "can gio", "ho chi minh"},
             {"Phường Trấn Biên, tỉnh Đồng Nai", "tran bien", "", "dong nai"}}) {
        const Address address = parse_address(text);
        EXPECT_EQ(address.commune.folded, commune) << text;
        EXPECT_EQ(address.district.folded, district) << text;
        EXPECT_EQ(address.province.folded, province) << text;
    }
}

// ADR-1: the small parts, as written.
TEST(Address, KeepsTheSmallParts) {
    const Address address =
        parse_address("Số 12/3 Hùng Vương, tổ 5, KP.2, P. Trảng Dài, TP. Biên Hòa, T. Đồng Nai");
    EXPECT_EQ(address.street, "Số 12/3 Hùng Vương");
    EXPECT_EQ(address.hamlet, "tổ 5, KP.2");
    EXPECT_EQ(address.commune.name, "Trảng Dài");
    EXPECT_EQ(address.commune.type, UnitType::ward);
    EXPECT_EQ(address.district.type, UnitType::city);
    EXPECT_EQ(address.province.type, UnitType::province);
    const Address zone = parse_address("Lô 5, đường số 3, KCN Amata, P. Long Bình, Biên Hòa, Đồng Nai");
    EXPECT_EQ(zone.zone, "KCN Amata");
    EXPECT_EQ(zone.street, "Lô 5, đường số 3");
    EXPECT_EQ(zone.district.folded, "bien hoa");
}

// ADR-2.
TEST(Address, UnmarkedPartsGoBySize) {
    const Address address = parse_address("Tam Phước, Biên Hòa, Đồng Nai");
    EXPECT_EQ(address.commune.name, "Tam Phước");
    EXPECT_EQ(address.district.name, "Biên Hòa");
    EXPECT_EQ(address.province.name, "Đồng Nai");
    EXPECT_FALSE(address.commune.marked());
    const Address four = parse_address("Hùng Vương, Xuân Trung, Long Khánh, Đồng Nai");
    EXPECT_EQ(four.street, "Hùng Vương");
    const Address last = parse_address("12/3 Hùng Vương, TP. Biên Hòa");
    EXPECT_EQ(last.district.name, "Biên Hòa");
    EXPECT_FALSE(last.province.given());
    const Address hue = parse_address("P. Thuận Hòa, TP. Huế, Thừa Thiên Huế");
    EXPECT_EQ(hue.district.folded, "hue");
    EXPECT_EQ(parse_address("P. Thuận Hóa, TP. Huế").province.folded, "hue");
}

// ADR-3.
TEST(Address, AStreetMayBeCalledAfterAUnit) {
    const Address address = parse_address("12 đường Xã Đàn, phường Nam Đồng, quận Đống Đa, Hà Nội");
    EXPECT_EQ(address.commune.folded, "nam dong");
    EXPECT_EQ(address.street, "12 đường Xã Đàn");
    const Address name = parse_address("25 Nguyễn Tri Phương, Ngô Quyền, P.4, Q.10, TP.HCM");
    EXPECT_EQ(name.street, "25 Nguyễn Tri Phương, Ngô Quyền");
    EXPECT_EQ(name.commune.folded, "4");
    EXPECT_EQ(parse_address("Phương Sài, Nha Trang, Khánh Hòa").commune.name, "Phương Sài");
    EXPECT_EQ(parse_address("Tịnh Biên, An Giang").district.name, "Tịnh Biên");
    EXPECT_EQ(parse_address("Đường Ấp Bắc, P.5, TP. Mỹ Tho, Tiền Giang").hamlet, "");
}

// ADR-4; and nothing throws.
TEST(Address, TakesWhatComes) {
    EXPECT_EQ(parse_address("Q.3, Sài Gòn").province.folded, "ho chi minh");
    for (const char* text :
         {"", " , ,", "...", "P.", "TP", "12", "\xFF\xFE, P.\xC3", "T. T. T.", "tổ", " - ", "KP"}) {
        parse_address(text);
    }
    EXPECT_EQ(parse_address("123/4").street, "123/4");
}

}  // namespace
}  // namespace baophu::text
