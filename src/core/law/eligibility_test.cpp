// The table of persons (docs/law.md), written again by hand: for each row what each scheme
// says on the days that count.
#include "core/law/eligibility.h"

#include <ranges>
#include <set>

#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

PersonFacts person(Standing standing) {
    PersonFacts facts;
    facts.standing = standing;
    facts.sex = Sex::female;
    facts.birth = day("1990-05-20");
    return facts;
}

PersonFacts with_contract(Standing standing, int months) {
    PersonFacts facts = person(standing);
    facts.contract_months = months;
    return facts;
}

PersonFacts without_term(Standing standing) {
    PersonFacts facts = person(standing);
    facts.without_term = true;
    return facts;
}

PersonFacts part_time(std::int64_t wage) {
    PersonFacts facts = with_contract(Standing::part_time, 12);
    facts.monthly_wage = dong(wage);
    return facts;
}

PersonFacts foreigner(int months) {
    PersonFacts facts = with_contract(Standing::contract, months);
    facts.foreigner = true;
    facts.permit = true;
    return facts;
}

template <class Change>
PersonFacts but(PersonFacts facts, Change change) {
    change(facts);
    return facts;
}

// "Y" subject or may join, "N" not, "?" unknown; compulsory, unemployment, voluntary.
std::string answers(const PersonFacts& facts, std::string_view iso) {
    std::string text;
    for (const Scheme scheme : {Scheme::compulsory, Scheme::unemployment, Scheme::voluntary}) {
        switch (eligibility(law(), facts, scheme, day(iso)).verdict) {
            case Verdict::subject:
            case Verdict::may_join:
                text += 'Y';
                break;
            case Verdict::not_subject:
            case Verdict::may_not_join:
                text += 'N';
                break;
            case Verdict::unknown:
                text += '?';
                break;
        }
    }
    return text;
}

const std::vector<std::string_view> days{"2016-01-01", "2017-12-31", "2018-01-01", "2018-11-30",
                                         "2018-12-01", "2025-06-30", "2025-07-01", "2025-12-31",
                                         "2026-01-01", "2029-06-30", "2029-07-01"};

struct Row {
    int number;
    PersonFacts facts;
    std::vector<std::string> expected;  // On each of `days`.
};

// A row that never changes.
std::vector<std::string> always(const std::string& text) {
    return std::vector<std::string>(days.size(), text);
}

// `texts` in turn, each up to the day before the date that stands after it.
std::vector<std::string> changing(const std::vector<std::pair<std::string, std::string>>& until,
                                  const std::string& last) {
    std::vector<std::string> found;
    for (const std::string_view iso : days) {
        std::string text = last;
        for (const auto& step : until | std::views::reverse) {
            if (iso < step.second) text = step.first;
        }
        found.push_back(text);
    }
    return found;
}

std::vector<Row> table() {
    const std::string law41 = "2025-07-01";
    const std::string law74 = "2026-01-01";
    const auto short_contract = changing({{"NNY", "2018-01-01"}, {"YNN", law74}}, "YYN");
    return {
        {1, without_term(Standing::contract), always("YYN")},
        {1, with_contract(Standing::contract, 3), always("YYN")},
        {2, with_contract(Standing::contract, 2), short_contract},
        {2, with_contract(Standing::contract, 1), short_contract},
        {3, with_contract(Standing::contract, 0), always("NNY")},
        {3, person(Standing::probation), always("NNY")},
        {4, with_contract(Standing::agreement_other_name, 12), always("YYN")},
        {4, with_contract(Standing::agreement_other_name, 2), short_contract},
        {5, person(Standing::cadre_civil_servant_forces), always("YNN")},
        {6, person(Standing::public_employee), always("YYN")},
        {7, person(Standing::paid_manager), changing({{"YNN", law74}}, "YYN")},
        {8, person(Standing::unpaid_manager), changing({{"NNY", law41}}, "YNN")},
        {9, person(Standing::household_owner_declaration), changing({{"NNY", law41}}, "YNN")},
        {9, person(Standing::household_owner_other), changing({{"NNY", "2029-07-01"}}, "YNN")},
        {10, without_term(Standing::contract_at_small_employer), always("YYN")},
        {10, with_contract(Standing::contract_at_small_employer, 2), short_contract},
        {11, part_time(5'000'000), always("YYN")},
        {11, part_time(1'000'000), changing({{"YYN", law41}, {"NYY", law74}}, "NNY")},
        {12, person(Standing::domestic_worker), always("NNY")},
        {13, but(without_term(Standing::contract), [](auto& p) { p.receives_pension = true; }),
         always("NNN")},
        {14, person(Standing::commune_official_part_time), always("YNN")},
        {14, person(Standing::hamlet_official_part_time), changing({{"NNY", law41}}, "YNN")},
        {15, foreigner(12), changing({{"NNN", "2018-12-01"}}, "YNN")},
        {15, foreigner(11), always("NNN")},
        {16, person(Standing::worker_abroad), always("YNN")},
        {17, person(Standing::standing_militia), changing({{"NNY", law41}}, "YNN")},
        {18, person(Standing::self_employed), always("NNY")},
        {19, but(without_term(Standing::contract), [](auto& p) { p.suspended = true; }),
         changing({{"NNN", law41}}, "NNY")},
    };
}

