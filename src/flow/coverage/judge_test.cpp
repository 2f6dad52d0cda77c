#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/registers_for_tests.h"
#include "flow/coverage/slow_judge_for_tests.h"

namespace baophu::coverage {
namespace {

using Lines = std::vector<std::string>;

// Registers with a list for every month of 2018 in which nobody stands, and some other employer
// of whom no test speaks.
Registers year_2018() {
    Registers registers;
    for (const char* month : {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"})
        registers.delivered("si-participants", std::string("2018-") + month);
    registers.delivered("tax-yearly-list", "2018");
    registers.si({.person = 900, .unit_code = "TZ0900", .employer = "3600000085", .managed_by = "739"});
    return registers;
}

// ---- Who is eligible, who participates -------------------------------------------------------

TEST(Judge, COV1EligibleIsWhoIsOnTheTaxListOrParticipates) {
    Registers registers = year_2018();
    registers.tax({.person = 1});
    registers.si({.person = 2});
    registers.tax({.person = 3}).si({.person = 3});
    registers.si({.person = 4, .month = "2018-11"});
    Judged judged(registers);
    EXPECT_NE(judged.verdict(1), "not eligible");
    EXPECT_EQ(judged.verdict(2), "participating sure 731");
    EXPECT_EQ(judged.verdict(3), "participating sure 731");
    EXPECT_EQ(judged.verdict(4), "not eligible");
    EXPECT_EQ(judged.listed("SELECT count(*), count(DISTINCT person_id) FROM coverage.person_month "
                            "WHERE scheme = 'compulsory'"),
              Lines{"4|4"});
}

TEST(Judge, COV2WhoParticipatesAtAnotherEmployerParticipates) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .payer = "3600000014"});
    registers.si({.person = 1, .unit_code = "TZ0002", .employer = "3600000021", .managed_by = "732"});
    EXPECT_EQ(Judged(registers).verdict(1), "participating sure 732");
}

// A participant who is on no tax list has his last month too: it is told from the lists, not
// from the side of the join that is empty for him.
TEST(Judge, COV2AParticipantLastParticipatedInTheMonth) {
    Registers registers = year_2018();
    registers.si({.person = 1, .month = "2018-10"}).si({.person = 1});
    registers.tax({.person = 2}).si({.person = 2, .month = "2018-10"});
    registers.tax({.person = 3});
    EXPECT_EQ(Judged(registers).listed("SELECT on_tax_list, last_participated FROM coverage.person_month "
                                       "WHERE unit_code = '731' AND scheme = 'compulsory'"),
              (Lines{"false|2018-12-01", "true|2018-10-01", "true|"}));
}

// A page is read by its places: one that stands elsewhere would have the whole table read.
TEST(Judge, AbsentPersonsStandInTheOrderOfTheirPlaces) {
    Registers registers = year_2018();
    for (int person = 1; person <= 400; ++person)
        registers.tax({.person = person, .payer = person % 3 == 0 ? "3600000021" : "3600000014"});
    Judged judged(registers);
    EXPECT_EQ(judged.listed("SELECT count(*) > 300, count(*) FILTER (place <> rowid) FROM serving.absent"),
              Lines{"true|0"});
    EXPECT_EQ(
        judged.listed("SELECT count(*) FROM (SELECT (scheme, unit_code, coalesce(employer, -1), person) AS "
                      "here, lag(here) OVER (ORDER BY place) AS before FROM serving.absent) "
                      "WHERE before > here"),
        Lines{"0"});
}

// ---- Why not ---------------------------------------------------------------------------------

TEST(Judge, COV3TheFirstReasonThatHolds) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .payer = "3600000021"});
    registers.tax({.person = 2, .payer = "3600000014"}).si({.person = 90, .employer = "3600000014"});
    registers.tax({.person = 3, .payer = "3600000014"}).si({.person = 3, .month = "2018-11"});
    registers.tax({.person = 4, .payer = "3600000021"});
    registers.si({.person = 4, .month = "2018-06", .unit_code = "TZ0090", .employer = "3600000090"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "employer_unregistered inferred 731");
    EXPECT_EQ(judged.verdict(2), "left_out inferred 731");
    EXPECT_EQ(judged.verdict(3), "lapsed inferred 731") << "though his employer has participants";
    EXPECT_EQ(judged.verdict(4), "lapsed inferred 731") << "though his payer has none";
}

TEST(Judge, COV3LapsedLooksBackElevenMonthsAndNoFurther) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).si({.person = 1, .month = "2018-01"});
    registers.tax({.person = 2, .payer = "3600000021"});
    registers.si({.person = 2, .month = "2017-12", .unit_code = "TZ0002", .employer = "3600000021"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "lapsed inferred 731");
    EXPECT_EQ(judged.verdict(2), "employer_unregistered inferred 731")
        << "neither he nor his employer in the twelve months";
}

