#include "edge/http/target_sheet.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "core/documents/zip_for_tests.h"

namespace baophu::http {
namespace {

// "A5" and so on come of themselves: a cell follows the one before.
std::string text(const std::string& written) {
    return "<c t=\"inlineStr\"><is><t>" + written + "</t></is></c>";
}
std::string number(const std::string& value) {
    return "<c><v>" + value + "</v></c>";
}
std::string row(int line, const std::string& cells) {
    return "<row r=\"" + std::to_string(line) + "\">" + cells + "</row>";
}

class TargetSheetRead : public testing::Test {
protected:
    TargetSheet read(const ZipParts& parts) {
        std::ifstream file(write_zip(folder_ / "giao.xlsx", parts), std::ios::binary);
        return read_target_sheet(std::string(std::istreambuf_iterator<char>(file), {}),
                                 {.scheme = Scheme::voluntary, .year = 2020, .file_name = "giao.xlsx"},
                                 vietnamese_, english_);
    }
    TargetSheet read(const std::string& rows) { return read(workbook_parts(rows)); }

    Fault fault_of(const ZipParts& parts) {
        try {
            read(parts);
        } catch (const Failure& failure) {
            return failure.fault();
        }
        return Fault("");
    }

    // "7: Biên Hòa | target D7 1200#"; # of a number.
    static std::vector<std::string> told(const TargetSheet& sheet) {
        std::vector<std::string> lines;
        for (const TargetSheet::Row& read_row : sheet.rows) {
            std::string line = std::to_string(read_row.line) + ":";
            for (const std::string& name : read_row.names)
                line += " " + name;
            for (const TargetSheet::Cell& cell : read_row.cells)
                line += " | " + std::string(to_word(cell.column)) + " " + cell.place + " " + cell.text +
                        (cell.number ? "#" : "");
            lines.push_back(line);
        }
        return lines;
    }

    TemporaryFolder folder_;
    Messages vietnamese_{Language::vietnamese};
    Messages english_{Language::english};
};

using Lines = std::vector<std::string>;

TEST_F(TargetSheetRead, TSH1_TheHeadIsFoundBelowTitlesInEitherLanguage) {
    const TargetSheet sheet = read(
        row(1, text("Chỉ tiêu giao")) +
        row(3, text("Mã") + text("Địa bàn") + text("MỨC SÀN") + text("Ceiling") + text("Ghi chú") +
                   text("Target to set")) +
        row(4, text("731") + text("Biên Hòa") + number("5") + text("1.200") + text("x") + number("1200.5")));
    EXPECT_EQ(sheet.name, "Danh sách");
    EXPECT_EQ(sheet.columns, (std::vector{TargetColumn::floor, TargetColumn::ceiling, TargetColumn::target}));
    EXPECT_EQ(told(sheet), (Lines{"4: 731 Biên Hòa | floor C4 5# | ceiling D4 1.200 | target F4 1200.5#"}));
}

TEST_F(TargetSheetRead, TSH1_ATitleAloneIsNoHeadAndASheetWithoutOneIsNone) {
    const TargetSheet sheet = read(row(1, text("Chỉ tiêu giao")) + row(2, text("731") + number("7")));
    EXPECT_EQ(sheet.name, "");
    EXPECT_TRUE(sheet.columns.empty());
    EXPECT_TRUE(sheet.rows.empty());
}

TEST_F(TargetSheetRead, TSH1_TheFirstSheetWithAHeadThatIsNotHiddenCounts) {
    ZipParts parts = workbook_parts("");
    const auto sheet = [](const std::string& name, int target) {
        return R"(<worksheet xmlns="m"><sheetData>)" + row(1, text("Tên") + text(name)) +
               row(2, text("731") + number(std::to_string(target))) + "</sheetData></worksheet>";
    };
    parts["xl/workbook.xml"] =
        R"(<workbook xmlns="m" xmlns:r="rr"><sheets><sheet name="Ẩn" state="hidden" r:id="rId1"/>
        <sheet name="Bìa" r:id="rId2"/><sheet name="Giao" r:id="rId3"/></sheets></workbook>)";
    parts["xl/_rels/workbook.xml.rels"] =
        R"(<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/>
        <Relationship Id="rId3" Type="http://x/worksheet" Target="worksheets/sheet3.xml"/></Relationships>)";
    parts["xl/worksheets/sheet1.xml"] = sheet("Chỉ tiêu giao", 1);
    parts["xl/worksheets/sheet2.xml"] = sheet("Người lập", 2);
    parts["xl/worksheets/sheet3.xml"] = sheet("Chỉ tiêu giao", 3);
    const TargetSheet found = read(parts);
    EXPECT_EQ(found.name, "Giao");
    EXPECT_EQ(told(found), (Lines{"2: 731 | target B2 3#"}));
}

