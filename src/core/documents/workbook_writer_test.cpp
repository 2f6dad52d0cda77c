// What a WorkbookWriter writes is read back by a Workbook.
#include "core/documents/workbook_writer.h"

#include <vector>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "core/documents/workbook.h"

namespace baophu {
namespace {

using Row = std::vector<std::string>;

class WorkbookWriterTest : public ::testing::Test {
protected:
    std::vector<Row> read_back(const std::vector<Row>& rows) {
        WorkbookWriter writer("Dòng <trả> & lại");
        for (const Row& row : rows)
            writer.row(row);
        writer.close(path_);
        const Workbook book(path_);
        EXPECT_EQ(book.sheets().at(0).name, "Dòng <trả> & lại");
        const auto read = book.rows(0);
        std::vector<Row> found;
        for (TableRecord record; read->next(record);)
            found.emplace_back(record.cells.begin(), record.cells.end());
        return found;
    }

    TemporaryFolder folder_;
    std::filesystem::path path_ = folder_ / "ra.xlsx";
};

TEST_F(WorkbookWriterTest, XLSX7_cells_come_back_as_they_were) {
    const std::vector<Row> rows{{"Họ và tên", "", "Số CCCD"},
                                {"=cmd|'/c calc'!A1", "+84912345678", "075193001234"},
                                {"-5", "@x", "<a>&\"b\"'"},
                                {" hai\ndòng\t ", "", "x"}};
    EXPECT_EQ(read_back(rows), rows);
}

TEST_F(WorkbookWriterTest, XLSX8_what_xml_cannot_hold_comes_back_too) {
    const std::vector<Row> rows{{std::string("a\x01\x1F\r") + "b", "_x000D_", "_x12", "x_x005F_x"}};
    EXPECT_EQ(read_back(rows), rows);
    std::filesystem::remove(path_);
    EXPECT_EQ(read_back({{"\xFFsai"}}), (std::vector<Row>{{"\xEF\xBF\xBDsai"}}));
}

// Found by the fuzzer: the "_" that closes the escape was that of the next one.
TEST_F(WorkbookWriterTest, XLSX8_a_text_before_a_control_character_is_no_escape) {
    const std::vector<Row> rows{{"b|_x615D\x1C>&_"}, {"_x615D_x615D"}};
    EXPECT_EQ(read_back(rows), rows);
}

TEST_F(WorkbookWriterTest, many_columns_have_their_names) {
    Row wide;
    for (int i = 0; i < 800; ++i)
        wide.push_back(std::to_string(i));
    EXPECT_EQ(read_back({wide}), std::vector<Row>{wide});
}

TEST_F(WorkbookWriterTest, a_text_longer_than_a_cell_of_excel_is_cut) {
    EXPECT_EQ(read_back({{std::string(40'000, 'x')}}).at(0).at(0).size(), 32'767U);
}

TEST_F(WorkbookWriterTest, what_is_there_is_never_overwritten) {
    read_back({{"một"}});
    WorkbookWriter writer("A");
    writer.row(Row{"hai"});
    try {
        writer.close(path_);
        ADD_FAILURE() << "was overwritten";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::system_error);
    }
    EXPECT_EQ(Workbook(path_).sheets().size(), 1U);
}

}  // namespace
}  // namespace baophu