TEST(Judge, COV3AnEmployerIsRegisteredByAParticipantOfTheTwelveMonths) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .payer = "3600000014"});
    registers.si({.person = 90, .month = "2018-01", .employer = "3600000014-001"});
    EXPECT_EQ(Judged(registers).verdict(1), "left_out inferred 731");
}

TEST(Judge, COV3TheMainPayerDecidesNotASecondOne) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .income = 9, .payer = "3600000021"});
    registers.tax({.person = 1, .income = 8, .payer = "3600000014"}).si({.person = 90});
    EXPECT_EQ(Judged(registers).verdict(1), "employer_unregistered inferred 731");
}

TEST(Judge, COV3MonthsAfterTheMonthDoNotCount) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).si({.person = 1, .month = "2019-01"});
    EXPECT_EQ(Judged(registers).verdict(1), "employer_unregistered inferred 731");
}

TEST(Judge, RowsThatAreNotInForceDoNotCount) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).si({.person = 1, .in_force = false});
    registers.tax({.person = 2, .in_force = false});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "employer_unregistered inferred 731");
    EXPECT_EQ(judged.verdict(2), "not eligible");
}

// ---- How certain, and where ------------------------------------------------------------------

TEST(Judge, COV4UnsureWithoutAPersonNumberOnTheTaxList) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .numbered = false}).si({.person = 1, .month = "2018-11"});
    registers.tax({.person = 2}).si({.person = 2});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "left_out unsure 731") << "the two registers could not meet";
    EXPECT_EQ(judged.verdict(2), "participating sure 731");
}

// Two lines of one person, one of them without number: the other line is enough to find him.
TEST(Judge, COV4OneNumberedTaxLineIsEnough) {
    Registers registers = year_2018();
    const TaxRow numbered{.person = 1, .income = 1, .payer = "3600000014"};
    const TaxRow bare{.person = 1, .income = 2, .payer = "3600000021", .numbered = false};
    registers.tax(numbered).tax(bare);
    Judged judged(registers, "2018-12",
                  {{.sequence = 1,
                    .verdict = linkage::Verdict::same,
                    .left_key = numbered.record_key(),
                    .right_key = bare.record_key()}});
    EXPECT_EQ(judged.verdict(1), "employer_unregistered inferred 731");
}

TEST(Judge, COV5AParticipantCountsWhereHisHighestWageIsManaged) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .unit = "733"});
    registers.si({.person = 1, .wage = 4'000'000, .managed_by = "731"});
    registers.si({.person = 1, .wage = 4'000'001, .unit_code = "TZ0002", .managed_by = "732"});
    registers.si({.person = 1, .month = "2018-11", .wage = 9'000'000, .managed_by = "734"});
    EXPECT_EQ(Judged(registers).verdict(1), "participating sure 732");
}

TEST(Judge, COV5APersonUnderTwoSiNumbersIsCountedOnce) {
    Registers registers = year_2018();
    registers.si({.person = 1, .managed_by = "731"});
    registers.si({.person = 1,
                  .wage = 6'000'000,
                  .unit_code = "TZ0002",
                  .managed_by = "732",
                  .si_number = "4700000001"});
    EXPECT_EQ(Judged(registers).verdict(1), "participating sure 732");
}

TEST(Judge, COV6TheMainPayerIsTheOneWithTheHighestIncome) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .income = 70, .payer = "3600000014", .unit = "731"});
    registers.tax({.person = 1, .income = 80, .payer = "3600000021", .unit = "732"});
    EXPECT_EQ(Judged(registers).verdict(1), "employer_unregistered inferred 732");
}

// Two branches are one payer; the unit is the one of the branch that paid more.
TEST(Judge, COV6BranchesOfOnePayerAreSummed) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .income = 50, .payer = "3600000014-001", .unit = "731"});
    registers.tax({.person = 1, .income = 60, .payer = "3600000014-002", .unit = "733"});
    registers.tax({.person = 1, .income = 100, .payer = "3600000021", .unit = "732"});
    EXPECT_EQ(Judged(registers).verdict(1), "employer_unregistered inferred 733");
}

// arg_max takes whichever of two equal rows a thread meets first. With one number wrong in a
// million a run would no longer be the same run twice, so equal amounts are decided by rule.
TEST(Judge, COV5EqualAmountsAreDecidedByUnitNotByTheOrderOfRows) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .payer = "3600000014-002", .unit = "734"});
    registers.tax({.person = 1, .payer = "3600000014-001", .unit = "733"});
    registers.tax({.person = 1, .payer = "3600000014", .unit = "735"});
    registers.si({.person = 2, .managed_by = "737"}).si({.person = 2, .managed_by = "736"});
    for (const bool turned : {false, true}) {
        registers.turned_round = turned;
        Judged judged(registers);
        EXPECT_EQ(judged.verdict(1), "left_out inferred 733");
        EXPECT_EQ(judged.verdict(2), "participating sure 736");
    }
}

// ---- What a run stands on --------------------------------------------------------------------

