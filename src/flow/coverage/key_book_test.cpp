#include "flow/coverage/key_book.h"

#include <atomic>

#include <gtest/gtest.h>

#include "core/base/fault.h"

namespace baophu::coverage {
namespace {

class KeyBookTest : public ::testing::Test {
protected:
    static constexpr int count = 5'000;

    KeyBookTest() {
        connection_.run(
            "CREATE SCHEMA linkage; CREATE TABLE linkage.person_record AS "
            "SELECT 'residents/#' || i AS record_key, (i // 3 * 3)::INTEGER AS first "
            "FROM range(5000) t(i)");
    }

    // How many keys lead to the person that the table tells.
    int right(const KeyBook& book) {
        std::atomic<int> right = 0;
        warehouse::take_rows(connection_, "SELECT record_key, first FROM linkage.person_record",
                             [&](const warehouse::RowChunk& rows) {
                                 std::vector<PersonIndex> persons;
                                 book.find(rows, 0, persons);
                                 for (std::size_t row = 0; row < rows.size(); ++row)
                                     right += persons[row] == rows.integer(1, row) ? 1 : 0;
                             });
        return right;
    }

    PersonIndex person_of(const KeyBook& book, const std::string& key) {
        PersonIndex person = 0;
        warehouse::take_rows(connection_, "SELECT '" + key + "'", [&](const warehouse::RowChunk& rows) {
            std::vector<PersonIndex> persons;
            book.find(rows, 0, persons);
            person = persons.front();
        });
        return person;
    }

    warehouse::Database database_ = warehouse::Database::in_memory({.threads = 4});
    warehouse::Connection connection_ = database_.connect();
};

TEST_F(KeyBookTest, EveryKeyLeadsToItsPerson) {
    const KeyBook book(connection_);
    EXPECT_EQ(book.persons(), 4'999U);
    EXPECT_EQ(right(book), count);
    EXPECT_THROW(person_of(book, "residents/#x"), Failure);
}

// A hash that many keys share, one that few do, and one that all do.
TEST_F(KeyBookTest, KeysThatShareAHashAreToldApart) {
    const auto last_letter = [](std::string_view key) { return static_cast<std::uint64_t>(key.back()); };
    const auto some = [](std::string_view key) {
        return key.ends_with("77") ? 7 : std::hash<std::string_view>()(key);
    };
    const auto none = [](std::string_view) { return std::uint64_t{0}; };
    for (const KeyBook::Hash& hash : {KeyBook::Hash(last_letter), KeyBook::Hash(some), KeyBook::Hash(none)}) {
        const KeyBook book(connection_, hash);
        EXPECT_EQ(right(book), count);
        EXPECT_THROW(person_of(book, "residents/#x77"), Failure);
    }
}

}  // namespace
}  // namespace baophu::coverage
