#include "core/documents/workbook.h"

#include <fstream>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "core/documents/zip_for_tests.h"

namespace baophu {
namespace {

using Row = std::vector<std::string>;

struct Told {
    std::uint64_t line;
    Row cells;

    bool operator==(const Told&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Told& told) {
    out << told.line << ':';
    for (const std::string& cell : told.cells)
        out << " [" << cell << ']';
    return out;
}

class WorkbookTest : public ::testing::Test {
protected:
    std::filesystem::path write(const ZipParts& parts) { return write_zip(path_, parts); }

    std::filesystem::path write_bytes(const std::string& bytes) {
        std::ofstream(path_, std::ios::binary) << bytes;
        return path_;
    }

    std::vector<Told> read(const ZipParts& parts, WorkbookLimits limits = {}, std::size_t sheet = 0) {
        const Workbook book(write(parts), limits);
        const auto rows = book.rows(sheet);
        std::vector<Told> told;
        TableRecord record;
        while (rows->next(record)) {
            told.push_back({record.line, {record.cells.begin(), record.cells.end()}});
            last_status_ = record.status;
        }
        return told;
    }

    std::vector<Told> read_rows(const std::string& rows) { return read(workbook_parts(rows)); }

    std::string fault_of(const ZipParts& parts, WorkbookLimits limits = {}) {
        try {
            read(parts, limits);
        } catch (const Failure& failure) {
            return failure.fault().code;
        }
        return "";
    }

