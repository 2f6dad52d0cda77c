#include "core/identifiers/person_number.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

using Kind = PersonNumberKind;

ParsedPersonNumber parsed(std::string_view text) {
    return PersonNumber::parse(text).value();
}

PersonNumberFault refusal(std::string_view text) {
    return PersonNumber::parse(text).fault();
}

struct Decoded {
    const char* text;
    const char* province;
    Sex sex;
    int birth_year;
};

TEST(PersonNumber, DecodesACccd) {
    for (const Decoded& want :
         {Decoded{"075193001234", "075", Sex::female, 1993}, Decoded{"075201004567", "075", Sex::male, 2001},
          Decoded{"001302000111", "001", Sex::female, 2002}, Decoded{"079085012345", "079", Sex::male, 1985},
          Decoded{"096599999999", "096", Sex::female, 2199}}) {
        const PersonNumber number = parsed(want.text).number;
        EXPECT_EQ(number.kind(), Kind::cccd) << want.text;
        EXPECT_EQ(number.province_code(), want.province) << want.text;
        EXPECT_EQ(number.sex(), want.sex) << want.text;
        EXPECT_EQ(number.birth_year(), want.birth_year) << want.text;
        EXPECT_EQ(number.to_string(), want.text);
        EXPECT_FALSE(parsed(want.text).zero_restored) << want.text;
    }
}

TEST(PersonNumber, ACmndSaysNothingOfItsHolder) {
    const PersonNumber number = parsed("271 234 567").number;
    EXPECT_EQ(number.kind(), Kind::cmnd);
    EXPECT_EQ(number.to_string(), "271234567");
    EXPECT_FALSE(number.province_code());
    EXPECT_FALSE(number.sex());
    EXPECT_FALSE(number.birth_year());
}

TEST(PersonNumber, TellsTheKindsApartAtTheirBorder) {
    EXPECT_EQ(parsed("999999999").number.kind(), Kind::cmnd);
    EXPECT_EQ(parsed("000000000").number.to_string(), "000000000");
    EXPECT_EQ(parsed("001000000000").number.kind(), Kind::cccd);
    EXPECT_LT(parsed("999999999").number, parsed("001000000000").number);
}

TEST(PersonNumber, PutsALostZeroBackAndSaysSo) {
    EXPECT_EQ(parsed("75193001234").number, parsed("075193001234").number);
    EXPECT_TRUE(parsed("75193001234").zero_restored);
    EXPECT_EQ(parsed("75 193 001234").number.to_string(), "075193001234");
    EXPECT_EQ(parsed("23456789").number.to_string(), "023456789");
    EXPECT_TRUE(parsed("23456789").zero_restored);
}

TEST(PersonNumber, DoesNotGuessBeyondOneLostZero) {
    EXPECT_EQ(refusal("1302000111"), PersonNumberFault::wrong_length);   // 001302000111, or a tax code.
    EXPECT_EQ(refusal("75693001234"), PersonNumberFault::wrong_length);  // Century 6.
    EXPECT_EQ(refusal("07519300123"), PersonNumberFault::wrong_length);  // Its zero is there.
    EXPECT_EQ(refusal("02345678"), PersonNumberFault::wrong_length);
    EXPECT_EQ(refusal("2345678"), PersonNumberFault::wrong_length);
}

TEST(PersonNumber, ARefusalSaysWhy) {
    EXPECT_EQ(refusal("27123456A"), PersonNumberFault::unexpected_character);
    EXPECT_EQ(refusal("２71234567"), PersonNumberFault::unexpected_character);  // Full width.
    EXPECT_EQ(refusal("7.5193E+10"), PersonNumberFault::unexpected_character);
    EXPECT_EQ(refusal("'075193001234"), PersonNumberFault::unexpected_character);
    EXPECT_EQ(refusal(""), PersonNumberFault::wrong_length);
    EXPECT_EQ(refusal("0751930012345"), PersonNumberFault::wrong_length);
    EXPECT_EQ(refusal(std::string(1000, '7')), PersonNumberFault::wrong_length);
    EXPECT_EQ(refusal("975193001234"), PersonNumberFault::wrong_parts);  // No such province.
    EXPECT_EQ(refusal("000193001234"), PersonNumberFault::wrong_parts);
    EXPECT_EQ(refusal("075693001234"), PersonNumberFault::wrong_parts);  // Born in 2293.
}

TEST(PersonNumber, AMaskNeverShowsTheWhole) {
    EXPECT_EQ(parsed("075193004567").number.masked(), "075*****4567");
    EXPECT_EQ(parsed("75193004567").number.masked(), "075*****4567");
    EXPECT_EQ(parsed("271234567").number.masked(), "27***4567");
    EXPECT_EQ(parsed("000000000").number.masked(), "00***0000");
}

// Golden test 39: a register that says otherwise is a conflict, and the number stands.
TEST(PersonNumber, ARegisterThatSaysOtherwiseIsAConflict) {
    const PersonNumber number = parsed("075193001234").number;  // A woman born in 1993.
    EXPECT_FALSE(conflict_with(number, {.sex = Sex::female, .birth_year = 1993}).any());
    EXPECT_FALSE(conflict_with(number, {.sex = std::nullopt, .birth_year = std::nullopt}).any());
    const HolderConflict sex = conflict_with(number, {.sex = Sex::male, .birth_year = 1993});
    EXPECT_TRUE(sex.sex && !sex.birth_year && sex.any());
    const HolderConflict year = conflict_with(number, {.sex = std::nullopt, .birth_year = 1939});
    EXPECT_TRUE(!year.sex && year.birth_year && year.any());
    const PersonNumber cmnd = parsed("271234567").number;  // Says neither.
    EXPECT_FALSE(conflict_with(cmnd, {.sex = Sex::male, .birth_year = 1939}).any());
}

}  // namespace
}  // namespace baophu
