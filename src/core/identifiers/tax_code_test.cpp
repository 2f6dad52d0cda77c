#include "core/identifiers/tax_code.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace baophu {
namespace {

TaxCodeFault refusal(std::string_view text) {
    return TaxCode::parse(text).fault();
}

// The check digit that parse() accepts after nine digits; '-' if it accepts none.
char check_digit_after(const std::string& nine_digits) {
    char found = '-';
    for (char digit = '0'; digit <= '9'; ++digit) {
        if (!TaxCode::parse(nine_digits + digit).ok()) continue;
        EXPECT_EQ(found, '-') << nine_digits << " has two check digits";
        found = digit;
    }
    return found;
}

// TAX-1, TAX-2
TEST(TaxCode, PrintsOneFormWhateverThePunctuation) {
    for (const char* text : {"0100233488", "01 00 23 34 88", "0100.233.488", " 0100233488 ", "01-00233488"}) {
        EXPECT_EQ(TaxCode::parse(text)->to_string(), "0100233488") << text;
    }
    for (const char* text : {"0100233488-002", "0100233488002", "0100233488 002", "0100.233.488 - 002"}) {
        EXPECT_EQ(TaxCode::parse(text)->to_string(), "0100233488-002") << text;
    }
}

// The example that the tax office itself works out: sum 158, remainder 4, digit 6.
TEST(TaxCode, AcceptsTheOfficialExample) {
    EXPECT_TRUE(TaxCode::parse("0100047516").ok());
    EXPECT_EQ(check_digit_after("010004751"), '6');
}

TEST(TaxCode, FindsTheCheckDigitOfKnownBases) {
    EXPECT_EQ(check_digit_after("360012345"), '7');
    EXPECT_EQ(check_digit_after("360212345"), '2');
    EXPECT_EQ(check_digit_after("360000001"), '4');
    EXPECT_EQ(check_digit_after("360100007"), '0');  // Remainder 10.
}

TEST(TaxCode, KnowsBasesForWhichNoCodeExists) {
    EXPECT_EQ(check_digit_after("360000011"), '-');  // Remainder 0 would want the digit 10.
    EXPECT_EQ(check_digit_after("000000000"), '-');
}

// TAX-3
TEST(TaxCode, ARefusalSaysWhy) {
    EXPECT_EQ(refusal("01O0233488"), TaxCodeFault::unexpected_character);  // The letter O.
    EXPECT_EQ(refusal("0100233488/002"), TaxCodeFault::unexpected_character);
    EXPECT_EQ(refusal("０100233488"), TaxCodeFault::unexpected_character);  // Full width.
    EXPECT_EQ(refusal("3,600123457E9"), TaxCodeFault::unexpected_character);
    EXPECT_EQ(refusal(std::string_view("360012345\0", 10)), TaxCodeFault::unexpected_character);
    EXPECT_EQ(refusal(""), TaxCodeFault::wrong_length);
    EXPECT_EQ(refusal(" .-"), TaxCodeFault::wrong_length);
    EXPECT_EQ(refusal("010023348"), TaxCodeFault::wrong_length);
    EXPECT_EQ(refusal("0100233488-02"), TaxCodeFault::wrong_length);
    EXPECT_EQ(refusal("075193001234"), TaxCodeFault::wrong_length);  // A personal id.
    EXPECT_EQ(refusal(std::string(1000, '1')), TaxCodeFault::wrong_length);
    EXPECT_EQ(refusal("3600123456"), TaxCodeFault::wrong_check_digit);
    EXPECT_EQ(refusal("3600123456-001"), TaxCodeFault::wrong_check_digit);
    EXPECT_EQ(refusal("3600123457-000"), TaxCodeFault::empty_branch);
}

TEST(TaxCode, ABranchAnswersToItsEnterprise) {
    const TaxCode branch = *TaxCode::parse("3600123457-001");
    const TaxCode enterprise = *TaxCode::parse("3600123457");
    EXPECT_TRUE(branch.is_branch());
    EXPECT_FALSE(enterprise.is_branch());
    EXPECT_EQ(branch.enterprise(), enterprise);
    EXPECT_EQ(enterprise.enterprise(), enterprise);
    EXPECT_NE(branch, enterprise);
}

TEST(TaxCode, ABranchSortsBetweenItsEnterpriseAndTheNext) {
    const TaxCode first = *TaxCode::parse("3600000014");
    const TaxCode branch = *TaxCode::parse("3600000014-999");
    const TaxCode next = *TaxCode::parse("3600123457");
    EXPECT_LT(first, branch);
    EXPECT_LT(branch, next);
}

// TAX-4: a slip of the hand is one wrong digit or two neighbours swapped. There are few enough of
// them to try every one.
TEST(TaxCode, RefusesEverySlipOfTheHand) {
    for (const std::string typed : {"0100233488", "3600123457", "0100047516", "3601000070"}) {
        for (std::size_t i = 0; i < typed.size(); ++i) {
            std::string slip = typed;
            for (slip[i] = '0'; slip[i] <= '9'; ++slip[i]) {
                EXPECT_EQ(TaxCode::parse(slip).ok(), slip == typed) << slip;
            }
            if (i == 0) continue;
            slip = typed;
            std::swap(slip[i], slip[i - 1]);
            EXPECT_EQ(TaxCode::parse(slip).ok(), slip == typed) << slip;
        }
    }
}

// TAX-5
TEST(TaxCode, PutsALostZeroBackIfTheCheckDigitThenFits) {
    const auto enterprise = TaxCode::parse_repairing("100233488");
    ASSERT_TRUE(enterprise.ok());
    EXPECT_EQ(enterprise->code.to_string(), "0100233488");
    EXPECT_TRUE(enterprise->zero_restored);
    const auto branch = TaxCode::parse_repairing("100233488-002");
    ASSERT_TRUE(branch.ok());
    EXPECT_EQ(branch->code.to_string(), "0100233488-002");
    EXPECT_TRUE(branch->zero_restored);
    EXPECT_FALSE(TaxCode::parse_repairing("0100233488")->zero_restored);
    EXPECT_EQ(TaxCode::parse_repairing("100233488002")->code, branch->code);
}

// TAX-5: nothing is guessed.
TEST(TaxCode, DoesNotRepairWhatIsNotSureToBeACode) {
    for (const char* text : {"100233489",     // The check digit does not fit.
                             "010023348",     // Its zero is there.
                             "00233488",      // Two digits short.
                             "100233488000",  // Branch 000.
                             "100233489002", "075193001234", ""}) {
        EXPECT_EQ(TaxCode::parse_repairing(text).fault(), TaxCodeFault::wrong_length) << text;
    }
    EXPECT_EQ(TaxCode::parse_repairing("3600123456").fault(), TaxCodeFault::wrong_check_digit);
    EXPECT_EQ(TaxCode::parse_repairing("10023348A").fault(), TaxCodeFault::unexpected_character);
}

}  // namespace
}  // namespace baophu
