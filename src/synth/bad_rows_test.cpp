#include "synth/bad_rows.h"

#include <gtest/gtest.h>

#include "synth/numbers.h"

namespace baophu::synth {
namespace {

TEST(BadRows, ASpoiledTaxCodeIsNoTaxCode) {
    Random random(1, 1);
    NumberMaker numbers;
    int letters = 0;
    for (int i = 0; i < 1'000; ++i) {
        const std::string right = digits(numbers.enterprise_tax_code(random), 10) + "-001";
        const std::string wrong = spoiled_tax_code(random, Rates(), right);
        ASSERT_EQ(wrong.size(), right.size());
        ASSERT_EQ(wrong.substr(10), "-001");
        if (wrong.find('O') != std::string::npos) {
            ++letters;
            continue;
        }
        ASSERT_EQ(wrong.substr(0, 9), right.substr(0, 9));
        ASSERT_NE(wrong[9], right[9]);
    }
    EXPECT_GT(letters, 50);
}

TEST(BadRows, AnImpossibleDateIsNoDate) {
    Random random(1, 2);
    for (int i = 0; i < 100; ++i) {
        const std::string text = impossible_date(random, *Date::of(1980, 2, 3));
        EXPECT_EQ(Date::parse(text), std::nullopt) << text;
        EXPECT_TRUE(text.ends_with("/1980"));
    }
}

TEST(BadRows, TheTaxListHasNoBirthDateToSpoil) {
    Random random(1, 3);
    for (int i = 0; i < 20'000; ++i)
        ASSERT_NE(draw_defect(random, Rates(), true, false), Defect::birth_date);
}

}  // namespace
}  // namespace baophu::synth
