// Rules that need no register to be shown, on cases made by hand. That the registers make the right cases of
// persons is held by judge_test.cpp, against a twin that reads every row.
#include "flow/coverage/judge_person.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "core/law/law.h"

namespace baophu::coverage {
namespace {

class JudgePersonTest : public ::testing::Test {
protected:
    JudgePersonTest() {
        connection_.run("CREATE SCHEMA coverage");
        month_.answers = write_rules(connection_, Law::load(), month_.month.first_day());
        month_.traits.resize(10);
        for (EmployerTrait& trait : month_.traits)
            trait.registered = true;
        month_.limits.resize(10);
        month_.other_limits = PayLimits{.newly_hired = 10'000'000, .severance = 60'000'000};
    }

    static Shown shown(Register by, Kind kind, EmployerIndex employer = untold) {
        return {.by = by,
                .kind = kind,
                .employer = employer,
                .unit = untold,
                .starts = no_date,
                .ends = no_date,
                .pay = 0,
                .source_row = static_cast<Source>(by) * 100 + employer % 100};
    }

    static Dossier someone(std::span<const Shown> shown) {
        Dossier person{
            .person = 7, .facts = {}, .standing = {.age = Age::working}, .stays = {}, .shown = shown};
        person.facts.numbered = true;
        return person;
    }

    std::string reason(const PersonVerdict& verdict) const {
        return verdict.reason ? std::string(reasons[*verdict.reason].name) : "";
    }

