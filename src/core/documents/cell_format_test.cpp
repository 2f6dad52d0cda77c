#include "core/documents/cell_format.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

using enum CellFormat::Kind;

TEST(CellFormat, a_format_code_says_what_its_number_is) {
    for (const char* code :
         {"dd/mm/yyyy", "d-mmm-yy", "[$-42A]dd mmmm yyyy;@", "yyyy\\-mm\\-dd", "mmm-yy", "DD/MM"})
        EXPECT_EQ(cell_format_of(code).kind, date) << code;
    for (const char* code : {"dd/mm/yyyy hh:mm", "d/m/yy h:mm AM/PM"})
        EXPECT_EQ(cell_format_of(code).kind, date_time) << code;
    for (const char* code : {"hh:mm:ss", "[h]:mm", "mm:ss.0"})
        EXPECT_EQ(cell_format_of(code).kind, time) << code;
    for (const char* code :
         {"General", "general", "0", "0.00", "#,##0", "#,##0 \"đ\"", "0%", "@", "", "\"d\"0", "[Red]#,##0",
          "[>=100]0.0", "0\\d", "_-* #,##0_-", "\"unclosed", "[unclosed"}) {
        EXPECT_EQ(cell_format_of(code), CellFormat{}) << code;
    }
    EXPECT_EQ(cell_format_of("000000000000").zeros, 12);
    EXPECT_EQ(cell_format_of("0000000000;-0").zeros, 10);
}

TEST(CellFormat, formats_that_excel_knows_by_number) {
    EXPECT_EQ(builtin_cell_format(14).kind, date);
    EXPECT_EQ(builtin_cell_format(22).kind, date_time);
    EXPECT_EQ(builtin_cell_format(21).kind, time);
    EXPECT_EQ(builtin_cell_format(58).kind, date);
    for (const int id : {0, 1, 2, 4, 9, 13, 23, 37, 44, 48, 49, 59, 164, -1})
        EXPECT_EQ(builtin_cell_format(id), CellFormat{}) << id;
}

std::string day(std::string_view written, DateSystem system = DateSystem::from_1900) {
    return cell_text(written, {.kind = date}, system);
}

// The serial numbers as Excel shows them.
TEST(CellText, dates_of_both_systems) {
    EXPECT_EQ(day("43465"), "31/12/2018");
    EXPECT_EQ(day("1"), "01/01/1900");
    EXPECT_EQ(day("59"), "28/02/1900");
    EXPECT_EQ(day("60"), "60");  // 29/02/1900, which never was.
    EXPECT_EQ(day("61"), "01/03/1900");
    EXPECT_EQ(day("42003", DateSystem::from_1904), "31/12/2018");
    EXPECT_EQ(day("0", DateSystem::from_1904), "01/01/1904");
    EXPECT_EQ(day("109574"), "31/12/2199");
    EXPECT_EQ(day("109575"), "109575");
    EXPECT_EQ(day("-1"), "-1");
    EXPECT_EQ(day("31/12/2018"), "31/12/2018");
}

TEST(CellText, times_are_rounded_to_the_second) {
    EXPECT_EQ(cell_text("43465.354166666664", {.kind = date_time}, DateSystem::from_1900),
              "31/12/2018 08:30:00");
    EXPECT_EQ(day("43464.999999999"), "31/12/2018");
    EXPECT_EQ(cell_text("0.5", {.kind = time}, DateSystem::from_1900), "12:00:00");
}

TEST(CellText, numbers_lose_no_digit_and_get_no_exponent) {
    const auto number = [](std::string_view written, int zeros = 0) {
        return cell_text(written, {.zeros = zeros}, DateSystem::from_1900);
    };
    EXPECT_EQ(number("7.5193001234E10"), "75193001234");
    EXPECT_EQ(number("75193001234", 12), "075193001234");
    EXPECT_EQ(number("7.5193001234E10", 12), "075193001234");
    EXPECT_EQ(number("0012"), "0012");
    EXPECT_EQ(number("5472000"), "5472000");
    EXPECT_EQ(number("-5472000.0"), "-5472000");
    EXPECT_EQ(number("0.1"), "0.1");
    EXPECT_EQ(number("9007199254740992"), "9007199254740992");
    EXPECT_EQ(number("123456789012345678"), "123456789012345678");
    for (const char* other : {"", "1e999", "NaN", "inf", "1,5", "12a"})
        EXPECT_EQ(number(other), other);
}

}  // namespace
}  // namespace baophu