TEST_F(TargetSheetRead, TSH2_TheTargetIsTheColumnOfItsSchemeAndYear) {
    const std::string head = row(1, text("STT") + text("Đơn vị") + text("BHXH tự nguyện 2019") +
                                        text("BHXH tự nguyện 2020") + text("BHXH bắt buộc 2020"));
    EXPECT_EQ(
        told(read(head + row(2, number("1") + text("Long Thành") + number("3") + number("4") + number("5")))),
        (Lines{"2: Long Thành | target D2 4#"}));
    EXPECT_EQ(told(read(row(1, text("Đơn vị") + text("Chỉ tiêu 2019") + text("Chỉ tiêu năm 2020") +
                                   text("Chỉ tiêu khác")) +
                        row(2, text("A") + number("1") + number("2") + number("3")))),
              (Lines{"2: A | target C2 2#"}));
    EXPECT_EQ(told(read(row(1, text("Đơn vị") + text("Chỉ tiêu cũ") + text("Chỉ tiêu giao") +
                                   text("Chỉ tiêu giao")) +
                        row(2, text("A") + number("1") + number("2") + number("3")))),
              (Lines{"2: A | target C2 2#"}))
        << "the words of the grid go before a head that only begins so, and the first before the second";
}

TEST_F(TargetSheetRead, TSH3_EmptyCellsAreNotToldAndNamesMayStandBehind) {
    EXPECT_EQ(told(read(row(1, text("Chỉ tiêu giao") + text("Trọng số") + text("Mã")) +
                        row(2, "<c/>" + number("7") + text("731")) +
                        row(3, text("-") + "<c/>" + text("732")) + row(4, text("")))),
              (Lines{"2: 731 | weight B2 7#", "3: 732 | target A3 -"}));
}

TEST_F(TargetSheetRead, TSH3_ANumberOfPersonsIsNoCode) {
    EXPECT_EQ(told(read(row(1, text("Mã") + text("Địa bàn") + text("Đang tham gia") + text("Chỉ tiêu giao")) +
                        row(2, number("732") + text("Long Thành") + number("731") + number("9")))),
              (Lines{"2: 732 Long Thành | target D2 9#"}));
    EXPECT_EQ(told(read(row(1, text("Huyện") + text("Chỉ tiêu giao")) + row(2, number("731") + number("9")))),
              (Lines{"2: 731 | target B2 9#"}));
}

TEST_F(TargetSheetRead, WhatIsNoWorkbookIsToldByItsOwnName) {
    const Fault fault = fault_of({{"a.txt", "x"}});
    EXPECT_EQ(fault.code, fault::workbook_damaged);
    for (const auto& [name, value] : fault.details)
        EXPECT_EQ(value.find("/proc"), std::string::npos) << name;
    EXPECT_EQ(fault.details.at(0).second, "giao.xlsx");
}

TEST_F(TargetSheetRead, WhatGrowsBeyondAnyTableOfUnitsIsRefused) {
    const std::string head = row(1, text("Đơn vị") + text("Chỉ tiêu giao"));
    std::string rows = head;
    for (int line = 2; line < 1'003; ++line)
        rows += row(line, text("A") + number("1"));
    EXPECT_EQ(fault_of(workbook_parts(rows)).code, fault::workbook_too_large);
    std::string comments;
    while (comments.size() < (std::size_t{34} << 20))
        comments += "<!--" + std::string(1 << 16, ' ') + "-->";
    EXPECT_EQ(fault_of(workbook_parts(head + comments)).code, fault::workbook_too_large);
    const TargetSheet sheet = read(head + row(2, text(std::string(500, 'a')) + text("1")));
    EXPECT_EQ(sheet.rows.at(0).names.at(0).size(), 200U + std::string("…").size());
}

}  // namespace
}  // namespace baophu::http
