#include "flow/intake/intake.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "core/documents/csv_reader.h"
#include "core/documents/utf8.h"
#include "core/documents/zip_for_tests.h"
#include "core/text/code_points.h"
#include "core/text/legacy_encoding.h"
#include "flow/intake/intake_for_tests.h"

namespace baophu::intake {

void PrintTo(const RefusedRow& row, std::ostream* out) {
    *out << row.row_number << '|' << row.header << '|' << row.value << '|' << row.code;
}

bool operator==(const RefusedRow& left, const RefusedRow& right) {
    return left.row_number == right.row_number && left.header == right.header && left.value == right.value &&
           left.code == right.code;
}

namespace {

namespace fs = std::filesystem;

std::string code(std::string_view fault_code) {
    return std::string(fault_code);
}

const Territory& territory() {
    static const Territory all = Territory::load("dong-nai.yaml");
    return all;
}

std::string file_of(const std::vector<std::string>& lines, const std::string& line_end = "\n") {
    std::string text;
    for (const std::string& line : lines)
        text += line + line_end;
    return text;
}

class IntakeTest : public ::testing::Test {
protected:
    Outcome take_text(std::string_view content, const Stated& stated = {}) {
        into_ = folder_.folder("rows " + std::to_string(++taken_));
        return take_in(folder_.file("giao.csv", content), stated, territory(), into_, progress_, cancel_);
    }

    Outcome take(const std::vector<std::string>& lines, const Stated& stated = {}) {
        return take_text(file_of(lines), stated);
    }

    // The fault for which the file is refused whole; nothing may have been written then.
    Fault refused_whole(std::string_view content, const Stated& stated = {}) {
        Fault fault = fault_of([&] { take_text(content, stated); });
        EXPECT_EQ(detail(fault, "file"), "giao.csv");
        EXPECT_TRUE(fs::is_empty(into_)) << fault.code;
        return fault;
    }

    Table accepted(const std::string& columns = "*") const {
        return parquet_rows(into_ / "accepted.parquet", columns);
    }
    Table refused(const std::string& columns = "row_number, column_name, header, value, code") const {
        return parquet_rows(into_ / "refused.parquet", columns);
    }

