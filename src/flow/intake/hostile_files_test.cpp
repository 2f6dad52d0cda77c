// Files that were made to harm, or that are nothing of what they seem: each ends in a fault with
// its code, or its rows come in and nothing else happens.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "core/base/fault_codes.h"
#include "core/documents/zip_for_tests.h"
#include "flow/intake/intake.h"
#include "flow/intake/intake_for_tests.h"

namespace baophu::intake {
namespace {

namespace fs = std::filesystem;

class HostileFile : public ::testing::Test {
protected:
    Outcome take(const fs::path& file) {
        into_ = folder_.folder("rows " + std::to_string(++taken_));
        return take_in(file, {}, territory_, into_, progress_, cancel_);
    }

    std::string code(const fs::path& file) {
        return fault_of([&] { take(file); }).code;
    }
    std::string code_of_text(const std::string& content) { return code(folder_.file("giao.csv", content)); }
    std::string code_of_book(const ZipParts& parts) { return code(write_zip(folder_ / "giao.xlsx", parts)); }

    Table accepted(const std::string& columns) const {
        return parquet_rows(into_ / "accepted.parquet", columns);
    }

    TemporaryFolder folder_;
    fs::path into_;
    int taken_ = 0;
    const Territory territory_ = Territory::load("dong-nai.yaml");
    NoProgress progress_;
    CancelFlag cancel_ = false;
};

std::string row(int number, const std::vector<std::string>& texts) {
    std::string cells;
    for (const std::string& text : texts)
        cells += text.starts_with("<c") ? text : "<c t=\"str\"><v>" + text + "</v></c>";
    return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
}

std::string header_row() {
    return row(1, {"Tháng", "Mã ĐV", "Tên ĐV", "Mã huyện", "Số BHXH", "Họ tên", "Mức lương đóng"});
}

std::string good_row(int number, const std::string& name) {
    return row(number, {"12/2018", "TA0001A", "Công ty Mẫu", "731", "7512345678", name, "0"});
}

TEST_F(HostileFile, AMillionColumns) {
    EXPECT_EQ(code_of_text(std::string(1'000'000, ',') + "\n1,2\n"), fault::dataset_not_recognised);
    std::string cells;
    for (int i = 0; i < 1'000'000; ++i)
        cells += "<c/>";
    EXPECT_EQ(code_of_book(workbook_parts("<row r=\"1\">" + cells + "</row>")), fault::workbook_too_wide);
}

TEST_F(HostileFile, ALineOrACellWithoutEnd) {
    constexpr std::size_t bytes = 32 << 20;
    EXPECT_EQ(code_of_text(std::string(bytes, 'x')), fault::dataset_not_recognised);
    EXPECT_EQ(code_of_text(participant_header() + "\n\"" + std::string(bytes, 'x')), fault::period_not_found);
}

TEST_F(HostileFile, AZipBomb) {
    constexpr std::size_t beyond_the_limit = 140 << 20;
    std::string comments;
    while (comments.size() < beyond_the_limit)
        comments += "<!--" + std::string(1 << 16, ' ') + "-->";
    EXPECT_EQ(code_of_book(workbook_parts(comments)), fault::workbook_too_large);
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    EXPECT_LT(used.ru_maxrss, 2'000'000) << "KB: the text above, and nothing of what it unpacks to";
}

// The directory of the archive says that a part unpacks to 4 GB less a little; what counts is what
// comes out.
TEST_F(HostileFile, APartThatClaimsToBeHuge) {
    const fs::path path = write_zip(folder_ / "giao.xlsx", workbook_parts(header_row() + good_row(2, "Mẫu")));
    std::string bytes(fs::file_size(path), '\0');
    std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const std::size_t name = bytes.rfind("xl/worksheets/sheet1.xml");
    constexpr std::size_t back_to_size = 46 - 24;  // Of the entry in the directory.
    bytes.replace(name - back_to_size, 4, "\xF0\xFF\xFF\xFF");
    const std::string found = code(folder_.file("nhận.xlsx", bytes));
    EXPECT_TRUE(found.empty() || found == fault::workbook_damaged) << found;
}

TEST_F(HostileFile, EntitiesThatGrowOrReadFiles) {
    const std::string bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    const std::string reading = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    for (const std::string& doctype : {bomb, reading}) {
        ZipParts parts = workbook_parts("<row r=\"1\"><c><v>&c;&f;</v></c></row>");
        parts["xl/worksheets/sheet1.xml"] = doctype + parts["xl/worksheets/sheet1.xml"];
        EXPECT_EQ(code_of_book(parts), fault::workbook_doctype);
    }
}

TEST_F(HostileFile, AFileThatIsNotWhatItsNameSays) {
    EXPECT_EQ(code(folder_.file("giao.xlsx", "\x89PNG\r\n\x1A\n" + std::string(64, '\0'))),
              fault::workbook_damaged)
        << "who called it a workbook is told that it is damaged, not that it is no text (INT-21)";
    EXPECT_EQ(code(folder_.file("giao.csv", "\x89PNG\r\n\x1A\n" + std::string(64, '\0'))),
              fault::file_not_text);
    for (const char* name : {"ghi-chu.docx", "GHI-CHU.DOCX", "cong-van.pdf", "anh.jpg"}) {
        EXPECT_EQ(code(folder_.file(name, file_of_participants({"7512345678"}))), fault::file_not_text)
            << name;
        EXPECT_EQ(code(folder_.file(name, "PK\x03\x04 and nothing more")), fault::file_not_text) << name;
    }
    EXPECT_EQ(code(folder_.file("giao.csv", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n")),
              fault::dataset_not_recognised);
    EXPECT_EQ(code(folder_.file("giao.xlsx", "PK\x03\x04 and nothing more")), fault::workbook_damaged);
    EXPECT_EQ(take(folder_.file("giao.xls", file_of_participants({"7512345678"}))).accepted, 1)
        << "a text under another name is a text";
}

TEST_F(HostileFile, AWorkbookThatWasCutOff) {
    const fs::path path = write_zip(folder_ / "giao.xlsx", workbook_parts(header_row() + good_row(2, "Mẫu")));
    const auto bytes = fs::file_size(path);
    for (const std::uintmax_t left : {bytes - 1, bytes / 2, std::uintmax_t{30}}) {
        fs::resize_file(path, left);
        EXPECT_EQ(code(path), fault::workbook_damaged) << left;
    }
}

// What looks like a command to a spreadsheet is a name like others here; macros are never looked at.
TEST_F(HostileFile, FormulasCommandsAndMacros) {
    ZipParts parts = workbook_parts(
        header_row() + good_row(2, "=cmd|'/c calc'!A1") +
        good_row(3, "<c t=\"str\"><f>HYPERLINK(\"http://x\",\"y\")</f><v>Nguyễn Thị Mẫu</v></c>") +
        good_row(4, "<c><f>WEBSERVICE(\"http://x\")</f></c>"));
    parts["xl/vbaProject.bin"] = "\xD0\xCF\x11\xE0 macro";
    parts["xl/externalLinks/externalLink1.xml"] = "<!DOCTYPE x><externalLink/>";
    const Outcome outcome = take(write_zip(folder_ / "giao.xlsm", parts));
    EXPECT_EQ(accepted("full_name"), (Table{{"=cmd|'/c calc'!A1"}, {"Nguyễn Thị Mẫu"}}));
    ASSERT_EQ(outcome.first_refused.size(), 1U) << "a formula whose value was not saved";
    EXPECT_EQ(outcome.first_refused[0].code, fault::cell_required);
}

}  // namespace
}  // namespace baophu::intake
