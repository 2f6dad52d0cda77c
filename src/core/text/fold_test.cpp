#include "core/text/fold.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/text/code_points.h"
#include "core/text/fold_table.h"
#include "core/text/letters.h"
#include "core/text/normal_form.h"
#include "core/text/slow_fold_twin_for_tests.h"

namespace baophu::text {
namespace {

std::string utf8_of(char32_t code) {
    std::string out;
    append_code_point(out, code);
    return out;
}

// FOLD-1. Golden test 40, the folding.
TEST(Fold, GoldenTest40NamesThatDifferInMarksAreEqual) {
    const std::string nfd = to_nfd("Nguyen Thi Hòa");
    EXPECT_NE(nfd, "Nguyen Thi Hòa");
    EXPECT_EQ(fold("NGUYỄN THỊ HOÀ"), "nguyen thi hoa");
    EXPECT_EQ(fold(nfd), "nguyen thi hoa");
}

// FOLD-1: one letter, one byte, for all 134 and the look-alikes of Đ.
TEST(Fold, EveryVietnameseLetterIsOneAsciiLetter) {
    const std::string plain = "aaaeeiooouuy";
    for (std::size_t quality = 0; quality < small_vowels.size(); ++quality) {
        for (std::size_t tone = 0; tone < tones; ++tone) {
            EXPECT_EQ(fold(utf8_of(small_vowels[quality][tone])), plain.substr(quality, 1));
            EXPECT_EQ(fold(utf8_of(capital_vowels[quality][tone])), plain.substr(quality, 1));
        }
    }
    for (const char* d : {"đ", "Đ", "Ð", "ð", "Ɖ", "ɖ"})
        EXPECT_EQ(fold(d), "d");
}

// FOLD-1, FOLD-2: the table against Unicode's own data, every code point there is.
TEST(Fold, AgreesWithIcuOnEveryCodePoint) {
    for (char32_t code = 1; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        const std::string one = utf8_of(code);
        const std::string folded = fold(one);
        ASSERT_EQ(folded, slow_fold(one)) << std::hex << static_cast<unsigned>(code);
        ASSERT_EQ(fold(folded), folded) << std::hex << static_cast<unsigned>(code);
    }
}

// FOLD-2.
TEST(Fold, KeepsForeignLettersSensibly) {
    EXPECT_EQ(fold("Société Générale – Zürich"), "societe generale – zurich");
    EXPECT_EQ(fold("Y Bhĭt Êban, Krông Pač"), "y bhit eban, krong pac");
    EXPECT_EQ(fold("SMØRREBRØD ǾRE"), "smørrebrød øre");
    EXPECT_EQ(fold("Газпром 株式会社"), "газпром 株式会社");
}

// FOLD-4.
TEST(Fold, MakesOneSpaceOfMany) {
    EXPECT_EQ(fold("  Trần\t\u00A0 Văn\r\n\u3000An \u200B"), "tran van an");
    EXPECT_EQ(fold(" \t "), "");
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold("Số 12/3, KP.5"), "so 12/3, kp.5");
}

// FOLD-5.
TEST(Fold, NeverThrowsOnBrokenBytes) {
    EXPECT_EQ(fold("Nguy\xD4n"), "nguy?n");
    EXPECT_EQ(fold("\xE1\xBB"), "??");
    EXPECT_EQ(fold("\xC3"), "?");
    EXPECT_EQ(fold("\xC0\xAF\xED\xA0\x80"), "?????");
    EXPECT_EQ(fold(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
}

// FOLD-3, FOLD-6: random strings of Vietnamese, foreign letters, marks and spaces.
TEST(Fold, NfcAndNfdFoldAlikeAsTheSlowTwinSays) {
    std::mt19937 random(2019);
    const std::u32string letters =
        U"aăâđeêioôơuưyÀẶẦĐÐẺẽệÌỉơỢỨữỹ çÜøǾĭß  \u00A0\u0300\u0323\u0302\u031B\u200Bй가中1.";
    for (int round = 0; round < 20'000; ++round) {
        std::u32string codes;
        for (auto length = random() % 12; codes.size() < length;)
            codes += letters[random() % letters.size()];
        const std::string text = to_utf8(codes);
        const std::string folded = fold(text);
        ASSERT_EQ(folded, slow_fold(text)) << text;
        ASSERT_EQ(fold(to_nfc(text)), folded) << text;
        ASSERT_EQ(fold(to_nfd(text)), folded) << text;
        ASSERT_EQ(fold(folded), folded) << text;
    }
}

TEST(Fold, LettersAloneForKeys) {
    EXPECT_EQ(fold_letters("P. Trung-Dũng 3"), "ptrungdung3");
    EXPECT_EQ(fold_letters("株 – "), "");
}

// What the table answers byte by byte, and what it must leave to the long way: pieces that tear
// letters, stand at row borders, or part with blanks, in every mixture of a fixed walk.
TEST(Fold, HardPiecesFoldLikeTheTwin) {
    constexpr std::array<std::string_view, 22> pieces{
        "a",    "Z",    " ",    "\xE1", "\xB8", "\xBB", "\xC3", "\xA9", "\xB9", "\xC6", "\xB0",
        "\xCC", "\x80", "\xC2", "\xA0", "ễ",    "Đ",    "\t",   "😀",   "ß",    "ø",    "ỷ"};
    std::uint32_t state = 2019;
    const auto next = [&state] {
        state = state * 1'664'525 + 1'013'904'223;
        return state >> 16;
    };
    int compared = 0;
    for (int i = 0; i < 200'000; ++i) {
        std::string text;
        for (std::uint32_t left = next() % 7; left > 0; --left)
            text += pieces[next() % pieces.size()];
        const std::string folded = fold(text);
        ASSERT_EQ(fold(folded), folded) << text;
        if (!is_well_formed(text)) continue;
        ASSERT_EQ(folded, slow_fold(text)) << text;
        ++compared;
    }
    EXPECT_GT(compared, 20'000);
}

TEST(Fold, LongAndShortTextsFoldAlike) {
    for (const std::size_t letters : {1U, 84U, 85U, 86U, 127U, 128U, 129U, 255U, 256U, 257U, 1000U}) {
        std::string text;
        std::string want;
        for (std::size_t i = 0; i < letters; ++i) {
            text += i % 3 == 0 ? "ễ" : i % 3 == 1 ? "Đ" : "K";
            want += i % 3 == 0 ? 'e' : i % 3 == 1 ? 'd' : 'k';
        }
        EXPECT_EQ(fold(text), want) << letters;
    }
}

}  // namespace
}  // namespace baophu::text
