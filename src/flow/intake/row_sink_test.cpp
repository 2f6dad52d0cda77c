#include "flow/intake/row_sink.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "flow/intake/intake_for_tests.h"

namespace baophu::intake {
namespace {

TypedCell text(std::string value, bool repaired = false) {
    return {.value = std::move(value), .repaired = repaired};
}

// A row of tax-yearly-list with two empty cells.
std::vector<TypedCell> tax_cells() {
    return {{.value = std::int64_t{2018}},
            text("3600999910"),
            text("Công ty \"Mẫu\", Một"),
            text("731"),
            text("Nguyễn Thị\nMẫu"),
            TypedCell{},
            text("271234567"),
            {.value = true},
            {.value = std::int64_t{0}},
            TypedCell{},
            {.value = std::int64_t{2}},
            TypedCell{}};
}

class RowSinkTest : public ::testing::Test {
protected:
    std::vector<std::string> columns_of_file(const std::string& name) const {
        warehouse::Database database = warehouse::Database::in_memory();
        warehouse::Connection connection = database.connect();
        return columns_of(connection, warehouse::sql_literal((folder_.path() / name).string()));
    }

    TemporaryFolder folder_;
};

TEST_F(RowSinkTest, AcceptedRowsKeepTheirTypesAndContents) {
    RowSink sink(dataset("tax-yearly-list"), folder_.path());
    sink.accept(2, "tax/tax-yearly-list/#1", tax_cells());
    sink.close();
    EXPECT_EQ(
        columns_of_file("accepted.parquet"),
        (std::vector<std::string>{"row_number BIGINT", "record_key VARCHAR", "repaired VARCHAR",
                                  "tax_year BIGINT", "payer_tax_code VARCHAR", "payer_name VARCHAR",
                                  "payer_unit VARCHAR", "full_name VARCHAR", "person_tax_code VARCHAR",
                                  "identity_number VARCHAR", "authorises BOOLEAN", "taxable_income BIGINT",
                                  "insurance_deducted BIGINT", "dependants BIGINT", "tax_withheld BIGINT"}));
    EXPECT_EQ(parquet_rows(folder_.path() / "accepted.parquet"),
              (Table{{"2", "tax/tax-yearly-list/#1", "", "2018", "3600999910", "Công ty \"Mẫu\", Một", "731",
                      "Nguyễn Thị\nMẫu", "NULL", "271234567", "true", "0", "NULL", "2", "NULL"}}));
}

TEST_F(RowSinkTest, INT3TheRepairedColumnsAreNamed) {
    RowSink sink(dataset("tax-yearly-list"), folder_.path());
    std::vector<TypedCell> cells = tax_cells();
    sink.accept(2, "a", cells);
    cells[6].repaired = true;
    sink.accept(3, "b", cells);
    cells[1].repaired = true;
    sink.accept(4, "c", cells);
    sink.close();
    EXPECT_EQ(parquet_rows(folder_.path() / "accepted.parquet", "row_number, repaired"),
              (Table{{"2", ""}, {"3", "identity_number"}, {"4", "payer_tax_code,identity_number"}}));
}

TEST_F(RowSinkTest, ARefusedRowHasALineForEachFault) {
    RowSink sink(dataset("tax-yearly-list"), folder_.path());
    sink.refuse(7, "the key",
                std::vector<CellRefusal>{{"tax_year", "Năm", "x", "BP-303"},
                                         {"full_name", "Họ và tên", "", "BP-301"}});
    sink.refuse(9, std::nullopt, std::vector<CellRefusal>{{"", "", "3 / 9", "BP-302"}});
    sink.close();
    EXPECT_EQ(columns_of_file("refused.parquet"),
              (std::vector<std::string>{"row_number BIGINT", "record_key VARCHAR", "column_name VARCHAR",
                                        "header VARCHAR", "value VARCHAR", "code VARCHAR"}));
    EXPECT_EQ(parquet_rows(folder_.path() / "refused.parquet"),
              (Table{{"7", "the key", "tax_year", "Năm", "x", "BP-303"},
                     {"7", "the key", "full_name", "Họ và tên", "", "BP-301"},
                     {"9", "NULL", "", "", "3 / 9", "BP-302"}}));
    EXPECT_EQ(parquet_rows(folder_.path() / "accepted.parquet"), Table{});
}

TEST_F(RowSinkTest, EveryDatasetHasItsTable) {
    for (const Dataset& each : datasets()) {
        const std::filesystem::path into = folder_.folder(each.id);
        RowSink sink(each, into);
        sink.accept(1, "key", std::vector<TypedCell>(each.columns.size()));
        sink.close();
        EXPECT_EQ(parquet_rows(into / "accepted.parquet", "count(*)"), (Table{{"1"}})) << each.id;
    }
}

// More rows than a row group of Parquet (122,880).
TEST_F(RowSinkTest, TheOrderOfTheFileIsKept) {
    constexpr std::int64_t count = 130'000;
    RowSink sink(dataset("tax-yearly-list"), folder_.path());
    const std::vector<TypedCell> nothing(dataset("tax-yearly-list").columns.size());
    for (std::int64_t i = 0; i < count; ++i)
        sink.accept(i, "key", nothing);
    sink.close();
    warehouse::Database database = warehouse::Database::in_memory();
    warehouse::Connection connection = database.connect();
    warehouse::Rows rows =
        connection.query("SELECT row_number FROM read_parquet(?)",
                         {warehouse::Value((folder_.path() / "accepted.parquet").string())});
    for (std::int64_t i = 0; i < count; ++i) {
        ASSERT_TRUE(rows.next());
        ASSERT_EQ(rows.integer(0), i);
    }
    EXPECT_FALSE(rows.next());
}

}  // namespace
}  // namespace baophu::intake
