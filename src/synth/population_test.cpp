#include "synth/population.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "synth/careers.h"
#include "synth/pay.h"

namespace baophu::synth {
namespace {

constexpr double scale = 0.045;

const Population& population() {
    static const Population made = [] {
        NoProgress progress;
        const CancelFlag cancel{false};
        return make_population(scale, Rates(), 5, progress, cancel);
    }();
    return made;
}

TEST(Population, NobodyIsInsuredWhereHeDoesNotWork) {
    for (const Job& job : population().jobs) {
        EXPECT_EQ(job.insured.both(job.worked), job.insured);
        EXPECT_TRUE(job.insured.none() || population().employers[job.insurer].declares());
        EXPECT_GT(job.wage, 0);
        EXPECT_LE(job.declared, top_wage);
    }
}

// SYN-3: the schemes have their numbers, and so has unemployment insurance.
TEST(Population, TheSchemesHaveTheirNumbers) {
    const KindCounts counts = kind_counts(1);
    std::array<int, 3> by_subject{};
    int unemployment = 0;
    for (std::size_t i = 0; i < kind_count; ++i) {
        by_subject[static_cast<std::size_t>(kinds[i].subject_to)] += counts[i];
        unemployment += kinds[i].unemployment ? counts[i] : 0;
    }
    EXPECT_EQ(by_subject[0], 889'810);
    EXPECT_EQ(by_subject[1], 883'024);
    EXPECT_EQ(unemployment, 855'348);
}

// SYN-3: as many of each kind were made as were planned, at whatever scale.
TEST(Population, EveryKindHasItsNumber) {
    const KindCounts counts = kind_counts(scale);
    std::array<int, kind_count> found{};
    for (const Person& person : population().persons)
        ++found[static_cast<std::size_t>(person.kind)];
    for (std::size_t i = 0; i < kind_count; ++i)
        EXPECT_EQ(found[i], counts[i]) << kinds[i].name;
}

TEST(Population, FamiliesLiveAtOneAddressAndChildrenBearTheFamilyName) {
    std::size_t persons = 0;
    std::int64_t children = 0;
    for (std::uint32_t i = 0; i < population().households.size(); ++i) {
        const Household& household = population().households[i];
        ASSERT_EQ(household.first, persons);
        const std::string& head = population().persons[household.first].full_name;
        const std::string family = head.substr(0, head.find(' ') + 1);
        for (std::uint32_t k = household.first; k < household.first + household.people; ++k) {
            const Person& person = population().persons[k];
            EXPECT_EQ(person.household, i);
            if (person.relation != Relation::child) continue;
            ++children;
            EXPECT_TRUE(person.full_name.starts_with(family)) << head << " / " << person.full_name;
        }
        persons += household.people;
    }
    EXPECT_GT(children, 5'000);
    EXPECT_GT(persons, population().households.size() * 17 / 10);
}

TEST(Population, TheMainPayerPaysMoreThanTheSecond) {
    std::vector<std::int64_t> main(population().persons.size());
    for (const Job& job : population().jobs) {
        if (population().persons[job.person].employer == job.employer) main[job.person] = job.taxable;
    }
    int seconds = 0;
    for (const Job& job : population().jobs) {
        if (population().persons[job.person].employer == job.employer) continue;
        ++seconds;
        EXPECT_TRUE(population().persons[job.person].second_payer);
        EXPECT_GT(job.taxable, 0);
        EXPECT_LT(job.taxable, main[job.person]);
    }
    EXPECT_EQ(seconds, std::ranges::count(population().persons, true, &Person::second_payer));
    EXPECT_GT(seconds, 250);
}

TEST(Population, EmployersThatDeclareKeepOneWorkerInDecember) {
    std::vector<int> kept(population().employers.size());
    for (const Job& job : population().jobs) {
        const Person& person = population().persons[job.person];
        if (!person.keeps_registered || person.employer != job.employer) continue;
        ++kept[job.employer];
        EXPECT_EQ(person.verdict, Verdict::participating);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const Employer& employer = population().employers[i];
        const bool keeps = employer.declares() && employer.trouble == Trouble::none;
        EXPECT_EQ(kept[i], keeps ? 1 : 0) << employer.name;
    }
}

// What staffing meant, and what follows from the jobs without asking it.
TEST(Population, ReasonsAndTheVerdictOfTheListsFitEachOther) {
    const std::map<Reason, std::set<Verdict>> fitting{
        {Reason::participating, {Verdict::participating}},
        {Reason::left_out, {Verdict::left_out, Verdict::unseen}},
        {Reason::employer_unregistered, {Verdict::employer_unregistered, Verdict::unseen}},
        {Reason::lapsed, {Verdict::lapsed}},
        {Reason::newly_hired, {Verdict::left_out, Verdict::unseen}},
        {Reason::maternity, {Verdict::lapsed}},
        {Reason::sick, {Verdict::lapsed}},
        {Reason::unpaid_leave, {Verdict::lapsed}},
        {Reason::head_office, {Verdict::employer_unregistered, Verdict::unseen}},
        {Reason::armed_forces, {Verdict::employer_unregistered}},
        {Reason::abroad, {Verdict::unseen}},
        {Reason::informal, {Verdict::unseen}},
        {Reason::domestic_worker, {Verdict::unseen}}};
    for (const Person& person : population().persons) {
        const auto found = fitting.find(person.reason);
        if (found == fitting.end()) continue;
        EXPECT_TRUE(found->second.contains(person.verdict))
            << name_of(person.reason) << " with " << name_of(person.verdict);
    }
}

TEST(Population, OnlyWomenAreOnMaternityLeaveAndOnlyTheOldArePensioners) {
    std::int64_t mothers = 0;
    for (const Person& person : population().persons) {
        if (person.reason == Reason::pensioner) {
            EXPECT_LE(person.born.year(), 1968);
        }
        if (person.reason != Reason::maternity) continue;
        ++mothers;
        EXPECT_EQ(person.sex, Sex::female);
    }
    EXPECT_GT(mothers, 150);
}

// In Đồng Nai the median is near 5.5 million.
TEST(Pay, WagesStayWithinFloorAndTopAroundTheMedian) {
    Random random(1, 1);
    std::vector<std::int64_t> wages(10'000);
    std::ranges::generate(wages, [&] { return contribution_wage(random); });
    std::ranges::sort(wages);
    EXPECT_EQ(wages.front(), 4'258'600);
    EXPECT_NEAR(static_cast<double>(wages[5'000]), 5'500'000, 100'000);
    EXPECT_LE(wages.back(), 26'000'000);
}

TEST(Pay, TaxableIsThreeToSixTenthsAboveTheWage) {
    Random random(1, 2);
    for (int i = 0; i < 1'000; ++i) {
        const std::int64_t taxable = taxable_pay(random, 5'000'000, 12);
        EXPECT_GE(taxable, 78'000'000);
        EXPECT_LE(taxable, 96'000'000);
    }
    EXPECT_EQ(deducted_insurance(8'500'000, 1), 892'500);  // 8 + 1.5 + 1 per cent.
}

}  // namespace
}  // namespace baophu::synth
