// The two plans in data/plans: every clause has its duties, every name its agency.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/law/parameters.h"
#include "core/plan/plans_for_tests.h"

namespace baophu {
namespace {

// PLAN-11: the clauses of I.2, III, IV and the closing of the plan of 2019-2020, counted by hand
// in the document: 3 + 7 + 25 + 2.
const std::vector<std::string>& clauses_of_the_document() {
    static const std::vector<std::string> clauses{
        "I.2.a",  "I.2.b",  "I.2.c",  "III.1",     "III.2",    "III.3",  "III.4",  "III.5",
        "III.6",  "III.7",  "IV.1.a", "IV.1.b",    "IV.1.c",   "IV.1.d", "IV.1.đ", "IV.2.a",
        "IV.2.b", "IV.2.c", "IV.3.a", "IV.3.b",    "IV.3.c",   "IV.3.d", "IV.3.đ", "IV.3.e",
        "IV.3.g", "IV.4.a", "IV.4.b", "IV.5",      "IV.6",     "IV.7",   "IV.8.a", "IV.8.b",
        "IV.8.c", "IV.8.d", "IV.8.đ", "closing.1", "closing.2"};
    return clauses;
}

TEST(DongNaiPlans, PLAN11_EveryClauseOfTheDocumentHasADuty) {
    const Plan& plan = plan_of_2019();
    EXPECT_EQ(clauses_of_the_document().size(), 37U);
    for (const std::string& clause : clauses_of_the_document()) {
        EXPECT_NE(plan.clause(clause), nullptr) << clause;
        const auto duties = std::ranges::count(plan.obligations, clause, &Obligation::clause);
        EXPECT_GE(duties, 1) << clause;
    }
    EXPECT_EQ(plan.clauses.size(), clauses_of_the_document().size());
}

TEST(DongNaiPlans, PLAN11_DutiesAreNumberedWithoutGapsWithinTheirClause) {
    for (const Plan* plan : {&plan_of_2019(), &plan_of_2026()}) {
        std::map<std::string, int> count;
        for (const Obligation& each : plan->obligations) {
            const int number = ++count[each.clause];
            EXPECT_EQ(each.id, each.clause + "-" + std::to_string(number));
        }
    }
}

// Section III names nobody as leading; everything in section IV is given to somebody.
TEST(DongNaiPlans, PLAN11_SectionFourGivesEveryDutyToSomebody) {
    for (const Obligation& each : plan_of_2019().obligations) {
        if (each.clause.starts_with("IV.") || each.clause.starts_with("closing")) {
            EXPECT_FALSE(each.lead.empty()) << each.id;
        }
        if (each.clause.starts_with("III.")) {
            EXPECT_TRUE(each.lead.empty()) << each.id;
        }
    }
}

// What the plan says word for word: who is addressed by each number of section IV.
TEST(DongNaiPlans, SectionFourIsGivenToTheAgencyOfItsNumber) {
    const std::map<std::string, std::string> agency_of{
        {"IV.1", "labour"}, {"IV.2", "planning"}, {"IV.3", "social-insurance"}, {"IV.4", "tax"},
        {"IV.5", "media"},  {"IV.6", "front"},    {"IV.7", "unions"},           {"IV.8", "district"}};
    for (const auto& [number, agency] : agency_of) {
        int duties = 0;
        for (const Obligation& each : plan_of_2019().obligations) {
            if (!clause_within(each.clause, number)) continue;
            ++duties;
            EXPECT_EQ(each.lead.front(), agency) << each.id;
        }
        EXPECT_GE(duties, 2) << number;
    }
}

TEST(DongNaiPlans, EveryAgencyOf2019HasADutyOrReceivesSomething) {
    const Plan& plan = plan_of_2019();
    for (const PlanAgency& agency : plan.agencies) {
        const auto named = [&](const std::vector<std::string>& ids) {
            return std::ranges::find(ids, agency.id) != ids.end();
        };
        EXPECT_TRUE(std::ranges::any_of(plan.obligations, [&](const Obligation& each) {
            return named(each.lead) || named(each.with) || named(each.to);
        })) << agency.id;
    }
}

// A name of the plan is the one under which the rest of the program knows the agency.
TEST(DongNaiPlans, TheAgenciesOf2019HaveTheirNamesOfTheCommandLine) {
    const Messages messages(Language::vietnamese);
    int shared = 0;
    for (const PlanAgency& agency : plan_of_2019().agencies) {
        if (!messages.has("agency." + agency.id)) continue;
        ++shared;
        EXPECT_EQ(agency.names.front().text->vi, messages.text("agency." + agency.id));
    }
    EXPECT_EQ(shared, 10);
}

TEST(DongNaiPlans, EveryParameterThatAPlanNamesIsInTheLaw) {
    const Parameters parameters = Parameters::load();
    for (const Plan* plan : {&plan_of_2019(), &plan_of_2026()}) {
        std::set<std::string> named;
        for (const Obligation& each : plan->obligations)
            named.insert(each.due.parameter);
        for (const PlanReport& each : plan->reports)
            named.insert({each.due, each.cut_off, each.period, each.shift});
        named.erase("");
        EXPECT_FALSE(named.empty());
        for (const std::string& id : named)
            EXPECT_TRUE(parameters.all().contains(id)) << id;
    }
}

// PLAN-14: the province is a city from 30/04/2026; what nobody knows is not made up.
TEST(DongNaiPlans, PLAN14_NamesChangeOnTheDayOnWhichTheProvinceBecameACity) {
    const Plan& plan = plan_of_2026();
    const Date before = *Date::of(2026, 4, 29);
    const Date after = *Date::of(2026, 4, 30);
    const PlanAgency* committee = plan.agency("provincial-committee");
    EXPECT_EQ(committee->name_on(before)->text->vi, "UBND tỉnh");
    EXPECT_EQ(committee->name_on(after)->text->vi, "UBND thành phố");
    for (const char* id : {"social-insurance", "tax"}) {
        EXPECT_TRUE(plan.agency(id)->name_on(before)->text) << id;
        EXPECT_FALSE(plan.agency(id)->name_on(after)->text) << id;
    }
}

// No districts after 01/07/2025, and no figure that nobody knows.
TEST(DongNaiPlans, ThePlanOf2026KnowsCommunesAndNoDistricts) {
    const Plan& plan = plan_of_2026();
    EXPECT_EQ(plan.document.kind, "sample");
    EXPECT_EQ(plan.document.units.level, "commune");
    for (const PlanAgency& agency : plan.agencies)
        EXPECT_NE(agency.level, "district") << agency.id;
    for (const PlanFigure& figure : plan.figures)
        EXPECT_EQ(figure.value.has_value(), figure.area == "national") << figure.id;
    EXPECT_EQ(plan.figures[0].value, (FixedNumber{29'334'000, 0}));
    EXPECT_EQ(plan.figures[1].value, (FixedNumber{2'444'500, 0}));
    EXPECT_TRUE(plan.figures[1].at_least);
}

TEST(DongNaiPlans, AClauseHoldsWhatStandsBelowItAndNothingElse) {
    EXPECT_TRUE(clause_within("IV.3.b", "IV.3"));
    EXPECT_TRUE(clause_within("IV.3.b", "IV.3.b"));
    EXPECT_TRUE(clause_within("IV.8.đ", "IV.8đ"));
    EXPECT_TRUE(clause_within("IV.8.đ", "IV"));
    EXPECT_FALSE(clause_within("IV.3.b", "IV.30"));
    EXPECT_FALSE(clause_within("IV.30", "IV.3"));
    EXPECT_FALSE(clause_within("III.1", "II"));
    EXPECT_FALSE(clause_within("IV.3", "IV.3.b"));
}

}  // namespace
}  // namespace baophu
