#include "core/warehouse/table_digest.h"

#include <set>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/sha256.h"

namespace baophu::warehouse {
namespace {

std::string digest_after(const std::string& script, int threads = 1) {
    Database database = Database::in_memory({.threads = threads});
    Connection connection = database.connect();
    connection.run(script);
    return table_digest(connection, "t");
}

// One row of one text, worked out by hand: 'v', the length in eight bytes, the text; then the column, the
// number of rows and the sum.
TEST(TableDigest, IsWhatItSays) {
    const std::string row("v\2\0\0\0\0\0\0\0an", 11);
    const std::string sum = sha256_hex(row);
    std::string turned;  // The first byte of a SHA-256 is the lowest digit of the sum.
    for (std::size_t i = sum.size(); i > 0; i -= 2)
        turned += sum.substr(i - 2, 2);
    Sha256 expected;
    expected.add_field("name");
    expected.add_field("1 " + turned);
    EXPECT_EQ(digest_after("CREATE TABLE t AS SELECT 'an' AS name"), expected.hex());
}

TEST(TableDigest, NeitherTheOrderOfRowsNorTheThreadsShow) {
    const std::string rows =
        "CREATE TABLE t AS SELECT i, 'người ' || (i % 1000) AS name, i % 2 = 0 AS even, "
        "DATE '2018-01-01' + (i % 365)::INTEGER AS day FROM range(400000) r(i) ORDER BY ";
    const std::string digest = digest_after(rows + "i");
    EXPECT_EQ(digest_after(rows + "i DESC"), digest);
    EXPECT_EQ(digest_after(rows + "hash(i)", 4), digest);
}

TEST(TableDigest, EveryTypeAndEveryDifferenceShows) {
    const std::vector<std::string> values{"1",
                                          "2",
                                          "1::INTEGER + 2",
                                          "-1",
                                          "NULL::BIGINT",
                                          "'1'",
                                          "''",
                                          "'a longer text than fits in a cell'",
                                          "true",
                                          "false",
                                          "DATE '2018-12-01'",
                                          "DATE '2018-12-02'",
                                          "'b'::ENUM('a', 'b')",
                                          "unnest([1, 1])"};
    std::set<std::string> digests;
    for (const std::string& value : values)
        EXPECT_TRUE(digests.insert(digest_after("CREATE TABLE t AS SELECT " + value + " AS v")).second)
            << value;
}

// What a run keeps as an enumeration could be kept as text.
TEST(TableDigest, AWordOfAnEnumerationCountsAsItsText) {
    EXPECT_EQ(digest_after("CREATE TABLE t AS SELECT 'sure'::ENUM('unsure', 'sure') AS v"),
              digest_after("CREATE TABLE t AS SELECT 'sure' AS v"));
}

TEST(TableDigest, RefusesATypeItDoesNotKnow) {
    EXPECT_THROW(digest_after("CREATE TABLE t AS SELECT 1.5::DOUBLE AS v"), Failure);
    EXPECT_THROW(digest_after("CREATE TABLE u AS SELECT 1 AS v"), Failure) << "no such table";
}

}  // namespace
}  // namespace baophu::warehouse
