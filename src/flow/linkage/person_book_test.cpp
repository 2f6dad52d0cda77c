#include "flow/linkage/person_book.h"

#include <gtest/gtest.h>

namespace baophu::linkage {
namespace {

using warehouse::Connection;
using warehouse::Database;
using warehouse::Rows;

// The same by DuckDB alone: a record with all that it was seen with, a line for each.
constexpr const char* slow_twin = R"(
    CREATE TEMP TABLE person_seen AS
        SELECT record_key, person_number, person_tax_code, si_number, employer_code, commune,
               any_value(source) AS source, bool_or(in_force) AS in_force, min(seen) AS first_seen,
               max(seen) FILTER (in_force) AS last_seen,
               arg_max(full_name, seen) FILTER (in_force) AS full_name,
               arg_max(birth_date, seen) FILTER (in_force) AS birth_date, arg_max(sex, seen) FILTER (in_force) AS sex
        FROM (SELECT *, delivery * 1000000000 + row_number AS seen FROM person_row)
        GROUP BY record_key, person_number, person_tax_code, si_number, employer_code, commune;
    CREATE TEMP TABLE person_arrived AS
        SELECT record_key, in_force, row_number() OVER (ORDER BY first_seen, record_key) - 1 AS ordinal
        FROM (SELECT record_key, bool_or(in_force) AS in_force, min(first_seen) AS first_seen
              FROM person_seen GROUP BY record_key))";

std::string lines(Connection& connection, const std::string& sql) {
    std::string all;
    Rows rows = connection.query(sql);
    while (rows.next()) {
        for (std::size_t column = 0; column < rows.columns(); ++column)
            all += rows.printed(column) + '|';
        all += '\n';
    }
    return all;
}

std::string day(std::int32_t since_1970) {
    if (since_1970 == no_day) return "";
    return std::to_string(since_1970);
}

std::string sex(PersonSex told) {
    return told == PersonSex::unknown ? "" : told == PersonSex::female ? "female" : "male";
}

std::string records_of(const PersonBook& book) {
    std::string all;
    for (const ArrivedRecord& record : book.records())
        all += std::string(record.key) + '|' + (record.in_force ? "true" : "false") + "|\n";
    return all;
}

std::string tellings_of(const PersonBook& book) {
    std::string all;
    for (const Telling& told : book.tellings()) {
        all += std::to_string(told.record) + '|' + std::to_string(told.last_seen) + '|' +
               std::to_string(told.source) + '|' + std::string(told.full_name()) + '|' + day(told.birth_day) +
               '|' + sex(told.sex) + '|';
        for (const std::string_view text :
             {told.person_number(), told.tax_code(), told.si_number(), told.employer_code(), told.commune()})
            all += std::string(text) + '|';
        all += '\n';
    }
    return all;
}

class PersonBookTest : public ::testing::Test {
protected:
    PersonBookTest() {
        connection_.run(
            "CREATE TEMP TABLE person_row(source INTEGER, record_key VARCHAR, delivery BIGINT, row_number "
            "BIGINT, "
            "in_force BOOLEAN, full_name VARCHAR, birth_date DATE, sex VARCHAR, person_number VARCHAR, "
            "person_tax_code VARCHAR, si_number VARCHAR, employer_code VARCHAR, commune VARCHAR)");
    }

    void row(const std::string& cells) { connection_.run("INSERT INTO person_row VALUES (" + cells + ")"); }

