// Where the table of a file begins, over tables that stand in memory.
#include "flow/intake/header_search.h"

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "flow/intake/intake_for_tests.h"

namespace baophu::intake {
namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

class MemoryRows final : public TableRows {
public:
    explicit MemoryRows(const Rows& rows) : rows_(rows) {}

    bool next(TableRecord& record) override {
        if (at_ == rows_.size()) return false;
        cells_.assign(rows_[at_].begin(), rows_[at_].end());
        ++at_;
        record = TableRecord{.cells = cells_, .line = at_, .number = at_};
        return true;
    }

private:
    const Rows& rows_;
    std::size_t at_ = 0;
    std::vector<std::string_view> cells_;
};

class MemoryFile final : public TableFile {
public:
    MemoryFile& sheet(const std::string& name, Rows rows, bool hidden = false) {
        sheets_.push_back({.name = name, .hidden = hidden, .part = ""});
        rows_.push_back(std::move(rows));
        return *this;
    }

    TableForm form() const override { return TableForm::workbook; }
    const std::vector<Sheet>& sheets() const override { return sheets_; }
    std::unique_ptr<TableRows> rows(std::size_t sheet, ReadWatch) const override {
        return std::make_unique<MemoryRows>(rows_.at(sheet));
    }

private:
    std::vector<Sheet> sheets_;
    std::vector<Rows> rows_;
};

const Row header{"STT",        "THÁNG",      "Mã đơn\nvị", "Tên  đơn vị",
                 "MÃ ĐỊA BÀN", "Mã số BHXH", "HỌ VÀ TÊN",  "Mức lương đóng"};
const Row data{"1", "12/2018", "TA0001A", "Công ty Mẫu", "731", "7512345678", "Nguyễn Thị Mẫu", "5472000"};

// The lines of the rows behind the header.
std::vector<std::uint64_t> lines_of(const MemoryFile& file, const std::optional<std::string>& dataset = {}) {
    FoundTable table(file, {.header = {.dataset = dataset}}, {});
    EXPECT_EQ(table.places().dataset->id, "si-participants");
    std::vector<std::uint64_t> lines;
    for (TableRecord record; table.next(record);)
        lines.push_back(record.line);
    return lines;
}

using Lines = std::vector<std::uint64_t>;

std::string code_of(const MemoryFile& file) {
    return fault_of([&] { const FoundTable table(file, {}, {}); }).code;
}

// Capitals with marks, a line break and two blanks in the header are those of real forms.
TEST(HeaderSearch, INT8_titles_stand_above_the_header) {
    const Rows rows{
        {"BẢO HIỂM XÃ HỘI TỈNH"}, {"", "DANH SÁCH THAM GIA"}, {"Tháng 12 năm 2018"}, header, data, data};
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", rows)), (Lines{5, 6}));
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", rows), "si-participants"), (Lines{5, 6}));
}

TEST(HeaderSearch, INT8_a_row_that_numbers_the_columns_is_left_out) {
    for (const Row& numbers :
         {Row{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"}, Row{"[06]", "[07]", "[08]", "[09]"},
          Row{"A", "B", "1", "2", "3"}, Row{"", "1", "", "2", "3"}}) {
        EXPECT_EQ(lines_of(MemoryFile().sheet("A", {header, numbers, data})), (Lines{3})) << numbers.front();
    }
    // A second one, one that skips, and two numbers alone are rows like others.
    const Row numbers{"1", "2", "3"};
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {header, numbers, numbers})), (Lines{3}));
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {header, {"1", "2", "4"}, data})), (Lines{2, 3}));
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {header, {"1", "2"}, data})), (Lines{2, 3}));
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {header, data, {"(1)", "(2)", "(3)"}})), (Lines{2, 3}));
}

TEST(HeaderSearch, INT8_the_header_is_sought_in_thirty_rows) {
    Rows rows(29, Row{"tiêu đề"});
    rows.push_back(header);
    rows.push_back(data);
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", rows)), (Lines{31}));
    rows.insert(rows.begin(), Row{"tiêu đề"});
    EXPECT_EQ(code_of(MemoryFile().sheet("A", rows)), fault::dataset_not_recognised);
}

