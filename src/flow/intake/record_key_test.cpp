#include "flow/intake/record_key.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace baophu::intake {
namespace {

using Cells = std::vector<TypedCell>;

TypedCell text(std::string value) {
    if (value.empty()) return {};
    return {.value = std::move(value)};
}

// The columns of tax-yearly-list: year, payer, its name, its unit, full name, tax code and
// number of the person, income, insurance.
Cells tax_cells(const std::string& payer = "3600999910", const std::string& person = "8099990012",
                const std::string& number = "271234567", const std::string& name = "Nguyễn Thị Mẫu") {
    return {{.value = std::int64_t{2018}},
            text(payer),
            text("Công ty TNHH Mẫu Một"),
            text("731"),
            text(name),
            text(person),
            text(number),
            {.value = std::int64_t{65'664'000}},
            {}};
}

Cells participant_cells(const std::string& si_number = "7512345678") {
    return {{.value = *Date::of(2018, 12, 1)},
            text("TA0001A"),
            text("3600999910"),
            text("Công ty TNHH Mẫu Một"),
            text("731"),
            text(si_number),
            text("Nguyễn Thị Mẫu"),
            {.value = *Date::of(1990, 2, 5)},
            text("female"),
            text("271234567"),
            {.value = std::int64_t{5'472'000}}};
}

std::string tax_key(const Cells& cells) {
    return record_key(dataset("tax-yearly-list"), "tax", cells);
}

std::string participant_key(const Cells& cells) {
    return record_key(dataset("si-participants"), "social-insurance", cells);
}

TEST(RecordKey, INT4IsTheRegisterNumberWhereThereIsOne) {
    EXPECT_EQ(participant_key(participant_cells()), "social-insurance/si-participants/7512345678");
    EXPECT_EQ(record_key(dataset("si-participants"), "hospital", participant_cells()),
              "hospital/si-participants/7512345678");
}

// Decisions that people took name these keys. The digests were worked out apart from the
// program: SHA-256 over each field after its length in eight bytes, the first 16 digits.
TEST(RecordKey, INT4AKeyThatWasOnceGivenStays) {
    EXPECT_EQ(tax_key(tax_cells()), "tax/tax-yearly-list/#b7e730a7c96414bc");
    EXPECT_EQ(tax_key(tax_cells("3600999910", "", "")), "tax/tax-yearly-list/#45453462eac0f3c5");
}

TEST(RecordKey, INT4OnlyTheIdentifyingCellsCount) {
    const std::set<std::size_t> identifying{1, 4, 5, 6};
    for (std::size_t i = 0; i < tax_cells().size(); ++i) {
        Cells other = tax_cells();
        other[i] = text("other");
        EXPECT_EQ(tax_key(other) != tax_key(tax_cells()), identifying.contains(i)) << i;
    }
    for (std::size_t i = 0; i < participant_cells().size(); ++i) {
        Cells other = participant_cells();
        other[i] = text("other");
        EXPECT_EQ(participant_key(other) != participant_key(participant_cells()), i == 5) << i;
    }
}

TEST(RecordKey, INT4ARepairDoesNotChangeIt) {
    Cells repaired = tax_cells();
    for (TypedCell& cell : repaired)
        cell.repaired = true;
    EXPECT_EQ(tax_key(repaired), tax_key(tax_cells()));
}

TEST(RecordKey, INT4HashedFieldsDoNotRunTogether) {
    const std::vector<Cells> rows{tax_cells("12", "3", "", "x"), tax_cells("1", "23", "", "x"),
                                  tax_cells("123", "", "", "x"), tax_cells("", "123", "", "x"),
                                  tax_cells("", "", "123", "x"), tax_cells("", "", "12", "3x"),
                                  tax_cells("", "", "", "123x")};
    std::set<std::string> keys;
    for (const Cells& row : rows)
        keys.insert(tax_key(row));
    EXPECT_EQ(keys.size(), rows.size());
}

TEST(RecordKey, INT4SendersAndKindsDoNotMix) {
    EXPECT_NE(record_key(dataset("tax-yearly-list"), "tax", tax_cells()),
              record_key(dataset("tax-yearly-list"), "treasury", tax_cells()));
    EXPECT_TRUE(tax_key(tax_cells()).starts_with("tax/tax-yearly-list/#"));
}

}  // namespace
}  // namespace baophu::intake
