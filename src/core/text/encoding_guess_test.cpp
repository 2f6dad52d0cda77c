#include "core/text/encoding_guess.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/normal_form.h"

namespace baophu::text {
namespace {

const std::vector<std::string> vietnamese{"Nguyễn Văn An",
                                          "Trần Thị Mỹ Phượng",
                                          "Công ty",
                                          "Đồng Nai",
                                          "Lê Hoàng Dũng",
                                          "Phạm Quốc Tuấn",
                                          "Huỳnh Thị Thu Hằng",
                                          "Đặng Hữu Phước",
                                          "Bùi Đức Thịnh",
                                          "Võ Ngọc Ánh Nguyệt",
                                          "phường Trảng Dài",
                                          "xã Gia Kiệm",
                                          "Biên Hòa",
                                          "huyện Định Quán",
                                          "Công ty Cổ phần Giày Đồng Nai",
                                          "Số 12, đường Cách Mạng Tháng Tám",
                                          "thị trấn Trảng Bom",
                                          "NGUYỄN VĂN ĐỨC",
                                          "HỢP TÁC XÃ DỊCH VỤ",
                                          "Ngô Sĩ Liên"};

// A prior that has seen the cells in one encoding.
EncodingPrior file_in(Encoding encoding, bool western) {
    EncodingPrior prior;
    for (const std::string& text : vietnamese) {
        const std::string bytes = *from_utf8(text, encoding);
        prior.learn(western ? read_as_western(bytes) : bytes);
    }
    return prior;
}

// ENC-6: the cells of a file, each by itself, as bytes and as Western letters.
TEST(EncodingGuess, ReadsShortCellsOfTheCommonEncodings) {
    for (const std::string& text : vietnamese) {
        for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni, Encoding::viqr}) {
            const std::string bytes = *from_utf8(text, encoding);
            EXPECT_EQ(decode_cell(bytes).text, text) << to_word(encoding) << " bytes";
            if (encoding == Encoding::viqr) continue;
            EXPECT_EQ(decode_cell(read_as_western(bytes)).text, text) << to_word(encoding);
        }
        EXPECT_EQ(decode_cell(text).text, text);
        EXPECT_EQ(decode_cell(to_nfd(text)).text, text);
    }
}

// ENC-7: VISCII and CP1258 share too many bytes with the others to be told by one short cell.
TEST(EncodingGuess, ReadsTheRareEncodingsWithTheFilesHelp) {
    for (const Encoding encoding : {Encoding::viscii, Encoding::cp1258}) {
        for (const bool western : {false, true}) {
            const EncodingPrior prior = file_in(encoding, western);
            for (const std::string& text : vietnamese) {
                const std::string bytes = *from_utf8(text, encoding);
                EXPECT_EQ(decode_cell(western ? read_as_western(bytes) : bytes, prior).text, text)
                    << to_word(encoding) << western;
            }
        }
    }
}

// Golden test 40 and the examples of the field, without being told the encoding.
TEST(EncodingGuess, GoldenTest40IsFoundInShortCells) {
    const std::vector<std::pair<std::string, std::string>> cells{{"Nguyeãn Vaên", "Nguyễn Văn"},
                                                                 {"NguyÔn V¨n", "Nguyễn Văn"},
                                                                 {"C«ng ty", "Công ty"},
                                                                 {"§ång Nai", "Đồng Nai"},
                                                                 {"Ñoàng Nai", "Đồng Nai"},
                                                                 {"Coâng ty", "Công ty"},
                                                                 {"V¨n", "Văn"},
                                                                 {"NguyÔn", "Nguyễn"},
                                                                 {"Vaên", "Văn"},
                                                                 {"Nguyeãn", "Nguyễn"},
                                                                 {"TrÇn", "Trần"},
                                                                 {"Traàn", "Trần"},
                                                                 {"NGUYÔN V¡N", "NGUYỄN VĂN"},
                                                                 {"NGUYEÃN VAÊN", "NGUYỄN VĂN"},
                                                                 {"Ph­¬ng", "Phương"},
                                                                 {"Phöông", "Phương"},
                                                                 {"Hµ Néi", "Hà Nội"},
                                                                 {"Haø Noäi", "Hà Nội"},
                                                                 {"TP. Biªn Hßa", "TP. Biên Hòa"}};
    for (const auto& [cell, text] : cells) {
        const DecodedCell decoded = decode_cell(cell);
        EXPECT_EQ(decoded.text, text) << to_word(decoded.guess.encoding);
        EXPECT_TRUE(decoded.guess.read_as_western) << cell;
        EXPECT_GT(decoded.guess.certainty, 0.5) << cell;
    }
}

