// An address down to its units, as people write it.
//
//     Số 12/3 Hùng Vương, tổ 5, KP.2, P. Trảng Dài, TP. Biên Hòa, T. Đồng Nai
//     street              hamlet       commune       district      province
//
//   ADR-1  Parts stand from small to large, between commas, semicolons or " - " (but
//          "Bà Rịa - Vũng Tàu" is one name). A word for a
//          kind of unit, or its abbreviation, tells what a part is; inside a part without
//          commas it begins a new part.
//
//              province   tỉnh, T.; TP. for a city under the central government
//              district   huyện H., quận Q., thị xã TX., thành phố TP.
//              commune    xã X., phường P., F. or P5, thị trấn TT.
//              hamlet     ấp, khu phố KP., tổ, tổ dân phố TDP, thôn, khóm, xóm, buôn, làng
//              zone       khu công nghiệp KCN, cụm công nghiệp CCN, khu chế xuất KCX
//              street     đường Đ., số, lô, hẻm, ngõ, quốc lộ QL, tỉnh lộ TL
//
//   ADR-2  A part that says nothing takes the next place above those behind it: last province,
//          before it district, then commune; in front of a commune it is the street. Such a
//          part is not marked, and a caller may try it on another level: after 01/07/2025
//          there are no districts.
//   ADR-3  The word behind a word for a kind belongs to the name, whatever it is: "đường Xã Đàn"
//          holds no commune, "xã Đường Hoa" no street. Where words have marks, those for kinds
//          need theirs: "Phương Sài" and "Tam Quan" are names.
//   ADR-4  "TP. HCM", "TPHCM" and "Sài Gòn" are Hồ Chí Minh. The country's name goes.
//   ADR-5  Nothing is looked up: whether there is such a commune is for the territory to say,
//          by the folded names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baophu::text {

enum class UnitType {
    none,
    province,
    city,            // thành phố, of a province or under the central government
    town,            // thị xã
    district,        // huyện
    urban_district,  // quận
    township,        // thị trấn
    ward,            // phường
    commune,         // xã
};

struct AddressUnit {
    std::string name;    // Without its kind: "Trảng Dài", "5".
    std::string folded;  // "trang dai"; numbers without leading zeros: "P.05" gives "5".
    UnitType type = UnitType::none;

    bool given() const { return !name.empty(); }
    bool marked() const { return type != UnitType::none; }  // Its kind was written.
};

struct Address {
    std::string street;  // Numbers, lanes and roads, as written.
    std::string zone;    // "KCN Biên Hòa 2"
    std::string hamlet;  // "tổ 5, KP.2"
    AddressUnit commune;
    AddressUnit district;
    AddressUnit province;
};

Address parse_address(std::string_view utf8);

}  // namespace baophu::text