    TemporaryFolder folder_;
    fs::path into_;
    int taken_ = 0;
    NoProgress progress_;
    CancelFlag cancel_ = false;
};

// ---- What is read -------------------------------------------------------------------------

TEST_F(IntakeTest, AParticipantIsStoredAsTyped) {
    const Outcome outcome = take({participant_header(), Participant{}.line()});
    EXPECT_EQ(outcome.recognised.dataset, "si-participants");
    EXPECT_EQ(outcome.recognised.sender, "social-insurance");
    EXPECT_EQ(outcome.recognised.period, "2018-12");
    EXPECT_EQ(accepted(), (Table{{"2",
                                  "social-insurance/si-participants/7512345678",
                                  "",
                                  "2018-12-01",
                                  "TA0001A",
                                  "3600999910",
                                  "Công ty TNHH Mẫu Một",
                                  "731",
                                  "7512345678",
                                  "Nguyễn Thị Mẫu",
                                  "1990-02-05",
                                  "female",
                                  "NULL",
                                  "271234567",
                                  "NULL",
                                  "5472000",
                                  "NULL",
                                  "NULL",
                                  "NULL",
                                  "NULL"}}));
    EXPECT_EQ(refused(), Table{});
}

TEST_F(IntakeTest, ATaxLineIsStoredAsTyped) {
    const Outcome outcome = take({tax_header(), TaxLine{}.line(), TaxLine{.insurance_deducted = ""}.line()});
    EXPECT_EQ(outcome.recognised.dataset, "tax-yearly-list");
    EXPECT_EQ(outcome.recognised.sender, "tax");
    EXPECT_EQ(outcome.recognised.period, "2018");
    EXPECT_EQ(accepted(), (Table{{"2", "tax/tax-yearly-list/#4b6a0fb3ee7b4806", "", "2018", "3600999910",
                                  "Công ty TNHH Mẫu Một", "731", "Nguyễn Thị Mẫu", "8099990012", "271234567",
                                  "NULL", "65664000", "6894720", "NULL", "NULL"},
                                 {"3", "tax/tax-yearly-list/#4b6a0fb3ee7b4806", "", "2018", "3600999910",
                                  "Công ty TNHH Mẫu Một", "731", "Nguyễn Thị Mẫu", "8099990012", "271234567",
                                  "NULL", "65664000", "NULL", "NULL", "NULL"}}));
}

TEST_F(IntakeTest, INT1ColumnsMayBeMissingAndOtherwiseOrdered) {
    const Outcome outcome = take({"Ghi chú,Mức lương đóng,Họ tên,Số BHXH,Mã huyện,Tên ĐV,Mã ĐV,Kỳ",
                                  "x,0,Nguyễn Thị Mẫu,7512345678,731,Công ty Mẫu,TA0001A,2018-12"});
    EXPECT_EQ(outcome.accepted, 1);
    EXPECT_EQ(accepted("month, si_unit_code, employer_tax_code, sex, birth_date, contribution_wage"),
              (Table{{"2018-12-01", "TA0001A", "NULL", "NULL", "NULL", "0"}}));
}

TEST_F(IntakeTest, INT1DelimitersAndAByteOrderMarkAreFound) {
    const std::string byte_order_mark = "\xEF\xBB\xBF";
    for (const char delimiter : {',', ';', '\t'}) {
        const std::string text = file_of({participant_header(delimiter), Participant{}.line(delimiter)});
        const Outcome outcome = take_text(delimiter == '\t' ? text : byte_order_mark + text);
        EXPECT_EQ(outcome.accepted, 1) << delimiter;
        EXPECT_EQ(accepted("month, full_name, contribution_wage"),
                  (Table{{"2018-12-01", "Nguyễn Thị Mẫu", "5472000"}}));
    }
}

// A workbook as an office sends it: titles, a row that numbers the columns, a date that is a number,
// a row that ends before its last column, and one that is wrong.
TEST_F(IntakeTest, AWorkbookIsTakenInRowByRow) {
    const auto row = [](int number, const std::vector<std::string>& texts) {
        std::string cells;
        for (const std::string& text : texts)
            cells += text.starts_with("<c") ? text : "<c t=\"str\"><v>" + text + "</v></c>";
        return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
    };
    ZipParts parts = workbook_parts(
        row(1, {"BẢO HIỂM XÃ HỘI TỈNH"}) +
        row(4, {"Mức lương đóng", "THÁNG", "Mã ĐV", "Tên ĐV", "Mã huyện", "Số BHXH", "HỌ TÊN", "NGÀY SINH"}) +
        row(5, {"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"}) +
        row(6, {"<c><v>5472000</v></c>", "12/2018", "TA0001A", "Công ty Mẫu", "731", "7512345678",
                "Nguyễn Thị Mẫu", "<c s=\"1\"><v>32909</v></c>"}) +
        row(7, {"5.472.000", "12/2018", "TA0001A", "Công ty Mẫu", "731", "7512345679", "Trần Văn Mẫu"}) +
        row(8, {"năm triệu", "12/2018", "TA0001A", "Công ty Mẫu", "731", "7512345680", "Lê Mẫu"}));
    parts["xl/styles.xml"] =
        R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)";
    parts["xl/_rels/workbook.xml.rels"] =
        "<R><Relationship Id=\"rId1\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"/styles\" Target=\"styles.xml\"/></R>";
    into_ = folder_.folder("rows of a workbook");
    const Outcome outcome =
        take_in(write_zip(folder_.path() / "giao.xlsx", parts), {}, territory(), into_, progress_, cancel_);
    EXPECT_EQ(outcome.recognised.dataset, "si-participants");
    EXPECT_EQ(outcome.read, 3);
    EXPECT_EQ(accepted("row_number, si_number, birth_date, contribution_wage"),
              (Table{{"6", "7512345678", "1990-02-05", "5472000"}, {"7", "7512345679", "NULL", "5472000"}}));
    ASSERT_EQ(outcome.first_refused.size(), 1U);
    EXPECT_EQ(outcome.first_refused[0],
              (RefusedRow{8, "Mức lương đóng", "năm triệu", code(fault::cell_not_money)}));
}

TEST_F(IntakeTest, INT1AStatedKindIsTaken) {
    EXPECT_EQ(take({tax_header(), TaxLine{}.line()}, {.dataset = "tax-yearly-list"}).accepted, 1);
    const Fault fault =
        refused_whole(file_of({tax_header(), TaxLine{}.line()}), {.dataset = "si-participants"});
    EXPECT_EQ(fault.code, fault::column_missing);
    EXPECT_EQ(detail(fault, "dataset"), "si-participants");
}

TEST_F(IntakeTest, INT4AStatedSenderIsInTheKey) {
    const Outcome outcome = take({participant_header(), Participant{}.line()}, {.sender = "hospital"});
    EXPECT_EQ(outcome.recognised.sender, "hospital");
    EXPECT_EQ(accepted("record_key"), (Table{{"hospital/si-participants/7512345678"}}));
}

TEST_F(IntakeTest, INT4KeysSurviveRedelivery) {
    TaxLine unnumbered{.full_name = "Trần Văn Thử", .person_tax_code = "", .identity_number = ""};
    take({tax_header(), unnumbered.line(), TaxLine{}.line()});
    const Table first = accepted("record_key");
    unnumbered.tax_year = "2019";
    unnumbered.payer_unit = "732";
    unnumbered.full_name = " Trần Văn Thử ";
    take({tax_header(),
          TaxLine{.tax_year = "2019", .full_name = "Nguyễn Thị Mậu", .taxable_income = "1"}.line(),
          TaxLine{.tax_year = "x"}.line(), unnumbered.line()});
    const Table second = accepted("record_key");
    EXPECT_EQ(second, (Table{first[1], first[0]}));
    EXPECT_NE(first[0], first[1]);
}

// ---- What is refused ----------------------------------------------------------------------

TEST_F(IntakeTest, INT6ReadIsAcceptedAndRefused) {
    const Outcome outcome =
        take({tax_header(), TaxLine{}.line(), TaxLine{.payer_unit = "999"}.line(), TaxLine{}.line(),
              TaxLine{.taxable_income = "?"}.line(), TaxLine{.full_name = ""}.line()});
    EXPECT_EQ(outcome.read, 5);
    EXPECT_EQ(outcome.accepted, 2);
    EXPECT_EQ(outcome.refused, 3);
    EXPECT_EQ(outcome.repaired, 0);
    EXPECT_EQ(accepted("row_number"), (Table{{"2"}, {"4"}}));
    EXPECT_EQ(refused(),
              (Table{{"3", "payer_unit", "Mã địa bàn", "999", code(fault::cell_unit_unknown)},
                     {"5", "taxable_income", "Tổng thu nhập chịu thuế", "?", code(fault::cell_not_money)},
                     {"6", "full_name", "Họ và tên", "", code(fault::cell_required)}}));
    EXPECT_EQ(outcome.first_refused,
              (std::vector<RefusedRow>{{3, "Mã địa bàn", "999", code(fault::cell_unit_unknown)},
                                       {5, "Tổng thu nhập chịu thuế", "?", code(fault::cell_not_money)},
                                       {6, "Họ và tên", "", code(fault::cell_required)}}));
}

TEST_F(IntakeTest, INT2ARowOfSeveralFaultsIsOneRowAndSeveralLines) {
    const Outcome outcome =
        take({tax_header(), TaxLine{}.line(),
              TaxLine{.tax_year = "năm", .full_name = " ", .insurance_deducted = "\" 5,5 \""}.line()});
    EXPECT_EQ(outcome.refused, 1);
    EXPECT_EQ(refused(),
              (Table{{"3", "tax_year", "Năm", "năm", code(fault::cell_not_year)},
                     {"3", "full_name", "Họ và tên", " ", code(fault::cell_required)},
                     {"3", "insurance_deducted", "Bảo hiểm đã trừ", " 5,5 ", code(fault::cell_not_money)}}));
}

TEST_F(IntakeTest, INT2AFaultIsToldByTheFirstHeaderOfItsColumn) {
    const Outcome outcome = take({"Kỳ,Mã ĐV,Tên ĐV,Mã huyện,Số BHXH,Họ tên,Tiền lương đóng BHXH",
                                  "12/2018,TA0001A,Công ty Mẫu,731,x,Nguyễn Thị Mẫu,0"},
                                 {.period = "2018-12"});
    EXPECT_EQ(outcome.first_refused,
              (std::vector<RefusedRow>{{2, "Mã số BHXH", "x", code(fault::cell_si_number)}}));
}

// The header has eleven columns; a real row that lacks its name is a row all the same.
TEST_F(IntakeTest, INT18TotalsNotesAndSignaturesAreToldAsSuch) {
    Participant nameless;
    nameless.full_name = "";
    const Outcome outcome = take({participant_header(), Participant{}.line(), nameless.line(),
                                  "Tổng cộng:,,,,,2,,,,,10.944.000", "CỘNG,,,,,,,,,,", ",,,,,,,,,,",
                                  ",,Người lập biểu,,,,,,Trưởng phòng,,", "12/2018,TA0001A,Công ty,,,,,,,,"});
    EXPECT_EQ(outcome.read, 7);
    EXPECT_EQ(outcome.accepted, 1);
    EXPECT_EQ(outcome.refused, 6);
    const Table none = parquet_rows(into_ / "refused.parquet", "row_number, header, value, code");
    EXPECT_EQ(none.at(0), (Table::value_type{"3", "Họ và tên", "", code(fault::cell_required)}));
    const std::vector<std::string> told{"Tổng cộng:", "CỘNG", "", "Người lập biểu"};
    for (std::size_t row = 1; row <= 4; ++row)
        EXPECT_EQ(none.at(row),
                  (Table::value_type{std::to_string(row + 3), "", told[row - 1], code(fault::row_no_data)}));
    EXPECT_NE(none.at(5).at(3), code(fault::row_no_data)) << "three cells may be data";
}

TEST_F(IntakeTest, INT3RepairedRowsAreCountedAndNamed) {
    const Outcome outcome = take({participant_header(),
                                  Participant{.si_number = "512345678", .identity_number = "12345678"}.line(),
                                  Participant{.identity_number = "12345678"}.line(), Participant{}.line(),
                                  Participant{.managing_unit = "999", .identity_number = "12345678"}.line()});
    EXPECT_EQ(outcome.repaired, 2) << "a refused row counts as refused only";
    EXPECT_EQ(accepted("row_number, repaired, si_number, identity_number"),
              (Table{{"2", "si_number,identity_number", "0512345678", "012345678"},
                     {"3", "identity_number", "7512345678", "012345678"},
                     {"4", "", "7512345678", "271234567"}}));
}

TEST_F(IntakeTest, INT2ARowOfAnotherWidthIsRefused) {
    const std::string good = TaxLine{}.line();
    const std::string shorter = TaxLine{}.line().substr(0, good.rfind(','));
    const Outcome outcome =
        take({tax_header(), good, shorter, good + ",x", good + ",", good + ", ,\xC2\xA0,", "x"});
    EXPECT_EQ(outcome.accepted, 3) << "empty cells behind the last column do no harm";
    EXPECT_EQ(refused(), (Table{{"3", "", "", "8 / 9", code(fault::row_width)},
                                {"4", "", "", "10 / 9", code(fault::row_width)},
                                {"7", "", "", "1 / 9", code(fault::row_width)}}));
}

TEST_F(IntakeTest, INT2AQuoteThatIsNeverClosedRefusesTheRest) {
    const std::string good = TaxLine{}.line();
    const Outcome outcome = take({tax_header(), good, "2018,\"3600999910,x", good, good});
    EXPECT_EQ(outcome.read, 2);
    EXPECT_EQ(outcome.accepted, 1);
    EXPECT_EQ(refused(), (Table{{"3", "", "", "", code(fault::row_quote_open)}}));
}

TEST_F(IntakeTest, INT2ARowThatIsTooLongIsRefused) {
    const Outcome outcome =
        take({tax_header(), TaxLine{.full_name = std::string(1 << 20, 'x')}.line(), TaxLine{}.line(),
              std::string(20'000, ','), TaxLine{.full_name = std::string(1'001, 'x')}.line()});
    EXPECT_EQ(outcome.read, 4);
    EXPECT_EQ(outcome.accepted, 1);
    EXPECT_EQ(refused("row_number, column_name, code"),
              (Table{{"2", "", code(fault::cell_too_long)},
                     {"4", "", code(fault::row_width)},
                     {"5", "full_name", code(fault::cell_too_long)}}));
}

