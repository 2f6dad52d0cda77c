#include "flow/linkage/engine/cell_text.h"

#include <gtest/gtest.h>

#include "flow/linkage/engine/planted_for_tests.h"

namespace baophu::linkage::engine {
namespace {

TEST(CellText, DatesAsFarAsTheyAreKnown) {
    EXPECT_EQ(date_text(0x19651231), "1965-12-31");
    EXPECT_EQ(date_text(0x19651200), "1965-12");
    EXPECT_EQ(date_text(0x19650000), "1965");
    EXPECT_EQ(date_text(0), "");
}

TEST(CellText, DigitsAsTheyWereWritten) {
    for (const char* digits : {"0", "007", "1234567890123456", "9"})
        EXPECT_EQ(digits_text(pack_digits(digits)), digits);
    EXPECT_EQ(digits_text(0), "");
}

TEST(CellText, EveryKind) {
    const Planted planted{.registers = {{{"Lan Anh", "31/12/1965", "01-23", "2.5", ""}}}, .person = {0}};
    const std::vector<Field> fields{
        {"a", Kind::text}, {"b", Kind::date}, {"c", Kind::digits}, {"d", Kind::number}, {"e", Kind::text}};
    std::vector<Register> registers = opened(planted);
    const Records records = read_records(registers, fields, 1);
    std::vector<std::string> cells;
    for (std::size_t field = 0; field < fields.size(); ++field)
        cells.push_back(cell_text(records, field, records.row(0)));
    EXPECT_EQ(cells, (std::vector<std::string>{"lan anh", "1965-12-31", "0123", "2.5", ""}));
}

}  // namespace
}  // namespace baophu::linkage::engine
