#include "core/law/penalties.h"

#include "core/base/fault_codes.h"
#include "core/law/inspection.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

FineFacts facts_of(Violation violation, std::int64_t owed, std::string_view on, int heads = 0) {
    return {.violation = violation, .owed = dong(owed), .heads = heads, .act = day(on), .decided = day(on)};
}

void expect_fine(const FineFacts& facts, std::int64_t low, std::int64_t high) {
    const Result<Fine> found = fine(law(), facts);
    ASSERT_TRUE(found.ok()) << found.fault().code;
    EXPECT_EQ(found->low, dong(low));
    EXPECT_EQ(found->high, dong(high));
}

TEST(Fine, Golden_31_CompanyThatOwes) {
    FineFacts facts = facts_of(Violation::late, 300'000'000, "2023-06-15");
    expect_fine(facts, 72'000'000, 90'000'000);
    facts.organisation = false;
    expect_fine(facts, 36'000'000, 45'000'000);
    expect_fine(facts_of(Violation::late, 2'000'000'000, "2023-06-15"), 150'000'000, 150'000'000);
}

TEST(Fine, Golden_32_UnregisteredWorkersByBand) {
    expect_fine(facts_of(Violation::unregistered_evasion, 0, "2026-10-15", 120), 60'000'000, 80'000'000);
}

TEST(Fine, EachBandBeginsAtItsHead) {
    const std::vector<std::pair<int, std::int64_t>> lows{
        {1, 6},    {9, 6},    {10, 12},  {49, 12},  {50, 20},  {99, 20},  {100, 30},  {299, 30},
        {300, 40}, {499, 40}, {500, 50}, {699, 50}, {700, 60}, {999, 60}, {1000, 70}, {40000, 70}};
    for (const auto& [heads, low] : lows) {
        FineFacts facts = facts_of(Violation::unregistered_evasion, 0, "2026-10-15", heads);
        facts.organisation = false;
        EXPECT_EQ(fine(law(), facts)->low, dong(low * 1'000'000)) << heads;
    }
    EXPECT_FALSE(fine(law(), facts_of(Violation::unregistered_evasion, 0, "2026-10-15", 0)).ok());
}

TEST(Fine, TooFewHeadsMovesFromTheSumToTheTable) {
    FineFacts facts = facts_of(Violation::too_few_heads, 100'000'000, "2026-09-09", 20);
    expect_fine(facts, 24'000'000, 30'000'000);
    facts.act = facts.decided = day("2026-09-10");
    expect_fine(facts, 20'000'000, 30'000'000);
}

TEST(Fine, EvasionHasAFineFrom2020) {
    EXPECT_EQ(fine(law(), facts_of(Violation::evasion, 100'000'000, "2020-04-14")).fault().code,
              fault::law_value_none);
    expect_fine(facts_of(Violation::evasion, 100'000'000, "2020-04-15"), 100'000'000, 150'000'000);
    expect_fine(facts_of(Violation::evasion, 100'000'000, "2026-09-10"), 36'000'000, 40'000'000);
}

TEST(Fine, BelowTheLeastSumThereIsAWarning) {
    EXPECT_TRUE(fine(law(), facts_of(Violation::late, 399'999, "2026-09-10"))->warning_only);
    EXPECT_FALSE(fine(law(), facts_of(Violation::late, 400'000, "2026-09-10"))->warning_only);
}

// The doubling for organisations under the decree of 2013 is likely: it follows from a guide.
TEST(Fine, AnOrganisationBefore2020) {
    FineFacts facts = facts_of(Violation::late, 300'000'000, "2019-06-15");
    expect_fine(facts, 72'000'000, 90'000'000);
    EXPECT_EQ(fine(law(), facts)->confidence, Confidence::likely);
    facts.organisation = false;
    expect_fine(facts, 36'000'000, 45'000'000);
    EXPECT_EQ(fine(law(), facts)->confidence, Confidence::sure);
}

// LAW-12, on both sides of each day on which a decree of fines began. The decree that is cited is
// that of the act, whenever the fine is decided.
TEST(Fine, TheDateOfTheActGoverns) {
    const std::vector<std::pair<std::string, std::string>> decrees{
        {"2015-11-25", "88/2015"}, {"2020-04-14", "88/2015"}, {"2020-04-15", "28/2020"},
        {"2022-01-16", "28/2020"}, {"2022-01-17", "12/2022"}, {"2026-09-09", "12/2022"},
        {"2026-09-10", "283/2026"}};
    for (const auto& [act, decree] : decrees) {
        for (const std::string& decided : {act, std::string("2026-10-01")}) {
            FineFacts facts = facts_of(Violation::late, 300'000'000, act);
            facts.decided = day(decided);
            const Result<Fine> found = fine(law(), facts);
            ASSERT_TRUE(found.ok()) << act;
            EXPECT_FALSE(found->by_decision_date) << act;
            for (const Citation& citation : found->citations)
                EXPECT_NE(citation.law.find(decree), std::string::npos) << act << ' ' << citation.law;
        }
    }
    EXPECT_EQ(fine(law(), facts_of(Violation::late, 300'000'000, "2015-11-24")).fault().code,
              fault::law_before_record);
}

// An act without a fine stays without one, though the decision falls under a decree that has one.
TEST(Fine, ALaterHarsherRuleDoesNotReachBack) {
    FineFacts facts = facts_of(Violation::evasion, 100'000'000, "2020-04-14");
    facts.decided = day("2020-06-01");
    EXPECT_EQ(fine(law(), facts).fault().code, fault::law_value_none);
}

// LAW-12.
TEST(Fine, AMilderLaterRuleHelps) {
    FineFacts facts = facts_of(Violation::evasion, 100'000'000, "2026-09-01");
    expect_fine(facts, 100'000'000, 150'000'000);
    facts.decided = day("2026-10-01");
    expect_fine(facts, 36'000'000, 40'000'000);
    EXPECT_TRUE(fine(law(), facts)->by_decision_date);
    // The other way round the act keeps its own, milder level.
    facts.owed = dong(2'000'000'000);
    facts.violation = Violation::late;
    EXPECT_FALSE(fine(law(), facts)->by_decision_date);
}

TEST(Criminal, Golden_33_FinedBeforeOrNot) {
    EvasionFacts facts{
        .amount = dong(320'000'000), .months_unpaid = 9, .fined_before = true, .act = day("2019-06-01")};
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 2);
    facts.fined_before = false;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 0);
}

TEST(Criminal, EachThreshold) {
    EvasionFacts facts{
        .amount = dong(50'000'000), .months_unpaid = 6, .fined_before = true, .act = day("2019-06-01")};
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 1);
    facts.months_unpaid = 5;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 0);
    facts.months_unpaid = 6;
    facts.amount = dong(49'999'999);
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 0);
    facts.workers = 10;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 1);
    facts.workers = 50;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 2);
    facts.workers = 200;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 3);
    facts.workers = 10;
    facts.kept_deductions = true;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 2);
    facts.workers = 50;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 3) << "kept deductions of the size of clause 2";
    facts.workers = 200;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 3);
    facts.workers = 10;
    facts.kept_deductions = false;
    facts.times = 2;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 2) << "repeated";
    facts.by_tricks = false;
    EXPECT_EQ(criminal_verdict(law(), facts)->clause, 0);
}

