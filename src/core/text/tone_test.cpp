#include "core/text/tone.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/normal_form.h"
#include "core/text/syllable.h"

namespace baophu::text {
namespace {

// TEXT-5: each pair in the old and the new style.
TEST(Tone, TurnsEachStyleIntoTheOther) {
    const std::vector<std::pair<std::string, std::string>> pairs{{"Hòa", "Hoà"},
                                                                 {"hóa", "hoá"},
                                                                 {"Thủy", "Thuỷ"},
                                                                 {"khỏe", "khoẻ"},
                                                                 {"LÒA XÒA", "LOÀ XOÀ"},
                                                                 {"Hòe", "Hoè"},
                                                                 {"Túy", "Tuý"},
                                                                 {"Tòa", "Toà"},
                                                                 {"Lũy", "Luỹ"},
                                                                 {"Biên Hòa", "Biên Hoà"},
                                                                 {"Khánh Hòa", "Khánh Hoà"}};
    for (const auto& [old_style, new_style] : pairs) {
        EXPECT_EQ(with_tones_placed(new_style), old_style);
        EXPECT_EQ(with_tones_placed(old_style), old_style);
        EXPECT_EQ(with_tones_placed(old_style, ToneStyle::new_style), new_style);
        EXPECT_EQ(with_tones_placed(new_style, ToneStyle::new_style), new_style);
    }
}

// TEXT-5: words on which the styles agree.
TEST(Tone, LeavesWhatIsInPlace) {
    for (const char* word :
         {"Nguyễn", "Hoàng",  "Huỳnh", "Quý",  "Quả",  "Già",   "Giếng",  "Gì",    "Tuấn",  "Thuế",
          "Thuở",   "Hoài",   "Khuỷu", "Xoáy", "Cửa",  "Mùa",   "Mía",    "Lưỡi",  "Người", "Trường",
          "Muối",   "Yến",    "Ý",     "Toán", "Quốc", "Quỳnh", "Giàu",   "Của",   "Đặng",  "Ngoằn",
          "Thoại",  "Nghiễm", "Kiều",  "Lệ Ỷ", "Giỏi", "Quyết", "Nguyệt", "Chuỗi", "Mười"}) {
        for (const ToneStyle style : {ToneStyle::old_style, ToneStyle::new_style}) {
            EXPECT_EQ(with_tones_placed(word, style), word);
        }
    }
}

// TEXT-6.
TEST(Tone, MovesAToneFromAWrongVowel) {
    EXPECT_EQ(with_tones_placed("Hoàn"), "Hoàn");
    EXPECT_EQ(with_tones_placed("Hòan"), "Hoàn");
    EXPECT_EQ(with_tones_placed("NGÚYÊN"), "NGUYẾN");
    EXPECT_EQ(with_tones_placed("Tùân"), "Tuần");
    EXPECT_EQ(with_tones_placed("qúy"), "quý");
}

// TEXT-6.
TEST(Tone, LeavesForeignWordsAlone) {
    for (const char* text : {"Société Générale", "Nestlé", "José Pérez, 12/3", "Đắk R'Lấp", "Café",
                             "Krông Pắc", "Điểu K'Rể", "Y Bhĭt Êban", "", "12.5%"}) {
        EXPECT_EQ(with_tones_placed(text), text);
    }
}

// TEXT-7.
TEST(Tone, TheSpellingKeyJoinsSpellings) {
    const std::vector<std::pair<std::string, std::string>> same{{"Lý Thị Mỹ", "LÍ THỊ MĨ"},
                                                                {"Kỳ", "Kì"},
                                                                {"Quý", "Quí"},
                                                                {"Sỹ", "Sĩ"},
                                                                {"Hoà", "Hòa"},
                                                                {"Thuỷ", "Thủy"},
                                                                {"Vy", "Vi"},
                                                                {"Quỳnh", "Quình"},
                                                                {"\u00D0ạt", "Đạt"},
                                                                {"Hy", "hi"},
                                                                {to_nfd("Lê Hoà"), "lê hòa"}};
    for (const auto& [one, other] : same)
        EXPECT_EQ(spelling_key(one), spelling_key(other)) << one;
    const std::vector<std::pair<std::string, std::string>> different{
        {"Thủy", "Thủi"}, {"Hoa", "Hòa"}, {"Hay", "Hai"}, {"Tùy", "Tùi"}, {"Đạt", "Dạt"}, {"Lý", "Ly"}};
    for (const auto& [one, other] : different)
        EXPECT_NE(spelling_key(one), spelling_key(other)) << one;
}

TEST(Syllable, KnowsVietnameseFromTheRest) {
    for (const auto* word :
         {U"nguyễn", U"văn", U"công", U"nghiêng", U"giếng", U"gì", U"quốc", U"ý", U"huỳnh", U"phuc"}) {
        EXPECT_TRUE(parse_syllable(word).has_value());
    }
    for (const auto* word : {U"nguyôn", U"vaên", U"coâng", U"ñoàng", U"società", U"nestlé", U"càc", U"họpc",
                             U"", U"ng", U"jo", U"hòá", U"nghiêngg"}) {
        EXPECT_FALSE(parse_syllable(word).has_value());
    }
}

}  // namespace
}  // namespace baophu::text
