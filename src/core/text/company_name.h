// The name of an employer: its legal form apart from what it is called.
//
//     Chi nhánh  Công ty TNHH MTV  Giày An Phước  tại Đồng Nai
//     |          |                 |              +---- place of the branch
//     |          |                 +------------------- core: what tells it from others
//     |          +------------------------------------- legal form
//     +------------------------------------------------ unit: a branch of that company
//
//   NAME-5  The words of the legal form go from the front of the name, from its end, and,
//           where they can mean nothing else (TNHH, MTV, CTCP, JSC), from anywhere in it.
//           Names are read without regard to marks, case, full stops and dashes.
//   NAME-6  A branch is told by "chi nhánh" or "CN" in front of a company or after a dash; a
//           representative office by "văn phòng đại diện", "VPĐD", "VPDD"; a place of business
//           by "địa điểm kinh doanh", "ĐĐKD". Its place follows "tại", or the marker at the end.
//   NAME-7  The core key is folded, and abbreviated trades are written out: SX, TM, DV, XNK,
//           XD, ĐT, VT, KD. A name that is nothing but a form has the whole name as its core.
#pragma once

#include <string>
#include <string_view>

namespace baophu::text {

enum class LegalForm {
    unknown,
    company,             // công ty, without saying which
    limited,             // TNHH; of two members or more, or not said
    limited_one_member,  // TNHH một thành viên
    joint_stock,         // cổ phần
    partnership,         // hợp danh
    private_enterprise,  // doanh nghiệp tư nhân
    state_enterprise,    // doanh nghiệp nhà nước
    cooperative,         // hợp tác xã
    household_business,  // hộ kinh doanh
};

enum class UnitKind { whole, branch, representative_office, place_of_business };

struct CompanyName {
    LegalForm form = LegalForm::unknown;
    UnitKind unit = UnitKind::whole;
    std::string core;      // As written, tidied: "Giày An Phước".
    std::string place;     // Of a branch, as written; may be empty.
    std::string core_key;  // "giay an phuoc"
};

CompanyName parse_company_name(std::string_view utf8);

}  // namespace baophu::text
