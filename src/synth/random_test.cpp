#include "synth/random.h"

#include <array>

#include <gtest/gtest.h>

#include "synth/choice.h"

namespace baophu::synth {
namespace {

// Told by a second writing-down of splitmix64 and xoshiro256** in another language: if a
// compiler or a machine threw other dice, every made-up province would be another one.
TEST(Random, ThrowsTheSameOnEveryMachine) {
    Random random(1, 2);
    EXPECT_EQ(random.next(), 9579208193359609190U);
    EXPECT_EQ(random.next(), 5115929806209566993U);
}

TEST(Random, StreamsOfOneSeedDiffer) {
    EXPECT_NE(Random(1, 2).next(), Random(2, 1).next());
    EXPECT_NE(Random(1, Stream::workers).next(), Random(1, Stream::numbers).next());
}

TEST(Random, StaysWithinBounds) {
    Random random(7, 1);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6'000; ++i)
        ++seen.at(static_cast<std::size_t>(random.between(3, 8) - 3));
    for (const int count : seen)
        EXPECT_NEAR(count, 1'000, 150);
    EXPECT_EQ(random.below(1), 0U);
}

TEST(Choice, PicksByWeightAndNeverWhatWeighsNothing) {
    constexpr auto letters = choice<char>({{'a', 3}, {'b', 0}, {'c', 1}});
    Random random(7, 2);
    int a = 0;
    for (int i = 0; i < 4'000; ++i) {
        const char letter = letters.pick(random);
        ASSERT_NE(letter, 'b');
        a += letter == 'a' ? 1 : 0;
    }
    EXPECT_NEAR(a, 3'000, 120);
}

}  // namespace
}  // namespace baophu::synth
