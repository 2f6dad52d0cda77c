#include "core/text/legacy_encoding.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/code_points.h"
#include "core/text/letters.h"
#include "core/text/normal_form.h"
#include "core/text/old_bytes_for_tests.h"

namespace baophu::text {
namespace {

std::vector<std::string> all_letters() {
    std::vector<std::string> letters;
    for (char32_t code = 0x80; code < 0x2000; ++code) {
        if (is_vietnamese_beyond_ascii(code)) append_code_point(letters.emplace_back(), code);
    }
    return letters;
}

// ENC-3: every letter alone, at the head, in the midst of small and of capital letters.
TEST(LegacyEncoding, All134LettersGoThereAndBack) {
    const std::vector<std::string> letters = all_letters();
    ASSERT_EQ(letters.size(), 134u);
    for (const Encoding encoding : all_encodings) {
        for (const std::string& letter : letters) {
            const bool upper = is_upper(first_code_point(letter).value);
            for (const std::string& text :
                 {letter, letter + "n", upper ? "N" + letter + "N" : "n" + letter + "n"}) {
                const auto bytes = from_utf8(text, encoding);
                ASSERT_TRUE(bytes.has_value()) << text << ' ' << to_word(encoding);
                EXPECT_EQ(to_utf8(*bytes, encoding), text) << to_word(encoding);
                if (encoding == Encoding::utf8) continue;
                EXPECT_EQ(to_utf8(read_as_western(*bytes), encoding), text) << to_word(encoding);
            }
        }
    }
}

// ENC-3: random words of the letters, with digits and punctuation between.
TEST(LegacyEncoding, RandomTextGoesThereAndBack) {
    std::mt19937 random(1993);
    const std::vector<std::string> letters = all_letters();
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (auto left = random() % 8; left > 0; --left) {
            text += letters[random() % letters.size()];
            text += std::string("nhgdDa ?.'~^(+\\`-1oU")[random() % 20];
        }
        for (const Encoding encoding : all_encodings) {
            const auto bytes = from_utf8(text, encoding);
            if (encoding != Encoding::tcvn3) {
                ASSERT_TRUE(bytes.has_value()) << text << ' ' << to_word(encoding);
            }
            if (bytes) {
                ASSERT_EQ(to_utf8(*bytes, encoding), text) << to_word(encoding);
            }
        }
    }
}

// Golden test 40, the encodings; ENC-2.
TEST(LegacyEncoding, GoldenTest40ReadsVniAndTcvn3) {
    EXPECT_EQ(to_utf8("Nguyeãn Vaên", Encoding::vni), "Nguyễn Văn");
    EXPECT_EQ(to_utf8("NguyÔn V¨n", Encoding::tcvn3), "Nguyễn Văn");
    EXPECT_EQ(to_utf8("Nguye\xE3n Va\xEAn", Encoding::vni), "Nguyễn Văn");
    EXPECT_EQ(to_utf8("Nguy\xD4n V\xA8n", Encoding::tcvn3), "Nguyễn Văn");
}

TEST(LegacyEncoding, ReadsKnownText) {
    EXPECT_EQ(to_utf8("C«ng ty", Encoding::tcvn3), "Công ty");
    EXPECT_EQ(to_utf8("§ång Nai", Encoding::tcvn3), "Đồng Nai");
    EXPECT_EQ(to_utf8("Tr­êng Ph­¬ng", Encoding::tcvn3), "Trường Phương");
    EXPECT_EQ(to_utf8("Coâng ty", Encoding::vni), "Công ty");
    EXPECT_EQ(to_utf8("Ñoàng Nai", Encoding::vni), "Đồng Nai");
    EXPECT_EQ(to_utf8("Traàn Thò Myõ Phöôïng", Encoding::vni), "Trần Thị Mỹ Phượng");
    EXPECT_EQ(to_utf8("Nguyêñn Thi\xF2", Encoding::cp1258).substr(0, 4), "Nguy");
    EXPECT_EQ(to_utf8("Nguy\xEA\xDEn V\xE3n \xD0\xF4\xCCng", Encoding::cp1258), "Nguyễn Văn Đồng");
    EXPECT_EQ(to_utf8("Nguy\xADn V\xE5n \xD0\xB0ng", Encoding::viscii), "Nguyễn Văn Đồng");
    EXPECT_EQ(to_utf8("Nguye^~n Va(n DDo^`ng", Encoding::viqr), "Nguyễn Văn Đồng");
    EXPECT_EQ(to_utf8("O\\. Ho\\'a a\\\\", Encoding::viqr), "O. Ho'a a\\");
}

// ENC-4.
TEST(LegacyEncoding, GuessesTheCapitalsOfTcvn3) {
    EXPECT_EQ(to_utf8("NGUYÔN V¡N §øC", Encoding::tcvn3), "NGUYỄN VĂN ĐỨC");
    EXPECT_EQ(to_utf8("Lª THÞ ¸NH", Encoding::tcvn3), "LÊ THỊ ÁNH");
    EXPECT_EQ(to_utf8("Hä tªn: TRÇN Lª", Encoding::tcvn3), "Họ tên: TRẦN Lê");
    EXPECT_EQ(to_utf8("A¸nh AµO", Encoding::tcvn3), "Ánh ÀO");
    EXPECT_EQ(to_utf8("¸nh", Encoding::tcvn3), "ánh");
    EXPECT_EQ(from_utf8("NGUYỄN", Encoding::tcvn3), "NGUY\xD4N");
    EXPECT_EQ(from_utf8("Ánh", Encoding::tcvn3), "A\xB8nh");
}

// ENC-1, ENC-3.
TEST(LegacyEncoding, AnyBytesGiveUtf8) {
    std::mt19937 random(7);
    for (int round = 0; round < 5'000; ++round) {
        std::string bytes;
        for (auto left = random() % 16; left > 0; --left)
            bytes += static_cast<char>(random() % 256);
        for (const Encoding encoding : all_encodings) {
            const std::string utf8 = to_utf8(bytes, encoding);
            ASSERT_TRUE(is_well_formed(utf8));
            ASSERT_TRUE(is_nfc(utf8));
        }
    }
}

TEST(LegacyEncoding, SaysWhatItCannotWrite) {
    for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni, Encoding::viscii}) {
        EXPECT_EQ(from_utf8("Nestlé 株", encoding), std::nullopt);
    }
    EXPECT_EQ(from_utf8("a\xFF", Encoding::vni), std::nullopt);
    EXPECT_EQ(from_utf8("Zürich", Encoding::cp1258), "Z\xFCrich");
    EXPECT_EQ(bytes_read_as_western("Nguyễn"), std::nullopt);
    EXPECT_EQ(bytes_read_as_western("\x80"), std::nullopt);
    EXPECT_EQ(bytes_read_as_western("€é\u0081"), "\x80\xE9\x81");
}

std::string from_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return bytes;
}

// Every letter of every charset is written and read as another source has it.
TEST(LegacyEncoding, EveryLetterAgreesWithAnotherSource) {
    for (const OldBytes& row : old_bytes) {
        const auto agrees = [&row](std::string_view hex, Encoding encoding) {
            const std::string bytes = from_hex(hex);
            EXPECT_EQ(from_utf8(row.letter, encoding), bytes) << row.letter << ' ' << to_word(encoding);
            EXPECT_EQ(to_utf8(bytes, encoding), row.letter) << row.letter << ' ' << to_word(encoding);
        };
        agrees(row.tcvn3, Encoding::tcvn3);
        agrees(row.vni, Encoding::vni);
        agrees(row.viscii, Encoding::viscii);
        agrees(row.cp1258, Encoding::cp1258);
        agrees(row.viqr, Encoding::viqr);
    }
}

}  // namespace
}  // namespace baophu::text
