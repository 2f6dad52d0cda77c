#include "core/law/contribution.h"

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
    const Result<Contribution> found = contribution(
        law(),
        {.wage = dong(20'000'000), .zone = "I", .month = month("2022-01"), .kind = PersonKind::foreigner});
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.fault().code, fault::law_value_unknown);
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