TEST(Judge, InSpringTheListOfTheYearBeforeIsUsed) {
    Registers registers;
    registers.tax({.person = 1, .year = 2016}).tax({.person = 2, .year = 2018});
    registers.si({.person = 90, .month = "2019-03"});
    Judged judged(registers, "2019-03");
    EXPECT_EQ(judged.verdict(1), "not eligible");
    EXPECT_EQ(judged.verdict(2), "left_out inferred 731");
    EXPECT_EQ(basis(judged.connection()).tax_year, 2018);
}

TEST(Judge, TheListOfALaterYearIsIgnored) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .year = 2017}).tax({.person = 2, .year = 2019});
    registers.tax({.person = 3, .year = 2018});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "not eligible");
    EXPECT_EQ(judged.verdict(2), "not eligible");
    EXPECT_EQ(judged.verdict(3), "employer_unregistered inferred 731");
    EXPECT_EQ(basis(judged.connection()).tax_year, 2018);
}

TEST(Judge, BasisNamesMonthYearAndLaw) {
    Registers registers = year_2018();
    registers.delivered("si-participants", "2017-12").delivered("si-participants", "2019-01");
    registers.delivered("si-participants", "2017-11", false);
    Judged judged(registers);
    const Basis found = basis(judged.connection());
    EXPECT_EQ(found.month.iso(), "2018-12");
    EXPECT_EQ(found.tax_year, 2018);
    EXPECT_EQ(found.si_months, 12);
    EXPECT_EQ(found.rule, "compulsory.contract_3_months");
    EXPECT_EQ(found.law, "Luật BHXH 58/2014/QH13");
    EXPECT_EQ(found.article, "Điều 2 khoản 1 điểm a");
    EXPECT_EQ(found.confidence, Confidence::sure);
}

// Two offices may each send a list of the same month; that makes no thirteenth month.
TEST(Judge, BasisCountsAMonthOnceThoughTwoSentIt) {
    Registers registers;
    registers.tax({.person = 1}).si({.person = 1}).si({.person = 1, .month = "2018-10"});
    registers.delivered("si-participants", "2018-12", true, "another office");
    Judged judged(registers);
    EXPECT_EQ(basis(judged.connection()).si_months, 2);
}

Fault fault_of(const Registers& registers, const std::string& month) {
    try {
        const Judged judged(registers, month);
    } catch (const Failure& failure) {
        return failure.fault();
    }
    return Fault("none");
}

TEST(Judge, AMonthWithoutListIsNotZero) {
    Registers registers = year_2018();
    registers.delivered("si-participants", "2018-12", true, "another office");
    const Fault fault = fault_of(registers, "2019-01");
    EXPECT_EQ(fault.code, fault::run_without_participants);
    EXPECT_EQ(fault.code, "BP-401");
    EXPECT_EQ(fault.details.at(0).second, "01/2019");
    EXPECT_EQ(fault.details.at(1).second,
              "2018-01, 2018-02, 2018-03, 2018-04, 2018-05, 2018-06, 2018-07, 2018-08, 2018-09, 2018-10, "
              "2018-11, 2018-12");

    Registers superseded;
    superseded.delivered("si-participants", "2018-12", false).delivered("tax-yearly-list", "2018");
    EXPECT_EQ(fault_of(superseded, "2018-12"), Fault("BP-401", {{"month", "12/2018"}, {"known", "–"}}));
}

TEST(Judge, WithoutATaxListNobodyIsEligible) {
    Registers registers;
    registers.delivered("si-participants", "2018-12").delivered("tax-yearly-list", "2019");
    registers.delivered("tax-yearly-list", "2018", false);
    EXPECT_EQ(fault_of(registers, "2018-12"), Fault("BP-402", {{"year", "2018"}, {"known", "2019"}}));
    EXPECT_EQ(fault_of(registers, "2018-12").code, fault::run_without_tax_list);
}

TEST(Judge, BeforeTheLawOf2014TheRuleIsUnknown) {
    Registers registers;
    registers.tax({.person = 1, .year = 2015}).si({.person = 2, .month = "2015-12"});
    registers.si({.person = 2, .month = "2016-01"});
    EXPECT_EQ(fault_of(registers, "2015-12").code, fault::rule_unknown_on_date);
    EXPECT_EQ(fault_of(registers, "2015-12").code, "BP-405");
    EXPECT_EQ(fault_of(registers, "2016-01").code, "none");
}

// ---- The identity ----------------------------------------------------------------------------

// Nobody is lost whom no register places: he counts in a line of his own.
TEST(Judge, COV5WhomNoRegisterPlacesStandsInALineOfHisOwn) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .payer = "3600000021", .unit = ""});
    registers.tax({.person = 2}).si({.person = 2, .managed_by = ""});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "employer_unregistered inferred ");
    EXPECT_EQ(judged.verdict(2), "participating sure 731") << "the unit of his payer";
}

