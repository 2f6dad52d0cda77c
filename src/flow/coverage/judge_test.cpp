#include <random>

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
    EXPECT_EQ(judged.listed("SELECT count(*), count(DISTINCT person_id) FROM coverage.person_month"),
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
                                       "WHERE unit_code = '731'"),
              (Lines{"false|2018-12-01", "true|2018-10-01", "true|"}));
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

// Intake lets no row without unit through. Should one come all the same, its person would be in
// the sum of the province and in no locality.
TEST(Judge, COV7APersonWithoutUnitStopsTheRun) {
    Registers on_tax_list = year_2018();
    on_tax_list.tax({.person = 1, .unit = ""});
    const Fault fault = fault_of(on_tax_list, "2018-12");
    EXPECT_EQ(fault, Fault("BP-404", {{"lines", "0"}, {"lost", "0"}, {"nowhere", "1"}}));
    EXPECT_EQ(fault.code, fault::identity_broken);

    Registers participating = year_2018();
    participating.tax({.person = 1}).si({.person = 1, .managed_by = ""}).si({.person = 2, .managed_by = ""});
    // The first of them has the unit of his payer.
    EXPECT_EQ(fault_of(participating, "2018-12"),
              Fault("BP-404", {{"lines", "0"}, {"lost", "0"}, {"nowhere", "1"}}));
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
    Registers registers;
    registers.delivered("tax-yearly-list", "2018").delivered("si-participants", "2018-12");
    for (int i = 0; i < 90; ++i) {
        registers.tax({.person = 1 + below(60),
                       .income = 10 * (1 + below(3)),
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
                      .in_force = !one_in(8)});
    }
    return registers;
}

using SlowVerdicts = std::map<std::string, SlowVerdict>;

Lines person_months_of(const SlowVerdicts& verdicts) {
    Lines lines;
    for (const auto& [person, verdict] : verdicts) {
        lines.push_back(person + "|" + (verdict.reason.empty() ? "true" : "false") + "|" + verdict.reason +
                        "|" + verdict.certainty + "|" + verdict.unit + "|" + verdict.employer + "|" +
                        (verdict.last_participated.empty() ? "" : verdict.last_participated + "-01"));
    }
    return lines;
}

Lines gap_of(const SlowVerdicts& verdicts) {
    std::map<std::string, std::array<int, 6>> sums;
    for (const auto& [person, verdict] : verdicts) {
        std::array<int, 6>& sum = sums[verdict.unit + "|" + verdict.employer];
        ++sum[0];
        if (verdict.reason.empty()) ++sum[1];
        for (std::size_t i = 0; i < reasons.size(); ++i)
            sum[2 + i] += verdict.reason == reasons[i] ? 1 : 0;
        if (verdict.certainty == "unsure") ++sum[5];
    }
    Lines lines;
    for (const auto& [key, sum] : sums) {
        lines.push_back(key);
        for (const int number : sum)
            lines.back() += "|" + std::to_string(number);
    }
    return lines;
}

// COV-1 to COV-7: for every person, every unit and every employer the answer is the one that
// reading every row gives, in whatever order the rows come.
TEST(Judge, COV7AgreesWithTheSlowTwinForEveryUnitAndEmployer) {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        Registers registers = some_registers(seed);
        registers.turned_round = seed % 2 == 0;
        Judged judged(registers);
        const SlowVerdicts expected = slow_judge(registers, "2018-01", "2018-12", 2018,
                                                 judged.members("person"), judged.members("employer"));
        ASSERT_EQ(judged.listed("SELECT person_id, participating, reason, certainty, unit_code, employer_id, "
                                "last_participated FROM coverage.person_month"),
                  person_months_of(expected))
            << "seed " << seed;
        ASSERT_EQ(judged.listed("SELECT unit_code, employer_id, eligible, participating, "
                                "employer_unregistered, left_out, lapsed, unsure FROM coverage.gap"),
                  gap_of(expected))
            << "seed " << seed;
        for (const By by : {By::unit, By::employer}) {
            for (const Gap& line : gap(judged.connection(), by, {})) {
                ASSERT_EQ(line.missing(),
                          line.missing_by_reason[0] + line.missing_by_reason[1] + line.missing_by_reason[2])
                    << "seed " << seed << ", " << line.key;
            }
        }
    }
}

}  // namespace
}  // namespace baophu::coverage
