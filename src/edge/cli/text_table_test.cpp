#include "edge/cli/text_table.h"

#include <string>

#include <gtest/gtest.h>

namespace baophu::cli {
namespace {

TEST(DisplayWidth, CountsLettersAndNotBytes) {
    EXPECT_EQ(display_width(""), 0u);
    EXPECT_EQ(display_width("abc"), 3u);
    EXPECT_EQ(display_width("Đồng Nai"), 8u);
    EXPECT_EQ(display_width("Nguyễn Thị Ngọc Ánh"), 19u);
    EXPECT_EQ(display_width("–…─"), 3u);
}

// The same name as letters with marks of their own, as some systems deliver it.
TEST(DisplayWidth, AMarkStandsOnTheLetterBeforeIt) {
    EXPECT_EQ(display_width("e\u0302\u0323"), 1u);
    EXPECT_EQ(display_width("Nguye\u0302\u0303n"), 6u);
    EXPECT_EQ(display_width("a\u0300b\u036F"), 2u);
    EXPECT_EQ(display_width("\u02FF\u0370"), 2u) << "the neighbours of the block are letters";
}

TEST(DisplayWidth, EveryMarkOfTheBlockTakesNoRoom) {
    for (unsigned mark = 0x300; mark <= 0x36F; ++mark) {
        const std::string text{'a', static_cast<char>(0xC0 | mark >> 6),
                               static_cast<char>(0x80 | (mark & 0x3F))};
        EXPECT_EQ(display_width(text), 1u) << std::hex << mark;
    }
}

TEST(DisplayWidth, BrokenTextIsNotReadPastItsEnd) {
    EXPECT_EQ(display_width("\xCC"), 1u);
    EXPECT_EQ(display_width("a\xCD"), 2u);
    EXPECT_EQ(display_width("\x80\x80"), 0u);
}

TEST(TextTable, LinesUpWordsToTheLeftAndNumbersToTheRight) {
    TextTable table;
    table.column("Địa bàn", Align::left).column("Số", Align::right);
    table.row({"Biên Hòa", "1.234"}).row({"Tân Phú", "7"}).rule().row({"Toàn tỉnh", "1.241"});
    EXPECT_EQ(table.print(),
              "Địa bàn       Số\n"
              "────────────────\n"
              "Biên Hòa   1.234\n"
              "Tân Phú        7\n"
              "────────────────\n"
              "Toàn tỉnh  1.241\n");
}

TEST(TextTable, AComposedAndADecomposedNameLineUp) {
    TextTable table;
    table.column("A", Align::left).column("B", Align::left);
    table.row({"Nguyễn", "x"}).row({"Nguye\u0302\u0303n", "x"});
    EXPECT_EQ(table.print(), "A       B\n─────────\nNguyễn  x\nNguye\u0302\u0303n  x\n");
}

TEST(TextTable, HeadersOfSeveralLinesStandAtTheBottom) {
    TextTable table;
    table.column("Unit", Align::left).column("Tỷ lệ\nbao phủ %", Align::right);
    table.row({"731", "91,98"});
    EXPECT_EQ(table.print(),
              "          Tỷ lệ\n"
              "Unit  bao phủ %\n"
              "───────────────\n"
              "731       91,98\n");
}

TEST(TextTable, NoLineEndsInBlanks) {
    TextTable table;
    table.column("a", Align::left).column("a long header", Align::left);
    table.row({"1", ""}).row({"", ""});
    EXPECT_EQ(table.print(), "a  a long header\n────────────────\n1\n\n");
}

TEST(TextTable, WithoutRowsShowsItsHead) {
    TextTable table;
    table.column("a", Align::left);
    EXPECT_EQ(table.print(), "a\n─\n");
}

// A delivered name may hold a line break (CSV-4) or what a terminal takes for a command.
TEST(TextTable, ARowIsOneLineWhateverWasDelivered) {
    TextTable table;
    table.column("a", Align::left).column("b", Align::left);
    table.row({"Công ty\nGiả Định", "\x1B[2Jx\t\r\x7F"});
    EXPECT_EQ(table.print(), "a                 b\n──────────────────────────\nCông ty Giả Định   [2Jx\n");
}

}  // namespace
}  // namespace baophu::cli