    TemporaryFolder folder_;
    std::filesystem::path path_ = folder_ / "giao.xlsx";
    RecordStatus last_status_ = RecordStatus::good;
};

ZipParts with_styles_and_texts(const std::string& rows) {
    ZipParts parts = workbook_parts(rows);
    parts["xl/_rels/workbook.xml.rels"] =
        R"(<Relationships xmlns="r">
        <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="http://x/styles" Target="/xl/styles.xml"/>
        <Relationship Id="rId3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)";
    parts["xl/styles.xml"] =
        R"(<styleSheet xmlns="m"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
        <numFmt numFmtId="165" formatCode="000000000000"/></numFmts>
        <cellStyleXfs><xf numFmtId="164"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>)";
    parts["xl/sharedStrings.xml"] =
        R"(<sst xmlns="m"><si><t>Họ và tên</t></si>
        <si><r><t>Nguyễn </t></r><r><t xml:space="preserve">Văn A</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>
        <si><t>hai_x000A_dòng</t></si><si><t/></si></sst>)";
    return parts;
}

TEST_F(WorkbookTest, XLSX1_cells_come_as_a_person_sees_them) {
    const auto told = read(with_styles_and_texts(
        R"(<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c></row>
        <row r="4"><c r="A4" s="1"><v>43465</v></c><c r="B4" s="2"><v>75193001234</v></c><c r="C4" s="3"><v>1</v></c>
        <c r="D4" t="b"><v>1</v></c><c r="E4" t="e"><v>#N/A</v></c><c r="F4" t="d"><v>2018-12-31T00:00:00</v></c>
        <c r="G4" t="inlineStr"><is><t>trong ô</t></is></c><c r="H4"><v>1.5E3</v></c></row>)"));
    EXPECT_EQ(told, (std::vector<Told>{{3, {"Họ và tên", "Nguyễn Văn A", "hai\ndòng"}},
                                       {4,
                                        {"31/12/2018", "075193001234", "01/01/1900", "TRUE", "#N/A",
                                         "31/12/2018", "trong ô", "1500"}}}));
}

TEST_F(WorkbookTest, XLSX2_rows_and_cells_keep_their_places_and_empty_rows_are_skipped) {
    const auto told = read_rows(
        R"(<row r="2"/><row r="5"><c r="C5"><v>7</v></c><c r="A5"><v>1</v></c></row>
        <row><c><v>8</v></c><c/><c><v>9</v></c></row><row r="9"><c r="A9" t="str"><v></v></c></row>)");
    EXPECT_EQ(told, (std::vector<Told>{{5, {"1", "", "7"}}, {6, {"8", "", "9"}}}));
}

TEST_F(WorkbookTest, XLSX3_of_a_formula_the_saved_value_counts) {
    EXPECT_EQ(
        read_rows(
            R"(<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>45</v></c><c r="B1" t="str"><f>"x"</f><v>=cmd</v></c></row>)"),
        (std::vector<Told>{{1, {"45", "=cmd"}}}));
}

TEST_F(WorkbookTest, the_sheets_are_listed_with_the_hidden_ones_and_each_can_be_read) {
    ZipParts parts = workbook_parts(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
    parts["xl/workbook.xml"] =
        R"(<w:workbook xmlns:w="m" xmlns:q="rr"><w:workbookPr date1904="1"/><w:sheets><w:sheet name="Một" q:id="rId1"/>
        <w:sheet name="Biểu đồ" q:id="rId3"/><w:sheet name="Hai" state="veryHidden" q:id="rId2"/></w:sheets></w:workbook>)";
    parts["xl/_rels/workbook.xml.rels"] =
        R"(<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/worksheets/two.xml"/>
        <Relationship Id="rId3" Type="http://x/chartsheet" Target="c.xml"/></Relationships>)";
    parts["xl/worksheets/two.xml"] =
        R"(<w:worksheet xmlns:w="m"><w:sheetData><w:row r="1"><w:c r="B1"><w:v>2</w:v></w:c></w:row></w:sheetData></w:worksheet>)";
    const Workbook book(write(parts));
    ASSERT_EQ(book.sheets().size(), 2U);
    EXPECT_EQ(book.sheets()[0].name, "Một");
    EXPECT_FALSE(book.sheets()[0].hidden);
    EXPECT_EQ(book.sheets()[1].name, "Hai");
    EXPECT_TRUE(book.sheets()[1].hidden);
    EXPECT_EQ(read(parts, {}, 1), (std::vector<Told>{{1, {"", "2"}}}));
}

TEST_F(WorkbookTest, many_rows_come_in_order_across_the_pieces) {
    std::string rows;
    for (int i = 1; i <= 20'000; ++i)
        rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"A" + std::to_string(i) + "\"><v>" +
                std::to_string(i) + "</v></c></row>";
    const auto told = read_rows(rows);
    ASSERT_EQ(told.size(), 20'000U);
    for (std::size_t i = 0; i < told.size(); ++i)
        ASSERT_EQ(told[i], (Told{i + 1, {std::to_string(i + 1)}}));
}

TEST_F(WorkbookTest, XLSX6_a_document_type_is_refused_wherever_it_stands) {
    const std::string doctype = R"(<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>)";
    for (const char* part :
         {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"}) {
        ZipParts parts = with_styles_and_texts(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
        parts[part] = doctype + parts[part];
        EXPECT_EQ(fault_of(parts), fault::workbook_doctype) << part;
    }
}

TEST_F(WorkbookTest, XLSX6_a_part_that_unpacks_to_too_much) {
    std::string comments;
    while (comments.size() < (4 << 20))
        comments += "<!--" + std::string(1 << 16, ' ') + "-->";
    const ZipParts parts = workbook_parts(comments);
    EXPECT_EQ(fault_of(parts), "");
    EXPECT_EQ(fault_of(parts, {.zip = {.part_bytes_max = 1 << 20}}), fault::workbook_too_large);
    EXPECT_EQ(fault_of(parts, {.zip = {.free_bytes = 1 << 20, .ratio_max = 10}}), fault::workbook_too_large);
}

// A comment is looked at from its beginning with each piece that comes: a few hundred packed KB would cost a
// minute.
TEST_F(WorkbookTest, XLSX6_a_tag_or_comment_that_does_not_end) {
    const std::string row = R"(<row r="1"><c t="inlineStr"><is><t>x</t></is></c></row>)";
    EXPECT_EQ(read_rows("<!--" + std::string(1 << 19, ' ') + "-->" + row), (std::vector<Told>{{1, {"x"}}}));
    EXPECT_EQ(fault_of(workbook_parts("<!--" + std::string(3 << 19, ' ') + "-->" + row)),
              fault::workbook_too_large);
    EXPECT_EQ(fault_of(workbook_parts("<row a=\"" + std::string(3 << 19, ' ') + "\"/>" + row)),
              fault::workbook_too_large);
}

TEST_F(WorkbookTest, a_number_is_told_apart_from_a_text_and_a_date) {
    const Workbook book(write(with_styles_and_texts(
        R"(<row r="1"><c r="A1"><v>12.345</v></c><c r="B1" t="inlineStr"><is><t>12.345</t></is></c>
        <c r="C1" s="1"><v>43465</v></c><c r="E1" s="2"><v>7</v></c></row>)")));
    const auto rows = book.rows(0);
    TableRecord record;
    ASSERT_TRUE(rows->next(record));
    EXPECT_EQ(std::vector<int>(record.numbers.begin(), record.numbers.end()),
              (std::vector<int>{1, 0, 0, 0, 1}));
}

TEST_F(WorkbookTest, XLSX6_shared_texts_beyond_their_limit) {
    const ZipParts parts = with_styles_and_texts("");
    EXPECT_EQ(fault_of(parts, {.texts_bytes_max = 8}), fault::workbook_too_large);
    EXPECT_EQ(fault_of(parts, {.texts_bytes_max = 100}), "");
}

// 20 bytes of a row can name a text of 100 KB a hundred times.
TEST_F(WorkbookTest, a_row_that_grows_too_long_comes_without_cells_and_the_next_is_whole) {
    ZipParts parts = with_styles_and_texts("");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(100'000, 'a') + "</t></si></sst>";
    std::string row = "<row r=\"1\">";
    for (int i = 0; i < 100; ++i)
        row += "<c t=\"s\"><v>0</v></c>";
    row += "</row>";
    parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>" + row + "</sheetData></worksheet>";
    EXPECT_EQ(read(parts), (std::vector<Told>{{1, {}}}));
    EXPECT_EQ(last_status_, RecordStatus::too_long);
    parts["xl/worksheets/sheet1.xml"] =
        "<worksheet><sheetData>" + row + "<row r=\"2\"><c><v>2</v></c></row></sheetData></worksheet>";
    EXPECT_EQ(read(parts).at(1), (Told{2, {"2"}}));
    EXPECT_EQ(last_status_, RecordStatus::good);
}

TEST_F(WorkbookTest, XLSX6_a_cell_beyond_the_last_column) {
    EXPECT_EQ(read_rows(R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)").at(0).cells.size(), 16'384U);
    for (const char* reference : {"XFE1", "AAAAAAAAAAAAAAAAAAAA1", "ZZZZ1", "1"}) {
        const std::string rows = std::string(R"(<row r="1"><c r=")") + reference + R"("><v>1</v></c></row>)";
        EXPECT_EQ(fault_of(workbook_parts(rows)), fault::workbook_too_wide) << reference;
    }
    std::string many;
    for (int i = 0; i < 16'385; ++i)
        many += "<c/>";
    EXPECT_EQ(fault_of(workbook_parts("<row r=\"1\">" + many + "</row>")), fault::workbook_too_wide);
}

TEST_F(WorkbookTest, XLSX6_broken_parts_and_files_that_are_none) {
    const ZipParts good = workbook_parts(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
    for (const auto& [name, content] : good) {
        ZipParts lacking = good;
        lacking.erase(name);
        EXPECT_EQ(fault_of(lacking), fault::workbook_damaged) << name;
        ZipParts cut = good;
        cut[name] = content.substr(0, content.size() / 2);
        EXPECT_EQ(fault_of(cut), fault::workbook_damaged) << name;
    }
    const auto code = [](const std::filesystem::path& path) -> std::string {
        try {
            const Workbook book(path);
        } catch (const Failure& failure) {
            return failure.fault().code;
        }
        return "";
    };
    EXPECT_EQ(code(write_bytes("")), fault::workbook_damaged);
    EXPECT_EQ(code(write_bytes("STT,Họ tên\n1,A\n")), fault::workbook_damaged);
    EXPECT_EQ(code(write_bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more")), fault::workbook_encrypted);
    EXPECT_EQ(code("/no/such/file.xlsx"), fault::file_unreadable);

    std::ifstream whole(write(good), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(whole)), {});
    for (const std::size_t length : {bytes.size() / 3, bytes.size() / 2, bytes.size() - 10})
        EXPECT_EQ(code(write_bytes(bytes.substr(0, length))), fault::workbook_damaged) << length;
}

TEST_F(WorkbookTest, XLSX5_escapes_stand_for_characters) {
    EXPECT_EQ(
        read_rows(
            R"(<row r="1"><c r="A1" t="str"><v>a_x000D_b</v></c><c r="B1" t="str"><v>_x005F_x000D_</v></c>
        <c r="C1" t="str"><v>_xZZZZ_ _x12</v></c><c r="D1" t="str"><v>_x1EC5_</v></c></row>)"),
        (std::vector<Told>{{1, {"a\rb", "_x000D_", "_xZZZZ_ _x12", "ễ"}}}));
}

}  // namespace
}  // namespace baophu
