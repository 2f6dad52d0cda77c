#include "flow/intake/header_match.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "core/documents/utf8.h"
#include "flow/intake/cell.h"
#include "flow/intake/intake_for_tests.h"

namespace baophu::intake {
namespace {

using Header = std::vector<std::string>;

Header header_of(const Dataset& dataset) {
    Header header;
    for (const Column& column : dataset.columns)
        header.push_back(column.headers.front());
    return header;
}

std::size_t place_of(const Dataset& dataset, std::string_view column) {
    return static_cast<std::size_t>(std::ranges::find(dataset.columns, column, &Column::name) -
                                    dataset.columns.begin());
}

Header without(Header header, const std::string& cell) {
    std::erase(header, cell);
    return header;
}

// Where the columns of the tax list stand in a header with this cell for the full name.
std::optional<std::size_t> place_of_name_written(const std::string& cell) {
    const Dataset& list = dataset("tax-yearly-list");
    Header header = header_of(list);
    const std::size_t place = place_of(list, "full_name");
    header[place] = cell;
    const auto found = place_columns(list, header);
    return found ? found->places[place] : std::nullopt;
}

// Two columns of one dataset that share an alias would be found twice, or at each other's place.
TEST(HeaderMatch, INT1EveryAliasIsKnown) {
    for (const Dataset& each : datasets()) {
        for (std::size_t i = 0; i < each.columns.size(); ++i) {
            for (const std::string& alias : each.columns[i].headers) {
                Header header = header_of(each);
                header[i] = alias;
                const auto found = recognise(header, {.file_name = each.id + ".csv"});
                ASSERT_TRUE(found.ok()) << each.id << ' ' << alias;
                EXPECT_EQ(found->dataset->id, each.id) << alias;
                EXPECT_EQ(found->width, header.size());
                for (std::size_t place = 0; place < header.size(); ++place)
                    EXPECT_EQ(found->places[place], place) << each.id << ' ' << alias;
            }
        }
    }
}

TEST(HeaderMatch, INT1ColumnsMayStandInAnyOrder) {
    for (const Dataset& each : datasets()) {
        Header header = header_of(each);
        std::ranges::reverse(header);
        const auto found = recognise(header, {.file_name = each.id + ".csv"});
        ASSERT_TRUE(found.ok()) << each.id;
        EXPECT_EQ(found->dataset->id, each.id);
        for (std::size_t i = 0; i < header.size(); ++i)
            EXPECT_EQ(found->places[i], header.size() - 1 - i);
    }
}

TEST(HeaderMatch, INT1OtherColumnsAreLeftAside) {
    const Dataset& list = dataset("tax-yearly-list");
    Header header;
    for (const std::string& cell : header_of(list)) {
        header.emplace_back("Ghi chú");
        header.push_back(cell);
        header.emplace_back("");
    }
    const auto found = recognise(header);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->dataset->id, "tax-yearly-list");
    EXPECT_EQ(found->width, header.size());
    for (std::size_t i = 0; i < list.columns.size(); ++i)
        EXPECT_EQ(found->places[i], 3 * i + 1);
}

TEST(HeaderMatch, INT1AColumnThatIsNotRequiredMayBeMissing) {
    for (const Dataset& each : datasets()) {
        for (std::size_t i = 0; i < each.columns.size(); ++i) {
            const std::string front = each.columns[i].headers.front();
            const auto found = place_columns(each, without(header_of(each), front));
            ASSERT_EQ(found.ok(), !each.columns[i].required) << each.id << ' ' << front;
            if (!found) continue;
            EXPECT_EQ(found->places[i], std::nullopt);
        }
    }
}

// A whole register and the news of a month have the same columns, and so do two lists of tax of
// which each lacks what would tell them apart.
TEST(HeaderMatch, INT10TitlesTellKindsWithEqualColumnsApart) {
    const Header register_header = header_of(dataset("business-registrations"));
    const auto kind = [&](const Header& header, const std::string& title, const std::string& file = "") {
        const auto found = recognise(header, {.file_name = file}, std::vector{title});
        return found ? found->dataset->id : found.fault().code;
    };
    EXPECT_EQ(kind(register_header, "DANH SÁCH DOANH NGHIỆP tính đến ngày 31/12/2018"),
              "business-registrations");
    EXPECT_EQ(kind(register_header, "Doanh nghiệp thành lập mới từ 01/12 tính đến ngày 31/12/2018"),
              "business-registrations-new");
    EXPECT_EQ(kind(register_header, "", "business-registrations-new-2018-12.xlsx"),
              "business-registrations-new");
    EXPECT_EQ(kind(register_header, "Danh sách"), fault::dataset_ambiguous);

    const Header tax{"Năm",       "MST đơn vị chi trả",      "Tên đơn vị chi trả",      "Mã địa bàn",
                     "Họ và tên", "Tổng thu nhập chịu thuế", "Số thuế TNCN đã khấu trừ"};
    EXPECT_EQ(kind(tax, "Mẫu 05-1/BK-TNCN"), "tax-yearly-list");
    EXPECT_EQ(kind(tax, "Phụ lục 05-2/BK-TNCN"), "tax-yearly-flat-list");
    EXPECT_EQ(kind(tax, "Năm 2018"), fault::dataset_ambiguous);
}

// The labels of the workbook of declarations, with those that stand twice or fold alike.
TEST(HeaderMatch, INT1OfRepeatedHeadersTheMostOfficialAndThenTheFirstCounts) {
    const Header header{"ID Lao động",
                        "Họ tên",
                        "Mã số BHXH",
                        "Ngày biên lai",
                        "Số biên lai",
                        "Phương án",
                        "Ngày sinh",
                        "Giới tính",
                        "CMND",
                        "Mức tiền đóng",
                        "Số CCCD/ CMND/ ĐDCN/ Hộ chiếu",
                        "Số Biên Lai",
                        "Ngày Biên Lai",
                        "Mức tiền đóng"};
    const auto found = recognise(header);
    ASSERT_TRUE(found.ok()) << found.fault().code;
    EXPECT_EQ(found->dataset->id, "si-declarations");
    EXPECT_EQ(found->places[place_of(*found->dataset, "identity_number")], 10U);
    EXPECT_EQ(found->places[place_of(*found->dataset, "receipt_date")], 3U);
    EXPECT_EQ(found->places[place_of(*found->dataset, "receipt_number")], 4U);
}

TEST(HeaderMatch, INT1OnlyLettersAndDigitsMatter) {
    const std::size_t place = place_of(dataset("tax-yearly-list"), "full_name");
    for (const char* cell :
         {"Họ và tên", "  Họ và tên\t", "\xC2\xA0Họ và tên\xC2\xA0", "Họ   và tên", "Họ\nvà tên",
          "Họ \r\n và\t\ttên", "họ và tên", "HỌ VÀ TÊN", "Họvà tên", "Họ và tên.", "Ho va ten"}) {
        EXPECT_EQ(place_of_name_written(cell), place) << cell;
    }
    for (const char* cell : {"", "Họ", "Họ và tên Họ và tên"}) {
        EXPECT_EQ(place_of_name_written(cell), std::nullopt) << cell;
    }
}

// The header as a message lists it.
std::string listed(const Header& header) {
    std::string text;
    for (const std::string& cell : header)
        text += (text.empty() ? "" : ", ") + cell;
    return shortened(text, 300);
}

TEST(HeaderMatch, INT1TheNearestKindIsNamedWithWhatItLacks) {
    const Header header = without(without(header_of(dataset("tax-yearly-list")), "Tên đơn vị chi trả"),
                                  "Tổng thu nhập chịu thuế");
    const auto found = recognise(header);
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.fault(), Fault(fault::dataset_not_recognised,
                                   {{"header", listed(header)},
                                    {"nearest", "tax-yearly-list"},
                                    {"missing", "Tên đơn vị chi trả, Tổng thu nhập chịu thuế"}}));
}

