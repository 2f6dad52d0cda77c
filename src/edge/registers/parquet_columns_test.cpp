#include "edge/registers/parquet_columns.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "core/warehouse/warehouse.h"

namespace baophu::registers {
namespace {

using linkage::engine::Batch;
using linkage::engine::TextColumn;

TEST(ParquetColumns, GivesValuesAsTexts) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "persons.parquet";
    warehouse::Database database = warehouse::Database::in_memory();
    warehouse::Connection connection = database.connect();
    connection.run(
        "COPY (SELECT * FROM (VALUES (7, 'An', DATE '1965-12-31'), (8, NULL, NULL)) t(id, name, born) "
        "ORDER BY id) TO '" +
        file.string() + "' (FORMAT parquet)");
    KeptColumns kept;
    const auto source = open_parquet(file, {.fields = {"born", "name"}, .id = "id", .truth = {}}, kept);
    Batch batch;
    ASSERT_TRUE(source->next(batch));
    ASSERT_EQ(batch.rows, 2U);
    EXPECT_EQ(std::get<TextColumn>(batch.columns[0]).at(0), "1965-12-31");
    EXPECT_EQ(std::get<TextColumn>(batch.columns[1]).at(0), "An");
    EXPECT_EQ(std::get<TextColumn>(batch.columns[1]).at(1), "");
    EXPECT_EQ(kept.ids.at(1), "8");
    EXPECT_FALSE(source->next(batch));
    try {
        open_parquet(file, {.fields = {"sex"}, .id = "id", .truth = {}}, kept);
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::link_column_missing);
    }
}

TEST(ParquetColumns, AFileThatIsNoParquetIsTold) {
    const TemporaryFolder folder;
    KeptColumns kept;
    try {
        open_parquet(folder.file("persons.parquet", "id,name"), {.fields = {"name"}, .id = "id", .truth = {}},
                     kept);
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::file_unreadable);
    }
}

}  // namespace
}  // namespace baophu::registers
