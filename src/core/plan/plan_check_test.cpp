#include "core/plan/plan_check.h"

#include <gtest/gtest.h>

#include "core/plan/plans_for_tests.h"

namespace baophu {
namespace {

std::size_t position(const Plan& plan, std::string_view id) {
    return plan.figure(id).value();
}

const FigureRow& row(const PlanCheck& check, const Plan& plan, std::string_view id) {
    return check.rows.at(position(plan, id));
}

// PLAN-4. Golden test 2: one contradiction of rounding, on record, and nothing else.
TEST(PlanCheck, PLAN4_ThePlanHasOneContradictionOfRounding) {
    const PlanCheck check = check_plan(plan_of_2019());
    EXPECT_EQ(check.count(Severity::contradiction), 0);
    ASSERT_EQ(check.count(Severity::known), 1);
    const Finding contradiction = findings_of(check, FindingCode::rounding_contradiction).at(0);
    EXPECT_EQ(contradiction.subject, "ratio.voluntary.2019");
    EXPECT_EQ(contradiction.outcome, "truncated");
    EXPECT_EQ(detail_of(contradiction, "printed"), "0,71%");
    EXPECT_FALSE(contradiction.reason.vi.empty());
    EXPECT_EQ(check.rule, RoundingRule::rounded);
}

// PLAN-3. Golden tests 1 to 4 and 6: 92, 95, 1,08 and 49 alike are noted by their printed digits.
TEST(PlanCheck, PLAN3_EveryPercentageIsNotedByItsPrintedDigits) {
    const Plan& plan = plan_of_2019();
    const PlanCheck check = check_plan(plan);
    const std::vector<std::tuple<std::string, RoundingRule, int>> expected{
        {"ratio.compulsory.2019", RoundingRule::rounded, 0},
        {"ratio.voluntary.2019", RoundingRule::truncated, 2},
        {"ratio.unemployment.2019", RoundingRule::rounded, 0},
        {"ratio.compulsory.2020", RoundingRule::rounded, 0},
        {"ratio.voluntary.2020", RoundingRule::both, 2},
        {"ratio.unemployment.2020", RoundingRule::both, 0},
        {"growth.voluntary.2020", RoundingRule::both, 0}};
    for (const auto& [id, rule, decimals] : expected) {
        EXPECT_EQ(row(check, plan, id).rule, rule) << id;
        EXPECT_EQ(plan.figures[position(plan, id)].value->decimals, decimals) << id;
    }
    EXPECT_FALSE(row(check, plan, "growth.voluntary.2019").rule);
    EXPECT_EQ(check.rows.size(), 20U);
}

// PLAN-5. Golden test 5.
TEST(PlanCheck, PLAN5_TheBaseThatThePlanDoesNotStateIsTwoSets) {
    const PlanCheck check = check_plan(plan_of_2019());
    const std::vector<Finding> found = findings_of(check, FindingCode::base_not_stated);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].severity, Severity::note);
    EXPECT_EQ(detail_of(found[0], "year"), "2018");
    EXPECT_EQ(detail_of(found[0], "rounded"), "4210..4212");
    EXPECT_EQ(detail_of(found[0], "truncated"), "4209..4210");
}

std::optional<DerivedNumber> derived(const PlanCheck& check, std::string_view what, int year,
                                     std::string_view scheme = "") {
    for (const DerivedNumber& each : check.derived) {
        if (each.what == what && each.year == year && each.scheme == scheme) return each;
    }
    return std::nullopt;
}

// Golden test 7.
TEST(PlanCheck, Golden7_LabourForceAndItsShares) {
    const PlanCheck check = check_plan(plan_of_2019());
    const Messages messages(Language::english);
    EXPECT_EQ(derived(check, "labour_force", 2019)->part, 1'772'834);
    EXPECT_EQ(derived(check, "labour_force", 2020)->part, 1'772'086);
    const auto of_2019 = derived(check, "social_insurance", 2019);
    const auto of_2020 = derived(check, "social_insurance", 2020);
    EXPECT_EQ(messages.percent(of_2019->part, *of_2019->whole), "46.53");
    EXPECT_EQ(messages.percent(of_2020->part, *of_2020->whole), "48.68");
}

