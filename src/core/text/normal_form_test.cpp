#include "core/text/normal_form.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "core/text/code_points.h"
#include "core/text/letters.h"

namespace baophu::text {
namespace {

// TEXT-1: every letter of the table comes apart into its base and marks, and together again.
TEST(NormalForm, ComposesAll134Letters) {
    int beyond_ascii = 0;
    for (char32_t code = 0x80; code < 0x2000; ++code) {
        if (!is_vietnamese_beyond_ascii(code)) continue;
        ++beyond_ascii;
        std::string letter;
        append_code_point(letter, code);
        EXPECT_EQ(to_nfc(to_nfd(letter)), letter);
        EXPECT_EQ(is_nfc(to_nfd(letter)), is_d_bar(code)) << letter;
    }
    EXPECT_EQ(beyond_ascii, 134);
}

// TEXT-1: the letters' own table against ICU: tone by tone the mark is the one of Unicode.
TEST(NormalForm, TheTableOfLettersIsUnicodes) {
    for (const auto* rows : {&small_vowels, &capital_vowels}) {
        for (const std::u32string_view row : *rows) {
            for (std::size_t tone = 1; tone < tones; ++tone) {
                const std::u32string apart{row[0], U"?\u0300\u0301\u0309\u0303\u0323"[tone]};
                EXPECT_EQ(to_nfc(to_utf8(apart)), to_utf8(row.substr(tone, 1)));
            }
        }
    }
}

TEST(NormalForm, KnowsAVowelFromItsLetter) {
    for (std::size_t quality = 0; quality < vowel_qualities.size(); ++quality) {
        EXPECT_EQ(small_vowels[quality][0], vowel_qualities[quality]);
        for (std::size_t tone = 0; tone < tones; ++tone) {
            for (const bool upper : {false, true}) {
                const Vowel vowel{static_cast<std::uint8_t>(quality), static_cast<Tone>(tone), upper};
                EXPECT_EQ(vowel_of(letter_of(vowel)), vowel);
                EXPECT_EQ(is_upper(letter_of(vowel)), upper);
            }
        }
    }
    for (const char32_t code : U"bđĐ0 ñü\u0300")
        EXPECT_EQ(vowel_of(code), std::nullopt);
}

// TEXT-1: forms do not depend on the way there.
TEST(NormalForm, RandomTextComesToOneForm) {
    std::mt19937 random(40);
    const std::u32string letters = U"aeoâĂơưỵĐệ\u0300\u0301\u0302\u031B\u0323 b";
    for (int round = 0; round < 20'000; ++round) {
        std::u32string codes;
        for (auto length = random() % 10; codes.size() < length;)
            codes += letters[random() % letters.size()];
        const std::string text = to_utf8(codes);
        const std::string nfc = to_nfc(text);
        ASSERT_TRUE(is_nfc(nfc));
        ASSERT_EQ(is_nfc(text), nfc == text) << text;
        ASSERT_EQ(to_nfc(to_nfd(text)), nfc) << text;
        ASSERT_EQ(to_nfd(nfc), to_nfd(text)) << text;
    }
}

// TEXT-2.
TEST(NormalForm, BrokenBytesBecomeTheReplacement) {
    EXPECT_FALSE(is_nfc("Nguy\xD4n"));
    EXPECT_EQ(to_nfc("Nguy\xD4n"), "Nguy\uFFFDn");
    EXPECT_EQ(to_nfd("\xFF\xE1"), "\uFFFD\uFFFD");
    EXPECT_EQ(repaired("\xE1\xBB\xED\xA0\x80x"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDx");
}

// TEXT-3, TEXT-4.
TEST(NormalForm, TidyMendsTheDAndTheSpaces) {
    EXPECT_EQ(tidy("\u00D0ồng Nai"), "Đồng Nai");
    EXPECT_EQ(tidy("\u0189ỗ Hữu \u00F0ạt \u0256"), "Đỗ Hữu đạt đ");
    EXPECT_EQ(tidy("\uFEFF  Trần \t Thị\u00A0\u00A0Lan \n"), "Trần Thị Lan");
    EXPECT_EQ(tidy(to_nfd("Lê\u200B Hoà")), "Lê Hoà");
    EXPECT_EQ(tidy("e\u200B\u0301"), "é");
    EXPECT_EQ(tidy(" \u3000 "), "");
}

// TEXT-4: the short way for plain text and the long way agree. A byte order mark in front goes,
// and makes the rest take the long way.
TEST(Tidy, ShortAndLongWayAgree) {
    for (char32_t code = 1; code < 0x2000; ++code) {
        if (code >= 0x300 && code <= 0x36F) continue;  // A mark would join what is before it.
        const std::string letter = to_utf8(std::u32string(1, code));
        for (const std::string& text : {letter, "a" + letter, letter + "b", "a " + letter + " b"})
            ASSERT_EQ(tidy(text), tidy("\xEF\xBB\xBF" + text)) << std::hex << static_cast<unsigned>(code);
    }
}

}  // namespace
}  // namespace baophu::text