TEST_F(IntakeTest, AtMostTwentyRefusedRowsAreShown) {
    std::vector<std::string> lines{tax_header(), TaxLine{}.line()};
    for (int i = 0; i < 25; ++i)
        lines.push_back(TaxLine{.payer_unit = "9" + std::to_string(i), .full_name = ""}.line());
    const Outcome outcome = take(lines);
    EXPECT_EQ(outcome.refused, 25);
    ASSERT_EQ(outcome.first_refused.size(), 20u);
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(outcome.first_refused[static_cast<std::size_t>(i)],
                  (RefusedRow{i + 3, "Mã địa bàn", "9" + std::to_string(i), code(fault::cell_unit_unknown)}));
    }
    EXPECT_EQ(refused("count(*), count(DISTINCT row_number)"), (Table{{"50", "25"}}));
}

TEST_F(IntakeTest, ALongValueIsCutBetweenLetters) {
    std::vector<std::string> lines{tax_header(), TaxLine{}.line()};
    for (std::size_t length = 195; length <= 201; ++length)
        lines.push_back(TaxLine{.payer_unit = std::string(length, 'x') + "ễ"}.line());
    const Outcome outcome = take(lines);
    ASSERT_EQ(outcome.refused, 7);
    const Table values = refused("value");
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t length = 195 + i;
        const std::string want = length + 3 <= 200
                                     ? std::string(length, 'x') + "ễ"
                                     : std::string(std::min<std::size_t>(length, 200), 'x') + "…";
        EXPECT_EQ(values[i].front(), want);
        EXPECT_EQ(outcome.first_refused[i].value, want);
    }
}