// A finding carries numbers, ranges and figures; nobody has to read them out of a text again.
TEST(PlanCheck, FindingsCarryNumbersAndNotTexts) {
    const Plan& plan = plan_of_2019();
    const PlanCheck check = check_plan(plan);
    const Finding warning = findings_of(check, FindingCode::outgrows).at(0);
    EXPECT_EQ(warning.whole_number("unemployment_now"), 821'860);
    EXPECT_EQ(warning.whole_number("compulsory_before"), 818'486);
    EXPECT_FALSE(warning.whole_number("nothing"));
    const Finding base = findings_of(check, FindingCode::base_not_stated).at(0);
    EXPECT_EQ(std::get<std::optional<WholeRange>>(*base.detail("rounded")), (WholeRange{4'210, 4'212}));
    EXPECT_FALSE(base.whole_number("rounded"));
    const PlanCheck changed =
        check_plan(with_number(plan, position(plan, "growth.voluntary.2019"), {601, 1}));
    bool told = false;
    for (const Finding& each : findings_of(changed, FindingCode::control_broken)) {
        const auto* recorded = std::get_if<BaseCandidates>(each.detail("recorded"));
        told = told || (recorded != nullptr && recorded->truncated == WholeRange{4'209, 4'210});
    }
    EXPECT_TRUE(told);
}

// PLAN-7. Golden test 8.
TEST(PlanCheck, Golden8_UnemploymentGrowsFasterThanCompulsoryWhichIsAWarning) {
    const PlanCheck check = check_plan(plan_of_2019());
    const Messages messages(Language::english);
    const auto compulsory = derived(check, "increase", 2020, "compulsory");
    const auto unemployment = derived(check, "increase", 2020, "unemployment");
    EXPECT_EQ(compulsory->part, 34'694);
    EXPECT_EQ(messages.percent(compulsory->part, *compulsory->whole, 3), "4.239");
    EXPECT_EQ(unemployment->part, 34'940);
    EXPECT_EQ(messages.percent(unemployment->part, *unemployment->whole, 3), "4.440");
    EXPECT_EQ(derived(check, "increase", 2020, "voluntary")->part, 3'130);
    ASSERT_EQ(check.count(Severity::warning), 1);
    EXPECT_EQ(findings_of(check, FindingCode::outgrows).at(0).severity, Severity::warning);
}

// PLAN-10: a recorded contradiction that is gone is a contradiction.
TEST(PlanCheck, PLAN10_ARecordedContradictionThatIsGoneIsFound) {
    const Plan& plan = plan_of_2019();
    const PlanCheck check = check_plan(with_number(plan, position(plan, "ratio.voluntary.2019"), {72, 2}));
    EXPECT_EQ(check.count(Severity::known), 0);
    ASSERT_EQ(findings_of(check, FindingCode::known_gone).size(), 1U);
    EXPECT_GT(check.count(Severity::contradiction), 0);
}

// PLAN-10: unrecorded, the same contradiction is a new one.
TEST(PlanCheck, PLAN10_WithoutTheRecordTheContradictionIsNew) {
    Plan plan = plan_of_2019();
    plan.known.clear();
    const PlanCheck check = check_plan(plan);
    EXPECT_EQ(check.count(Severity::contradiction), 1);
    EXPECT_EQ(check.count(Severity::known), 0);
}

// PLAN-4: where most percentages are truncated, the rounded one is the contradiction.
TEST(PlanCheck, PLAN4_TheRuleIsTheOneThatMostPercentagesFollow) {
    Plan plan = plan_of_2019();
    plan.controls.clear();
    plan = with_number(plan, position(plan, "ratio.compulsory.2019"), {91, 0});
    plan = with_number(plan, position(plan, "ratio.unemployment.2019"), {91, 0});
    const PlanCheck check = check_plan(plan);
    EXPECT_EQ(check.rule, RoundingRule::truncated);
    const std::vector<Finding> found = findings_of(check, FindingCode::rounding_contradiction);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].subject, "ratio.compulsory.2020");
    EXPECT_EQ(found[0].outcome, "rounded");
}

// PLAN-8: the figure that explains all broken sums is named, with the number it had.
TEST(PlanCheck, PLAN8_TheChangedFigureIsNamed) {
    const Plan& plan = plan_of_2019();
    for (std::size_t i = 0; i < plan.figures.size(); ++i) {
        FixedNumber changed = *plan.figures[i].value;
        changed.digits += 9;
        const PlanCheck check = check_plan(with_number(plan, i, changed));
        const std::vector<Finding> suspects = findings_of(check, FindingCode::suspect);
        const auto named = std::ranges::find(suspects, plan.figures[i].id, &Finding::subject);
        ASSERT_NE(named, suspects.end()) << plan.figures[i].id;
        const std::string recorded = detail_of(*named, "recorded");
        EXPECT_EQ(parse_fixed(recorded)->millionths(), plan.figures[i].value->millionths());
    }
    EXPECT_TRUE(findings_of(check_plan(plan), FindingCode::suspect).empty());
}

// PLAN-6.
TEST(PlanCheck, PLAN6_APartAboveItsWholeIsAContradiction) {
    Plan plan = plan_of_2019();
    plan.controls.clear();
    plan = with_number(plan, position(plan, "participants.unemployment.2019"), {855'349, 0});
    const std::vector<Finding> found = findings_of(check_plan(plan), FindingCode::above_whole);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].outcome, "eligible.unemployment.2019");
    EXPECT_EQ(found[1].outcome, "participants.compulsory.2019");
}

// PLAN-11.
TEST(PlanCheck, PLAN11_AClauseWithoutADutyIsAContradiction) {
    Plan plan = plan_of_2019();
    std::erase_if(plan.obligations, [](const Obligation& each) { return each.clause == "IV.4.b"; });
    const std::vector<Finding> found = findings_of(check_plan(plan), FindingCode::clause_without_duty);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].subject, "IV.4.b");
}

// PLAN-2.
TEST(PlanCheck, PLAN2_PrintedAndValueAreHeldAgainstEachOther) {
    Plan plan = plan_of_2019();
    plan.figures[0].printed = "889.801";
    EXPECT_EQ(findings_of(check_plan(plan), FindingCode::printed_differs).size(), 1U);
    plan.figures[0].printed = "889,810";
    EXPECT_EQ(findings_of(check_plan(plan), FindingCode::printed_differs).size(), 1U);
    plan.figures[0].printed = "889.810%";
    EXPECT_EQ(findings_of(check_plan(plan), FindingCode::printed_differs).size(), 1U);
    plan.figures[0].printed = "88.9810";
    EXPECT_EQ(findings_of(check_plan(plan), FindingCode::printed_unreadable).size(), 1U);
    plan.figures[0].printed = "889.810";
    plan.figures[0].value.reset();
    EXPECT_EQ(findings_of(check_plan(plan), FindingCode::printed_differs).size(), 1U);
}

TEST(PlanCheck, NothingIsComputedFromNoPersons) {
    Plan plan = plan_of_2019();
    plan = with_number(plan, position(plan, "eligible.voluntary.2019"), {0, 0});
    plan = with_number(plan, position(plan, "participants.voluntary.2019"), {0, 0});
    const PlanCheck check = check_plan(plan);
    EXPECT_FALSE(row(check, plan, "ratio.voluntary.2019").rule);
    EXPECT_FALSE(findings_of(check, FindingCode::percent_disagrees).empty());
    EXPECT_FALSE(findings_of(check, FindingCode::no_base_fits).empty());
}

// The second sample: what is unknown stays unknown.
TEST(PlanCheck, UnknownFiguresAreToldAndNotInvented) {
    const PlanCheck check = check_plan(plan_of_2026());
    EXPECT_EQ(check.count(Severity::contradiction), 0);
    EXPECT_EQ(findings_of(check, FindingCode::figure_unknown).size(), 2U);
    EXPECT_EQ(findings_of(check, FindingCode::print_not_seen).size(), 2U);
    EXPECT_TRUE(check.derived.empty());
}

TEST(PlanCheck, TheNationalFiguresOf2030AreHeldByTheirControl) {
    Plan plan = plan_of_2026();
    plan.figures[0].value->digits += 1;
    EXPECT_EQ(findings_of(check_plan(plan), FindingCode::control_broken).size(), 1U);
}

}  // namespace
}  // namespace baophu