// The list of participants without its month holds all that a declaration wants, and is none.
TEST(HeaderMatch, INT1AKindThatFitsIsNotTakenForOneOfWhichFarMoreIsThere) {
    const auto found = recognise(without(header_of(dataset("si-participants")), "Mã số BHXH"));
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.fault().code, fault::dataset_not_recognised);
    EXPECT_EQ(detail(found.fault(), "nearest"), "si-participants");
    EXPECT_EQ(detail(found.fault(), "missing"), "Mã số BHXH");
}

TEST(HeaderMatch, INT1AHeaderOfSomethingElseIsNotRecognised) {
    for (const Header& header : {Header{}, Header{""}, Header{"id", "name"}, Header{"Họ và tên"}}) {
        EXPECT_EQ(recognise(header).fault().code, fault::dataset_not_recognised);
    }
    EXPECT_EQ(detail(recognise(Header{}).fault(), "nearest"), "benefit-figures") << "on a tie the first";
}

// The message shows a long header by its beginning, and never half a letter.
TEST(HeaderMatch, INT1ALongHeaderIsToldByItsBeginning) {
    for (std::size_t shift = 0; shift < 6; ++shift) {
        std::string cell(shift, 'x');
        for (int i = 0; i < 200; ++i)
            cell += "ễ";
        const std::string shown = detail(recognise(Header{cell}).fault(), "header");
        EXPECT_TRUE(is_valid_utf8(shown)) << shift;
        EXPECT_TRUE(shown.ends_with("ễ…")) << shift;
        EXPECT_LE(shown.size(), 300 + std::string_view("…").size());
        EXPECT_GT(shown.size(), 300u);
    }
    EXPECT_EQ(detail(recognise(Header{std::string(300, 'x')}).fault(), "header"), std::string(300, 'x'));
}

