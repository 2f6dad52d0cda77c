#include "core/base/sort_by_number.h"

#include <algorithm>
#include <limits>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace baophu {
namespace {

struct Numbered {
    std::uint64_t number = 0;
    std::size_t came = 0;

    bool operator==(const Numbered&) const = default;
};

// Numbers of so many bits, moved up by some.
std::vector<Numbered> numbered(std::mt19937_64& dice, std::size_t size, unsigned bits, unsigned up) {
    std::vector<Numbered> all(size);
    for (std::size_t i = 0; i < size; ++i)
        all[i] = {(bits == 0 ? 0 : dice() >> (64 - bits)) << up, i};
    return all;
}

TEST(SortByNumber, SortsAsComparingDoes) {
    std::mt19937_64 dice(7);
    for (const unsigned bits : {0U, 1U, 3U, 11U, 12U, 22U, 40U, 64U}) {
        for (const std::size_t size : {0U, 1U, 2U, 5U, 3'000U}) {
            std::vector<Numbered> sorted = numbered(dice, size, bits, bits > 40 ? 0 : 21);
            std::vector<Numbered> expected = sorted;
            std::ranges::stable_sort(expected, {}, &Numbered::number);
            sort_by_number(sorted, [](const Numbered& each) { return each.number; });
            EXPECT_EQ(sorted, expected) << bits << " bits, " << size;
        }
    }
}

TEST(SortByNumber, TakesTheLeastAndTheGreatestNumber) {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    std::vector<std::uint64_t> numbers{most, 0, most - 1, 1, most, 0};
    sort_by_number(numbers, [](std::uint64_t number) { return number; });
    EXPECT_EQ(numbers, (std::vector<std::uint64_t>{0, 0, 1, most - 1, most, most}));
}

TEST(SortByNumber, MovesWhatItSorts) {
    std::vector<std::string> words{"ccc", "a", "bb", "d"};
    sort_by_number(words, [](const std::string& word) { return word.size(); });
    EXPECT_EQ(words, (std::vector<std::string>{"a", "d", "bb", "ccc"}));
}

}  // namespace
}  // namespace baophu