TEST(Eligibility, EveryRowOnEveryDayOfChange) {
    std::set<int> rows;
    for (const Row& row : table()) {
        rows.insert(row.number);
        for (std::size_t i = 0; i < days.size(); ++i) {
            EXPECT_EQ(answers(row.facts, days[i]), row.expected[i])
                << "row " << row.number << ", " << days[i];
        }
    }
    EXPECT_EQ(rows.size(), 19U);
}

// LAW-6: each verdict names the row, its law and its article.
TEST(Eligibility, EachVerdictIsCited) {
    for (const Row& row : table()) {
        for (const std::string_view iso : days) {
            for (const Scheme scheme : {Scheme::compulsory, Scheme::unemployment, Scheme::voluntary}) {
                const Eligibility found = eligibility(law(), row.facts, scheme, day(iso));
                EXPECT_FALSE(found.law.empty()) << found.rule;
                EXPECT_FALSE(found.article.empty()) << found.rule;
                EXPECT_FALSE(found.citations.empty()) << found.rule;
                EXPECT_EQ(found.confidence, lowest(found.citations));
                EXPECT_EQ(found.matrix_row, row.number) << found.rule;
            }
        }
    }
}

TEST(Eligibility, WhoIsSubjectNeverMayJoin) {
    for (const Row& row : table()) {
        for (const std::string_view iso : days) {
            const std::string text = answers(row.facts, iso);
            EXPECT_FALSE(text[0] == 'Y' && text[2] == 'Y') << row.number << ' ' << iso;
        }
    }
}

TEST(Eligibility, Golden_11_ContractOfTwoMonths) {
    const PersonFacts facts = with_contract(Standing::contract, 2);
    EXPECT_EQ(answers(facts, "2017-05-01").substr(0, 1), "N");
    EXPECT_EQ(answers(facts, "2018-05-01").substr(0, 2), "YN");
    EXPECT_EQ(answers(facts, "2026-05-01").substr(0, 2), "YY");
    EXPECT_EQ(eligibility(law(), facts, Scheme::compulsory, day("2018-05-01")).rule,
              "compulsory.contract_1_to_3_months");
}

TEST(Eligibility, Golden_43_OwnerOfAHouseholdBusiness) {
    const PersonFacts declared = person(Standing::household_owner_declaration);
    EXPECT_EQ(answers(declared, "2025-06-15"), "NNY");
    EXPECT_EQ(answers(declared, "2025-07-15"), "YNN");
    const PersonFacts lump_sum = person(Standing::household_owner_other);
    EXPECT_EQ(answers(lump_sum, "2025-07-15"), "NNY");
    EXPECT_EQ(answers(lump_sum, "2029-06-30"), "NNY");
    EXPECT_EQ(answers(lump_sum, "2029-07-01"), "YNN");
}

TEST(Eligibility, ConfidenceIsTheLowestOfWhatWasAsked) {
    const auto found = [](const PersonFacts& facts, Scheme scheme, std::string_view iso) {
        return eligibility(law(), facts, scheme, day(iso)).confidence;
    };
    const PersonFacts facts = with_contract(Standing::contract, 2);
    EXPECT_EQ(found(facts, Scheme::unemployment, "2020-12-31"), Confidence::sure);
    EXPECT_EQ(found(facts, Scheme::unemployment, "2021-01-01"), Confidence::likely);
    EXPECT_EQ(found(with_contract(Standing::part_time, 12), Scheme::compulsory, "2019-01-01"),
              Confidence::likely);
    EXPECT_EQ(found(without_term(Standing::contract), Scheme::compulsory, "2019-01-01"), Confidence::sure);
}

// LAW-7: what nobody knows is not a "no".
TEST(Eligibility, AMissingFactIsUnknown) {
    EXPECT_EQ(answers(person(Standing::contract), "2019-01-01"), "???");
    EXPECT_EQ(answers(with_contract(Standing::part_time, 12), "2025-07-01"), "?Y?");
    EXPECT_EQ(answers(but(foreigner(12), [](auto& p) { p.permit.reset(); }), "2019-01-01"), "?NN");
    EXPECT_EQ(answers(but(person(Standing::self_employed), [](auto& p) { p.birth.reset(); }), "2019-01-01"),
              "NN?");
    EXPECT_EQ(answers(without_term(Standing::contract), "2014-12-31"), "???") << "before the record";
}

