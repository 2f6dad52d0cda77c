#include "core/documents/text_form.h"

#include <string>

#include <gtest/gtest.h>

namespace baophu {
namespace {

std::string bytes(std::string_view text) {
    return std::string(text);
}

std::string read_all(std::string_view utf16, TextUnits units, std::size_t piece) {
    MemorySource memory(utf16);
    Utf16Source source(memory, units);
    std::string text;
    std::string into(piece, '\0');
    for (std::size_t count = 0; (count = source.read(into)) > 0;)
        text += into.substr(0, count);
    EXPECT_EQ(source.read(into), 0U) << "and ever after";
    return text;
}

TEST(TextForm, TAB4_utf16_is_known_by_its_mark_or_by_its_nuls) {
    EXPECT_EQ(text_units_of("\xFF\xFEx"), TextUnits::utf16_little);
    EXPECT_EQ(text_units_of("\xFE\xFFx"), TextUnits::utf16_big);
    EXPECT_EQ(text_units_of({"a\0,\0b\0,\0c\0\n\0", 12}), TextUnits::utf16_little);
    EXPECT_EQ(text_units_of({"\0a\0,\0b\0,\0c\0\n", 12}), TextUnits::utf16_big);
    EXPECT_EQ(text_units_of("STT,Họ tên"), TextUnits::bytes);
    EXPECT_EQ(text_units_of({"a\0\0b,c,d,e,f", 12}), TextUnits::bytes) << "damage is no encoding";
    EXPECT_EQ(text_units_of(""), TextUnits::bytes);
}

TEST(TextForm, TAB4_utf16_comes_as_utf8_whatever_the_pieces) {
    const std::string little =
        bytes({"\xFF\xFE"
               "A\0\xE5\x1E\x3D\xD8\x00\xDE\n\0",
               12});
    const std::string big = bytes({"\xFE\xFF\0A\x1E\xE5\xD8\x3D\xDE\x00\0\n", 12});
    for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
        EXPECT_EQ(read_all(little, TextUnits::utf16_little, piece), "A\xE1\xBB\xA5\xF0\x9F\x98\x80\n");
        EXPECT_EQ(read_all(big, TextUnits::utf16_big, piece), "A\xE1\xBB\xA5\xF0\x9F\x98\x80\n");
    }
}

TEST(TextForm, TAB4_half_a_letter_becomes_the_replacement) {
    const std::string lone_high =
        bytes({"\x3D\xD8"
               "A\0",
               4});
    EXPECT_EQ(read_all(lone_high, TextUnits::utf16_little, 10),
              "\xEF\xBF\xBD"
              "A");
    EXPECT_EQ(read_all(bytes({"\x00\xDE"
                              "A\0",
                              4}),
                       TextUnits::utf16_little, 10),
              "\xEF\xBF\xBD"
              "A");
    EXPECT_EQ(read_all(bytes({"A\0B", 3}), TextUnits::utf16_little, 10), "A\xEF\xBF\xBD");
    EXPECT_EQ(read_all(bytes("\x3D\xD8"), TextUnits::utf16_little, 10), "\xEF\xBF\xBD");
}

TEST(TextForm, TAB5_the_delimiter_is_the_one_that_a_record_holds_most_of) {
    EXPECT_EQ(likeliest_delimiter("a,b,c\n", true), ',');
    EXPECT_EQ(likeliest_delimiter("Đồng Nai, ngày 05\na;b;c\n1;2;3\n", true), ';');
    EXPECT_EQ(likeliest_delimiter("a|b|c", true), '|');
    EXPECT_EQ(likeliest_delimiter("a\tb\t\"1,2,3,4\"\n", true), '\t') << "what is quoted does not count";
    EXPECT_EQ(likeliest_delimiter("a,b;c\n", true), ',') << "on a tie the first";
    EXPECT_EQ(likeliest_delimiter("", true), ',');
    EXPECT_EQ(likeliest_delimiter("a;b\n1,2,3,4,5", false), ';') << "a record that was cut off says nothing";
    EXPECT_EQ(likeliest_delimiter("a;b;c", false), ';') << "but if it is the only one";
}

}  // namespace
}  // namespace baophu