// ---- The period ---------------------------------------------------------------------------

TEST_F(IntakeTest, INT5TheFirstGoodRowSaysThePeriod) {
    const Outcome outcome = take({tax_header(), TaxLine{.tax_year = "2017", .full_name = ""}.line(),
                                  TaxLine{}.line(), TaxLine{.tax_year = "2017"}.line(), TaxLine{}.line()});
    EXPECT_EQ(outcome.recognised.period, "2018");
    EXPECT_EQ(outcome.accepted, 2);
    EXPECT_EQ(refused(), (Table{{"2", "full_name", "Họ và tên", "", code(fault::cell_required)},
                                {"4", "tax_year", "Năm", "2017", code(fault::row_other_period)}}));
}

// As the forms are: the month and the year stand in the title.
TEST_F(IntakeTest, INT5APeriodThatNoColumnTellsIsInTheRowsAllTheSame) {
    const std::string month_away = participant_header().substr(participant_header().find(',') + 1);
    const std::string line = Participant{}.line();
    const Outcome outcome =
        take({"DANH SÁCH THAM GIA", "Tháng 12 năm 2018", month_away, line.substr(line.find(',') + 1)});
    EXPECT_EQ(outcome.recognised.period, "2018-12");
    EXPECT_EQ(accepted("month"), (Table{{"2018-12-01"}}));
    EXPECT_EQ(take({participant_header(), Participant{.month = ""}.line(), Participant{}.line()},
                   {.period = "2018-12"})
                  .accepted,
              2);
    EXPECT_EQ(accepted("DISTINCT month"), (Table{{"2018-12-01"}}));
    const std::string tax = TaxLine{}.line();
    take({tax_header().substr(tax_header().find(',') + 1), tax.substr(tax.find(',') + 1)},
         {.dataset = "tax-yearly-list", .period = "2018"});
    EXPECT_EQ(accepted("tax_year"), (Table{{"2018"}}));
}

TEST_F(IntakeTest, INT5AStatedPeriodRulesOverTheRows) {
    const Outcome outcome =
        take({participant_header(), Participant{.month = "11/2018"}.line(), Participant{}.line()},
             {.period = "2018-12"});
    EXPECT_EQ(outcome.recognised.period, "2018-12");
    EXPECT_EQ(accepted("row_number"), (Table{{"3"}}));
    EXPECT_EQ(refused(), (Table{{"2", "month", "Tháng", "2018-11", code(fault::row_other_period)}}));
}

