#include "flow/coverage/by_person.h"

#include <future>

#include <gtest/gtest.h>

#include "flow/coverage/words.h"

namespace baophu::coverage {
namespace {

struct Told {
    std::uint32_t person;
    int number;
};

constexpr auto by_number = [](const Told& a, const Told& b) { return a.number < b.number; };

TEST(ByPerson, RowsStandByPersonInTheirOrderWhicheverPartTheyCameIn) {
    std::vector<std::vector<Told>> parts{{{3, 5}, {0, 9}, {3, 1}}, {}, {{3, 4}, {1, 2}}};
    const ByPerson<Told> rows(std::move(parts), 5, by_number);
    const auto numbers = [&](std::size_t person) {
        std::vector<int> found;
        for (const Told& row : rows.of(person))
            found.push_back(row.number);
        return found;
    };
    EXPECT_EQ(numbers(0), std::vector<int>{9});
    EXPECT_EQ(numbers(1), std::vector<int>{2});
    EXPECT_EQ(numbers(2), std::vector<int>{});
    EXPECT_EQ(numbers(3), (std::vector<int>{1, 4, 5}));
    EXPECT_EQ(numbers(4), std::vector<int>{});
}

TEST(ByPerson, EachThreadHasAPartOfItsOwn) {
    PerThread<std::vector<int>> parts;
    const auto add = [&] {
        for (int i = 0; i < 1'000; ++i)
            parts.mine().push_back(i);
    };
    auto other = std::async(std::launch::async, add);
    add();
    other.get();
    const auto taken = parts.taken();
    ASSERT_EQ(taken.size(), 2U);
    EXPECT_EQ(taken[0].size(), 1'000U);
    EXPECT_EQ(taken[1].size(), 1'000U);
    EXPECT_TRUE(parts.taken().empty());
}

TEST(Words, AWordHasOneNumberWhateverTheThreads) {
    Words words;
    const auto ask = [&] {
        std::vector<Word> numbers;
        for (int i = 0; i < 500; ++i)
            numbers.push_back(words.number("word " + std::to_string(i)));
        return numbers;
    };
    auto other = std::async(std::launch::async, ask);
    const std::vector<Word> mine = ask();
    EXPECT_EQ(mine, other.get());
    ASSERT_EQ(words.all().size(), 500U);
    for (std::size_t i = 0; i < mine.size(); ++i)
        EXPECT_EQ(words.all()[mine[i]], "word " + std::to_string(i));
}

TEST(Words, AColumnKnowsWhatIsNotTold) {
    Words words;
    WordColumn column(words);
    EXPECT_EQ(column.number("", true), untold);
    const Word empty = column.number("", false);
    EXPECT_NE(empty, untold);
    EXPECT_NE(column.number("731", false), empty);
    EXPECT_EQ(column.number("", false), empty);
}

}  // namespace
}  // namespace baophu::coverage