TEST(HeaderMatch, INT1AColumnThatStandsTwiceIsRefused) {
    for (const Dataset& each : datasets()) {
        for (const Column& column : each.columns) {
            if (each.repeats) continue;
            Header header = header_of(each);
            header.push_back(column.headers.back());
            const Fault wanted(fault::column_twice, {{"column", column.headers.front()}});
            EXPECT_EQ(recognise(header, {.file_name = each.id + ".csv"}).fault(), wanted);
            EXPECT_EQ(place_columns(each, header).fault(), wanted);
        }
    }
}

TEST(HeaderMatch, INT1WhatIsMissingIsToldBeforeWhatStandsTwice) {
    const Dataset& list = dataset("tax-yearly-list");
    Header header = without(header_of(list), "Tổng thu nhập chịu thuế");
    header.emplace_back("Họ tên");
    EXPECT_EQ(recognise(header).fault().code, fault::dataset_not_recognised);
    EXPECT_EQ(place_columns(list, header).fault().code, fault::column_missing);
}

TEST(HeaderMatch, INT1AStatedKindIsHeldToItsColumns) {
    const Dataset& list = dataset("tax-yearly-list");
    const Header lacking = without(header_of(list), "Họ và tên");
    EXPECT_EQ(place_columns(list, lacking).fault(),
              Fault(fault::column_missing,
                    {{"dataset", "tax-yearly-list"}, {"missing", "Họ và tên"}, {"header", listed(lacking)}}));
    EXPECT_EQ(place_columns(list, header_of(dataset("si-participants"))).fault().code, fault::column_missing);
}

// A header that serves both kinds: the one of which more columns are there wins, unless stated.
TEST(HeaderMatch, INT1OfTwoCompleteKindsTheFullerIsTaken) {
    const Dataset& list = dataset("tax-yearly-list");
    const Dataset& participants = dataset("si-participants");
    Header both = header_of(participants);
    for (const char* cell : {"Năm", "MST đơn vị chi trả", "Tên đơn vị chi trả", "Tổng thu nhập chịu thuế"})
        both.emplace_back(cell);
    both[place_of(participants, "managing_unit")] = "Mã địa bàn";
    ASSERT_TRUE(place_columns(list, both).ok());
    EXPECT_EQ(recognise(both)->dataset->id, "si-participants");
    EXPECT_EQ(place_columns(list, both)->dataset->id, "tax-yearly-list");

    for (const char* cell :
         {"Mã số thuế", "Ngày sinh", "Giới tính", "Số CMND/CCCD", "Quốc tịch", "Chức danh, công việc",
          "Ngày bắt đầu HĐLĐ", "Loại HĐLĐ", "Tham gia BHTN", "Phương án"})
        both = without(both, cell);
    for (const char* cell : {"Mã số thuế cá nhân", "Số CMND/Hộ chiếu", "Bảo hiểm đã trừ"})
        both.emplace_back(cell);
    ASSERT_TRUE(place_columns(participants, both).ok());
    EXPECT_EQ(recognise(both)->dataset->id, "tax-yearly-list");
}

}  // namespace
}  // namespace baophu::intake
