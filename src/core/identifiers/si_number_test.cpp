#include "core/identifiers/si_number.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

ParsedSiNumber parsed(std::string_view text) {
    return SiNumber::parse(text).value();
}

SiNumberFault refusal(std::string_view text) {
    return SiNumber::parse(text).fault();
}

TEST(SiNumber, PrintsOneFormWhateverThePunctuation) {
    for (const char* text : {"7516123456", "75 16 123456", "75.16.123456", "75-16-123456", " 7516123456 "}) {
        EXPECT_EQ(parsed(text).number.to_string(), "7516123456") << text;
        EXPECT_FALSE(parsed(text).zero_restored) << text;
    }
    EXPECT_EQ(parsed("0000000001").number.to_string(), "0000000001");
}

TEST(SiNumber, PutsALostZeroBackAndSaysSo) {
    EXPECT_EQ(parsed("116123456").number, parsed("0116123456").number);
    EXPECT_EQ(parsed("116123456").number.to_string(), "0116123456");
    EXPECT_TRUE(parsed("116123456").zero_restored);
    EXPECT_FALSE(parsed("0116123456").zero_restored);
}

TEST(SiNumber, ARefusalSaysWhy) {
    EXPECT_EQ(refusal("75161234S6"), SiNumberFault::unexpected_character);
    EXPECT_EQ(refusal("７516123456"), SiNumberFault::unexpected_character);  // Full width.
    EXPECT_EQ(refusal(""), SiNumberFault::wrong_length);
    EXPECT_EQ(refusal("16123456"), SiNumberFault::wrong_length);   // Two zeros, or two digits?
    EXPECT_EQ(refusal("016123456"), SiNumberFault::wrong_length);  // Its zero is there.
    EXPECT_EQ(refusal("075193001234"), SiNumberFault::wrong_length);
    EXPECT_EQ(refusal(std::string(1000, '7')), SiNumberFault::wrong_length);
}

}  // namespace
}  // namespace baophu