TEST_F(IntakeTest, INT5AHeaderAloneHasNoPeriodUnlessStated) {
    EXPECT_EQ(refused_whole(tax_header()),
              Fault(fault::period_not_found, {{"period", ""}, {"file", "giao.csv"}}));
    EXPECT_EQ(refused_whole(file_of({tax_header(), TaxLine{.tax_year = ""}.line()})).code,
              fault::period_not_found);
    const Outcome outcome = take({tax_header()}, {.period = "2018"});
    EXPECT_EQ(outcome.recognised.period, "2018");
    EXPECT_EQ(outcome.read, 0);
    EXPECT_EQ(accepted(), Table{});
    EXPECT_EQ(refused(), Table{});
}

// "2018-H1" is as long as "2018-12", which once was all that was looked at.
TEST_F(IntakeTest, INT5AStatedPeriodFitsTheKind) {
    const std::string monthly = file_of({participant_header(), Participant{}.line()});
    for (const char* period : {"2018", "2018-H1", "2018-13", "12/2018", ""}) {
        EXPECT_EQ(refused_whole(monthly, {.period = period}),
                  Fault(fault::period_not_found, {{"period", period}, {"file", "giao.csv"}}));
    }
    const std::string yearly = file_of({tax_header(), TaxLine{}.line()});
    for (const char* period : {"2018-12", "2018-H1"}) {
        EXPECT_EQ(refused_whole(yearly, {.period = period}).code, fault::period_not_found) << period;
    }
}

// ---- Files that are refused whole ---------------------------------------------------------

TEST_F(IntakeTest, AnEmptyFileIsRefused) {
    for (const char* content : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF"}) {
        EXPECT_EQ(refused_whole(content), Fault(fault::file_empty, {{"file", "giao.csv"}}));
    }
}

TEST_F(IntakeTest, INT1AFileOfSomethingElseIsRefused) {
    const Fault fault = refused_whole("id,tên\n1,x\n");
    EXPECT_EQ(fault.code, fault::dataset_not_recognised);
    EXPECT_EQ(detail(fault, "header"), "id, tên");
}

TEST_F(IntakeTest, INT1AColumnThatStandsTwiceIsRefused) {
    EXPECT_EQ(refused_whole(tax_header() + ",Họ tên\n"),
              Fault(fault::column_twice, {{"column", "Họ và tên"}, {"file", "giao.csv"}}));
}

TEST_F(IntakeTest, AnUnknownKindIsRefused) {
    EXPECT_EQ(refused_whole(file_of({tax_header()}), {.dataset = "x"}).code, fault::dataset_unknown);
}

TEST_F(IntakeTest, AFileThatIsNotThereIsRefused) {
    const Fault fault = fault_of([&] {
        take_in(folder_.path() / "missing.csv", {}, territory(), folder_.folder("rows"), progress_, cancel_);
    });
    EXPECT_EQ(fault.code, fault::file_unreadable);
    EXPECT_EQ(detail(fault, "path"), (folder_.path() / "missing.csv").string());
}

TEST_F(IntakeTest, AFileWithANulByteIsRefused) {
    const std::string nul(1, '\0');
    EXPECT_EQ(refused_whole(nul).code, fault::file_not_text);
    EXPECT_EQ(refused_whole("\xFF\xFEN" + nul + "\n" + nul).code, fault::dataset_not_recognised)
        << "UTF-16 is read, and this is no delivery";
    EXPECT_EQ(refused_whole(file_of({tax_header(), TaxLine{}.line(), TaxLine{.payer_name = nul}.line()})),
              Fault(fault::file_not_text, {{"file", "giao.csv"}}));
}

// ---- Encodings ----------------------------------------------------------------------------

std::string in(text::Encoding encoding, const std::string& utf8) {
    return text::from_utf8(utf8, encoding).value();
}

TEST_F(IntakeTest, INT14OldEncodingsAreConverted) {
    for (const text::Encoding encoding : {text::Encoding::tcvn3, text::Encoding::vni, text::Encoding::viscii,
                                          text::Encoding::cp1258, text::Encoding::viqr}) {
        const std::string file =
            file_of({tax_header(), TaxLine{}.line(), TaxLine{.full_name = "Trần Quốc Tuấn"}.line()});
        const Outcome outcome = take_text(in(encoding, file));
        EXPECT_EQ(outcome.accepted, 2) << to_word(encoding);
        EXPECT_EQ(accepted("full_name, payer_name"), (Table{{"Nguyễn Thị Mẫu", "Công ty TNHH Mẫu Một"},
                                                            {"Trần Quốc Tuấn", "Công ty TNHH Mẫu Một"}}))
            << to_word(encoding);
        ASSERT_EQ(outcome.conversions.size(), 1U) << to_word(encoding);
        EXPECT_EQ(outcome.conversions.begin()->first, to_word(encoding));
        EXPECT_EQ(outcome.repaired, 0) << "told once for the file, not for each row";
        EXPECT_EQ(take_text(in(encoding, file), {.encoding = encoding}).accepted, 2) << to_word(encoding);
    }
}