TEST(Eligibility, ForeignersByTheTestOfTheirDay) {
    const PersonFacts open_ended =
        but(foreigner(0), [](auto& p) { p.contract_months.reset(), p.without_term = true; });
    EXPECT_EQ(answers(open_ended, "2025-06-30"), "YNN");
    EXPECT_EQ(answers(open_ended, "2025-07-01"), "NNN") << "only contracts with a term from July 2025";
    const PersonFacts transferee = but(foreigner(24), [](auto& p) { p.intra_company_transferee = true; });
    EXPECT_EQ(answers(transferee, "2020-01-01"), "NNN");
    const PersonFacts no_permit = but(foreigner(24), [](auto& p) { p.permit = false; });
    EXPECT_EQ(answers(no_permit, "2025-06-30"), "NNN");
    EXPECT_EQ(answers(no_permit, "2025-07-01"), "YNN");
    const PersonFacts old = but(foreigner(24), [](auto& p) { p.birth = day("1964-03-10"); });
    EXPECT_EQ(answers(old, "2019-03-09"), "YNN");
    EXPECT_EQ(answers(old, "2019-03-10"), "NNN") << "55 years";
    EXPECT_EQ(answers(old, "2021-01-01"), "NNN");
}

// L41 Art. 2(2)b: from July 2025 the age counts on the day of signing.
TEST(Eligibility, AForeignerWhoSignedInTimeStaysSubject) {
    const PersonFacts old = but(foreigner(24), [](auto& p) { p.birth = day("1968-03-10"); });
    EXPECT_EQ(answers(old, "2025-03-10"), "NNN") << "56 years and 8 months on 10/11/2024";
    EXPECT_EQ(answers(old, "2025-07-01"), "?NN") << "the day of signing is not known";
    const auto signed_on = [&](std::string_view iso) {
        return but(old, [&](auto& p) { p.contract_signed = day(iso); });
    };
    EXPECT_EQ(answers(signed_on("2024-01-01"), "2025-06-30"), "NNN");
    EXPECT_EQ(answers(signed_on("2024-01-01"), "2025-07-01"), "YNN");
    EXPECT_EQ(answers(signed_on("2025-06-01"), "2025-07-01"), "NNN");
    EXPECT_EQ(answers(signed_on("2012-01-01"), "2025-07-01"), "?NN") << "before the record";
}

// L41 Art. 2(7)c.
TEST(Eligibility, AnOwnerPastRetirementAgeIsNotSubject) {
    for (const Standing standing : {Standing::household_owner_declaration, Standing::unpaid_manager}) {
        const PersonFacts old = but(person(standing), [](auto& p) { p.birth = day("1960-01-01"); });
        EXPECT_EQ(answers(old, "2025-06-30"), "NNY");
        EXPECT_EQ(answers(old, "2025-07-01"), "NNY");
        const PersonFacts unknown = but(person(standing), [](auto& p) { p.birth.reset(); });
        EXPECT_EQ(answers(unknown, "2025-07-01").substr(0, 1), "?");
    }
}

TEST(Eligibility, AVietnamesePastRetirementAgeStaysSubject) {
    const PersonFacts old =
        but(without_term(Standing::contract), [](auto& p) { p.birth = day("1950-01-01"); });
    EXPECT_EQ(answers(old, "2019-01-01"), "YYN");
    const PersonFacts eligible = but(old, [](auto& p) { p.eligible_for_pension = true; });
    EXPECT_EQ(answers(eligible, "2025-12-31"), "YYN");
    EXPECT_EQ(answers(eligible, "2026-01-01"), "YNN");
}

TEST(Eligibility, AMonthWithFourteenDaysWithoutWage) {
    const auto days_off = [](int count) {
        return but(without_term(Standing::contract), [&](auto& p) { p.wageless_days = count; });
    };
    EXPECT_EQ(answers(days_off(13), "2019-03-01"), "YYN");
    EXPECT_EQ(answers(days_off(14), "2019-03-01"), "NN?");
}

TEST(Eligibility, VoluntaryFromFifteenYears) {
    const PersonFacts young =
        but(person(Standing::self_employed), [](auto& p) { p.birth = day("2004-02-29"); });
    EXPECT_EQ(answers(young, "2019-02-28"), "NNN");
    EXPECT_EQ(answers(young, "2019-03-01"), "NNY");
}

TEST(RetirementAge, IsReachedOnce) {
    const auto reached = [](std::string_view birth, Sex sex, std::string_view on) {
        LawReader reader = law().on(day(on));
        return has_reached_retirement_age(reader, law().parameters, day(birth), sex);
    };
    EXPECT_TRUE(reached("1960-12-15", Sex::male, "2020-12-15"));
    EXPECT_FALSE(reached("1960-12-15", Sex::male, "2020-12-14"));
    EXPECT_TRUE(reached("1960-12-15", Sex::male, "2021-01-15")) << "60 years in 2020; he does not start anew";
    EXPECT_FALSE(reached("1961-01-01", Sex::male, "2021-03-31"));
    EXPECT_TRUE(reached("1961-01-01", Sex::male, "2021-04-01"));
}

}  // namespace
}  // namespace baophu
