#include "core/warehouse/value.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/warehouse/warehouse.h"

namespace baophu::warehouse {
namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

TEST(Value, LiteralsAreWrittenAsSqlReadsThem) {
    EXPECT_EQ(sql_literal(Value()), "NULL");
    EXPECT_EQ(sql_literal(true), "true");
    EXPECT_EQ(sql_literal(false), "false");
    EXPECT_EQ(sql_literal(std::int64_t{-42}), "-42");
    EXPECT_EQ(sql_literal(std::string("it's")), "'it''s'");
    EXPECT_EQ(sql_literal(std::string()), "''");
    EXPECT_EQ(sql_literal(*Date::of(2018, 2, 3)), "DATE '2018-02-03'");
}

// A text without a type of its own must not become true or a number.
TEST(Value, APlainLiteralOfCppKeepsItsKind) {
    EXPECT_EQ(sql_literal("đ"), "'đ'");
    EXPECT_EQ(sql_literal(5), "5");
}

TEST(Value, NamesAreQuoted) {
    EXPECT_EQ(sql_name("tax_yearly_list"), "\"tax_yearly_list\"");
    EXPECT_EQ(sql_name("a \"b\""), "\"a \"\"b\"\"\"");
}

TEST(Value, AFileIsNoPattern) {
    EXPECT_EQ(sql_file("/dữ liệu/it's.parquet"), "'/dữ liệu/it''s.parquet'");
    EXPECT_EQ(sql_file("/[2018]/a*/b?.parquet"), "'/[[]2018]/a[*]/b[?].parquet'");
}

TEST(Value, ListsAreQuotedItemByItem) {
    EXPECT_EQ(sql_list(std::vector<std::string>{}), "[]");
    EXPECT_EQ(sql_list(std::vector<std::string>{"a"}), "['a']");
    EXPECT_EQ(sql_list(std::vector<std::string>{"it's", "], ["}), "['it''s', '], [']");
    EXPECT_EQ(sql_list(std::vector<std::int64_t>{1, -2}), "[1, -2]");
}

TEST(Value, DuckDbReadsEveryTextBackAsItWas) {
    Database database = Database::in_memory();
    Connection connection = database.connect();
    for (const char* text : {"", "'", "''", "it's; DROP TABLE t; --", "\\", "\\'", "\"", "$1 ?", "E'\\n'",
                             "a\nb\r\nc\t", "Nguyễn Thị Hoà", "/* ", "\U0001F600"}) {
        Rows rows = connection.query("SELECT " + sql_literal(std::string(text)));
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.text(0), text);
    }
}

TEST(Value, DuckDbReadsEveryNumberBackAsItWas) {
    Database database = Database::in_memory();
    Connection connection = database.connect();
    for (const std::int64_t number : {least, least + 1, std::int64_t{-1}, std::int64_t{0}, greatest}) {
        EXPECT_EQ(connection.integer("SELECT " + sql_literal(number)), number);
    }
}

TEST(Value, DuckDbReadsNamesAndListsBack) {
    Database database = Database::in_memory();
    Connection connection = database.connect();
    for (const char* name : {"cột", "a \"b\"", "select", "a.b", "it's"}) {
        EXPECT_EQ(connection.query("SELECT 1 AS " + sql_name(name)).column_name(0), name);
    }
    const std::vector<std::string> items{"it's", "b"};
    EXPECT_EQ(connection.integer("SELECT count(*) FROM unnest(" + sql_list(items) + ") WHERE unnest IN " +
                                 sql_list(items)),
              2);
}

}  // namespace
}  // namespace baophu::warehouse
