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
    EXPECT_EQ(tax_key(tax_cells()), "tax/tax-yearly-list/#4b6a0fb3ee7b4806");
    EXPECT_EQ(tax_key(tax_cells("3600999910", "")), "tax/tax-yearly-list/#7c8d0b5dff32dfc3");
    EXPECT_EQ(tax_key(tax_cells("3600999910", "", "")), "tax/tax-yearly-list/#45453462eac0f3c5");
}

TEST(RecordKey, INT4OnlyTheIdentifyingCellsCount) {
    const auto identify = [](const Cells& cells, const std::set<std::size_t>& identifying) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            Cells other = cells;
            other[i] = text("other");
            EXPECT_EQ(tax_key(other) != tax_key(cells), identifying.contains(i)) << i;
        }
    };
    identify(tax_cells(), {1, 5});
    identify(tax_cells("3600999910", ""), {1, 6});
    identify(tax_cells("3600999910", "", ""), {1, 4});
    for (std::size_t i = 0; i < participant_cells().size(); ++i) {
        Cells other = participant_cells();
        other[i] = text("other");
        EXPECT_EQ(participant_key(other) != participant_key(participant_cells()), i == 5) << i;
    }
}

// Whose name or income is put right stays the person that he was; a second payer's row is another one.
TEST(RecordKey, INT20ACorrectedNameOrIncomeKeepsTheKeyOfWhoHasANumber) {
    Cells corrected = tax_cells("3600999910", "8099990012", "271234567", "Nguyễn Thị Mậu");
    corrected[7] = {.value = std::int64_t{70'000'000}};
    EXPECT_EQ(tax_key(corrected), tax_key(tax_cells()));
    EXPECT_NE(tax_key(tax_cells("3600999928")), tax_key(tax_cells()));
    EXPECT_NE(tax_key(tax_cells("3600999910", "", "271234567")),
              tax_key(tax_cells("3600999910", "271234567", "")))
        << "a number is of its kind";
    EXPECT_NE(tax_key(tax_cells("3600999910", "", "", "Nguyễn Thị Mậu")),
              tax_key(tax_cells("3600999910", "", "", "Nguyễn Thị Mẫu")));
}

// Which worker of which employer; not what his contract is.
TEST(RecordKey, INT20ALabourReportGoesByThePersonNumberThenTheSiNumber) {
    const Dataset& labour = dataset("labour-use");
    const auto key = [&](const std::string& si_number, const std::string& number, const std::string& name,
                         const Date& from) {
        Cells cells(labour.columns.size());
        cells[*labour.find_column("employer_tax_code")] = text("3600999910");
        cells[*labour.find_column("si_number")] = text(si_number);
        cells[*labour.find_column("identity_number")] = text(number);
        cells[*labour.find_column("full_name")] = text(name);
        cells[*labour.find_column("contract_from")] = {.value = from};
        return record_key(labour, "labour", cells);
    };
    const Date march = *Date::of(2018, 3, 1);
    const Date april = *Date::of(2018, 4, 1);
    const std::string known = key("7512345678", "271234567", "Nguyễn Thị Mẫu", march);
    EXPECT_EQ(key("", "271234567", "Nguyễn Thị Mậu", april), known);
    EXPECT_NE(key("7512345678", "271234568", "Nguyễn Thị Mẫu", march), known);
    EXPECT_EQ(key("7512345678", "", "Nguyễn Thị Mậu", april), key("7512345678", "", "Nguyễn Thị Mẫu", march));
    EXPECT_NE(key("", "", "Nguyễn Thị Mẫu", april), key("", "", "Nguyễn Thị Mẫu", march));
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