// Few persons, employers, units and amounts, so that they meet in every way and amounts are
// often equal.
Registers some_registers(std::uint32_t seed) {
    std::mt19937 engine(seed);
    const auto below = [&](std::uint32_t end) { return static_cast<int>(engine() % end); };
    const auto one_in = [&](std::uint32_t n) { return engine() % n == 0; };
    const std::vector<std::string> codes{"3600000014", "3600000014-001", "3600000014-002", "3600000021",
                                         "3600000039", "3600000046",     "3600000053",     ""};
    const auto unit = [&] { return "73" + std::to_string(1 + below(4)); };
    const std::vector<std::string> months{"2017-11", "2017-12", "2018-01", "2018-06",
                                          "2018-11", "2018-12", "2018-12", "2019-01"};
    const std::vector<std::string> movements{"kept", "left", "maternity",   "moved",
                                             "sick", "",     "unpaid_leave"};
    const std::vector<std::string> contracts{"indefinite", "fixed", "civil_servant", "public_employee", ""};
    const std::vector<std::string> occupations{"wage_worker", "pensioner", "military", "farmer", "student"};
    // On both sides of what COV-20 and COV-21 infer from, alone and as the sum of two rows.
    const std::vector<std::int64_t> incomes{8'000'000, 35'000'000, 90'000'000};
    Registers registers;
    registers.delivered("tax-yearly-list", "2018").delivered("si-participants", "2018-12");
    for (int i = 0; i < 90; ++i) {
        registers.tax({.person = 1 + below(60),
                       .income = incomes[engine() % incomes.size()],
                       .payer = codes[engine() % 7],
                       .unit = unit(),
                       .year = one_in(5) ? 2017 + 2 * below(2) : 2018,
                       .numbered = !one_in(4),
                       .in_force = !one_in(8)});
        const int place = below(6);
        registers.si({.person = 1 + below(60),
                      .month = months[engine() % months.size()],
                      .wage = 10 * (1 + below(3)),
                      .unit_code = "TZ000" + std::to_string(place),
                      .employer = one_in(3) ? "" : codes[static_cast<std::size_t>(place)],
                      .managed_by = unit(),
                      .si_number = one_in(9) ? "47000000" + std::to_string(10 + below(9)) : "",
                      .in_force = !one_in(8),
                      .movement = movements[engine() % movements.size()],
                      .contract_type = contracts[engine() % contracts.size()],
                      .unemployment = one_in(7)   ? ""
                                      : one_in(5) ? "false"
                                                  : "true"});
    }
    for (int person = 1; person <= 60; person += 1 + below(3))
        registers.resident({.person = person, .occupation = occupations[engine() % occupations.size()]});
    return registers;
}

Lines person_months_of(const SlowVerdicts& verdicts) {
    Lines lines;
    for (const auto& [key, verdict] : verdicts) {
        lines.push_back(key.first + "|" + key.second + "|" + verdict.answer + "|" +
                        (verdict.participating ? "true" : "false") + "|" + verdict.reason + "|" +
                        verdict.certainty + "|" + verdict.unit + "|" + verdict.employer + "|" +
                        (verdict.last_participated.empty() ? "" : verdict.last_participated + "-01"));
    }
    std::ranges::sort(lines);
    return lines;
}

Lines gap_of(const SlowVerdicts& verdicts) {
    std::map<std::string, int> sums;
    for (const auto& [key, verdict] : verdicts) {
        if (!verdict.eligible()) continue;
        ++sums[key.second + "|" + verdict.unit + "|" + verdict.employer + "|" +
               (verdict.participating ? "participating" : verdict.reason) + "|" + verdict.certainty];
    }
    Lines lines;
    for (const auto& [key, persons] : sums)
        lines.push_back(key + "|" + std::to_string(persons));
    return lines;
}

// COV-1 to COV-12: for every person, scheme, unit and employer the answer is the one that
// reading every row gives, in whatever order the rows come.
TEST(Judge, COV7AgreesWithTheSlowTwinForEveryUnitAndEmployer) {
    std::set<std::pair<std::string, std::string>> met;  // Reasons with their certainty.
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Registers registers = some_registers(seed);
        registers.turned_round = seed % 2 == 0;
        Judged judged(registers);
        const SlowVerdicts expected = slow_judge(registers, "2018-01", "2018-12", 2018,
                                                 judged.members("person"), judged.members("employer"));
        for (const auto& [key, verdict] : expected)
            met.insert({verdict.reason, verdict.certainty});
        ASSERT_EQ(
            judged.listed("SELECT person_id, scheme, verdict, participating, reason, certainty, unit_code, "
                          "employer_id, last_participated FROM coverage.person_month "
                          "WHERE scheme <> 'voluntary'"),
            person_months_of(expected))
            << "seed " << seed;
        ASSERT_EQ(judged.listed("SELECT scheme, unit_code, employer_id, reason, certainty, persons "
                                "FROM coverage.gap WHERE scheme <> 'voluntary'"),
                  gap_of(expected))
            << "seed " << seed;
        for (const By by : {By::unit, By::employer, By::block, By::officer, By::scheme}) {
            for (const Gap& line : gap(judged.connection(), by, {})) {
                ASSERT_EQ(line.absent(), std::accumulate(line.by_reason.begin(), line.by_reason.end(), 0L))
                    << "seed " << seed << ", " << line.key;
            }
        }
    }
    for (const char* reason : {"severance", "newly_hired"})
        EXPECT_TRUE(met.contains({reason, "unsure"})) << "no seed has " << reason;
    EXPECT_TRUE(met.contains({"severance", "inferred"})) << "no seed has who left the year before";
}

