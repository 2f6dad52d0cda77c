#include "core/text/company_name.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace baophu::text {
namespace {

struct Case {
    std::string text;
    LegalForm form;
    std::string core;
};

// NAME-5.
TEST(CompanyName, TheFormStandsApart) {
    for (const auto& [text, form, core] : std::vector<Case>{
             {"Công ty TNHH Giày An Phước", LegalForm::limited, "Giày An Phước"},
             {"CTY TNHH GIÀY AN PHƯỚC", LegalForm::limited, "GIÀY AN PHƯỚC"},
             {"Công ty TNHH MTV Giày An Phước", LegalForm::limited_one_member, "Giày An Phước"},
             {"CÔNG TY TNHH MỘT THÀNH VIÊN AN PHƯỚC", LegalForm::limited_one_member, "AN PHƯỚC"},
             {"Công ty trách nhiệm hữu hạn An Phước", LegalForm::limited, "An Phước"},
             {"Cong ty TNHH 2 thanh vien An Phuoc", LegalForm::limited, "An Phuoc"},
             {"CTCP Dệt Bình Minh", LegalForm::joint_stock, "Dệt Bình Minh"},
             {"Công ty Cổ phần Dệt Bình Minh", LegalForm::joint_stock, "Dệt Bình Minh"},
             {"CTY CP DỆT BÌNH MINH", LegalForm::joint_stock, "DỆT BÌNH MINH"},
             {"Cty. CP Dệt Bình Minh", LegalForm::joint_stock, "Dệt Bình Minh"},
             {"Công ty Dệt Bình Minh (TNHH)", LegalForm::limited, "Dệt Bình Minh"},
             {"Binh Minh Textile Co., Ltd", LegalForm::limited, "Binh Minh Textile"},
             {"DNTN Xăng dầu Sáu Hòa", LegalForm::private_enterprise, "Xăng dầu Sáu Hòa"},
             {"Doanh nghiệp tư nhân Sáu Hòa", LegalForm::private_enterprise, "Sáu Hòa"},
             {"HTX Dịch vụ nông nghiệp Gia Tân", LegalForm::cooperative, "Dịch vụ nông nghiệp Gia Tân"},
             {"Hợp tác xã Gia Tân", LegalForm::cooperative, "Gia Tân"},
             {"HKD Quán cơm Ba Nga", LegalForm::household_business, "Quán cơm Ba Nga"},
             {"Hộ kinh doanh cá thể Ba Nga", LegalForm::household_business, "Ba Nga"},
             {"Công ty hợp danh Luật An", LegalForm::partnership, "Luật An"},
             {"Tổng công ty Cao su Sao Mai", LegalForm::company, "Cao su Sao Mai"},
             {"Trường Mầm non Hoa Sen", LegalForm::unknown, "Trường Mầm non Hoa Sen"},
             {"Công ty TNHH", LegalForm::limited, "Công ty TNHH"},
             {"", LegalForm::unknown, ""}}) {
        const CompanyName name = parse_company_name(text);
        EXPECT_EQ(name.form, form) << text;
        EXPECT_EQ(name.core, core) << text;
        EXPECT_EQ(name.unit, UnitKind::whole) << text;
    }
}

// NAME-6.
TEST(CompanyName, ABranchNamesItsCompanyAndPlace) {
    for (const char* text :
         {"Chi nhánh Công ty TNHH Giày An Phước tại Đồng Nai", "CN Cty TNHH Giày An Phước tại Đồng Nai",
          "Công ty TNHH Giày An Phước - Chi nhánh Đồng Nai", "Công ty TNHH Giày An Phước – CN Đồng Nai",
          "CÔNG TY TNHH GIÀY AN PHƯỚC - CHI NHÁNH TẠI ĐỒNG NAI"}) {
        const CompanyName name = parse_company_name(text);
        EXPECT_EQ(name.unit, UnitKind::branch) << text;
        EXPECT_EQ(name.form, LegalForm::limited) << text;
        EXPECT_EQ(name.core_key, "giay an phuoc") << text;
        EXPECT_TRUE(name.place == "Đồng Nai" || name.place == "ĐỒNG NAI") << name.place;
    }
    EXPECT_EQ(parse_company_name("VPĐD Công ty CP Sao Mai tại Biên Hòa").unit,
              UnitKind::representative_office);
    EXPECT_EQ(parse_company_name("Văn phòng đại diện Công ty CP Sao Mai").core_key, "sao mai");
    EXPECT_EQ(parse_company_name("Địa điểm kinh doanh - Công ty CP Sao Mai").unit,
              UnitKind::place_of_business);
    EXPECT_EQ(parse_company_name("Công ty TNHH CN Tân Tiến").unit, UnitKind::whole);  // Công nghệ.
    EXPECT_EQ(parse_company_name("Công ty CP KCN Long Bình").core, "KCN Long Bình");
}

// NAME-7.
TEST(CompanyName, OneCompanyHasOneCoreKey) {
    for (const char* text : {"Công ty TNHH Sản xuất Thương mại An Phước", "CTY TNHH SX-TM AN PHƯỚC",
                             "CTY TNHH MTV SX TM An Phuoc", "công ty tnhh SX & TM An Phước"}) {
        EXPECT_EQ(parse_company_name(text).core_key, "san xuat thuong mai an phuoc") << text;
    }
    EXPECT_NE(parse_company_name("Công ty TNHH An Phước 1").core_key,
              parse_company_name("Công ty TNHH An Phước 2").core_key);
}

}  // namespace
}  // namespace baophu::text
