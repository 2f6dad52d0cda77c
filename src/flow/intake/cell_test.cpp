#include "flow/intake/cell.h"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "core/documents/utf8.h"

namespace baophu::intake {
namespace {

using Value = decltype(TypedCell::value);

constexpr std::string_view no_break_space = "\xC2\xA0";

class CellTest : public ::testing::Test {
protected:
    Result<TypedCell, CellFault> read(CellType type, std::string_view written, bool required = false) const {
        return reader_.read({.name = "x", .type = type, .required = required, .headers = {"X"}}, written);
    }

    void expect_value(CellType type, std::string_view written, const Value& value,
                      bool repaired = false) const {
        const auto cell = read(type, written);
        ASSERT_TRUE(cell.ok()) << '"' << written << "\" " << cell.fault();
        EXPECT_EQ(cell->value, value) << written;
        EXPECT_EQ(cell->repaired, repaired) << written;
    }

    void expect_fault(CellType type, std::string_view written, std::string_view code) const {
        const auto cell = read(type, written);
        ASSERT_FALSE(cell.ok()) << written;
        EXPECT_EQ(cell.fault(), code) << written;
    }

    void expect_fault_of_each(CellType type, const std::vector<std::string>& written,
                              std::string_view code) const {
        for (const std::string& each : written)
            expect_fault(type, each, code);
    }