TEST_F(IntakeTest, INT14EncodingsMayChangeFromCellToCell) {
    const Outcome outcome =
        take({tax_header(), TaxLine{}.line(),
              TaxLine{.full_name = in(text::Encoding::tcvn3, "Nguyễn Văn Bình")}.line(),
              TaxLine{.full_name = text::read_as_western(in(text::Encoding::vni, "Phạm Thị Hường"))}.line()});
    EXPECT_EQ(accepted("full_name"), (Table{{"Nguyễn Thị Mẫu"}, {"Nguyễn Văn Bình"}, {"Phạm Thị Hường"}}));
    EXPECT_EQ(outcome.conversions, (Conversions{{"tcvn3", 1}, {"vni", 1}}));
}

TEST_F(IntakeTest, INT14Utf16IsRead) {
    const std::string utf8 = file_of({participant_header(';'), Participant{}.line(';')});
    for (const bool big : {false, true}) {
        std::string utf16 = big ? "\xFE\xFF" : "\xFF\xFE";
        for (const char32_t code : text::to_code_points(utf8)) {
            const char high = static_cast<char>(code >> 8);
            const char low = static_cast<char>(code & 0xFF);
            utf16 += big ? std::string{high, low} : std::string{low, high};
        }
        EXPECT_EQ(take_text(utf16).accepted, 1) << big;
        EXPECT_EQ(take_text(utf16.substr(2)).accepted, 1) << "without a mark";
        EXPECT_EQ(accepted("full_name"), (Table{{"Nguyễn Thị Mẫu"}}));
    }
}

TEST_F(IntakeTest, INT14ARowThatCannotBeDecodedIsRefused) {
    const Outcome outcome =
        take({tax_header(), TaxLine{}.line(), TaxLine{.full_name = "\xFF\xFEz\x81"}.line()});
    EXPECT_EQ(outcome.accepted, 1);
    EXPECT_EQ(refused("row_number, code"), (Table{{"3", code(fault::cell_encoding_unclear)}}));
}

TEST_F(IntakeTest, INT14AFileThatIsSaidToBeUtf8IsHeldToIt) {
    const std::string tcvn3 = TaxLine{.full_name = "Nguy\xD4n V\xA8n Th\xF6"}.line();
    const Fault fault = refused_whole(file_of({tax_header(), TaxLine{.payer_name = "\"Công ty\nMẫu\""}.line(),
                                               "", tcvn3, TaxLine{}.line()}),
                                      {.encoding = text::Encoding::utf8});
    EXPECT_EQ(fault, Fault(fault::file_not_utf8, {{"line", "5"}, {"file", "giao.csv"}}));
}

TEST_F(IntakeTest, DelimitersAreFoundBelowTitles) {
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const std::string text = file_of({"BẢO HIỂM XÃ HỘI, TỈNH ĐỒNG NAI", "Tháng 12 năm 2018", "",
                                          participant_header(delimiter), Participant{}.line(delimiter)});
        const Outcome outcome = take_text(text);
        EXPECT_EQ(outcome.accepted, 1) << delimiter;
        EXPECT_EQ(outcome.recognised.reading.delimiter, delimiter);
        EXPECT_EQ(outcome.recognised.reading.header_row, 4U);
        EXPECT_EQ(take_text(text, {.delimiter = delimiter}).accepted, 1);
    }
}

// ---- Where the table is, and what its columns are -------------------------------------------

TEST_F(IntakeTest, INT15AColumnMayBeMapped) {
    const std::string header =
        "Năm,MST đơn vị chi trả,Tên đơn vị chi trả,Mã địa bàn,Người lao động,Mã số thuế cá "
        "nhân,Số CMND/CCCD,Tổng thu nhập chịu thuế,Bảo hiểm đã trừ";
    const std::string file = file_of({header, TaxLine{}.line()});
    EXPECT_EQ(refused_whole(file).code, fault::dataset_not_recognised);
    const ColumnMap columns{{"full_name", "NGƯỜI LAO ĐỘNG"}};
    const Outcome mapped = take_text(file, {.columns = columns});
    EXPECT_EQ(accepted("full_name"), (Table{{"Nguyễn Thị Mẫu"}}));
    EXPECT_EQ(mapped.recognised.reading.columns, columns);
    // Remembered for the sender and the kind, and taken in again as before.
    const auto remembered = [&](const std::string& sender, const std::string& dataset) {
        return sender == "tax" && dataset == "tax-yearly-list" ? columns : ColumnMap{};
    };
    EXPECT_EQ(take_text(file, {.remembered = remembered}).accepted, 1);
    EXPECT_EQ(take_text(file, Stated::again(mapped.recognised)).accepted, 1);
    EXPECT_EQ(take({tax_header(), TaxLine{}.line()}, {.remembered = remembered}).accepted, 1)
        << "a header that does not stand there is no matter";
    EXPECT_EQ(refused_whole(file_of({tax_header()}), {.columns = {{"full_name", "Tên"}}}).code,
              fault::map_header_missing);
    EXPECT_EQ(
        refused_whole(file_of({tax_header()}), {.dataset = "tax-yearly-list", .columns = {{"x", "Năm"}}})
            .code,
        fault::map_column_unknown);
}

