#include "core/law/debts.h"

#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

DebtClass class_of(int months, std::optional<Unrecoverable> cause = {}) {
    const Result<DebtClassFound> found = debt_class(law(), months, cause, day("2019-06-01"));
    EXPECT_TRUE(found.ok()) << found.fault().code;
    return found->debt_class;
}

// LAW-17.
TEST(Debts, ByMonths) {
    EXPECT_EQ(class_of(0), DebtClass::late);
    EXPECT_EQ(class_of(1), DebtClass::owing);
    EXPECT_EQ(class_of(2), DebtClass::owing);
    EXPECT_EQ(class_of(3), DebtClass::long_arrears);
    EXPECT_EQ(class_of(120), DebtClass::long_arrears);
    EXPECT_FALSE(debt_class(law(), -1, {}, day("2019-06-01")).ok());
    EXPECT_FALSE(debt_class(law(), 1, {}, day("2017-04-30")).ok()) << "before the record";
}

TEST(Debts, AnEmployerThatIsGoneIsUnrecoverableAtAnyAge) {
    for (const Unrecoverable cause : {Unrecoverable::absconded, Unrecoverable::dissolved,
                                      Unrecoverable::bankrupt, Unrecoverable::not_at_address})
        EXPECT_EQ(class_of(1, cause), DebtClass::unrecoverable);
}

TEST(Debts, OnlyTheClassThatWasFoundIsCited) {
    const Result<DebtClassFound> found = debt_class(law(), 5, {}, day("2019-06-01"));
    ASSERT_EQ(found->citations.size(), 1U);
    EXPECT_EQ(found->citations[0].scope, "long");
    EXPECT_EQ(found->confidence, Confidence::likely);
}

// Health, unemployment, accident, social: social, the rest, comes last.
TEST(Debts, APaymentIsAllocatedFundAfterFund) {
    const std::array<Money, 4> owed{dong(1'000), dong(300), dong(200), dong(50)};
    const auto paid = [&](std::int64_t payment) {
        return *allocate_payment(law(), dong(payment), owed, day("2019-06-01"));
    };
    EXPECT_EQ(paid(250).to(BookedFund::health), dong(250));
    EXPECT_EQ(paid(250).to(BookedFund::unemployment), dong(0));
    EXPECT_EQ(paid(520).to(BookedFund::unemployment), dong(200));
    EXPECT_EQ(paid(520).to(BookedFund::accident), dong(20));
    EXPECT_EQ(paid(1'000).to(BookedFund::social), dong(450));
    EXPECT_EQ(paid(2'000).left, dong(450));
    for (std::int64_t payment = 0; payment < 2'000; payment += 37) {
        const Allocation found = paid(payment);
        Money sum = found.left;
        for (std::size_t fund = 0; fund < owed.size(); ++fund) {
            sum = sum + found.paid.at(fund);
            EXPECT_LE(found.paid.at(fund), owed.at(fund));
        }
        EXPECT_EQ(sum, dong(payment));
    }
}

}  // namespace
}  // namespace baophu