    warehouse::Database database_ = warehouse::Database::in_memory();
    warehouse::Connection connection_ = database_.connect();
    MonthJudged month_{.month = *Month::of(2018, 12),
                       .tax_year = 2018,
                       .registration_days = 30,
                       .answers = {},
                       .limits = {},
                       .other_limits = {},
                       .traits = {}};
};

TEST_F(JudgePersonTest, COV10AReportThatNamesTheContractStandsForTheTaxListOfThatEmployer) {
    std::vector<Shown> told{shown(Register::labour_use, Kind::contract_under_1_month, 1),
                            shown(Register::tax_yearly_list, Kind::contract_3_months, 1)};
    EXPECT_EQ(judge_person(someone(told), month_).compulsory->answer.verdict, Verdict::not_subject);
    EXPECT_FALSE(judge_person(someone(told), month_).compulsory->on_tax_list);
    told[0].employer = 2;  // The list of another employer stays.
    EXPECT_EQ(judge_person(someone(told), month_).compulsory->answer.verdict, Verdict::subject);
    told[0] = shown(Register::labour_use, Kind::contract_seasonal, 1);  // Names no contract.
    EXPECT_EQ(judge_person(someone(told), month_).compulsory->answer.verdict, Verdict::subject);
}

TEST_F(JudgePersonTest, COV10WhatTheSiListSaysSettlesIt) {
    const std::vector<Shown> told{shown(Register::si_list, Kind::civil_servant, 1),
                                  shown(Register::tax_yearly_list, Kind::contract_3_months, 2)};
    const Verdicts verdicts = judge_person(someone(told), month_);
    EXPECT_EQ(verdicts.unemployment->answer.verdict, Verdict::not_subject) << "though a contract is shown";
    EXPECT_EQ(verdicts.unemployment->settled_by, Register::si_list);
}

TEST_F(JudgePersonTest, COV10SubjectBeforeUnknownBeforeNot) {
    const Shown unknown = shown(Register::residents, Kind::wage_worker);
    const Shown no = shown(Register::business_registrations, Kind::unpaid_manager, 1);
    const Shown yes = shown(Register::tax_yearly_list, Kind::contract_3_months, 2);
    const auto verdict = [&](std::vector<Shown> told) {
        return judge_person(someone(told), month_).compulsory->answer.verdict;
    };
    EXPECT_EQ(verdict({no}), Verdict::not_subject);
    EXPECT_EQ(verdict({no, unknown}), Verdict::unknown);
    EXPECT_EQ(verdict({no, unknown, yes}), Verdict::subject);
}

// COV-6, and of equal ones the pay, the start, the employer.
TEST_F(JudgePersonTest, COV6TheMainEmployer) {
    std::vector<Shown> told{shown(Register::business_registrations, Kind::unpaid_manager, 1),
                            shown(Register::tax_yearly_flat_list, Kind::short_or_no_contract, 2),
                            shown(Register::labour_use, Kind::contract_3_months, 3),
                            shown(Register::labour_use, Kind::contract_3_months, 4),
                            shown(Register::tax_yearly_list, Kind::contract_3_months, 5),
                            shown(Register::tax_yearly_list, Kind::contract_3_months, 6)};
    const auto main = [&] { return judge_person(someone(told), month_).compulsory->employer; };
    EXPECT_EQ(main(), 5U) << "the first of equal ones";
    told[5].pay = 1;
    EXPECT_EQ(main(), 6U) << "the highest pay";
    told.resize(4);
    EXPECT_EQ(main(), 3U);
    told[3].starts = 17'000;
    EXPECT_EQ(main(), 4U) << "the latest labour report";
    told.resize(2);
    EXPECT_EQ(main(), 2U);
    told.resize(1);
    EXPECT_EQ(main(), 1U);
}

TEST_F(JudgePersonTest, COV13WithoutDutyNoVerdictOfUnemployment) {
    const std::vector<Shown> told{shown(Register::residents, Kind::self_employed)};
    Dossier person = someone(told);
    person.resident = true;
    const Verdicts verdicts = judge_person(person, month_);
    EXPECT_EQ(verdicts.compulsory->answer.verdict, Verdict::not_subject);
    EXPECT_FALSE(verdicts.unemployment);
    ASSERT_TRUE(verdicts.voluntary);
    EXPECT_EQ(reason(*verdicts.voluntary), "potential");
}

TEST_F(JudgePersonTest, COV11WhoPaysAndIsShownNowhereHasAVerdict) {
    const VoluntaryPayments paid{.person = 7,
                                 .covers_month = true,
                                 .in_window = true,
                                 .last_month = 17'866,
                                 .unit = untold,
                                 .source_row = 5};
    Dossier person = someone({});
    EXPECT_FALSE(judge_person(person, month_).voluntary);
    person.voluntary = &paid;
    const Verdicts verdicts = judge_person(person, month_);
    EXPECT_FALSE(verdicts.compulsory);
    ASSERT_TRUE(verdicts.voluntary);
    EXPECT_TRUE(verdicts.voluntary->participating);
    EXPECT_EQ(verdicts.voluntary->source_row, 5);
}

// COV-9: the lowest bit that is set is the last month.
TEST_F(JudgePersonTest, COV9TheLastMonthIsTheLowestBit) {
    const std::vector<Shown> told{shown(Register::tax_yearly_list, Kind::contract_3_months, 1)};
    for (int back = 1; back < 60; ++back) {
        Stay stay{.person = 7, .employer = 1};
        stay.months = (std::uint64_t{1} << 59) | (std::uint64_t{1} << back);
        const std::vector<Stay> stays{stay};
        Dossier person = someone(told);
        person.stays = stays;
        const PersonVerdict verdict = *judge_person(person, month_).compulsory;
        EXPECT_EQ(verdict.last_participated, month_.month.plus(-back).first_day().days_since_1970());
        EXPECT_EQ(reason(verdict), back < 12 ? "lapsed" : "left_out");
    }
}

// The order in which a case shows its evidence means nothing.
TEST_F(JudgePersonTest, TheOrderOfWhatIsShownMeansNothing) {
    std::mt19937 random(20'181'231);
    const auto any = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    for (int round = 0; round < 2'000; ++round) {
        std::vector<Shown> told;
        for (std::size_t i = 0; i <= any(5); ++i) {
            told.push_back(shown(static_cast<Register>(any(7)), static_cast<Kind>(any(kind_words.size())),
                                 static_cast<EmployerIndex>(any(4))));
            told.back().pay = static_cast<std::int64_t>(any(3)) * 9'000'000;
            told.back().source_row = static_cast<Source>(round * 10) + static_cast<Source>(i);
        }
        const Verdicts one = judge_person(someone(told), month_);
        std::ranges::shuffle(told, random);
        const Verdicts other = judge_person(someone(told), month_);
        ASSERT_TRUE(one.compulsory && other.compulsory);
        EXPECT_EQ(one.compulsory->source_row, other.compulsory->source_row);
        EXPECT_EQ(one.compulsory->employer, other.compulsory->employer);
        EXPECT_EQ(reason(*one.compulsory), reason(*other.compulsory));
        EXPECT_EQ(one.unemployment.has_value(), other.unemployment.has_value());
    }
}

}  // namespace
}  // namespace baophu::coverage
