#include "synth/table_writer.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "synth/read_back_for_tests.h"

namespace baophu::synth {
namespace {

// The lines of a table, as the tests of this room read them: cells, and where they stand.
using Lines = std::vector<std::pair<std::size_t, std::vector<std::string>>>;

void write_sample(TableWriter& table) {
    table.text("CỤC THUẾ");
    table.end_row();
    table.end_row();
    for (int i = 0; i < 30; ++i)
        table.text("Cột " + std::to_string(i));
    table.end_row();
    table.text("A & B <\"c\">, d");
    table.text("");
    table.count(1'204);
    table.money(68'400'000);
    table.date(*Date::of(1985, 2, 3));
    table.text(" x ");
    table.end_row();
    table.close();
}

Lines lines_of(const std::filesystem::path& path) {
    Lines lines;
    const std::string content = content_of(path);
    read_sheet(
        member_of(content, "xl/worksheets/sheet1.xml"),
        [&](const std::vector<std::string>& cells, std::size_t line) { lines.emplace_back(line, cells); });
    return lines;
}

TEST(TableWriter, AWorkbookHoldsWhatWasWritten) {
    const TemporaryFolder folder;
    write_sample(*open_table(folder.path() / "x.xlsx", Form::xlsx, "A & B"));
    const Lines lines = lines_of(folder.path() / "x.xlsx");
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0], (std::pair{std::size_t{1}, std::vector<std::string>{"CỤC THUẾ"}}));
    EXPECT_EQ(lines[1].second.size(), 30U);
    EXPECT_EQ(lines[1].second[29], "Cột 29");
    EXPECT_EQ(lines[2],
              (std::pair{std::size_t{4}, std::vector<std::string>{"A & B <\"c\">, d", "", "1204", "68400000",
                                                                  "03/02/1985", " x "}}));
    const std::string content = content_of(folder.path() / "x.xlsx");
    EXPECT_NE(member_of(content, "xl/workbook.xml").find("name=\"A &amp; B\""), std::string::npos);
}

TEST(TableWriter, TextHoldsTheSameAsOfficesPrintIt) {
    const TemporaryFolder folder;
    write_sample(*open_table(folder.path() / "x.csv", Form::csv, ""));
    const std::string content = content_of(folder.path() / "x.csv");
    EXPECT_TRUE(
        content.starts_with("\xef\xbb\xbf"
                            "CỤC THUẾ\r\n\r\nCột 0,"));
    EXPECT_TRUE(content.ends_with("\"A & B <\"\"c\"\">, d\",,1204,68.400.000,03/02/1985, x \r\n"));
}

TEST(TableWriter, TooManyRowsTakeTheNextLargerForm) {
    EXPECT_EQ(form_for(Form::xls, 65'000), Form::xls);
    EXPECT_EQ(form_for(Form::xls, 65'001), Form::xlsx);
    EXPECT_EQ(form_for(Form::xls, 1'000'001), Form::csv);
    EXPECT_EQ(form_for(Form::xlsx, 10), Form::xlsx);
    EXPECT_EQ(form_for(Form::csv, 10), Form::csv);
}

// /dev/full is a disk without room.
TEST(TableWriter, AFullDiskIsToldOfAWorkbookToo) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP();
    try {
        write_sample(*open_table("/dev/full", Form::xlsx, "A"));
        FAIL() << "wrote to a full disk";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::disk_full);
    }
}

}  // namespace
}  // namespace baophu::synth
