#include "core/warehouse/parquet_file.h"

#include <functional>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"

namespace baophu::warehouse {
namespace {

namespace fs = std::filesystem;

const std::vector<RowColumn> columns{{"number", ColumnType::integer},
                                     {"name", ColumnType::text},
                                     {"day", ColumnType::date},
                                     {"yes", ColumnType::boolean}};

class ParquetFileTest : public ::testing::Test {
protected:
    fs::path path(const std::string& name = "rows.parquet") const { return folder_.path() / name; }

    Rows rows_of(Connection& connection, const fs::path& file) const {
        return connection.query("SELECT * FROM read_parquet(" + sql_literal(file.string()) + ")");
    }

    std::int64_t count(const fs::path& file) {
        return database_.connect().integer("SELECT count(*) FROM read_parquet(" + sql_literal(file.string()) +
                                           ")");
    }

    TemporaryFolder folder_;
    Database database_ = Database::in_memory({.threads = 1});
};

void add(ParquetFile& file, std::int64_t number, std::string_view name) {
    file.integer(number);
    file.text(name);
    file.date(*Date::of(2018, 12, 31));
    file.boolean(number % 2 == 0);
    file.end_row();
}

// Texts of 12 bytes lie inside their vector, longer ones behind it.
TEST_F(ParquetFileTest, EveryTypeAndLengthComesBack) {
    const std::vector<std::string> names{
        "", "Út", "Nguyễn Út", "mười hai", "Công ty TNHH MTV Giày Da Số 1", std::string(5'000, 'x')};
    ParquetFile file(database_, columns, path());
    for (std::size_t i = 0; i < names.size(); ++i)
        add(file, static_cast<std::int64_t>(i), names[i]);
    for (std::size_t i = 0; i < columns.size(); ++i)
        file.null();
    file.end_row();
    file.close();

    Connection connection = database_.connect();
    Rows rows = rows_of(connection, path());
    for (std::size_t i = 0; i < names.size(); ++i) {
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.integer(0), static_cast<std::int64_t>(i));
        EXPECT_EQ(rows.text(1), names[i]);
        EXPECT_EQ(rows.date(2), *Date::of(2018, 12, 31));
        EXPECT_EQ(rows.boolean(3), i % 2 == 0);
    }
    ASSERT_TRUE(rows.next());
    for (std::size_t i = 0; i < columns.size(); ++i)
        EXPECT_TRUE(rows.null(i));
    EXPECT_FALSE(rows.next());
}

// More than a chunk (2,048 rows) and more than a row group (122,880), at the borders of both.
TEST_F(ParquetFileTest, TheOrderIsKeptWhateverTheNumberOfRows) {
    for (const std::int64_t count : {0, 1, 2'047, 2'048, 2'049, 122'880, 130'001}) {
        const fs::path into = path(std::to_string(count));
        ParquetFile file(database_, columns, into);
        for (std::int64_t i = 0; i < count; ++i)
            add(file, i, "Nguyễn Thị Số " + std::to_string(i));
        file.close();
        Connection connection = database_.connect();
        Rows rows = rows_of(connection, into);
        for (std::int64_t i = 0; i < count; ++i) {
            ASSERT_TRUE(rows.next());
            ASSERT_EQ(rows.integer(0), i);
            ASSERT_EQ(rows.text(1), "Nguyễn Thị Số " + std::to_string(i));
        }
        EXPECT_FALSE(rows.next());
    }
}

TEST_F(ParquetFileTest, TwoFilesOfOneDatabaseAreWrittenAtOnce) {
    ParquetFile one(database_, columns, path("one"));
    ParquetFile other(database_, {{"only", ColumnType::text}}, path("other"));
    for (int i = 0; i < 10'000; ++i) {
        add(one, i, "một");
        other.text("hai");
        other.end_row();
    }
    other.close();
    one.close();
    EXPECT_EQ(count(path("one")), 10'000);
    EXPECT_EQ(count(path("other")), 10'000);
}

TEST_F(ParquetFileTest, WithoutCloseTheFileGoes) {
    {
        ParquetFile file(database_, columns, path());
        for (int i = 0; i < 5'000; ++i)
            add(file, i, "a");
    }
    EXPECT_FALSE(fs::exists(path()));
}

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.fault().code;
    }
    return "";
}

TEST_F(ParquetFileTest, AFileThatCannotBeWrittenIsTold) {
    ParquetFile file(database_, columns, folder_.path() / "absent" / "rows.parquet");
    EXPECT_EQ(code_of([&] {
                  for (int i = 0; i < 1'000'000; ++i)
                      add(file, i, "a");
                  file.close();
              }),
              fault::database_error);
}

TEST_F(ParquetFileTest, ACellThatDoesNotFitIsAMistake) {
    ParquetFile file(database_, columns, path());
    EXPECT_EQ(code_of([&] { file.text("a"); }), fault::program_mistake);
    file.integer(1);
    EXPECT_EQ(code_of([&] { file.end_row(); }), fault::program_mistake);
    EXPECT_EQ(code_of([&] { file.close(); }), fault::program_mistake);
}

}  // namespace
}  // namespace baophu::warehouse