// ---- What the other registers tell ---------------------------------------------------------------

TEST(Judge, COV10APensionerIsNotSubjectWhateverTheTaxListSays) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).resident({.person = 1, .occupation = "pensioner"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "not_subject receives_pension");
    EXPECT_EQ(judged.verdict(1, "voluntary"), "may_not_join receives_pension");
}

// Law 58/2014 Art. 2(1)b and 124(1): from 01/01/2018. Which contracts under three months the list 05-2/BK
// shows, nobody can see in it.
TEST(Judge, COV10AShortContractIsKnownOnlyWhereTheLawSeesAllAlike) {
    Registers registers = year_2018();
    registers.other(
        "tax-yearly-flat-list", "2018", "tax/tax-yearly-flat-list/#7500000001",
        "tax_year, payer_tax_code, payer_name, payer_unit, full_name, identity_number, taxable_income",
        "2018, '3600000014', 'Bên trả', '731', 'Người 1', '270000001', 5");
    registers.labour({.person = 2, .contract_type = "fixed", .from = "2018-11-15", .to = "2018-12-31"});
    registers.labour({.person = 3, .contract_type = "fixed", .from = "2018-12-10", .to = "2018-12-31"});
    registers.labour({.person = 4, .contract_type = "fixed", .from = "2018-10-01", .to = "2018-12-31"});
    registers.labour({.person = 5, .contract_type = "seasonal"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "unknown");
    EXPECT_EQ(judged.verdict(1, "unemployment"), "not_subject contract_1_to_3_months");
    EXPECT_EQ(judged.verdict(2), "employer_unregistered sure ") << "the report names no unit";
    EXPECT_EQ(judged.verdict(2, "unemployment"), "not_subject contract_1_to_3_months");
    EXPECT_EQ(judged.verdict(3), "not_subject contract_under_1_month");
    EXPECT_EQ(judged.verdict(4, "unemployment"), "employer_unregistered sure ");
    EXPECT_EQ(judged.verdict(5), "unknown");
}

TEST(Judge, COV10UnemploymentIsNoCopyOfCompulsory) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).si({.person = 1, .contract_type = "civil_servant", .unemployment = "false"});
    registers.tax({.person = 2}).si({.person = 2, .contract_type = "indefinite", .unemployment = "false"});
    registers.si({.person = 3, .contract_type = "public_employee"});
    registers.si({.person = 4, .contract_type = "indefinite", .unemployment = ""});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "participating sure 731");
    EXPECT_EQ(judged.verdict(1, "unemployment"), "not_subject cadre_civil_servant_forces");
    EXPECT_EQ(judged.verdict(2, "unemployment"), "left_out sure 731");
    EXPECT_EQ(judged.verdict(3, "unemployment"), "participating sure 731");
    EXPECT_EQ(judged.verdict(4, "unemployment"), "participating inferred 731") << "the list does not say";
}

TEST(Judge, COV3AnAbsenceThatTheListExplainsIsLawful) {
    Registers registers = year_2018();
    int person = 0;
    for (const char* movement : {"maternity", "sick", "unpaid_leave", "moved", "left", "kept", ""})
        registers.tax({.person = ++person}).si({.person = person, .month = "2018-10", .movement = movement});
    registers.tax({.person = 8}).si({.person = 8, .month = "2018-10", .movement = "left"});
    registers.resident({.person = 8, .occupation = "wage_worker"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "maternity inferred 731");
    EXPECT_EQ(judged.verdict(2), "sick inferred 731");
    EXPECT_EQ(judged.verdict(3), "unpaid_leave inferred 731");
    EXPECT_EQ(judged.verdict(4), "possibly_insured_elsewhere inferred 731");
    EXPECT_EQ(judged.verdict(5), "left_in_period inferred 731");
    EXPECT_EQ(judged.verdict(6), "lapsed inferred 731");
    EXPECT_EQ(judged.verdict(7), "lapsed inferred 731");
    EXPECT_EQ(judged.verdict(8), "lapsed inferred 731") << "the household book says that he still works";
}

TEST(Judge, COV3NewlyHiredIsWhoseTimeToRegisterHasNotRunOut) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).labour({.person = 1, .from = "2018-12-01"});
    registers.tax({.person = 2}).labour({.person = 2, .from = "2018-11-30"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "newly_hired sure 731") << "30 days end on 31/12/2018";
    EXPECT_EQ(judged.verdict(2), "employer_unregistered sure 731");
}

