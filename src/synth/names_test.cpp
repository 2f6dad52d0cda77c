#include "synth/names.h"

#include <map>

#include <gtest/gtest.h>

namespace baophu::synth {
namespace {

TEST(Names, MarksComeOffEveryVietnameseLetter) {
    EXPECT_EQ(without_marks("Nguyễn Thị Ngọc Hạnh"), "Nguyen Thi Ngoc Hanh");
    EXPECT_EQ(without_marks("ĐỖ ĐÌNH ƯỚC, Ỷ Ý Ỹ"), "DO DINH UOC, Y Y Y");
    EXPECT_EQ(without_marks("àảãáạăằẳẵắặâầẩẫấậ"), std::string(17, 'a'));
    EXPECT_EQ(without_marks("èẻẽéẹêềểễếệ"), std::string(11, 'e'));
    EXPECT_EQ(without_marks("ìỉĩíị"), std::string(5, 'i'));
    EXPECT_EQ(without_marks("òỏõóọôồổỗốộơờởỡớợ"), std::string(17, 'o'));
    EXPECT_EQ(without_marks("ùủũúụưừửữứự"), std::string(11, 'u'));
    EXPECT_EQ(without_marks("ỳỷỹýỵđ"), "yyyyyd");
    EXPECT_EQ(without_marks("Công ty \"Ö\" 12"), "Cong ty \"Ö\" 12");
    EXPECT_EQ(without_marks(""), "");
}

// Frequencies of the 2005 study, per thousand.
TEST(Names, FamilyNamesAreAsFrequentAsCounted) {
    Random random(3, 1);
    std::map<std::string, int> families;
    for (int i = 0; i < 20'000; ++i) {
        const std::string name = full_name(random, i % 2 == 0 ? Sex::male : Sex::female, 1985);
        ++families[name.substr(0, name.find(' '))];
    }
    EXPECT_NEAR(families["Nguyễn"], 20 * 384, 20 * 20);
    EXPECT_NEAR(families["Trần"], 20 * 121, 20 * 12);
    EXPECT_NEAR(families["Lê"], 20 * 95, 20 * 10);
}

TEST(Names, OlderWomenAreCalledThiMoreOften) {
    Random random(3, 2);
    const auto with_thi = [&](int birth_year) {
        int count = 0;
        for (int i = 0; i < 5'000; ++i) {
            count += full_name(random, Sex::female, birth_year).find(" Thị ") != std::string::npos ? 1 : 0;
        }
        return count;
    };
    EXPECT_NEAR(with_thi(1970), 4'000, 150);
    EXPECT_NEAR(with_thi(2000), 1'500, 150);
}

}  // namespace
}  // namespace baophu::synth