// ENC-5, ENC-6, ENC-9: what must be left as it is.
TEST(EncodingGuess, LeavesGoodTextAlone) {
    for (const std::string text : {"",
                                   "Nguyen Van An",
                                   "12.345.678,50",
                                   "lan.nguyen@example.vn",
                                   "0100233488-002",
                                   "P.O. Box 12 (A)",
                                   "C++ (2^8)",
                                   "O'Brien & Sons?",
                                   "Hoa? Co. Ltd.",
                                   "address: 5 add.",
                                   "Société Générale",
                                   "Nestlé",
                                   "Café",
                                   "Crédit Agricole",
                                   "François Lefèvre",
                                   "Zürich",
                                   "Müller GmbH",
                                   "Noël",
                                   "José",
                                   "São Paulo",
                                   "Mère",
                                   "Curaçao",
                                   "Ångström",
                                   "30°C",
                                   "m²",
                                   "500 m²",
                                   "1½",
                                   "§ 5",
                                   "© 2019",
                                   "ABC® Corp",
                                   "“Xin chào”",
                                   "«Xin chào»",
                                   "5 ± 2",
                                   "€ 100",
                                   "Hoà",
                                   "Hòa",
                                   "Dòng",
                                   "Thò",
                                   "Tân",
                                   "Lê",
                                   "Ý",
                                   "Hà",
                                   "Đắk Lắk",
                                   "Krông Pắc",
                                   "株式会社",
                                   "Điểu K'Rể",
                                   "Tuyên Quang",
                                   "Ô tô",
                                   "TÂN BIÊN",
                                   "Bà Rịa",
                                   "café–bar",
                                   "naïve",
                                   "Y Bhĭt Êban",
                                   "Ia KDăm",
                                   "Đăk Yă",
                                   "Ea BHốk",
                                   "SRó",
                                   "A(1)",
                                   "x+y",
                                   "a+b=c"}) {
        const DecodedCell decoded = decode_cell(text);
        EXPECT_EQ(decoded.text, text) << to_word(decoded.guess.encoding);
    }
    EXPECT_EQ(guess_encoding("Nguyen Van An").certainty, 1.0);
}

// ENC-8.
TEST(EncodingGuess, FindsUtf8ReadAsWestern) {
    for (const std::string& text : vietnamese) {
        const DecodedCell decoded = decode_cell(read_as_western(text));
        EXPECT_EQ(decoded.text, text);
        EXPECT_EQ(decoded.guess.encoding, Encoding::utf8);
        EXPECT_TRUE(decoded.guess.read_as_western);
    }
}

// ENC-7: "Dòng" is a word, and so is the "Dũng" that TCVN3 means by it; the file decides.
TEST(EncodingGuess, TheFileDecidesWhatTheCellCannot) {
    const EncodingPrior tcvn3 = file_in(Encoding::tcvn3, true);
    const EncodingPrior vni = file_in(Encoding::vni, true);
    const EncodingPrior utf8 = file_in(Encoding::utf8, false);
    EXPECT_EQ(decode_cell("Dòng").text, "Dòng");
    EXPECT_EQ(decode_cell("Dòng", utf8).text, "Dòng");
    EXPECT_EQ(decode_cell("Dòng", tcvn3).text, "Dũng");
    EXPECT_EQ(decode_cell("Hoà", vni).text, "Hồ");
    EXPECT_LT(guess_encoding("Dòng").certainty, guess_encoding("Dòng", utf8).certainty);
    // Cell by cell: the prior does not carry away what is clear by itself.
    EXPECT_EQ(decode_cell("Nguyễn Văn", tcvn3).text, "Nguyễn Văn");
    EXPECT_EQ(decode_cell("Nguyeãn Vaên", tcvn3).text, "Nguyễn Văn");
    EXPECT_EQ(decode_cell("Nestlé", tcvn3).text, "Nestlé");
    EXPECT_EQ(decode_cell("NguyÔn V¨n", utf8).text, "Nguyễn Văn");
    EXPECT_EQ(decode_cell("Nguyen Van An", vni).text, "Nguyen Van An");
}

}  // namespace
}  // namespace baophu::text