TEST_F(IntakeTest, INT8TheUserMaySayWhereTheHeaderIs) {
    const std::vector<std::string> lines{tax_header(), TaxLine{.tax_year = "x"}.line(), tax_header(),
                                         TaxLine{}.line()};
    EXPECT_EQ(take(lines, {.header_row = 3}).read, 1);
    EXPECT_EQ(refused_whole(file_of(lines), {.header_row = 9}).code, fault::header_row_missing);
    EXPECT_EQ(refused_whole(file_of(lines), {.header_row = 4}).code, fault::dataset_not_recognised);
}

// ---- The period that no column tells --------------------------------------------------------

std::string results_header() {
    return "Mã đơn vị,Tên đơn vị,Số lao động,Quỹ lương,Kỳ trước mang sang,Phát sinh trong kỳ,Đã nộp,Chuyển "
           "kỳ sau";
}

TEST_F(IntakeTest, INT11TheTitleTellsThePeriod) {
    const std::string row = "TA0001A,Công ty Mẫu,2,10.000.000,-50.000,3.200.000,3.000.000,150.000";
    EXPECT_EQ(take({"Tháng 12 năm 2018", results_header(), row}).recognised.period, "2018-12");
    EXPECT_EQ(take({results_header(), row}, {.file_name = "C12-TS_2018-11.csv"}).recognised.period,
              "2018-11");
    EXPECT_EQ(
        take({"Tháng 12/2018", results_header(), row}, {.file_name = "C12_2018-11.csv"}).recognised.period,
        "2018-12")
        << "the title goes before the name";
    EXPECT_EQ(take({"Tháng 12/2018", results_header(), row}, {.period = "2018-10"}).recognised.period,
              "2018-10");
    EXPECT_EQ(refused_whole(file_of({results_header(), row})).code, fault::period_not_found);
    EXPECT_EQ(refused_whole(file_of({"Tháng 12/2018", "Tháng 11/2018", results_header(), row})).code,
              fault::period_several);
}

TEST_F(IntakeTest, INT12ARowWhoseCellsDoNotAddUpIsRefused) {
    take({"Tháng 12 năm 2018", results_header(),
          "TA0001A,Công ty Mẫu,2,10.000.000,0,3.200.000,3.000.000,200.000",
          "TA0002B,Công ty Mẫu,2,10.000.000,0,3.200.000,3.000.000,210.000"});
    EXPECT_EQ(refused(), (Table{{"4", "carried_out", "Chuyển kỳ sau",
                                 "0 + 3200000 + 0 + 0 - 3000000 <> 210000", code(fault::row_sum)}}));
}

// ---- Lines --------------------------------------------------------------------------------

TEST_F(IntakeTest, TheRowNumberIsTheLineOfTheFile) {
    const std::string good = TaxLine{}.line();
    const std::string bad = TaxLine{.full_name = ""}.line();
    const std::string of_three_lines = TaxLine{.payer_name = "\"Công ty\nMẫu\nMột\""}.line();
    for (const std::string line_end : {"\n", "\r\n", "\r"}) {
        take_text("\xEF\xBB\xBF" +
                  file_of({"", tax_header(), good, "", of_three_lines, bad, good}, line_end));
        EXPECT_EQ(accepted("row_number"), (Table{{"3"}, {"5"}, {"9"}})) << line_end.size();
        EXPECT_EQ(refused("row_number"), (Table{{"8"}}));
    }
}

TEST_F(IntakeTest, TheRowNumberCountsLineBreaksInTheHeader) {
    std::string header = tax_header();
    header.replace(header.find("Họ và tên"), std::string("Họ và tên").size(), "\"Họ và\ntên\"");
    take({header, TaxLine{}.line()});
    EXPECT_EQ(accepted("row_number"), (Table{{"3"}}));
}

TEST_F(IntakeTest, TheLastLineMayLackItsEnd) {
    EXPECT_EQ(take_text(tax_header() + "\n" + TaxLine{}.line()).accepted, 1);
}

// ---- Progress and cancelling --------------------------------------------------------------

class RecordedProgress final : public Progress {
public:
    void begin_step(std::string_view, std::size_t, std::size_t) override {}
    void at(double fraction) override { fractions.push_back(fraction); }
    void finish() override {}

    std::vector<double> fractions;
};

class CancellingProgress final : public Progress {
public:
    explicit CancellingProgress(CancelFlag& cancel) : cancel_(&cancel) {}
    void begin_step(std::string_view, std::size_t, std::size_t) override {}
    void at(double) override { *cancel_ = true; }
    void finish() override {}

private:
    CancelFlag* cancel_;
};