    const Territory territory_ = Territory::load("dong-nai.yaml");
    const CellReader reader_{territory_};
};

Value text(std::string value) {
    return value;
}

Value number(std::int64_t value) {
    return value;
}

// A good cell of every type, and the SQL type of what becomes of it.
struct Sample {
    CellType type;
    std::string_view written;
    std::string_view sql;
};

constexpr Sample samples[]{{CellType::text, "Mẫu", "VARCHAR"},
                           {CellType::year, "2018", "BIGINT"},
                           {CellType::month, "12/2018", "DATE"},
                           {CellType::date, "31/12/2018", "DATE"},
                           {CellType::money, "5.472.000", "BIGINT"},
                           {CellType::sex, "Nam", "VARCHAR"},
                           {CellType::tax_code, "3600999910", "VARCHAR"},
                           {CellType::person_tax_code, "075190001234", "VARCHAR"},
                           {CellType::identity_number, "271234567", "VARCHAR"},
                           {CellType::si_number, "7512345678", "VARCHAR"},
                           {CellType::si_unit_code, "TA0123Z", "VARCHAR"},
                           {CellType::quarter, "Q4/2018", "DATE"},
                           {CellType::birth_date, "05/02/1990", "DATE"},
                           {CellType::count, "1.204", "BIGINT"},
                           {CellType::percent, "71,5", "BIGINT"},
                           {CellType::yes_no, "x", "BOOLEAN"},
                           {CellType::registration_number, "47A8000123", "VARCHAR"},
                           {CellType::phone, "0912 345 678", "VARCHAR"},
                           {CellType::unit, "731", "VARCHAR"},
                           {CellType::commune, "25993", "VARCHAR"}};

TEST_F(CellTest, INT2AnEmptyCellIsNoValue) {
    for (const Sample& sample : samples) {
        for (const std::string_view blank : {"", " ", " \t\r\n", "\xC2\xA0", " \xC2\xA0 "}) {
            const auto cell = read(sample.type, blank);
            ASSERT_TRUE(cell.ok()) << sample.written;
            EXPECT_TRUE(cell->empty()) << sample.written;
            EXPECT_FALSE(cell->repaired);
            EXPECT_EQ(read(sample.type, blank, true).fault(), fault::cell_required) << sample.written;
        }
    }
}

TEST_F(CellTest, INT2EveryTypeIsTrimmed) {
    for (const Sample& sample : samples) {
        const auto plain = read(sample.type, sample.written, true);
        ASSERT_TRUE(plain.ok()) << sample.written;
        for (const std::string& blank :
             {std::string(" "), std::string("\t\r\n"), std::string(no_break_space)}) {
            const std::string written = fmt::format("{0} {1} {0}", blank, sample.written);
            const auto cell = read(sample.type, written);
            ASSERT_TRUE(cell.ok()) << written;
            EXPECT_EQ(cell->value, plain->value) << written;
            EXPECT_FALSE(cell->repaired) << written;
        }
    }
}

TEST_F(CellTest, INT2TheValueHasTheTypeOfItsColumn) {
    for (const Sample& sample : samples) {
        const auto cell = read(sample.type, sample.written);
        ASSERT_TRUE(cell.ok());
        const std::string_view sql = std::holds_alternative<std::string>(cell->value)    ? "VARCHAR"
                                     : std::holds_alternative<std::int64_t>(cell->value) ? "BIGINT"
                                     : std::holds_alternative<bool>(cell->value)         ? "BOOLEAN"
                                                                                         : "DATE";
        EXPECT_EQ(sql, sample.sql) << sample.written;
        EXPECT_EQ(sql_type(sample.type), sample.sql) << sample.written;
    }
}

TEST_F(CellTest, INT2TextIsKeptAsItIsInside) {
    expect_value(CellType::text, "Công ty  \"Mẫu\"\nMột", text("Công ty  \"Mẫu\"\nMột"));
    expect_value(CellType::text, "0012", text("0012"));
    expect_value(CellType::text, "a\xC2\xA0 b", text("a\xC2\xA0 b"));
}

TEST_F(CellTest, INT2TextHasAnEnd) {
    expect_value(CellType::text, std::string(1'000, 'x'), text(std::string(1'000, 'x')));
    expect_value(CellType::text, "  " + std::string(1'000, 'x'), text(std::string(1'000, 'x')));
    expect_fault(CellType::text, std::string(1'001, 'x'), fault::cell_too_long);
}

TEST_F(CellTest, INT2Years) {
    expect_value(CellType::year, "2018", number(2018));
    expect_value(CellType::year, "1995", number(1995));
    expect_value(CellType::year, "2199", number(2199));
    expect_fault_of_each(CellType::year,
                         {"1994", "2200", "18", "0", "-2018", "+2018", "2018.0", "2018a", "a2018", "2 018",
                          "99999999999999999999"},
                         fault::cell_not_year);
}

TEST_F(CellTest, INT2MonthsAreTheirFirstDay) {
    for (const char* written : {"12/2018", "12-2018", "2018-12", "T12/2018"}) {
        expect_value(CellType::month, written, *Date::of(2018, 12, 1));
    }
    expect_value(CellType::month, "1/2019", *Date::of(2019, 1, 1));
    expect_fault_of_each(CellType::month,
                         {"13/2018", "0/2018", "12/18", "2018", "31/12/2018", "Dec 2018", "12.2018"},
                         fault::cell_not_month);
}

TEST_F(CellTest, INT2Dates) {
    for (const char* written : {"05/02/1990", "5/2/1990", "05-02-1990", "1990-02-05"}) {
        expect_value(CellType::date, written, *Date::of(1990, 2, 5));
    }
    expect_value(CellType::date, "29/02/2016", *Date::of(2016, 2, 29));
    expect_fault_of_each(CellType::date,
                         {"29/02/2015", "31/04/1990", "13/13/1990", "1990", "02/1990", "5/2/90", "00/00/1990",
                          "33.000", "31/12/2018 x"},
                         fault::cell_not_date);
}

TEST_F(CellTest, INT2Money) {
    for (const char* written : {"5.472.000", "5,472,000", "5 472 000", "5472000"}) {
        expect_value(CellType::money, written, number(5'472'000));
    }
    expect_value(CellType::money, "0", number(0));
    expect_fault_of_each(CellType::money,
                         {"5.47", "5,5", "5.472,000", "5.472.000,50", "năm triệu", "1e6", "-", "."},
                         fault::cell_not_money);
}

TEST_F(CellTest, INT2Sex) {
    for (const char* written : {"Nam", "nam"}) {
        expect_value(CellType::sex, written, text("male"));
    }
    for (const char* written : {"Nữ", "nữ", "NỮ", "Nu"}) {
        expect_value(CellType::sex, written, text("female"));
    }
    expect_fault_of_each(CellType::sex, {"male", "N", "1", "x", "Nam Nữ"}, fault::cell_not_sex);
}

TEST_F(CellTest, INT2TaxCodesAreStoredInOneForm) {
    for (const char* written : {"3600999910", "36.0099991.0", "3600999910 "}) {
        expect_value(CellType::tax_code, written, text("3600999910"));
    }
    expect_value(CellType::tax_code, "3600999910002", text("3600999910-002"));
    expect_value(CellType::tax_code, "3600999910 - 002", text("3600999910-002"));
}

TEST_F(CellTest, INT2ATaxCodeIsRefusedForItsOwnReason) {
    expect_fault(CellType::tax_code, "36O0999910", fault::cell_tax_code_characters);
    expect_fault(CellType::tax_code, "360099991", fault::cell_tax_code_length);
    expect_fault(CellType::tax_code, "075190001234", fault::cell_tax_code_length);
    expect_fault(CellType::tax_code, "3600999911", fault::cell_tax_code_check_digit);
    expect_fault(CellType::tax_code, "3600999910-000", fault::cell_tax_code_branch);
}

TEST_F(CellTest, INT2PersonNumbersAreStoredInOneForm) {
    expect_value(CellType::identity_number, "271234567", text("271234567"));
    expect_value(CellType::identity_number, "271 234 567", text("271234567"));
    expect_value(CellType::identity_number, "075190001234", text("075190001234"));
    expect_value(CellType::identity_number, "012345678", text("012345678"));
}

TEST_F(CellTest, INT2APersonNumberIsRefusedForItsOwnReason) {
    expect_fault(CellType::identity_number, "27O234567", fault::cell_person_number_characters);
    expect_fault(CellType::identity_number, "2712345", fault::cell_person_number_length);
    expect_fault(CellType::identity_number, "7512345678", fault::cell_person_number_length);
    expect_fault(CellType::identity_number, "075790001234", fault::cell_person_number_parts);
}

TEST_F(CellTest, INT2SiNumbers) {
    expect_value(CellType::si_number, "7512345678", text("7512345678"));
    expect_value(CellType::si_number, "75-1234.5678", text("7512345678"));
    expect_value(CellType::si_number, "0512345678", text("0512345678"));
    expect_fault_of_each(CellType::si_number, {"75123456", "75123456789", "DN75123456", "-", "051234567"},
                         fault::cell_si_number);
}

TEST_F(CellTest, INT2SiUnitCodesOfEveryForm) {
    expect_value(CellType::si_unit_code, "ta 0123-z", text("TA0123Z"));
    expect_value(CellType::si_unit_code, "3600123457DNA03", text("3600123457DNA03"));
    expect_value(CellType::si_unit_code, "1012345HC", text("1012345HC"));
    expect_fault(CellType::si_unit_code, "TA0123Đ", fault::cell_si_unit_code_characters);
    expect_fault(CellType::si_unit_code, "TA0123", fault::cell_si_unit_code_form);
    expect_fault(CellType::si_unit_code, "3600123456DNA03", fault::cell_si_unit_code_enterprise);
}

TEST_F(CellTest, INT2APersonsTaxCodeMayBeThePersonalId) {
    expect_value(CellType::person_tax_code, "8012345677", text("8012345677"));
    expect_value(CellType::person_tax_code, "075193001234", text("075193001234"));
    expect_fault(CellType::person_tax_code, "8012345670", fault::cell_tax_code_check_digit);
    expect_fault(CellType::tax_code, "075193001234", fault::cell_tax_code_length);
}

TEST_F(CellTest, INT2UnitsAreThoseOfTheProvince) {
    expect_value(CellType::unit, "731", text("731"));
    expect_value(CellType::unit, "732", text("732"));
    expect_fault_of_each(CellType::unit, {"733", "001", "0731", "75", "Biên Hoá 2", "7 31", "Huyện"},
                         fault::cell_unit_unknown);
}

TEST_F(CellTest, INT3ALostZeroIsPutBackAndFlagged) {
    expect_value(CellType::si_number, "512345678", text("0512345678"), true);
    expect_value(CellType::identity_number, "12345678", text("012345678"), true);
    expect_value(CellType::identity_number, "75190001234", text("075190001234"), true);
    expect_value(CellType::tax_code, "312345673", text("0312345673"), true);
    expect_value(CellType::tax_code, "312345673-001", text("0312345673-001"), true);
    expect_value(CellType::person_tax_code, "75190001234", text("075190001234"), true);
}

TEST_F(CellTest, INT3ADayThatCameInAnotherFormIsFlagged) {
    const Date last = *Date::of(2018, 12, 31);
    expect_value(CellType::date, "43465", last, true);  // A spreadsheet's number of the day.
    expect_value(CellType::date, "31.12.2018", last, true);
    expect_value(CellType::date, "31/12/2018 08:30:00", last, true);
    expect_value(CellType::date, "31/12/2018 00:00:00", last);
    expect_value(CellType::birth_date, "43465", last, true);
}

TEST_F(CellTest, INT3DayAndMonthAreNeverTurnedRound) {
    expect_fault_of_each(CellType::date, {"12/31/2018", "05/13/1990", "1-30-2019"},
                         fault::cell_date_month_first);
    expect_value(CellType::date, "03/04/1990", *Date::of(1990, 4, 3));
}

TEST_F(CellTest, INT3ABirthDateMayBeAYearOrAMonth) {
    expect_value(CellType::birth_date, "1985", *Date::of(1985, 1, 1), true);
    expect_value(CellType::birth_date, "02/1985", *Date::of(1985, 2, 1), true);
    expect_value(CellType::birth_date, "05/02/1985", *Date::of(1985, 2, 5));
    expect_fault_of_each(CellType::birth_date, {"1885", "85", "31/02/1980", "00/05/1980"},
                         fault::cell_not_date);
}

TEST_F(CellTest, INT3MoneyMayCarryItsCurrencyOrAFractionOfZeros) {
    for (const char* written : {"5.472.000 đ", "5472000đ", "5.472.000 đồng", "5 472 000 VNĐ", "5,472,000.00",
                                "5.472.000,0", "5472000.00"})
        expect_value(CellType::money, written, number(5'472'000), true);
    expect_value(CellType::money,
                 "5\xC2\xA0"
                 "472\xC2\xA0"
                 "000",
                 number(5'472'000));
    expect_value(CellType::money,
                 "5\xE2\x80\xAF"
                 "472\xE2\x80\xAF"
                 "000",
                 number(5'472'000));
}

TEST_F(CellTest, INT2MoneyStandsBelowZeroOnlyWhereItMay) {
    expect_fault(CellType::money, "-5.000", fault::cell_negative);
    const Column debt{
        .name = "debt", .type = CellType::money, .required = false, .headers = {"Nợ"}, .negative = true};
    EXPECT_EQ(reader_.read(debt, "-5.000")->value, number(-5'000));
    expect_fault(CellType::count, "-1", fault::cell_negative);
    expect_fault_of_each(CellType::count, {"3 người", "1,5", "x"}, fault::cell_not_count);
}

TEST_F(CellTest, INT2PercentsAreHundredths) {
    expect_value(CellType::percent, "71,5 %", number(7'150));
    expect_value(CellType::percent, "71.25%", number(7'125));
    expect_value(CellType::percent, "100", number(10'000));
    expect_fault_of_each(CellType::percent, {"71,255", "%", "-1", "7,", "một"}, fault::cell_not_percent);
}

TEST_F(CellTest, INT2Quarters) {
    for (const char* written : {"Q4/2018", "Quý IV/2018", "quý 4 năm 2018", "4/2018", "2018-Q4"})
        expect_value(CellType::quarter, written, *Date::of(2018, 10, 1));
    expect_fault_of_each(CellType::quarter, {"5/2018", "2018", "Q4", "12/2018"}, fault::cell_not_quarter);
}

TEST_F(CellTest, INT2YesAndNo) {
    for (const char* written : {"x", "X", "Có", "1"})
        expect_value(CellType::yes_no, written, true);
    for (const char* written : {"không", "0", "Không"})
        expect_value(CellType::yes_no, written, false);
    expect_fault_of_each(CellType::yes_no, {"y", "2", "chưa"}, fault::cell_not_yes_no);
}

TEST_F(CellTest, INT2PassportsAreIdentityNumbers) {
    expect_value(CellType::identity_number, "B1234567", text("B1234567"));
    expect_value(CellType::identity_number, "eb 1234567", text("EB1234567"));
    expect_fault_of_each(CellType::identity_number, {"O71234567", "B123", "ABCDEFGH"}, fault::cell_passport);
}

TEST_F(CellTest, INT2ChoicesAreComparedFolded) {
    const Dataset& taxpayers = dataset("taxpayers");
    const Column& status = taxpayers.columns[*taxpayers.find_column("status")];
    for (const char* written : {"00", "Đang hoạt động", "NNT ĐANG HOẠT ĐỘNG", "dang hoat dong"})
        EXPECT_EQ(reader_.read(status, written)->value, text("active")) << written;
    const auto lost_zero = reader_.read(status, "3");
    EXPECT_EQ(lost_zero->value, text("closing"));
    EXPECT_TRUE(lost_zero->repaired);
    for (const char* written : {"02", "hoạt động", "10"})
        EXPECT_EQ(reader_.read(status, written).fault(), fault::cell_choice_unknown) << written;
}

TEST_F(CellTest, INT3CodesOfAFixedLengthGetTheirZerosBack) {
    const Column code{
        .name = "code", .type = CellType::digits, .required = true, .headers = {"Mã"}, .digits = 5};
    EXPECT_EQ(reader_.read(code, "25993")->value, text("25993"));
    EXPECT_EQ(reader_.read(code, "1")->value, text("00001"));
    EXPECT_TRUE(reader_.read(code, "1")->repaired);
    EXPECT_EQ(reader_.read(code, "259931").fault(), fault::cell_digits);
    EXPECT_EQ(reader_.read(code, "2599x").fault(), fault::cell_digits);
}

TEST_F(CellTest, INT2PhonesAndRegistrations) {
    expect_value(CellType::phone, "+84 912.345.678", text("0912345678"));
    expect_value(CellType::phone, "912345678", text("0912345678"), true);
    expect_value(CellType::phone, "(0251) 3822 501", text("02513822501"));
    expect_fault_of_each(CellType::phone, {"123", "+1 202 555 0100", "09x2345678"}, fault::cell_phone);
    expect_value(CellType::registration_number, "47a8 000123", text("47A8000123"));
    expect_value(CellType::registration_number, "12/HTX", text("12/HTX"));
    expect_fault_of_each(CellType::registration_number, {"HTX", "12#3"}, fault::cell_registration_number);
}

TEST_F(CellTest, INT13UnitsMayBeNamed) {
    for (const char* written : {"Biên Hòa", "TP. Biên Hòa", "Thành phố Biên Hoà", "THÀNH PHỐ BIÊN HÒA"})
        expect_value(CellType::unit, written, text("731"));
    for (const char* written : {"Thị xã Long Khánh", "TP Long Khánh", "Long Khánh"})
        expect_value(CellType::unit, written, text("732"));
}

TEST_F(CellTest, INT13CommunesAreLookedForInTheirDistrict) {
    const Column commune{.name = "commune", .type = CellType::commune, .required = true, .headers = {"Xã"}};
    EXPECT_EQ(reader_.read(commune, "P. Trảng Dài", {.district = "731"})->value, text("25993"));
    EXPECT_EQ(reader_.read(commune, "Phường Trảng Dài")->value, text("25993"));
    EXPECT_EQ(reader_.read(commune, "Trảng Dài", {.district = "734"}).fault(), fault::cell_commune_unknown);
    EXPECT_EQ(reader_.read(commune, "Xã Không Có", {.district = "731"}).fault(), fault::cell_commune_unknown);
    // Two codes bore this name, one of them only since November 2024.
    const auto then =
        reader_.read(commune, "Phường Trung Dũng", {.district = "731", .day = Date::of(2018, 12, 31)});
    ASSERT_TRUE(then.ok());
    EXPECT_EQ(territory_.on(std::get<std::string>(then->value), *Date::of(2018, 12, 31))->name_vi,
              "Phường Trung Dũng");
    EXPECT_EQ(reader_.read(commune, "Phường Trung Dũng", {.district = "731"}).fault(),
              fault::cell_unit_ambiguous);
}

TEST_F(CellTest, INT3WhatIsDoubtfulIsNotRepaired) {
    expect_fault(CellType::si_number, "12345678", fault::cell_si_number);
    expect_fault(CellType::identity_number, "1190001234", fault::cell_person_number_length);
    expect_fault(CellType::tax_code, "100999918", fault::cell_tax_code_length);
}

TEST(Trimmed, INT2TakesBlanksFromBothEndsOnly) {
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed(" \xC2\xA0\t"), "");
    EXPECT_EQ(trimmed("\xC2\xA0 \xC2\xA0"
                      "a\xC2\xA0"
                      "b \xC2\xA0\n"),
              "a\xC2\xA0"
              "b");
    EXPECT_EQ(trimmed("é"), "é");      // C3 A9: neither of its bytes is a blank.
    EXPECT_EQ(trimmed("Ơ à"), "Ơ à");  // C6 A0 and C3 A0 end like a no-break space.
    EXPECT_EQ(trimmed("à"), "à");
    EXPECT_EQ(trimmed("\xC2"), "\xC2");
}

TEST(Shortened, CutsBetweenLetters) {
    EXPECT_EQ(shortened("", 4), "");
    EXPECT_EQ(shortened("abcd", 4), "abcd");
    EXPECT_EQ(shortened("abcde", 4), "abcd…");
    EXPECT_EQ(shortened("aễb", 3), "a…");
    EXPECT_EQ(shortened("aễb", 4), "aễ…");
    EXPECT_EQ(shortened("ễ", 2), "…");
    const std::string mixed = "a\xC4\x91\xE1\xBB\x85\xF0\x9F\x98\x80z";  // 1, 2, 3, 4 and 1 bytes.
    for (std::size_t bytes = 0; bytes <= mixed.size(); ++bytes) {
        const std::string cut = shortened(mixed, bytes);
        EXPECT_TRUE(is_valid_utf8(cut)) << bytes;
        EXPECT_EQ(cut.ends_with("…"), bytes < mixed.size()) << bytes;
        EXPECT_LE(cut.size(), bytes + std::string_view("…").size());
    }
}

}  // namespace
}  // namespace baophu::intake
