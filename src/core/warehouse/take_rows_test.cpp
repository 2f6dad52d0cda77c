#include "core/warehouse/take_rows.h"

#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::warehouse {
namespace {

class TakeRowsTest : public ::testing::Test {
protected:
    Database database_ = Database::in_memory({.threads = 4});
    Connection connection_ = database_.connect();
};

TEST_F(TakeRowsTest, EveryRowIsTakenOnceWhateverTheThreads) {
    constexpr std::int64_t count = 300'000;
    connection_.run("CREATE TABLE told AS SELECT i, 'số ' || i AS name FROM range(300000) t(i)");
    std::vector<std::atomic<int>> taken(count);
    const auto columns = take_rows(connection_, "SELECT i, name FROM told", [&](const RowChunk& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::int64_t number = rows.integer(0, row);
            if (rows.text(1, row) == "số " + std::to_string(number))
                ++taken[static_cast<std::size_t>(number)];
        }
    });
    EXPECT_EQ(columns, (std::vector<std::string>{"i", "name"}));
    for (const std::atomic<int>& times : taken)
        ASSERT_EQ(times, 1);
}

// DuckDB keeps a word in a byte, in two, or in four.
TEST_F(TakeRowsTest, WordsComeHoweverManyThereAre) {
    for (const int count : {3, 300, 70'000}) {
        connection_.run("CREATE OR REPLACE TYPE words AS ENUM (SELECT 'word ' || i FROM range(" +
                        std::to_string(count) + ") t(i) ORDER BY i)");
        connection_.run(
            "CREATE OR REPLACE TABLE told AS SELECT i, ('word ' || i)::words AS word FROM range(" +
            std::to_string(count) + ") t(i) UNION ALL SELECT -1, NULL");
        std::atomic<int> right = 0;
        take_rows(connection_, "SELECT i, word FROM told", [&](const RowChunk& rows) {
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const std::int64_t i = rows.integer(0, row);
                const bool told = i >= 0 && rows.text(1, row) == "word " + std::to_string(i);
                const bool absent = i < 0 && rows.null(1, row) && rows.text(1, row).empty();
                right += told || absent ? 1 : 0;
            }
        });
        EXPECT_EQ(right, count + 1);
        connection_.run("DROP TABLE told");
    }
}

TEST_F(TakeRowsTest, EveryTypeAndNothingComes) {
    std::map<std::string, std::string> told;
    std::mutex mutex;
    take_rows(connection_,
              "SELECT 'all' AS name, 7::SMALLINT AS small, DATE '1970-01-11' AS day, true AS yes, "
              "'b'::ENUM('a', 'b') AS word "
              "UNION ALL SELECT 'none', NULL, NULL, NULL, NULL",
              [&](const RowChunk& rows) {
                  const std::lock_guard guard(mutex);
                  for (std::size_t row = 0; row < rows.size(); ++row) {
                      std::string& text = told[std::string(rows.text(0, row))];
                      for (std::size_t column = 1; column < rows.columns(); ++column) {
                          text += rows.null(column, row) ? "-" : "";
                          text += rows.type(column) == ColumnType::text
                                      ? std::string(rows.text(column, row))
                                      : std::to_string(rows.integer(column, row));
                          text += ' ';
                      }
                  }
              });
    EXPECT_EQ(told["all"], "7 10 1 b ");
    EXPECT_EQ(told["none"], "-0 -0 -0 - ");
}

TEST_F(TakeRowsTest, WithoutRowsNothingIsTaken) {
    take_rows(connection_, "SELECT 1 AS one WHERE false",
              [](const RowChunk& rows) { EXPECT_EQ(rows.size(), 0U); });
}

TEST_F(TakeRowsTest, WhatTheTakerThrowsIsThrown) {
    connection_.run("CREATE TABLE told AS SELECT i FROM range(100000) t(i)");
    EXPECT_THROW(take_rows(connection_, "SELECT i FROM told",
                           [](const RowChunk&) { throw std::out_of_range("no room"); }),
                 std::out_of_range);
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM told"), 100'000) << "the connection is of use again";
}

TEST_F(TakeRowsTest, AColumnOfAnotherTypeIsAMistake) {
    try {
        take_rows(connection_, "SELECT 1.5::DOUBLE AS half", [](const RowChunk&) {});
        FAIL() << "taken";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::program_mistake);
    }
}

}  // namespace
}  // namespace baophu::warehouse