    Database database_ = Database::in_memory({.threads = 4});
    Connection connection_ = database_.connect();
};

TEST_F(PersonBookTest, LNK6TheLatestRowInForceThatTellsCounts) {
    row("1, 'si/1', 2, 5, true, 'Trần An', NULL, 'male', '075', NULL, '75', 'TZ1', NULL");
    row("1, 'si/1', 0, 9, true, 'Tran An', DATE '1975-03-12', 'female', '075', NULL, '75', 'TZ1', NULL");
    row("1, 'si/1', 3, 1, false, 'Trần Ân', NULL, NULL, '075', NULL, '75', 'TZ1', NULL");
    row("1, 'si/1', 1, 1, true, NULL, NULL, NULL, '075', NULL, '75', 'TZ2', NULL");
    const PersonBook book(connection_);
    ASSERT_EQ(book.records().size(), 1U);
    ASSERT_EQ(book.tellings().size(), 2U) << "two units";
    const Telling& latest = book.tellings()[1];
    EXPECT_EQ(latest.last_seen, 2'000'000'005);
    EXPECT_EQ(latest.full_name(), "Trần An");
    EXPECT_EQ(latest.sex, PersonSex::male);
    EXPECT_EQ(day(latest.birth_day), "1896") << "the latest that tells one";
    EXPECT_EQ(latest.employer_code(), "TZ1");
    EXPECT_EQ(book.tellings()[0].full_name(), "");
}

TEST_F(PersonBookTest, LNK5ArrivalCountsRowsThatAreNotInForce) {
    row("1, 'b', 1, 1, true, 'B', NULL, NULL, NULL, NULL, NULL, NULL, NULL");
    row("1, 'a', 1, 2, true, 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL");
    row("1, 'a', 0, 7, false, 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL");
    row("1, 'gone', 0, 8, false, 'G', NULL, NULL, NULL, NULL, NULL, NULL, NULL");
    const PersonBook book(connection_);
    EXPECT_EQ(records_of(book), "a|true|\ngone|false|\nb|true|\n");
    EXPECT_EQ(book.find("gone"), RecordIndex{1});
    EXPECT_FALSE(book.find("absent"));
    EXPECT_EQ(book.tellings().size(), 2U);
}

// Rows of few keys, numbers and names, so that everything meets, in an order that no delivery has.
TEST_F(PersonBookTest, TellsWhatTheSlowTwinTells) {
    connection_.run(R"(
        INSERT INTO person_row
            SELECT key % 8, 'sender/list/' || repeat('0', (key % 40)::INTEGER) || key, h // 7 % 12, i, h % 10 > 0,
                   CASE WHEN h % 5 > 0 THEN 'Nguyễn Thị Tên Dài ' || (h // 50 % 3) END,
                   CASE WHEN h // 3 % 4 > 0 THEN DATE '1980-01-01' + (h // 11 % 3)::INTEGER END,
                   CASE h // 13 % 3 WHEN 0 THEN 'female' WHEN 1 THEN 'male' END,
                   CASE WHEN h // 17 % 2 = 0 THEN '27100' || key END,
                   CASE WHEN h // 19 % 7 = 0 THEN '8' || key END, CASE WHEN key % 3 = 0 THEN '75' || key END,
                   CASE WHEN h // 23 % 2 = 0 THEN 'TZ' || (h // 29 % 2) END,
                   CASE WHEN key % 5 = 0 THEN '26' || (h // 31 % 2) END
            FROM (SELECT i, hash(i) % 5003 AS key, hash(i + 1000000) // 1000 AS h FROM range(60000) t(i))
            ORDER BY h)");
    const PersonBook book(connection_);
    connection_.run(slow_twin);
    ASSERT_EQ(book.records().size(), 5'003U);
    EXPECT_EQ(records_of(book),
              lines(connection_, "SELECT record_key, in_force FROM person_arrived ORDER BY ordinal"));
    EXPECT_EQ(
        tellings_of(book),
        lines(
            connection_,
            "SELECT ordinal, last_seen, source, full_name, birth_date - DATE '1970-01-01', sex, "
            "person_number, person_tax_code, si_number, employer_code, commune "
            "FROM person_seen s JOIN person_arrived USING (record_key) WHERE s.in_force ORDER BY last_seen"));
    for (std::size_t i = 0; i < book.records().size(); ++i)
        ASSERT_EQ(book.find(book.records()[i].key), static_cast<RecordIndex>(i));
}

TEST_F(PersonBookTest, OfNoRowsNothingIsTold) {
    const PersonBook book(connection_);
    EXPECT_TRUE(book.records().empty());
    EXPECT_TRUE(book.tellings().empty());
    EXPECT_FALSE(book.find("a"));
}

}  // namespace
}  // namespace baophu::linkage