TEST(Judge, COV3PaidInTheYearAfterHavingLeft) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).si({.person = 1, .month = "2017-11", .movement = "left"});
    registers.tax({.person = 2}).si({.person = 2, .month = "2017-11", .movement = "kept"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "severance inferred 731");
    EXPECT_EQ(judged.verdict(2), "employer_unregistered inferred 731");
}

// ---- What pay alone tells (COV-20 to COV-22) -------------------------------------------------------

// 12 months of 3.980.000 (the highest of 2018; nobody has read its zones), and 30 % above: 62.088.000.
TEST(Judge, COV20SeveranceWithoutAListOfTheYearBefore) {
    Registers registers = year_2018();
    const auto paid = [&](int person, std::int64_t income, const std::string& occupation) {
        registers.tax({.person = person, .income = income});
        if (!occupation.empty()) registers.resident({.person = person, .occupation = occupation});
    };
    paid(1, 62'087'999, "self_employed");
    paid(2, 62'088'000, "self_employed");
    paid(3, 62'087'999, "wage_worker");
    paid(4, 62'087'999, "");
    paid(5, 20'000'000, "farmer");
    registers.si({.person = 5, .month = "2017-01", .movement = "kept"});
    paid(6, 20'000'000, "farmer");
    registers.labour({.person = 6});
    paid(7, 20'000'000, "farmer");
    registers.labour({.person = 7, .from = "2018-01-01", .to = "2018-09-30"});
    paid(8, 20'000'000, "military");
    paid(9, 20'000'000, "farmer");
    registers.other("business-registrations", "2018-12-31",
                    "planning-investment/business-registrations/3600000046",
                    "business_code, name, legal_form, status, address, registered_on, representative, "
                    "representative_identity",
                    "'3600000046', 'Công ty', 'limited', 'active', 'Số 2', DATE '2010-01-01', 'Người 9', '" +
                        person_number(9) + "'");
    registers.si({.person = 90});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "severance unsure 731");
    EXPECT_EQ(judged.verdict(1, "unemployment"), "severance unsure 731");
    EXPECT_EQ(judged.verdict(2), "left_out inferred 731") << "a year's pay: he has worked";
    EXPECT_EQ(judged.verdict(3), "left_out inferred 731")
        << "the household book says that he works for wages";
    EXPECT_EQ(judged.verdict(4), "left_out inferred 731") << "no household book has him";
    EXPECT_EQ(judged.verdict(5), "left_out inferred 731")
        << "an SI list had him, and says nothing of leaving";
    EXPECT_EQ(judged.verdict(6), "left_out sure 731") << "a labour report has his contract";
    EXPECT_EQ(judged.verdict(7), "left_out inferred 731") << "a labour report had one";
    EXPECT_EQ(judged.verdict(8), "armed_forces inferred 731") << "what is known goes first";
    EXPECT_EQ(judged.verdict(9), "left_out inferred 731") << "he heads a firm: that is his other occupation";
}

