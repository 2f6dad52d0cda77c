#include "flow/linkage/engine/jaro.h"

#include <string>

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

double similarity(std::string_view a, std::string_view b) {
    const Letters left = to_letters(a);
    const Letters right = to_letters(b);
    return jaro_winkler(count_jaro_slowly(left, right), left.length, right.length);
}

// The examples that Winkler gives in his papers.
TEST(Jaro, ENG3_GivesTheKnownSimilarities) {
    EXPECT_NEAR(similarity("martha", "marhta"), 0.9611, 5e-5);
    EXPECT_NEAR(similarity("dwayne", "duane"), 0.8400, 5e-5);
    EXPECT_NEAR(similarity("dixon", "dicksonx"), 0.8133, 5e-5);
    EXPECT_NEAR(similarity("jones", "johnson"), 0.8324, 5e-5);
    EXPECT_EQ(similarity("abc", "xyz"), 0);
    EXPECT_EQ(similarity("an", "an"), 1);
}

TEST(Jaro, ENG3_LevelsAreFractionsNotFloats) {
    const Letters a = to_letters("abcde");
    const Letters b = to_letters("abcdx");
    const JaroCounts counts = count_jaro_slowly(a, b);
    // jaro = (4/5 + 4/5 + 1) / 3 = 13/15; winkler = 13/15 + 4/10 * 2/15 = 0.92 exactly.
    EXPECT_TRUE(reaches(counts, 5, 5, 920));
    EXPECT_FALSE(reaches(counts, 5, 5, 921));
}

std::string random_word(Dice& dice, std::uint64_t longest, std::uint64_t alphabet) {
    std::string word(dice.below(longest + 1), ' ');
    for (char& letter : word)
        letter = static_cast<char>('a' + dice.below(alphabet));
    return word;
}

class JaroKernels : public testing::TestWithParam<Kernel> {};

TEST_P(JaroKernels, ENG1_AgreeWithTheSlowTwin) {
    const JaroCounter count = jaro_counter(GetParam());
    Dice dice(7);
    for (int i = 0; i < 100'000; ++i) {
        const std::uint64_t longest = i % 4 == 0 ? 70 : 16;
        const std::string word = random_word(dice, longest, 2 + dice.below(6));
        const std::string other = dice.one_in(2) ? with_slip(dice, word) : random_word(dice, longest, 6);
        const Letters a = to_letters(word);
        const Letters b = to_letters(other);
        ASSERT_EQ(count(a, b), count_jaro_slowly(a, b)) << word << ' ' << other;
    }
}

INSTANTIATE_TEST_SUITE_P(All, JaroKernels, testing::ValuesIn(kernels_here()));

}  // namespace
}  // namespace baophu::linkage::engine
