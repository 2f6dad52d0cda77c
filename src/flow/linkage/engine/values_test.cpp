#include "flow/linkage/engine/values.h"

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

Dictionary dictionary_of(const std::vector<std::string>& texts) {
    RawDictionary raw;
    for (const std::string& text : texts)
        raw.add(text);
    const RawPart part{&raw, 0};
    return merge({&part, 1}, 1).dictionary;
}

ValueId id_of(const Dictionary& dictionary, std::string_view text) {
    for (ValueId id = 0; id < dictionary.size(); ++id)
        if (dictionary.text(id) == text) return id;
    return 0;
}

Level level_of(Kind kind, const std::string& a, const std::string& b) {
    const Dictionary dictionary = dictionary_of({a, b});
    const WordLevels levels(dictionary, kind, 0, best_kernel(), 1);
    return levels.level(id_of(dictionary, a), id_of(dictionary, b));
}

TEST(WordLevels, ENG3_AreStepsOfSimilarity) {
    EXPECT_EQ(level_of(Kind::text, "martha", "martha"), level::equal);
    EXPECT_EQ(level_of(Kind::text, "martha", "marhta"), level::text::close);  // 0.961
    EXPECT_EQ(level_of(Kind::text, "abcde", "abcdx"), level::text::near);     // 0.92
    EXPECT_EQ(level_of(Kind::text, "dwayne", "duane"), level::text::far);     // 0.84
    EXPECT_EQ(level_of(Kind::text, "martha", "stefan"), level::text::other);
}

TEST(WordLevels, ENG4_AnInitialIsALevelOfNames) {
    EXPECT_EQ(level_of(Kind::name, "m", "martha"), level::text::initial);
    EXPECT_EQ(level_of(Kind::name, "m.", "martha"), level::text::initial);
    EXPECT_EQ(level_of(Kind::text, "m", "martha"), level::text::other);
    EXPECT_EQ(level_of(Kind::name, "x", "martha"), level::text::other);
}

// Table, letter bags and kernels against the two loops.
TEST(WordLevels, ENG1_ShortcutsChangeNoLevel) {
    Dice dice(3);
    std::vector<std::string> words;
    for (int i = 0; i < 300; ++i) {
        words.push_back(word_of(dice.below(60)));
        words.push_back(with_slip(dice, words.back()));
        words.push_back(words.back().substr(0, 1 + dice.below(words.back().size())));
        words.push_back(words[dice.below(words.size())] + " " + words[dice.below(words.size())]);
    }
    const Dictionary dictionary = dictionary_of(words);
    for (const Kernel kernel : {Kernel::plain, best_kernel()}) {
        const WordLevels levels(dictionary, Kind::name, 100, kernel, 2);
        for (ValueId a = 1; a < dictionary.size(); ++a)
            for (ValueId b = 1; b < dictionary.size(); ++b)
                ASSERT_EQ(levels.level(a, b), levels.level_slowly(a, b))
                    << dictionary.text(a) << " " << dictionary.text(b);
    }
}

TEST(Dictionary, IdsAreRanksByFrequency) {
    const Dictionary dictionary = dictionary_of({"An", "Binh", "an", "chi", "AN", "binh"});
    EXPECT_EQ(dictionary.text(1), "an");
    EXPECT_EQ(dictionary.text(2), "binh");
    EXPECT_EQ(dictionary.text(3), "chi");
    EXPECT_EQ(dictionary.count(1), 3U);
}

TEST(Soundex, IsThatOfTheFirstWord) {
    EXPECT_EQ(soundex("robert"), "r163");
    EXPECT_EQ(soundex("rupert smith"), "r163");
    EXPECT_EQ(soundex("ashcraft"), "a261");
    EXPECT_EQ(soundex("12"), "");
}

}  // namespace
}  // namespace baophu::linkage::engine
