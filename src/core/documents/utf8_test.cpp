#include "core/documents/utf8.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "core/documents/slow_csv_twin_for_tests.h"

namespace baophu {
namespace {

TEST(Utf8, AcceptsVietnamese) {
    EXPECT_TRUE(is_valid_utf8(""));
    EXPECT_TRUE(is_valid_utf8("Nguyễn Thị Hoà"));
    EXPECT_TRUE(is_valid_utf8("Nguye\u0302\u0303n"));  // Marks of their own (NFD).
    EXPECT_TRUE(is_valid_utf8("\U0001F600 and a long tail of plain letters"));
}

TEST(Utf8, RefusesOldVietnameseEncodings) {
    EXPECT_FALSE(is_valid_utf8("Nguy\xD4n V\xA8n"));      // TCVN3
    EXPECT_FALSE(is_valid_utf8("Nguye\xE3n Va\xEAn A"));  // VNI
}

// Every code point there is: written as it should be it is valid, and one step outside the
// ranges it is not.
TEST(Utf8, AcceptsEveryCodePointAndNoSurrogate) {
    for (unsigned code = 0; code < 0x110000; ++code) {
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        const std::string bytes = slow_utf8_of(code);
        ASSERT_EQ(bytes.empty(), surrogate) << code;
        ASSERT_TRUE(is_valid_utf8(bytes)) << code;
        ASSERT_FALSE(bytes.size() > 1 && is_valid_utf8(bytes.substr(0, bytes.size() - 1))) << code;
    }
}

TEST(Utf8, RefusesWhatIsNearlyRight) {
    EXPECT_FALSE(is_valid_utf8("\x80"));
    EXPECT_FALSE(is_valid_utf8("\xC0\x80"));          // U+0000, overlong.
    EXPECT_FALSE(is_valid_utf8("\xC1\xBF"));          // U+007F, overlong.
    EXPECT_FALSE(is_valid_utf8("\xE0\x9F\xBF"));      // U+07FF, overlong.
    EXPECT_FALSE(is_valid_utf8("\xF0\x8F\xBF\xBF"));  // U+FFFF, overlong.
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));      // U+D800, a surrogate.
    EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // U+110000.
    EXPECT_FALSE(is_valid_utf8("\xF5\x80\x80\x80"));
    EXPECT_FALSE(is_valid_utf8("\xFF\xFE"));
}

TEST(Utf8, FindsTheFaultWhereverItStands) {
    for (std::size_t length = 1; length <= 40; ++length) {
        for (std::size_t at = 0; at < length; ++at) {
            std::string text(length, 'a');
            text[at] = '\xC3';
            EXPECT_FALSE(is_valid_utf8(text)) << length << ' ' << at;
        }
        EXPECT_TRUE(is_valid_utf8(std::string(length, '\x7F')));
    }
}

// Words of plain letters are stepped over, but not inside a sequence.
TEST(Utf8, ASequenceIsNotCompletedFromAfar) {
    for (std::size_t before = 0; before <= 8; ++before) {
        const std::string lead = std::string(before, 'a') + "\xC3";
        EXPECT_FALSE(is_valid_utf8(lead + std::string(8, 'a') + "\xA9")) << before;
        EXPECT_TRUE(is_valid_utf8(lead + "\xA9" + std::string(8, 'a'))) << before;
    }
}

TEST(Utf8, AgreesWithItsSlowTwin) {
    constexpr std::string_view bytes = "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC1\xC2\xDF\xE0\xED\xEF\xF0\xF4\xF5";
    std::mt19937 random(20180523);
    for (int round = 0; round < 200'000; ++round) {
        std::string text(random() % 2 == 0 ? 0 : 8, 'a');
        for (std::size_t length = random() % 6; length > 0; --length)
            text += bytes[random() % bytes.size()];
        ASSERT_EQ(is_valid_utf8(text), slow_valid_utf8(text)) << ::testing::PrintToString(text);
    }
}

}  // namespace
}  // namespace baophu
