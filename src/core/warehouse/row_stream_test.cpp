#include "core/warehouse/row_stream.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::warehouse {
namespace {

class RowStreamTest : public ::testing::Test {
protected:
    RowStream into(const std::string& table) {
        return {
            connection_,
            {{"number", ColumnType::integer}, {"name", ColumnType::text}, {"born", ColumnType::date}},
            [table](const std::string& rows) { return "INSERT INTO " + table + " SELECT * FROM " + rows; }};
    }
    static void add(RowStream& rows, std::int64_t number, std::string_view name) {
        rows.integer(number);
        rows.text(name);
        number % 2 == 0 ? rows.day(static_cast<std::int32_t>(number)) : rows.null();
        rows.end_row();
    }

    Database database_ = Database::in_memory({.threads = 2});
    Connection connection_ = database_.connect();
};

TEST_F(RowStreamTest, RowsComeToATableInTheirOrder) {
    connection_.run("CREATE TEMP TABLE told(number INTEGER, name VARCHAR, born DATE)");
    RowStream rows = into("told");
    constexpr std::int64_t count = 10'000;
    for (std::int64_t i = 0; i < count; ++i)
        add(rows, i, i % 3 == 0 ? "An" : "Nguyễn Thị Mẫu Đơn " + std::to_string(i));
    rows.close();
    EXPECT_EQ(connection_.integer(
                  "SELECT count(*) FROM told WHERE rowid = number AND "
                  "name = CASE WHEN number % 3 = 0 THEN 'An' ELSE 'Nguyễn Thị Mẫu Đơn ' || number END "
                  "AND born IS NOT DISTINCT FROM CASE WHEN number % 2 = 0 THEN "
                  "DATE '1970-01-01' + number END"),
              count);
}

TEST_F(RowStreamTest, WordsGoInByTheirPlaces) {
    connection_.run("CREATE TYPE certainty AS ENUM ('sure', 'unsure'); CREATE TABLE told(word certainty)");
    RowStream rows(connection_, {{"word", ColumnType::text, {"sure", "unsure"}}},
                   [](const std::string& source) { return "INSERT INTO told SELECT * FROM " + source; });
    rows.word(1);
    rows.end_row();
    rows.null();
    rows.end_row();
    rows.word(0);
    rows.end_row();
    EXPECT_THROW(rows.word(2), Failure) << "there are two";
    rows.close();
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM told WHERE CASE rowid WHEN 0 THEN word = 'unsure' "
                                  "WHEN 1 THEN word IS NULL ELSE word = 'sure' END"),
              3);
}

TEST_F(RowStreamTest, MoreWordsThanAByteCountsAreRefused) {
    std::vector<std::string> words;
    for (int i = 0; i < 300; ++i)
        words.push_back("word " + std::to_string(i));
    EXPECT_THROW(RowStream(connection_, {{"word", ColumnType::text, words}},
                           [](const std::string& source) { return "FROM " + source; }),
                 Failure);
}

TEST_F(RowStreamTest, AStatementThatFailsIsTold) {
    RowStream rows = into("absent");
    EXPECT_THROW(
        {
            add(rows, 1, "An");
            rows.close();
        },
        Failure);
}

// Also where the statement has not begun yet, as with few rows.
TEST_F(RowStreamTest, WithoutCloseNothingIsTold) {
    connection_.run("CREATE TABLE told(number INTEGER, name VARCHAR, born DATE)");
    for (const std::int64_t count : {0, 1, 3'000, 3'000, 20'000, 100'000}) {
        {
            RowStream rows = into("told");
            for (std::int64_t i = 0; i < count; ++i)
                add(rows, i, "An");
        }
        EXPECT_EQ(connection_.integer("SELECT count(*) FROM told"), 0)
            << "and the connection is of use again";
    }
}

}  // namespace
}  // namespace baophu::warehouse
