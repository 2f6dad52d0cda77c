#include "core/text/person_name.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/normal_form.h"

namespace baophu::text {
namespace {

using Words = std::vector<std::string>;

NameLikeness likeness(std::string_view one, std::string_view other) {
    const NameLikeness there = compare_names(parse_person_name(one), parse_person_name(other));
    EXPECT_EQ(there, compare_names(parse_person_name(other), parse_person_name(one)))
        << one << " / " << other;
    return there;
}

// NAME-1.
TEST(PersonName, HasThreeParts) {
    const PersonName name = parse_person_name("  Nguyễn   Thị  Thu\tHà ");
    EXPECT_EQ(name.family, "Nguyễn");
    EXPECT_EQ(name.middle, (Words{"Thị", "Thu"}));
    EXPECT_EQ(name.given, "Hà");
    EXPECT_EQ(name.full(), "Nguyễn Thị Thu Hà");
    EXPECT_FALSE(name.given_first);
    EXPECT_TRUE(parse_person_name("Lê Hà").middle.empty());
    EXPECT_EQ(parse_person_name("TRAN VAN.AN").full(), "TRAN VAN AN");
}

// NAME-2.
TEST(PersonName, OneWordIsAGivenName) {
    EXPECT_EQ(parse_person_name("Hà").given, "Hà");
    EXPECT_EQ(parse_person_name("Nguyễn").family, "");
    EXPECT_EQ(parse_person_name(" . ").full(), "");
    EXPECT_EQ(parse_person_name("").full(), "");
}

// NAME-3.
TEST(PersonName, SeesTheGivenNameInFront) {
    for (const char* text : {"Hùng Nguyễn Văn", "Hùng Văn Nguyễn", "Hùng, Nguyễn Văn"}) {
        const PersonName name = parse_person_name(text);
        EXPECT_TRUE(name.given_first) << text;
        EXPECT_EQ(name.full(), "Nguyễn Văn Hùng") << text;
    }
    for (const char* text : {"Hồ Thị Lê", "Mai Nguyễn Phương", "Lâm Trần", "Điểu K'Rể", "Vòng A Sáng",
                             "Thạch Sơn", "Nguyễn Trần Minh", "Tôn Nữ Thị Hà", "Y Bhĭt Êban"}) {
        EXPECT_FALSE(parse_person_name(text).given_first) << text;
    }
}

// NAME-4.
TEST(PersonName, ComparesFromStrictToLoose) {
    EXPECT_EQ(likeness("NGUYỄN THỊ HOÀ", to_nfd("Nguyễn Thị Hòa")), NameLikeness::same_spelling);
    EXPECT_EQ(likeness("Lý Văn \u00D0ạt", "Lí  Văn Đạt"), NameLikeness::same_spelling);
    EXPECT_EQ(likeness("Nguyễn Thị Hoà", "Nguyen Thi Hoa"), NameLikeness::same_folded);
    EXPECT_EQ(likeness("Nguyễn Thị Hóa", "Nguyễn Thị Hòa"), NameLikeness::same_folded);
    EXPECT_EQ(likeness("Nguyễn Hà", "Nguyễn Thị Thu Hà"), NameLikeness::lacks_middle);
    EXPECT_EQ(likeness("Nguyen Thu Ha", "Nguyễn Thị Thu Hà"), NameLikeness::lacks_middle);
    EXPECT_EQ(likeness("Hùng Nguyễn Văn", "Nguyễn Văn Hùng"), NameLikeness::same_spelling);
    EXPECT_EQ(likeness("Minh Anh Kim", "Kim Anh Minh"), NameLikeness::other_order);
    EXPECT_EQ(likeness("Nguyễn Văn Hà", "Nguyễn Thị Hà"), NameLikeness::different);
    EXPECT_EQ(likeness("Nguyễn Thị Hà", "Trần Thị Hà"), NameLikeness::different);
    EXPECT_EQ(likeness("Lê Thị Ly", "Lê Thị Li"), NameLikeness::same_spelling);
}

TEST(PersonName, KeysAreEqualWhereComparisonSaysSo) {
    const auto key = [](auto make, std::string_view text) { return make(parse_person_name(text)); };
    EXPECT_EQ(key(folded_name_key, "LÝ THỊ HOÀ"), key(folded_name_key, "Li Thi Hoa"));
    EXPECT_EQ(key(short_name_key, "Nguyễn Hà"), key(short_name_key, "NGUYEN THI HA"));
    EXPECT_EQ(key(words_name_key, "Minh Anh Kim"), "anh kim minh");
}

}  // namespace
}  // namespace baophu::text