// Two months of 3.980.000, and 30 % above: 10.348.000.
TEST(Judge, COV21NewlyHiredWithoutALabourReport) {
    Registers registers = year_2018();
    const auto paid = [&](int person, std::int64_t income, const std::string& occupation) {
        registers.tax({.person = person, .income = income});
        if (!occupation.empty()) registers.resident({.person = person, .occupation = occupation});
    };
    paid(1, 10'347'999, "wage_worker");
    paid(2, 10'348'000, "wage_worker");
    paid(3, 10'347'999, "");
    paid(4, 10'347'999, "wage_worker");
    registers.labour({.person = 4, .from = "2018-03-01"});
    paid(5, 10'347'999, "wage_worker");
    registers.si({.person = 5, .month = "2018-03"});
    // Of two payers the main one counts.
    paid(6, 5'000'000, "wage_worker");
    registers.tax({.person = 6, .income = 80'000'000, .payer = "3600000021"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "newly_hired unsure 731");
    EXPECT_EQ(judged.verdict(2), "left_out inferred 731");
    EXPECT_EQ(judged.verdict(3), "left_out inferred 731") << "nothing says that he works there still";
    EXPECT_EQ(judged.verdict(4), "left_out sure 731") << "hired in March";
    EXPECT_EQ(judged.verdict(5), "lapsed inferred 731");
    EXPECT_EQ(judged.verdict(6), "employer_unregistered inferred 731");
    // Little pay in a year says nothing of when in the year it was.
    Judged november(registers, "2018-11");
    EXPECT_EQ(november.verdict(1), "left_out inferred 731");
    registers.si({.person = 900, .month = "2019-01"});
    Judged january(registers, "2019-01");
    EXPECT_EQ(january.verdict(1), "left_out inferred 731");
}

// In 2019 Bien Hoa (731) was of zone I and Tan Phu (734) of zone III: 4.180.000 and 3.250.000.
TEST(Judge, COV22TheLimitIsThatOfTheWageZone) {
    Registers registers;
    registers.si({.person = 90, .month = "2019-12"});
    int person = 0;
    for (const auto& [unit, income] : std::vector<std::pair<std::string, std::int64_t>>{{"731", 10'867'999},
                                                                                        {"731", 10'868'000},
                                                                                        {"734", 8'449'999},
                                                                                        {"734", 8'450'000},
                                                                                        {"", 10'867'999}}) {
        registers.tax({.person = ++person, .income = income, .unit = unit, .year = 2019});
        registers.resident({.person = person, .occupation = "wage_worker"});
    }
    Judged judged(registers, "2019-12");
    EXPECT_EQ(judged.verdict(1), "newly_hired unsure 731");
    EXPECT_EQ(judged.verdict(2), "left_out inferred 731");
    EXPECT_EQ(judged.verdict(3), "newly_hired unsure 734");
    EXPECT_EQ(judged.verdict(4), "left_out inferred 734");
    EXPECT_EQ(judged.verdict(5), "newly_hired unsure 731") << "no place: the highest of the zones counts";
    EXPECT_EQ(judged.listed("SELECT unit_code, newly_hired, severance FROM coverage.pay_limit "
                            "WHERE unit_code IN ('731', '734', '26017')"),
              (Lines{"731|10868000|65208000", "734|8450000|50700000"}));
}

TEST(Judge, COV22WithoutDistrictsTheLimitIsThatOfTheCommune) {
    Registers registers;
    registers.si({.person = 90, .month = "2025-12"}).tax({.person = 1, .year = 2025});
    Judged judged(registers, "2025-12");
    EXPECT_EQ(judged.listed("SELECT unit_code, newly_hired, severance FROM coverage.pay_limit "
                            "WHERE unit_code IN ('731', '26068')"),
              Lines{"26068|12896000|77376000"});
}

TEST(Judge, COV3ASuspendedEmployerAHouseholdBusinessAndAHeadOfficeElsewhere) {
    Registers registers = year_2018();
    registers.tax({.person = 1, .payer = "3600000021"});
    registers.other("si-units", "2018-12-31", "social-insurance/si-units/TZ0021",
                    "si_unit_code, tax_code, name, managing_unit, block, status",
                    "'TZ0021', '3600000021', 'Đơn vị', '731', 'private', 'suspended'");
    registers.tax({.person = 2, .payer = "3600000039"});
    registers.other("household-businesses", "2018-12-31", "districts/household-businesses/47A8000001",
                    "registration_number, tax_code, owner_name, address",
                    "'47A8000001', '3600000039', 'Chủ Hộ', 'Số 1'");
    registers.tax({.person = 3, .payer = "0100000047-001"});
    registers.tax({.person = 4, .payer = "3600000046-001"});
    registers.other("business-registrations", "2018-12-31",
                    "planning-investment/business-registrations/3600000046",
                    "business_code, name, legal_form, status, address, registered_on",
                    "'3600000046', 'Công ty', 'limited', 'active', 'Số 2', DATE '2010-01-01'");
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "fund_suspension inferred 731");
    EXPECT_EQ(judged.verdict(2), "household_business inferred 731");
    EXPECT_EQ(judged.verdict(3), "possibly_insured_elsewhere inferred 731")
        << "the enterprise is not of this province";
    EXPECT_EQ(judged.verdict(4), "employer_unregistered inferred 731");
}

