#include "core/law/contribution.h"

#include <array>

#include "core/base/fault_codes.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

Contribution of(std::int64_t wage, std::string_view when) {
    const Result<Contribution> found =
        contribution(law(), {.wage = dong(wage), .zone = "I", .month = month(when)});
    EXPECT_TRUE(found.ok());
    return *found;
}

TEST(Contribution, Golden_12_OrdinaryWorker) {
    const Contribution found = of(8'500'000, "2019-03");
    EXPECT_EQ(found.amount(Fund::pension, Payer::employee), dong(680'000));
    EXPECT_EQ(found.amount(Fund::health, Payer::employee), dong(127'500));
    EXPECT_EQ(found.amount(Fund::unemployment, Payer::employee), dong(85'000));
    EXPECT_EQ(found.employee, dong(892'500));
    EXPECT_EQ(found.amount(Fund::pension, Payer::employer), dong(1'190'000));
    EXPECT_EQ(found.amount(Fund::sickness_maternity, Payer::employer), dong(255'000));
    EXPECT_EQ(found.amount(Fund::accident, Payer::employer), dong(42'500));
    EXPECT_EQ(found.amount(Fund::health, Payer::employer), dong(255'000));
    EXPECT_EQ(found.amount(Fund::unemployment, Payer::employer), dong(85'000));
    EXPECT_EQ(found.employer, dong(1'827'500));
    EXPECT_EQ(found.total, dong(2'720'000));
    EXPECT_EQ(found.confidence, Confidence::sure);
}

TEST(Contribution, Golden_13_CeilingMovesInJuly2019) {
    const Contribution march = of(35'000'000, "2019-03");
    EXPECT_EQ(march.base(Fund::pension), dong(27'800'000));
    EXPECT_EQ(march.base(Fund::unemployment), dong(35'000'000));
    EXPECT_EQ(march.employee, dong(2'991'000));
    EXPECT_EQ(march.employer, dong(6'049'000));
    const Contribution august = of(35'000'000, "2019-08");
    EXPECT_EQ(august.base(Fund::pension), dong(29'800'000));
    EXPECT_EQ(august.base(Fund::unemployment), dong(35'000'000));
    EXPECT_EQ(august.employee, dong(3'181'000));
    EXPECT_EQ(august.employer, dong(6'459'000));
}

TEST(Contribution, Golden_14_UnemploymentHasItsOwnCeiling) {
    const Contribution found = of(100'000'000, "2020-02");
    EXPECT_EQ(found.base(Fund::pension), dong(29'800'000));
    EXPECT_EQ(found.base(Fund::unemployment), dong(88'400'000));
    EXPECT_EQ(found.employee, dong(3'715'000));
    EXPECT_EQ(found.employer, dong(6'993'000));
}

TEST(Contribution, Golden_15_NewLawsOf2025And2026) {
    const Contribution found = of(60'000'000, "2026-10");
    EXPECT_EQ(found.base(Fund::pension), dong(50'600'000));
    EXPECT_EQ(found.base(Fund::unemployment), dong(60'000'000));
    EXPECT_EQ(found.employee, dong(5'407'000));
    EXPECT_EQ(found.employer, dong(10'973'000));
    EXPECT_EQ(found.confidence, Confidence::likely) << "the rate of 1 % for unemployment from 2026";
}

TEST(Contribution, Golden_16_FloorOfATrainedWorker) {
    const Result<WageFloor> found = wage_floor(law(), "I", month("2020-06"), true);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->amount, dong(4'729'400));
}

// LAW-9.
TEST(Contribution, FloorIsTheReferenceLevelFromJuly2025) {
    EXPECT_EQ(wage_floor(law(), "I", month("2025-06"), false)->amount, dong(4'960'000));
    EXPECT_EQ(wage_floor(law(), "I", month("2025-07"), true)->amount, dong(2'340'000));
}

// LAW-5: who rounds says so, and the rounding rule is a guess that shows.
TEST(Contribution, ARoundedSumIsUnsure) {
    const Contribution found = of(8'500'001, "2019-03");
    EXPECT_EQ(found.amount(Fund::pension, Payer::employee), dong(680'000));
    EXPECT_EQ(found.amount(Fund::accident, Payer::employer), dong(42'500));
    EXPECT_EQ(found.confidence, Confidence::unsure);
}

TEST(Contribution, CovidReliefIsNotForWhoIsPaidByTheBudget) {
    ContributionFacts facts{.wage = dong(10'000'000), .zone = "I", .month = month("2021-10")};
    EXPECT_EQ(contribution(law(), facts)->amount(Fund::accident, Payer::employer), dong(0));
    EXPECT_EQ(contribution(law(), facts)->amount(Fund::unemployment, Payer::employer), dong(0));
    EXPECT_EQ(contribution(law(), facts)->amount(Fund::unemployment, Payer::employee), dong(100'000));
    facts.paid_by_budget = true;
    EXPECT_EQ(contribution(law(), facts)->amount(Fund::accident, Payer::employer), dong(50'000));
    EXPECT_EQ(contribution(law(), facts)->amount(Fund::unemployment, Payer::employer), dong(100'000));
}

TEST(Contribution, TheLowerAccidentRateHoldsFromAugust2020) {
    ContributionFacts facts{
        .wage = dong(10'000'000), .zone = "I", .month = month("2020-07"), .accident_reduced = true};
    EXPECT_EQ(contribution(law(), facts)->amount(Fund::accident, Payer::employer), dong(50'000));
    facts.month = month("2020-08");
    EXPECT_EQ(contribution(law(), facts)->amount(Fund::accident, Payer::employer), dong(30'000));
}

TEST(Contribution, AStateScaleHasTheCeilingOfTheBaseSalaryUntil2025) {
    ContributionFacts facts{
        .wage = dong(90'000'000), .zone = "I", .month = month("2025-12"), .state_scale = true};
    EXPECT_EQ(contribution(law(), facts)->base(Fund::unemployment), dong(46'800'000));
    facts.month = month("2026-01");
    EXPECT_EQ(contribution(law(), facts)->base(Fund::unemployment), dong(90'000'000));
}

TEST(Contribution, AForeignerPaysInTwoSteps) {
    ContributionFacts facts{.wage = dong(20'000'000),
                            .zone = "I",
                            .month = month("2018-11"),
                            .kind = PersonKind::foreigner,
                            .funds = {Fund::pension, Fund::sickness_maternity, Fund::accident}};
    EXPECT_EQ(contribution(law(), facts)->total, dong(0));
    facts.month = month("2018-12");
    EXPECT_EQ(contribution(law(), facts)->employer, dong(700'000));
    EXPECT_EQ(contribution(law(), facts)->employee, dong(0));
    facts.month = month("2022-07");
    EXPECT_EQ(contribution(law(), facts)->employer, dong(3'500'000));
    EXPECT_EQ(contribution(law(), facts)->employee, dong(1'600'000));
}

// LAW-4: no number where one figure is not known.
TEST(Contribution, AnUnknownFigureGivesNoNumber) {
    ContributionFacts const facts{
        .wage = dong(20'000'000), .zone = "I", .month = month("2025-08"), .kind = PersonKind::owner};
    const Result<Contribution> found = contribution(law(), facts);
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.fault().code, fault::law_value_unknown);
    EXPECT_EQ(found.fault().details[0].second, "rate.health.employer owner");
}

// LAW-8, golden test 43: 25 % alone, on a wage of choice.
// LAW-4: the funds that are known are told, and the other one is named.
TEST(Contribution, AnUnknownFundIsLeftOutAndTold) {
    ContributionFacts facts{
        .wage = dong(10'000'000), .zone = "I", .month = month("2025-08"), .kind = PersonKind::owner};
    const Result<KnownContribution> found = known_contribution(law(), facts);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->known.total, dong(2'500'000));
    ASSERT_EQ(found->unknown.size(), 1U);
    EXPECT_EQ(found->unknown[0].fund, Fund::health);
    EXPECT_EQ(found->unknown[0].fault.code, fault::law_value_unknown);
    facts.funds = {Fund::health};
    EXPECT_EQ(known_contribution(law(), facts).fault().code, fault::law_value_unknown);
    facts.funds = {Fund::pension, Fund::health};
    facts.wage = dong(1);
    EXPECT_EQ(known_contribution(law(), facts).fault().code, fault::chosen_wage_outside);
    facts.kind = PersonKind::worker;
    EXPECT_TRUE(known_contribution(law(), facts)->unknown.empty());
}

TEST(Contribution, AnOwnerPaysTwentyFivePerCentAlone) {
    ContributionFacts facts{.wage = dong(10'000'000),
                            .zone = "I",
                            .month = month("2025-07"),
                            .kind = PersonKind::owner,
                            .funds = {Fund::pension, Fund::sickness_maternity, Fund::accident}};
    const Result<Contribution> found = contribution(law(), facts);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->amount(Fund::pension, Payer::employee), dong(2'200'000));
    EXPECT_EQ(found->amount(Fund::sickness_maternity, Payer::employee), dong(300'000));
    EXPECT_EQ(found->employer, dong(0));
    EXPECT_EQ(found->total, dong(2'500'000));
    EXPECT_EQ(found->confidence, Confidence::sure);
    facts.month = month("2025-06");
    EXPECT_EQ(contribution(law(), facts).fault().code, fault::law_value_none) << "not insured then";
}

TEST(Contribution, AChosenWageHasItsBounds) {
    ContributionFacts facts{.wage = dong(2'340'000),
                            .zone = "I",
                            .month = month("2025-07"),
                            .kind = PersonKind::owner,
                            .funds = {Fund::pension}};
    const auto fault_of = [&](std::int64_t wage) {
        facts.wage = dong(wage);
        const auto found = contribution(law(), facts);
        return found.ok() ? "no fault" : found.fault().code;
    };
    EXPECT_EQ(fault_of(2'340'000), "no fault");
    EXPECT_EQ(fault_of(2'339'999), fault::chosen_wage_outside);
    EXPECT_EQ(fault_of(46'800'000), "no fault");
    EXPECT_EQ(fault_of(46'800'001), fault::chosen_wage_outside);
}

// L58 Art. 85(1), 86(3), 89(1); L41 Art. 33(1), 34(1): on the base salary, whatever is paid.
TEST(Contribution, AnOfficialOfACommunePaysOnTheBaseSalary) {
    ContributionFacts facts{
        .wage = dong(9'000'000),
        .zone = "I",
        .month = month("2019-06"),
        .kind = PersonKind::commune_official,
        .funds = {Fund::pension, Fund::sickness_maternity, Fund::accident, Fund::unemployment}};
    const Contribution before = *contribution(law(), facts);
    EXPECT_EQ(before.base(Fund::pension), dong(1'390'000));
    EXPECT_EQ(before.employer, dong(194'600));
    EXPECT_EQ(before.employee, dong(111'200));
    EXPECT_EQ(before.confidence, Confidence::sure);
    facts.month = month("2025-07");
    const Contribution after = *contribution(law(), facts);
    EXPECT_EQ(after.amount(Fund::sickness_maternity, Payer::employer), dong(70'200)) << "3 % of 2,340,000";
    EXPECT_EQ(after.employer, dong(397'800));
    EXPECT_EQ(after.employee, dong(187'200));
    EXPECT_EQ(after.confidence, Confidence::likely) << "the Government sets the base";
}

// L58 Art. 85(2)a; L41 Art. 31(1)d, 33(2)a.
TEST(Contribution, AWorkerAbroadPaysTwentyTwoPerCentAlone) {
    ContributionFacts facts{
        .wage = dong(8'000'000),
        .zone = "I",
        .month = month("2019-08"),
        .kind = PersonKind::overseas,
        .funds = {Fund::pension, Fund::sickness_maternity, Fund::accident, Fund::unemployment}};
    EXPECT_EQ(contribution(law(), facts)->total, dong(1'760'000));
    EXPECT_EQ(contribution(law(), facts)->employer, dong(0));
    facts.never_insured = true;
    EXPECT_EQ(contribution(law(), facts)->total, dong(655'600)) << "22 % of 2 × 1,490,000";
    facts.month = month("2025-07");
    EXPECT_EQ(contribution(law(), facts)->total, dong(1'760'000)) << "a wage of choice";
    facts.wage = dong(2'000'000);
    EXPECT_EQ(contribution(law(), facts).fault().code, fault::chosen_wage_outside);
}

// L58 with NĐ143/2018 and L41, with health insurance as QĐ595 Art. 17 has it.
TEST(Contribution, AForeignerOverTime) {
    ContributionFacts facts{
        .wage = dong(20'000'000), .zone = "I", .month = month("2017-04"), .kind = PersonKind::foreigner};
    EXPECT_EQ(contribution(law(), facts).fault().code, fault::law_value_unknown) << "health insurance";
    const std::vector<std::array<std::int64_t, 3>> totals{
        {201705, 600'000, 300'000},    {201811, 600'000, 300'000},     {201812, 1'300'000, 300'000},
        {202112, 1'200'000, 300'000},  {202201, 4'000'000, 1'900'000}, {202207, 4'100'000, 1'900'000},
        {202507, 4'100'000, 1'900'000}};
    for (const auto& [when, employer, employee] : totals) {
        facts.month = *Month::of(static_cast<int>(when / 100), static_cast<unsigned>(when % 100));
        EXPECT_EQ(contribution(law(), facts)->employer, dong(employer)) << when;
        EXPECT_EQ(contribution(law(), facts)->employee, dong(employee)) << when;
        EXPECT_EQ(contribution(law(), facts)->confidence, Confidence::likely) << when;
    }
}

TEST(Contribution, AWrongZoneAndAnEarlyMonthAreFaults) {
    EXPECT_EQ(contribution(law(), {.wage = dong(1), .zone = "V", .month = month("2019-01")}).fault().code,
              fault::law_scope_unknown);
    EXPECT_EQ(contribution(law(), {.wage = dong(1), .zone = "I", .month = month("2013-12")}).fault().code,
              fault::law_before_record);
}

TEST(Contribution, EachCitationNamesItsLaw) {
    for (const Citation& citation : of(8'500'000, "2019-03").citations) {
        EXPECT_FALSE(citation.law.empty()) << citation.parameter;
        EXPECT_FALSE(citation.article.empty()) << citation.parameter;
    }
}

// LAW-8. Over wages from 0 to 150 M and the months of nine years: the parts are the whole, more wage
// never pays less, and above both ceilings nothing changes any more.
TEST(Contribution, IsMonotoneAndSumsToItsTotals) {
    for (Month when = month("2018-01"); when <= month("2026-12"); when = when.plus(5)) {
        Money before;
        for (std::int64_t wage = 0; wage <= 150'000'000; wage += 3'333'333) {
            const Contribution found =
                *contribution(law(), {.wage = dong(wage), .zone = "II", .month = when});
            Money employer;
            Money employee;
            for (const ContributionLine& line : found.lines) {
                Money& sum = line.payer == Payer::employer ? employer : employee;
                sum = sum + line.amount;
                EXPECT_LE(line.base, dong(wage));
            }
            EXPECT_EQ(employer, found.employer);
            EXPECT_EQ(employee, found.employee);
            EXPECT_EQ(employer + employee, found.total);
            EXPECT_GE(found.total, before) << when.iso() << ' ' << wage;
            before = found.total;
        }
        EXPECT_EQ(contribution(law(), {.wage = dong(900'000'000), .zone = "II", .month = when})->total,
                  contribution(law(), {.wage = dong(901'000'000), .zone = "II", .month = when})->total);
    }
}

}  // namespace
}  // namespace baophu
