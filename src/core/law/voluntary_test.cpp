#include "core/law/voluntary.h"

#include <cmath>

#include "core/base/fault_codes.h"
#include "core/law/annuity.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

VoluntaryFacts asked(std::int64_t income, SupportGroup group, std::string_view when, int months = 1) {
    return {.income = dong(income), .groups = {group}, .month = month(when), .months = months};
}

VoluntaryQuote quote(const VoluntaryFacts& facts) {
    const Result<VoluntaryQuote> found = voluntary_quote(law(), facts);
    EXPECT_TRUE(found.ok());
    return *found;
}

std::string fault_of(const VoluntaryFacts& facts) {
    const Result<VoluntaryQuote> found = voluntary_quote(law(), facts);
    return found.ok() ? "no fault" : found.fault().code;
}

void expect(const VoluntaryFacts& facts, std::int64_t gross, std::int64_t state, std::int64_t own) {
    const VoluntaryQuote found = quote(facts);
    EXPECT_EQ(found.gross, dong(gross));
    EXPECT_EQ(found.state, dong(state));
    EXPECT_EQ(found.own, dong(own));
}

TEST(Voluntary, Golden_17_LowestIncomeIn2018) {
    expect(asked(700'000, SupportGroup::other, "2018-05"), 154'000, 15'400, 138'600);
    expect(asked(700'000, SupportGroup::poor, "2018-05"), 154'000, 46'200, 107'800);
    EXPECT_EQ(quote(asked(700'000, SupportGroup::other, "2018-05")).confidence, Confidence::sure);
}

TEST(Voluntary, Golden_18_NearPoorForAYear) {
    expect(asked(1'500'000, SupportGroup::near_poor, "2019-01", 12), 3'960'000, 462'000, 3'498'000);
}

TEST(Voluntary, Golden_19_CeilingAndStep) {
    expect(asked(29'800'000, SupportGroup::other, "2019-08"), 6'556'000, 15'400, 6'540'600);
    EXPECT_EQ(fault_of(asked(29'850'000, SupportGroup::other, "2019-08")), fault::income_above_ceiling);
    EXPECT_EQ(fault_of(asked(720'000, SupportGroup::other, "2019-08")), fault::income_off_step);
    EXPECT_EQ(fault_of(asked(650'000, SupportGroup::other, "2019-08")), fault::income_below_minimum);
}

TEST(Voluntary, Golden_20_PoorForSixMonthsOf2022) {
    expect(asked(3'000'000, SupportGroup::poor, "2022-01", 6), 3'960'000, 594'000, 3'366'000);
}

TEST(Voluntary, Golden_21_NewSupportFromJuly2025) {
    EXPECT_EQ(quote(asked(1'500'000, SupportGroup::poor, "2025-08")).state, dong(165'000));
    VoluntaryFacts const year = asked(2'000'000, SupportGroup::ethnic_minority, "2025-08", 12);
    expect(year, 5'280'000, 1'188'000, 4'092'000);
    EXPECT_EQ(quote(year).confidence, Confidence::unsure)
        << "LAW-13: the lowest income of 2026 is not known for sure";
    expect(asked(46'800'000, SupportGroup::other, "2025-08"), 10'296'000, 66'000, 10'230'000);
}

TEST(Voluntary, Golden_22_SupportEndsAt120Months) {
    VoluntaryFacts facts = asked(1'500'000, SupportGroup::other, "2024-01", 6);
    facts.supported_before = 118;
    EXPECT_EQ(quote(facts).supported_months, 2);
    EXPECT_EQ(quote(facts).state, dong(66'000));
    EXPECT_EQ(quote(facts).own, dong(1'980'000 - 66'000));
    facts.supported_before = 130;
    EXPECT_EQ(quote(facts).state, dong(0));
}

VoluntaryFacts at_once(std::int64_t income, PaymentWay way, int months) {
    VoluntaryFacts facts = asked(income, SupportGroup::other, "2022-01", months);
    facts.way = way;
    facts.monthly_rate = Decimal::parse("0.4");
    return facts;
}

TEST(Voluntary, Golden_23_PaidAheadForYears) {
    const VoluntaryQuote two = quote(at_once(1'500'000, PaymentWay::ahead, 24));
    EXPECT_EQ(two.gross, dong(7'567'515));
    EXPECT_EQ(two.nominal, dong(7'920'000));
    const VoluntaryQuote five = quote(at_once(2'000'000, PaymentWay::ahead, 60));
    EXPECT_EQ(five.gross, dong(23'523'220));
    EXPECT_EQ(five.nominal, dong(26'400'000));
}

TEST(Voluntary, Golden_24_MissingMonthsAtOnce) {
    EXPECT_EQ(quote(at_once(1'500'000, PaymentWay::arrears, 24)).gross, dong(8'328'416));
    EXPECT_EQ(quote(at_once(1'500'000, PaymentWay::arrears, 60)).gross, dong(22'417'171));
}

// The slow, obvious twin in long double, with which the exact sum must agree to half a dong.
TEST(Voluntary, TheExactSumAgreesWithItsTwin) {
    for (int months = 1; months <= 120; months += 7) {
        for (int tenths = 1; tenths <= 12; ++tenths) {
            const long double r = 0.001L * static_cast<long double>(tenths);
            long double ahead = 0;
            long double arrears = 0;
            long double power = 1;
            for (int i = 0; i < months; ++i) {
                ahead += 330'000 / power;
                power *= 1 + r;
                arrears += 330'000 * power;
            }
            const std::string rate = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
            const MonthlyPayments payments{dong(1'500'000), Decimal::whole(22), Decimal::parse(rate).value(),
                                           months};
            EXPECT_NEAR(static_cast<double>(paid_ahead(payments, Rounding::half_up).money.dong()),
                        static_cast<double>(ahead), 0.51);
            EXPECT_NEAR(static_cast<double>(paid_in_arrears(payments, Rounding::half_up).money.dong()),
                        static_cast<double>(arrears), 0.51);
        }
    }
}

// LAW-4: the rates announced before 2026 are in no data yet, so without one there is no number.
TEST(Voluntary, WithoutTheAnnouncedRateThereIsNoNumber) {
    VoluntaryFacts facts = at_once(1'500'000, PaymentWay::ahead, 24);
    facts.monthly_rate.reset();
    EXPECT_EQ(fault_of(facts), fault::law_value_unknown);
    facts.month = month("2025-12");
    EXPECT_EQ(fault_of(facts), fault::law_value_unknown);
    facts.month = month("2026-01");
    EXPECT_EQ(fault_of(facts), "no fault") << "0.31 % a month";
    facts.month = month("2027-01");
    EXPECT_EQ(fault_of(facts), fault::law_value_unknown);
}

// Income 1.5 M, poor, 12 months from 08/2025: 330,000 a month, of it the State 165,000.
VoluntaryFacts poor_year() {
    return asked(1'500'000, SupportGroup::poor, "2025-08", 12);
}

std::vector<std::int64_t> top_up_amounts(const VoluntaryFacts& facts) {
    std::vector<std::int64_t> amounts;
    for (const TopUpPaid& paid : quote(facts).top_ups)
        amounts.push_back(paid.amount.dong());
    return amounts;
}

// LAW-19.
TEST(Voluntary, ATopUpHasItsPeriodGroupCapAndBudget) {
    VoluntaryFacts facts = poor_year();
    TopUp top_up{.name = "province", .per_month = dong(30'000), .months_max = {}, .budget = {}};
    const auto amount = [&] {
        facts.top_ups = {top_up};
        return top_up_amounts(facts)[0];
    };
    EXPECT_EQ(amount(), 360'000);
    top_up.to = month("2025-12");
    EXPECT_EQ(amount(), 150'000) << "five months of the period";
    top_up.from = month("2025-10");
    EXPECT_EQ(amount(), 90'000);
    top_up.months_max = 2;
    EXPECT_EQ(amount(), 60'000);
    top_up.cap = dong(50'000);
    EXPECT_EQ(amount(), 50'000);
    top_up.budget = dong(40'000);
    EXPECT_EQ(amount(), 40'000);
    EXPECT_EQ(quote(facts).top_ups[0].budget_left, dong(0));
    top_up.groups = {SupportGroup::near_poor};
    EXPECT_EQ(amount(), 0);
    top_up.groups = {SupportGroup::near_poor, SupportGroup::poor};
    EXPECT_EQ(amount(), 40'000);
    top_up.from = month("2026-08");
    top_up.to.reset();
    EXPECT_EQ(amount(), 0) << "after the paid period";
}

TEST(Voluntary, ATopUpMayBeAShareOfTheLowestContribution) {
    VoluntaryFacts facts = poor_year();
    facts.income = dong(5'000'000);
    facts.top_ups = {{.name = "province",
                      .per_month = {},
                      .months_max = {},
                      .budget = dong(1'000'000),
                      .percent = Decimal::whole(10)}};
    EXPECT_EQ(top_up_amounts(facts), std::vector<std::int64_t>{33'000 * 12});
    EXPECT_EQ(quote(facts).top_ups[0].budget_left, dong(1'000'000 - 396'000));
}

TEST(Voluntary, TheLastOneInTheStackPaysWhatIsLeft) {
    VoluntaryFacts facts = poor_year();
    facts.top_ups = {{"province", dong(100'000), {}, {}}, {"sponsor", dong(100'000), {}, dong(5'000'000)}};
    EXPECT_EQ(top_up_amounts(facts), (std::vector<std::int64_t>{1'200'000, 780'000}));
    EXPECT_EQ(quote(facts).own, dong(0));
    EXPECT_EQ(quote(facts).top_ups[1].budget_left, dong(5'000'000 - 780'000));
}

VoluntaryRefund refund(const VoluntaryFacts& paid, int remaining, std::string_view leaving) {
    const Result<VoluntaryRefund> found = voluntary_refund(law(), paid, remaining, month(leaving));
    EXPECT_TRUE(found.ok()) << found.fault().code;
    return *found;
}

// LAW-19: NĐ159/2025 Art. 8: twelve months at 330,000, the State pays 165,000; five months are left.
TEST(Voluntary, WhoMovesToCompulsoryGetsTheRestBackWithoutStateSupport) {
    const VoluntaryRefund found = refund(poor_year(), 5, "2026-03");
    EXPECT_EQ(found.gross, dong(1'650'000));
    EXPECT_EQ(found.state, dong(825'000));
    EXPECT_EQ(found.refund, dong(825'000));
    EXPECT_EQ(refund(poor_year(), 0, "2026-07").refund, dong(0));
    EXPECT_EQ(refund(poor_year(), 12, "2025-08").refund, dong(3'960'000 - 1'980'000));
}

TEST(Voluntary, TheSupportedMonthsAreTheFirstOnes) {
    VoluntaryFacts facts = poor_year();
    facts.supported_before = 111;  // Nine months are left of the 120.
    EXPECT_EQ(refund(facts, 5, "2026-03").state, dong(2 * 165'000));
    EXPECT_EQ(refund(facts, 3, "2026-05").state, dong(0));
}

// The rest of a payment ahead keeps the discount of its own months: with all months it is the whole
// sum, and the two parts make it up.
TEST(Voluntary, TheRestOfAPaymentAheadKeepsItsDiscount) {
    VoluntaryFacts facts = at_once(1'500'000, PaymentWay::ahead, 24);
    facts.month = month("2025-08");
    facts.groups = {SupportGroup::other};
    EXPECT_EQ(refund(facts, 24, "2025-09").gross, dong(7'567'515));
    // 330,000 / 1.004^23, the last month alone.
    EXPECT_EQ(refund(facts, 1, "2027-07").gross, dong(301'050));
    long double last_year = 0;
    for (int i = 12; i < 24; ++i)
        last_year += 330'000 / std::pow(1.004L, i);
    EXPECT_NEAR(static_cast<double>(refund(facts, 12, "2026-08").gross.dong()),
                static_cast<double>(last_year), 0.51);
}

TEST(Voluntary, ARefundHasItsBounds) {
    const auto fault_of_refund = [](const VoluntaryFacts& paid, int remaining, std::string_view leaving) {
        const auto found = voluntary_refund(law(), paid, remaining, month(leaving));
        return found.ok() ? "no fault" : found.fault().code;
    };
    EXPECT_EQ(fault_of_refund(poor_year(), 13, "2026-03"), fault::refund_months_outside);
    EXPECT_EQ(fault_of_refund(poor_year(), -1, "2026-03"), fault::refund_months_outside);
    EXPECT_EQ(fault_of_refund(at_once(1'500'000, PaymentWay::arrears, 24), 3, "2026-03"),
              fault::refund_months_outside);
    const VoluntaryFacts before = asked(1'500'000, SupportGroup::poor, "2025-01", 12);
    EXPECT_EQ(fault_of_refund(before, 7, "2025-06"), fault::law_value_unknown) << "the decree of 2015";
    EXPECT_EQ(fault_of_refund(before, 6, "2025-07"), "no fault");
}

TEST(Voluntary, OnlyTheWaysOfTheLaw) {
    EXPECT_EQ(fault_of(asked(1'500'000, SupportGroup::other, "2022-01", 5)), fault::payment_way_unknown);
    for (const int months : {12, 30, 72})
        EXPECT_EQ(fault_of(at_once(1'500'000, PaymentWay::ahead, months)), fault::payment_way_unknown);
    VoluntaryFacts missing = at_once(1'500'000, PaymentWay::arrears, 120);
    EXPECT_EQ(fault_of(missing), "no fault");
    missing.month = month("2025-07");
    EXPECT_EQ(fault_of(missing), fault::payment_way_unknown) << "60 months from July 2025";
    missing.months = 60;
    EXPECT_EQ(fault_of(missing), "no fault");
}

TEST(Voluntary, TheStepIsGoneFromJuly2025) {
    EXPECT_EQ(fault_of(asked(1'510'000, SupportGroup::other, "2025-06")), fault::income_off_step);
    EXPECT_EQ(fault_of(asked(1'510'000, SupportGroup::other, "2025-07")), "no fault");
}

TEST(Voluntary, NoSupportBefore2018) {
    EXPECT_EQ(quote(asked(700'000, SupportGroup::poor, "2017-12")).state, dong(0));
    EXPECT_EQ(quote(asked(700'000, SupportGroup::poor, "2018-01")).state, dong(46'200));
}

TEST(Voluntary, TheBestGroupCounts) {
    VoluntaryFacts facts = asked(1'500'000, SupportGroup::other, "2025-08");
    facts.groups = {SupportGroup::other, SupportGroup::ethnic_minority, SupportGroup::near_poor};
    EXPECT_EQ(quote(facts).state, dong(132'000));
}

// Own and all supports are the gross sum, whatever is asked; nobody is paid for joining.
TEST(Voluntary, TheStackSumsToTheGross) {
    for (std::int64_t income = 700'000; income <= 20'000'000; income += 1'350'000) {
        for (const SupportGroup group : {SupportGroup::poor, SupportGroup::other}) {
            for (const int months : {1, 3, 6, 12}) {
                VoluntaryFacts facts = asked(income, group, "2019-02", months);
                facts.top_ups = {{"province", dong(30'800), 6, std::nullopt},
                                 {"sponsor", dong(100'000), std::nullopt, dong(450'000)}};
                const VoluntaryQuote found = quote(facts);
                Money sum = found.own + found.state;
                for (const TopUpPaid& paid : found.top_ups)
                    sum = sum + paid.amount;
                EXPECT_EQ(sum, found.gross);
                EXPECT_GE(found.own, dong(0));
                EXPECT_LE(found.top_ups[1].amount, dong(450'000));
            }
        }
    }
}

}  // namespace
}  // namespace baophu