// A branch that is suspended says nothing of who works at the head office.
TEST(Judge, COV3SuspensionIsThatOfTheSiUnitWhereHeStoodLast) {
    Registers registers = year_2018();
    for (const std::string& unit : {std::string("TZ0021"), std::string("TZ0022")}) {
        registers.other("si-units", "2018-12-31", "social-insurance/si-units/" + unit,
                        "si_unit_code, tax_code, name, managing_unit, block, status",
                        "'" + unit + "', '3600000021', 'Đơn vị', '731', 'private', '" +
                            (unit == "TZ0021" ? "suspended" : "active") + "'");
    }
    for (const int person : {1, 2}) {
        registers.tax({.person = person, .payer = "3600000021"});
        registers.si({.person = person,
                      .month = "2018-11",
                      .unit_code = person == 1 ? "TZ0021" : "TZ0022",
                      .employer = "3600000021",
                      .movement = "unpaid_leave"});
    }
    registers.tax({.person = 3, .payer = "3600000021"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "fund_suspension inferred 731");
    EXPECT_EQ(judged.verdict(2), "unpaid_leave inferred 731");
    EXPECT_EQ(judged.verdict(3), "left_out inferred 731") << "he never stood in one; not all are suspended";
}

// Missing data are no absence: his row of the month came, and waits to be mended.
TEST(Judge, COV3WhoseRowOfTheMonthWasRefusedIsLookedUp) {
    Registers registers = year_2018();
    for (const int person : {1, 2, 3, 4}) {
        registers.tax({.person = person});
        registers.si({.person = person, .month = "2018-11"});
    }
    registers.refused_si({.person = 1, .month = "2018-12"});
    registers.refused_si({.person = 2, .month = "2018-11"});
    registers.refused_si({.person = 3, .month = "2018-12", .in_force = false});
    registers.refused_si({.person = 4, .month = "2018-12"}).si({.person = 4, .month = "2018-12"});
    registers.refused_si({.person = 77, .month = "2018-12"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "row_refused inferred 731");
    EXPECT_EQ(judged.verdict(2), "lapsed inferred 731") << "of another month";
    EXPECT_EQ(judged.verdict(3), "lapsed inferred 731") << "of a list that is superseded";
    EXPECT_EQ(judged.verdict(4), "participating sure 731") << "another row of him went in";
}

TEST(Judge, COV3WhoServesInTheForcesIsInsuredByThem) {
    Registers registers = year_2018();
    registers.tax({.person = 1}).resident({.person = 1, .occupation = "military"});
    registers.resident({.person = 2, .occupation = "military"});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "armed_forces inferred 731");
    EXPECT_EQ(judged.verdict(2), "unknown") << "the forces or the standing militia: the book does not say";
}

// LNK-8: two officers contradict each other about a pair.
TEST(Judge, COV3ADoubtfulLinkIsLookedAtFirst) {
    Registers registers = year_2018();
    const TaxRow one{.person = 1};
    const TaxRow other{.person = 2};
    const TaxRow third{.person = 3};
    registers.tax(one).tax(other).tax(third);
    const auto decided = [](std::int64_t sequence, linkage::Verdict verdict, const TaxRow& left,
                            const TaxRow& right) {
        return linkage::Decision{.sequence = sequence,
                                 .verdict = verdict,
                                 .left_key = left.record_key(),
                                 .right_key = right.record_key()};
    };
    Judged judged(
        registers, "2018-12",
        {decided(1, linkage::Verdict::same, one, third), decided(2, linkage::Verdict::same, third, other),
         decided(3, linkage::Verdict::different, one, other)});
    EXPECT_EQ(judged.verdict(1), "under_review inferred 731");
    EXPECT_EQ(judged.verdict(2), "under_review inferred 731");
}

// ---- Voluntary -------------------------------------------------------------------------------------

void pays_voluntarily(Registers& registers, int person, const std::string& from, int months) {
    registers.other("voluntary-participants", from.substr(0, 7),
                    "social-insurance/voluntary-participants/" + si_number(person),
                    "full_name, si_number, identity_number, income, method, months, from_month, commune",
                    "'Người " + std::to_string(person) + "', '" + si_number(person) + "', '" +
                        person_number(person) + "', 700000, 'monthly', " + std::to_string(months) +
                        ", DATE '" + from + "', '26017'");
}

TEST(Judge, COV11VoluntaryIsAPotentialOfResidents) {
    Registers registers = year_2018();
    registers.resident({.person = 1, .occupation = "farmer"});
    registers.resident({.person = 2, .occupation = "trader"});
    registers.resident({.person = 3, .occupation = "trader"});
    registers.resident({.person = 4, .occupation = "student", .birth_date = "2004-06-01"});
    registers.resident({.person = 5, .occupation = "wage_worker"}).si({.person = 5});
    registers.resident({.person = 6, .occupation = "wage_worker"});
    registers.tax({.person = 7});
    pays_voluntarily(registers, 2, "2018-01-01", 12);
    pays_voluntarily(registers, 3, "2018-08-01", 4);
    pays_voluntarily(registers, 8, "2018-12-01", 1);
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1, "voluntary"), "potential inferred 731");
    EXPECT_EQ(judged.verdict(2, "voluntary"), "participating sure 731")
        << "paid for twelve months in January";
    EXPECT_EQ(judged.verdict(3, "voluntary"), "lapsed inferred 731") << "paid to November";
    EXPECT_EQ(judged.verdict(4, "voluntary"), "may_not_join under_age");
    EXPECT_EQ(judged.verdict(5, "voluntary"), "not eligible") << "COV-13: insured, so not asked";
    EXPECT_EQ(judged.verdict(6, "voluntary"), "unknown") << "for whom he works nobody tells";
    EXPECT_EQ(judged.verdict(7, "voluntary"), "not eligible") << "no household book has him";
    EXPECT_EQ(judged.verdict(8, "voluntary"), "participating sure 731")
        << "in no household book, but he pays";
}

TEST(Judge, COV5VoluntaryCountsWhereOneLives) {
    Registers registers = year_2018();
    registers.resident({.person = 1, .occupation = "farmer", .commune = "26017"});
    EXPECT_EQ(Judged(registers).verdict(1, "voluntary"), "potential inferred 731");
    // From 01/07/2025 there are no districts, and the commune itself is the unit.
    Registers later = registers;
    later.si({.person = 900, .month = "2025-07"});
    later.resident({.person = 2, .occupation = "farmer", .commune = "25996"});
    Judged judged(later, "2025-07");
    EXPECT_EQ(judged.verdict(1, "voluntary"), "potential inferred 26017");
    EXPECT_EQ(judged.verdict(2, "voluntary"), "potential inferred 731")
        << "a commune that is no more counts where it last lay";
}

}  // namespace
}  // namespace baophu::coverage
