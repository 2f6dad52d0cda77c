#include "core/law/suspension.h"

#include "core/base/fault_codes.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

SuspensionFacts facts_of(std::string_view from, int before, int laid_off, int months = 6) {
    return {.first_month = month(from),
            .months = months,
            .staff_before = before,
            .laid_off = laid_off,
            .assets_lost_percent = {}};
}

bool allowed(const SuspensionFacts& facts) {
    const Result<SuspensionVerdict> found = may_suspend(law(), facts);
    EXPECT_TRUE(found.ok()) << found.fault().code;
    return found->allowed;
}

// LAW-16: NĐ115/2015 Art. 16(1), L58 Art. 88, L41 Art. 37.
TEST(Suspension, HalfOfTheStaffMustBeLaidOff) {
    for (const char* from : {"2019-03", "2025-06", "2025-07"}) {
        EXPECT_TRUE(allowed(facts_of(from, 100, 50))) << from;
        EXPECT_FALSE(allowed(facts_of(from, 100, 49))) << from;
        EXPECT_TRUE(allowed(facts_of(from, 3, 2))) << from;
        EXPECT_FALSE(allowed(facts_of(from, 3, 1))) << from;
        EXPECT_FALSE(allowed(facts_of(from, 0, 0))) << from;
    }
}

TEST(Suspension, TwelveMonthsAtMost) {
    EXPECT_TRUE(allowed(facts_of("2019-03", 10, 5, 12)));
    EXPECT_FALSE(allowed(facts_of("2019-03", 10, 5, 13)));
    EXPECT_FALSE(allowed(facts_of("2019-03", 10, 5, 0)));
}

TEST(Suspension, MoreThanHalfOfTheAssetsLost) {
    SuspensionFacts facts = facts_of("2019-03", 100, 0);
    facts.assets_lost_percent = Decimal::whole(50);
    EXPECT_FALSE(allowed(facts));
    facts.assets_lost_percent = Decimal::parse("50.5");
    EXPECT_TRUE(allowed(facts));
    // LAW-4: nobody has read that part of the decree of 2025 yet, and staff decides without it.
    facts.first_month = month("2025-07");
    EXPECT_EQ(may_suspend(law(), facts).fault().code, fault::law_value_unknown);
    facts.laid_off = 50;
    EXPECT_TRUE(allowed(facts));
}

// Resolution 68/NQ-CP: 15 % from 07/2021 to 06/2022.
TEST(Suspension, FifteenPerCentInTheTimeOfCovid) {
    EXPECT_FALSE(allowed(facts_of("2021-06", 100, 15)));
    EXPECT_TRUE(allowed(facts_of("2021-07", 100, 15)));
    EXPECT_FALSE(allowed(facts_of("2021-07", 100, 14)));
    EXPECT_TRUE(allowed(facts_of("2022-06", 100, 15)));
    EXPECT_FALSE(allowed(facts_of("2022-07", 100, 15)));
}

TEST(Suspension, WhatWasNotPaidIsMadeUpWithoutInterest) {
    const MakeUpPayment old = *make_up_payment(law(), month("2019-03"), 4, dong(22'000'000));
    EXPECT_EQ(old.amount, dong(88'000'000));
    EXPECT_FALSE(old.bears_interest);
    EXPECT_FALSE(old.due.has_value()) << "the law of 2014 names no day";
    const MakeUpPayment found = *make_up_payment(law(), month("2025-07"), 4, dong(22'000'000));
    EXPECT_EQ(found.due, day("2025-11-30")) << "suspended to 10/2025";
    EXPECT_FALSE(found.bears_interest);
    EXPECT_EQ(make_up_payment(law(), month("2025-07"), 13, dong(1)).fault().code, fault::suspension_too_long);
    EXPECT_EQ(make_up_payment(law(), month("2025-07"), 0, dong(1)).fault().code, fault::suspension_too_long);
}

// The law is that of the first suspended month, on both sides of the change.
TEST(Suspension, TheFirstMonthGoverns) {
    EXPECT_FALSE(make_up_payment(law(), month("2025-06"), 6, dong(1))->due.has_value());
    EXPECT_TRUE(make_up_payment(law(), month("2025-07"), 6, dong(1))->due.has_value());
}

}  // namespace
}  // namespace baophu
