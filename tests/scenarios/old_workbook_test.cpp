// Old .xls files, written by the made-up province's own writer and read by the program as its
// own child.
#include "core/documents/old_workbook.h"

#include <fstream>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "synth/xls_writer.h"

namespace baophu {
namespace {

using Row = std::vector<std::string>;

class OldWorkbookTest : public ::testing::Test {
protected:
    OldWorkbook open() const { return OldWorkbook(path_, BAOPHU_PROGRAM); }

    std::string fault_of_opening() const {
        try {
            const OldWorkbook book = open();
            TableRecord record;
            for (const auto rows = book.rows(0); rows->next(record);)
                continue;
        } catch (const Failure& failure) {
            return failure.fault().code;
        }
        return "";
    }

    std::string bytes() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    void write(const std::string& bytes) const {
        std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
    }

    TemporaryFolder folder_;
    std::filesystem::path path_ = folder_ / "giao.xls";
};

TEST_F(OldWorkbookTest, texts_dates_and_numbers_come_as_a_person_sees_them) {
    synth::XlsWriter writer("Danh sách");
    writer.text(1, 0, "Nguyễn \"Văn\" Ấ,\nB");
    writer.date(1, 1, *Date::of(2018, 12, 31));
    writer.number(1, 3, 5'472'000);
    writer.number(4, 0, 75'193'001'234);
    writer.number(4, 1, 0.5);
    writer.write(path_);

    const OldWorkbook book = open();
    ASSERT_EQ(book.sheets().size(), 1U);
    EXPECT_EQ(book.sheets()[0].name, "Danh sách");
    const auto rows = book.rows(0);
    TableRecord record;
    ASSERT_TRUE(rows->next(record));
    EXPECT_EQ(record.line, 2U);
    EXPECT_EQ(Row(record.cells.begin(), record.cells.end()),
              (Row{"Nguyễn \"Văn\" Ấ,\nB", "31/12/2018", "", "5472000"}));
    ASSERT_TRUE(rows->next(record));
    EXPECT_EQ(record.line, 5U);
    EXPECT_EQ(record.number, 2U);
    EXPECT_EQ(Row(record.cells.begin(), record.cells.end()), (Row{"75193001234", "0.5"}));
    EXPECT_FALSE(rows->next(record));
    EXPECT_FALSE(rows->next(record));
}

// Its table of sectors is larger than the header can name.
TEST_F(OldWorkbookTest, a_full_sheet) {
    synth::XlsWriter writer("Lớn");
    for (std::size_t row = 0; row < synth::XlsWriter::rows_max; ++row) {
        writer.number(row, 0, static_cast<double>(row));
        for (std::size_t column = 1; column < 8; ++column)
            writer.text(row, column, "Công ty " + std::to_string(row * column % 9'973));
    }
    writer.write(path_);
    const OldWorkbook book = open();
    const auto rows = book.rows(0);
    std::size_t count = 0;
    for (TableRecord record; rows->next(record); ++count) {
        ASSERT_EQ(record.cells.size(), 8U);
        ASSERT_EQ(record.cells[0], std::to_string(count));
        ASSERT_EQ(record.cells[7], "Công ty " + std::to_string(count * 7 % 9'973));
    }
    EXPECT_EQ(count, synth::XlsWriter::rows_max);
}

// The reader in the child would take a file that was cut off for a shorter one.
TEST_F(OldWorkbookTest, a_file_that_was_cut_off_is_refused) {
    synth::XlsWriter writer("A");
    for (std::size_t row = 0; row < 5'000; ++row)
        writer.text(row, 0, "Đơn vị " + std::to_string(row));
    writer.write(path_);
    const std::string whole = bytes();
    for (const std::size_t part : {3U, 10U, 50U, 90U, 99U}) {
        write(whole.substr(0, whole.size() * part / 100));
        EXPECT_EQ(fault_of_opening(), fault::workbook_damaged) << part;
    }
    // A last sector that is short is forgiven, as Excel does.
    write(whole);
    EXPECT_EQ(fault_of_opening(), "");
}

// Whatever a file makes the reader do, this process sees rows or a fault, and soon.
TEST_F(OldWorkbookTest, broken_bytes_never_harm_this_process) {
    synth::XlsWriter writer("A");
    for (std::size_t row = 0; row < 200; ++row)
        writer.text(row, row % 7, "Tổ " + std::to_string(row));
    writer.write(path_);
    const std::string whole = bytes();
    std::uint64_t random = 102;
    int refused = 0;
    constexpr int tries = 60;
    for (int i = 0; i < tries; ++i) {
        std::string broken = whole;
        for (int k = 0; k < 12; ++k) {
            random = random * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
            broken[(random >> 33) % broken.size()] = static_cast<char>(random >> 24);
        }
        write(broken);
        const std::string code = fault_of_opening();
        EXPECT_TRUE(code.empty() || code == fault::workbook_damaged || code == fault::workbook_too_large)
            << code;
        refused += code.empty() ? 0 : 1;
    }
    EXPECT_GT(refused, 0);
}

TEST_F(OldWorkbookTest, files_that_are_none) {
    write("STT,Họ tên\n");
    EXPECT_EQ(fault_of_opening(), fault::workbook_damaged);
    write("");
    EXPECT_EQ(fault_of_opening(), fault::workbook_damaged);
    std::filesystem::remove(path_);
    EXPECT_EQ(fault_of_opening(), fault::file_unreadable);
}

}  // namespace
}  // namespace baophu