// As a workbook gives merged cells: the first holds the text.
const Row above{"STT", "Tháng", "Đơn vị", "", "Mã địa bàn", "Người lao động", "", "Mức lương đóng"};
const Row below{"", "", "Mã đơn vị", "Tên đơn vị", "", "Mã số BHXH", "Họ và tên"};

TEST(HeaderSearch, INT17_a_header_may_stand_in_two_rows) {
    for (const Rows& titles : {Rows{}, Rows{{"DANH SÁCH THAM GIA"}, {"Tháng", "12/2018"}}}) {
        Rows rows = titles;
        rows.insert(rows.end(), {above, below, {"(1)", "(2)", "(3)", "(4)"}, data, data});
        const std::uint64_t top = titles.size();
        EXPECT_EQ(lines_of(MemoryFile().sheet("A", rows)), (Lines{top + 4, top + 5}));
        const MemoryFile file = MemoryFile().sheet("A", rows);
        const FoundTable stated(file, {.header_row = top + 1}, {});
        EXPECT_EQ(stated.header_row(), top + 1);
        EXPECT_EQ(stated.header(), (Row{"STT", "Tháng", "Mã đơn vị", "Tên đơn vị", "Mã địa bàn", "Mã số BHXH",
                                        "Họ và tên", "Mức lương đóng"}));
    }
}

TEST(HeaderSearch, INT17_a_lower_cell_may_need_the_one_above_it) {
    Row upper = above;
    upper[3] = "Mã số";
    upper[5] = "Mã số";
    Row lower = below;
    lower[5] = "BHXH";  // "Mã số BHXH"
    lower[2] = "";
    lower[3] = "";
    upper[2] = "Mã đơn vị";
    upper[3] = "Tên đơn vị";
    upper[6] = "Họ và tên";
    lower[6] = "";
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {upper, lower, data})), (Lines{3}));
}

// Each row here is a header by itself, or none at all.
TEST(HeaderSearch, INT17_rows_that_are_no_header_together) {
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {{"Tháng", "", "Họ và tên"}, header, data})), (Lines{3}));
    Row short_of_names = data;
    short_of_names[3] = "";
    short_of_names[7] = "";
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {header, short_of_names, data})), (Lines{2, 3}));
    EXPECT_EQ(lines_of(MemoryFile().sheet("A", {header, {"", "", "", "", "", "Mã số BHXH"}, data})),
              (Lines{2, 3}))
        << "names nothing that the header has not";
    EXPECT_EQ(code_of(MemoryFile().sheet("A", {above})), fault::dataset_not_recognised);
}

TEST(HeaderSearch, INT8_the_row_that_comes_nearest_is_told) {
    Row lacking = header;
    lacking[5] = "Số sổ";
    const MemoryFile file = MemoryFile().sheet("A", {{"Tháng"}, lacking, data});
    const Fault fault = fault_of([&] { const FoundTable table(file, {}, {}); });
    EXPECT_EQ(fault.code, fault::dataset_not_recognised);
    EXPECT_EQ(detail(fault, "nearest"), "si-participants");
    EXPECT_EQ(detail(fault, "missing"), "Mã số BHXH");
}

TEST(HeaderSearch, INT9_the_sheet_with_the_table_is_found) {
    const MemoryFile file = MemoryFile()
                                .sheet("Hướng dẫn", {{"Cách điền"}, {"1", "2", "3"}})
                                .sheet("Danh sách", {header, data})
                                .sheet("Trống", {})
                                .sheet("Nháp", {header, data, data}, true);
    EXPECT_EQ(lines_of(file), (Lines{2}));
}

TEST(HeaderSearch, INT9_two_sheets_with_a_table_are_refused) {
    const MemoryFile file = MemoryFile().sheet("Quý 1", {header, data}).sheet("Quý 2", {header, data});
    const Fault fault = fault_of([&] { const FoundTable table(file, {}, {}); });
    EXPECT_EQ(fault, Fault(fault::sheets_several, {{"sheets", "Quý 1, Quý 2"}}));
}

TEST(HeaderSearch, a_file_without_rows) {
    EXPECT_EQ(code_of(MemoryFile()), fault::file_empty);
    EXPECT_EQ(code_of(MemoryFile().sheet("A", {}).sheet("B", {header, data}, true)), fault::file_empty);
}

}  // namespace
}  // namespace baophu::intake
