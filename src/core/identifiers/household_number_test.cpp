// HKD-1.
#include "core/identifiers/household_number.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

TEST(HouseholdNumber, HKD1PrintsOneFormAndTakesThePartsOut) {
    for (const char* text : {"47A8000123", "47a8000123", "47 A8 000123", "47.A.8.000123"}) {
        const auto number = HouseholdNumber::parse(text);
        ASSERT_TRUE(number.ok()) << text;
        EXPECT_EQ(number->to_string(), "47A8000123");
        EXPECT_EQ(number->province(), "47");
        EXPECT_EQ(number->district(), "A");
    }
}

// Districts are lettered by the Vietnamese alphabet.
TEST(HouseholdNumber, ADistrictMayBeTheLetterD) {
    for (const char* text : {"41Đ8000123", "41đ8000123"}) {
        const auto number = HouseholdNumber::parse(text);
        ASSERT_TRUE(number.ok()) << text;
        EXPECT_EQ(number->to_string(), "41Đ8000123");
        EXPECT_EQ(number->district(), "Đ");
    }
    EXPECT_NE(HouseholdNumber::parse("41D8000123").value(), HouseholdNumber::parse("41Đ8000123").value());
}

TEST(HouseholdNumber, ARefusalSaysWhy) {
    for (const char* text : {"", "47A800012", "47A80001234", "47A7000123", "4AA8000123", "4778000123",
                             "47A8000000", "47A800012B", "Đ7A8000123", "47AĐ000123", "8012345677"}) {
        EXPECT_EQ(HouseholdNumber::parse(text).fault(), HouseholdNumberFault::wrong_form) << text;
    }
    for (const char* text : {"47Ă8000123", "47A8000123/1", "ĐĐ48000123"}) {
        EXPECT_EQ(HouseholdNumber::parse(text).fault(), HouseholdNumberFault::unexpected_character) << text;
    }
}

}  // namespace
}  // namespace baophu
