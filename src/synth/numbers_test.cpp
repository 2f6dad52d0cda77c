#include "synth/numbers.h"

#include <set>

#include <gtest/gtest.h>

namespace baophu::synth {
namespace {

// Σ w·N mod 11 by hand, digit by digit.
bool check_digit_holds(const std::string& code) {
    const int weights[] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += weights[i] * (code[i] - '0');
    return code[9] - '0' == 10 - sum % 11;
}

// 0100047516 is the official example; the others are reckoned by hand.
TEST(Numbers, CheckDigitFollowsTheOfficialExample) {
    EXPECT_EQ(with_check_digit(10'004'751), 100'047'516U);
    EXPECT_EQ(with_check_digit(360'012'345), 3'600'123'457U);
    EXPECT_EQ(with_check_digit(360'212'345), 3'602'123'452U);
    EXPECT_EQ(with_check_digit(360'000'001), 3'600'000'014U);
    EXPECT_EQ(with_check_digit(360'100'007), 3'601'000'070U);
    EXPECT_EQ(with_check_digit(360'000'011), std::nullopt);
}

TEST(Numbers, DigitsKeepLeadingZeros) {
    EXPECT_EQ(digits(75'193'001'234, 12), "075193001234");
    EXPECT_EQ(digits(75'193'001'234, 11), "75193001234");
    EXPECT_EQ(digits(0, 0), "");
}

TEST(Numbers, TaxCodesBeginAsTheyMustAndCheck) {
    Random random(5, 1);
    NumberMaker numbers;
    for (int i = 0; i < 2'000; ++i) {
        const std::string person = digits(numbers.person_tax_code(random), 10);
        const std::string enterprise = digits(numbers.enterprise_tax_code(random), 10);
        ASSERT_TRUE(check_digit_holds(person)) << person;
        ASSERT_TRUE(check_digit_holds(enterprise)) << enterprise;
        ASSERT_TRUE(person.starts_with("8"));
        ASSERT_TRUE(enterprise.starts_with("36"));
    }
}

// 075193001234 is a woman of Đồng Nai born in 1993, 075201 a man of 2001.
TEST(Numbers, CccdSaysProvinceSexAndYear) {
    Random random(5, 2);
    NumberMaker numbers;
    EXPECT_TRUE(digits(numbers.cccd(random, 0, Sex::female, 1993), 12).starts_with("075193"));
    EXPECT_TRUE(digits(numbers.cccd(random, 0, Sex::male, 1985), 12).starts_with("075085"));
    EXPECT_TRUE(digits(numbers.cccd(random, 0, Sex::male, 2001), 12).starts_with("075201"));
    EXPECT_TRUE(digits(numbers.cccd(random, 0, Sex::female, 2000), 12).starts_with("075300"));
    EXPECT_TRUE(digits(numbers.cmnd(random, 0), 9).starts_with("27"));
}

// Far more draws than fit without collisions: a narrow space fills up and nothing is given twice.
TEST(Numbers, NothingIsGivenTwice) {
    Random random(5, 3);
    NumberMaker numbers;
    std::set<std::uint64_t> given;
    for (int i = 0; i < 20'000; ++i)
        ASSERT_TRUE(given.insert(numbers.cccd(random, 0, Sex::male, 1990)).second);
    for (const std::uint64_t right : given) {
        const ShownNumber wrong = numbers.mistyped(random, {right, 12});
        ASSERT_FALSE(given.contains(wrong.value));
        ASSERT_EQ(wrong.width, 12);
    }
}

TEST(Numbers, AMistypedNumberDiffersInOneOfTheLastSixDigits) {
    Random random(5, 4);
    NumberMaker numbers;
    for (int i = 0; i < 500; ++i) {
        const ShownNumber right{numbers.cccd(random, 3, Sex::female, 1990), 12};
        const std::string a = digits(right.value, 12);
        const std::string b = digits(numbers.mistyped(random, right).value, 12);
        int differing = 0;
        for (std::size_t at = 0; at < 12; ++at)
            differing += a[at] != b[at] ? 1 : 0;
        ASSERT_EQ(differing, 1);
        ASSERT_EQ(a.substr(0, 6), b.substr(0, 6));
    }
}

TEST(Numbers, ASetRemembersWhatItHeldWhenItGrows) {
    NumberSet set;
    for (std::uint64_t number = 1; number <= 10'000; ++number)
        ASSERT_TRUE(set.insert(number * number));
    for (std::uint64_t number = 1; number <= 10'000; ++number)
        ASSERT_FALSE(set.insert(number * number));
}

}  // namespace
}  // namespace baophu::synth