TEST(Criminal, IsUnsureFrom2025AndNoneBefore2018) {
    EvasionFacts facts{
        .amount = dong(320'000'000), .months_unpaid = 9, .fined_before = true, .act = day("2025-06-01")};
    EXPECT_EQ(criminal_verdict(law(), facts)->confidence, Confidence::unsure);
    facts.act = day("2017-12-31");
    EXPECT_EQ(criminal_verdict(law(), facts).fault().code, fault::law_value_none);
}

TEST(Visit, Golden_34_OnceAYearWithoutASign) {
    const Visit first{VisitKind::inspection, day("2019-03-10"), "contributions"};
    const Visit second{VisitKind::inspection, day("2019-09-10"), "contributions"};
    EXPECT_TRUE(may_visit(law(), first, {}, false)->allowed);
    EXPECT_FALSE(may_visit(law(), second, {first}, false)->allowed);
    EXPECT_TRUE(may_visit(law(), second, {first}, true)->allowed);
    const Visit next_year{VisitKind::inspection, day("2020-01-01"), "contributions"};
    EXPECT_TRUE(may_visit(law(), next_year, {first}, false)->allowed);
}

// LAW-14.
TEST(Visit, OneOfEachFromMay2025ButNotOnTheSame) {
    const Visit inspection{VisitKind::inspection, day("2025-05-18"), "tax"};
    EXPECT_TRUE(may_visit(law(), {VisitKind::check, day("2025-08-01"), "contributions"}, {inspection}, false)
                    ->allowed);
    EXPECT_FALSE(
        may_visit(law(), {VisitKind::check, day("2025-08-01"), "tax"}, {inspection}, false)->allowed);
    EXPECT_FALSE(
        may_visit(law(), {VisitKind::inspection, day("2025-08-01"), "other"}, {inspection}, false)->allowed);
}

// LAW-14, on both sides of each day of change: whatever came before, the day of the visit decides.
TEST(Visit, TheDayOfTheVisitGoverns) {
    const auto second_on = [](std::string_view earlier, std::string_view planned) {
        return may_visit(law(), {VisitKind::check, day(planned), "contributions"},
                         {{VisitKind::inspection, day(earlier), "tax"}}, false)
            ->allowed;
    };
    EXPECT_TRUE(second_on("2017-03-01", "2017-05-16")) << "no limit yet";
    EXPECT_FALSE(second_on("2017-03-01", "2017-05-17"));
    EXPECT_FALSE(second_on("2025-03-01", "2025-05-16"));
    EXPECT_TRUE(second_on("2025-03-01", "2025-05-17")) << "one of each kind";
}

}  // namespace
}  // namespace baophu