TEST_F(IntakeTest, ProgressReachesTheEndOfTheFile) {
    std::vector<std::string> lines(5'000, TaxLine{}.line());
    lines.front() = tax_header();
    RecordedProgress progress;
    take_in(folder_.file("giao.csv", file_of(lines)), {}, territory(), folder_.folder("rows"), progress,
            cancel_);
    ASSERT_GT(progress.fractions.size(), 2u);
    EXPECT_GT(progress.fractions.front(), 0.0);
    EXPECT_LT(progress.fractions.front(), 1.0);
    EXPECT_EQ(std::ranges::max(progress.fractions), 1.0);
}

TEST_F(IntakeTest, ACancelledIntakeWritesNothing) {
    cancel_ = true;
    EXPECT_EQ(refused_whole(file_of({tax_header(), TaxLine{}.line()})).code, fault::interrupted);
}

TEST_F(IntakeTest, AnIntakeIsCancelledInTheMiddle) {
    CancellingProgress progress(cancel_);
    const fs::path into = folder_.folder("rows");
    const fs::path file = folder_.file("giao.csv", file_of({tax_header(), TaxLine{}.line()}));
    const Fault fault = fault_of([&] { take_in(file, {}, territory(), into, progress, cancel_); });
    EXPECT_EQ(fault.code, "BP-108");
    EXPECT_TRUE(fs::is_empty(into));
}

// ---- Results ------------------------------------------------------------------------------

TEST(ResultVersion, StandsForDescriptionAndProgram) {
    for (const Dataset& each : datasets()) {
        const std::string version = result_version({.sender = "a", .dataset = each.id, .period = "2018"});
        EXPECT_TRUE(version.starts_with(each.id + "-" + dataset_digest(each).substr(0, 8) + "-")) << version;
        EXPECT_TRUE(version.ends_with("-" + std::string(program_id()))) << version;
        EXPECT_NE(version, result_version({.sender = "b", .dataset = each.id, .period = "2018"}));
        EXPECT_NE(version, result_version({.sender = "a",
                                           .dataset = each.id,
                                           .period = "2018",
                                           .reading = {.columns = {{"full_name", "Tên"}}}}));
    }
}

// The counts are the contents: whatever the file, no row is lost, invented or counted twice.
class MutatedFile {
public:
    explicit MutatedFile(std::mt19937& random) : random_(&random) {
        for (int i = 0; i < 12; ++i)
            rows_.push_back(TaxLine{.full_name = "Nguyễn Mẫu " + std::to_string(i)}.line());
    }

    std::string text() {
        std::string body = file_of(rows_, one_of({"\n", "\r\n", "\r"}));
        for (std::size_t count = below(8); count > 0; --count)
            mutate(body);
        return tax_header() + "\n" + body;
    }

private:
    std::size_t below(std::size_t limit) { return (*random_)() % limit; }

    std::string one_of(const std::vector<std::string>& choices) { return choices[below(choices.size())]; }

    void mutate(std::string& body) {
        if (body.empty()) return;
        const std::size_t at = below(body.size());
        switch (below(4)) {
            case 0:  // The NUL and the broken letter refuse the file whole; they shall be rare.
                body.insert(at, one_of({"\"", "\"", ",", ",", "\n", "\r", "\r\n", "\n\n", "\"\"", " ", "x",
                                        ",\"", "\",", below(9) == 0 ? std::string(1, '\0') : "-",
                                        below(9) == 0 ? "\xC3" : "."}));
                break;
            case 1: {  // From a letter's first byte to a letter's first byte.
                const std::size_t first = body.find_first_of(",\r\n", at);
                const std::size_t last = body.find_first_of(",\r\n", std::min(body.size(), at + below(150)));
                if (first < last) body.erase(first, last == std::string::npos ? last : last - first);
                break;
            }
            case 2:
                body.insert(at, rows_[below(rows_.size())]);
                break;
            default:
                if (body[at] >= '0' && body[at] <= '9') body[at] = static_cast<char>('0' + below(10));
        }
    }

    std::mt19937* random_;
    std::vector<std::string> rows_;
};

struct Records {
    std::int64_t data = 0;  // All but the header.
    bool spoiled = false;   // One of them refuses the file whole.
    std::vector<std::int64_t> lines;
};

Records records_of(const std::string& text) {
    MemorySource source(text);
    CsvReader reader(source);
    Records records;
    TableRecord record;
    reader.next(record);
    while (reader.next(record)) {
        records.data = static_cast<std::int64_t>(record.number) - 1;
        records.lines.push_back(static_cast<std::int64_t>(record.line));
        if (record.status == RecordStatus::not_text) records.spoiled = true;
    }
    return records;
}

TEST_F(IntakeTest, INT6NoRowIsLostWhateverTheFile) {
    std::mt19937 random(20180523);
    int whole = 0;
    for (int round = 0; round < 15; ++round) {
        const std::string text = MutatedFile(random).text();
        const Records records = records_of(text);
        if (records.spoiled) {
            refused_whole(text, {.period = "2018"});
            ++whole;
            continue;
        }
        const Outcome outcome = take_text(text, {.period = "2018"});
        ASSERT_EQ(outcome.read, records.data) << text;
        ASSERT_EQ(outcome.read, outcome.accepted + outcome.refused) << text;
        std::vector<std::int64_t> lines;
        const Table kept = accepted("row_number");
        const Table left = refused("DISTINCT row_number");
        ASSERT_EQ(kept.size(), static_cast<std::size_t>(outcome.accepted)) << text;
        ASSERT_EQ(left.size(), static_cast<std::size_t>(outcome.refused)) << text;
        for (const Table* table : {&kept, &left}) {
            for (const auto& row : *table)
                lines.push_back(std::stoll(row.front()));
        }
        std::ranges::sort(lines);
        ASSERT_EQ(lines, records.lines) << text;
    }
    EXPECT_LT(whole, 12);
}

}  // namespace
}  // namespace baophu::intake
