#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

using warehouse::Database;

// Three employers in two units. In 731: one of two at 3600000014 participates, the other is left
// out; two of 3600000021, which has no participant, one of them found by no number. In 732: one
// of 3600000014 lapsed, one of 3600000039 participates.
Registers two_units() {
    Registers registers;
    registers.tax({.person = 1}).si({.person = 1}).tax({.person = 2});
    registers.tax({.person = 3, .payer = "3600000021"});
    registers.tax({.person = 4, .payer = "3600000021", .numbered = false});
    registers.tax({.person = 5, .payer = "3600000014-001", .unit = "732"})
        .si({.person = 5, .month = "2018-11"});
    registers.si({.person = 6, .unit_code = "TZ0003", .employer = "3600000039", .managed_by = "732"});
    return registers;
}

const std::string employer_14 = linkage::entity_id('E', "tax/tax-yearly-list/payer:3600000014");
const std::string employer_21 = linkage::entity_id('E', "tax/tax-yearly-list/payer:3600000021");
const std::string employer_39 = linkage::entity_id('E', "social-insurance/si-participants/unit:TZ0003");

std::int64_t of_reason(const Gap& gap, std::string_view name) {
    const auto* const found = std::ranges::find(reasons, name, &Reason::name);
    return gap.by_reason.at(static_cast<std::size_t>(found - reasons.begin()));
}

// "731 4-1=2+1+0 unsure 1": not registered, left out, lapsed.
std::string printed(const Gap& gap) {
    return gap.key + " " + std::to_string(gap.eligible) + "-" + std::to_string(gap.participating) + "=" +
           std::to_string(of_reason(gap, "employer_unregistered")) + "+" +
           std::to_string(of_reason(gap, "left_out")) + "+" + std::to_string(of_reason(gap, "lapsed")) +
           " unsure " + std::to_string(gap.unsure);
}

using Lines = std::vector<std::string>;

Lines lines(Judged& judged, By by, const Filter& filter) {
    Lines all;
    for (const Gap& line : gap(judged.connection(), by, filter))
        all.push_back(printed(line));
    return all;
}

TEST(Gap, COV7ByUnitWithTheLargestGapFirst) {
    Judged judged(two_units());
    EXPECT_EQ(lines(judged, By::unit, {}), (Lines{"731 4-1=2+1+0 unsure 1", "732 2-1=0+0+1 unsure 0"}));
}

TEST(Gap, COV7ByEmployerAcrossUnits) {
    Judged judged(two_units());
    Lines expected{employer_14 + " 3-1=0+1+1 unsure 0", employer_21 + " 2-0=2+0+0 unsure 1"};
    if (employer_21 < employer_14) std::swap(expected[0], expected[1]);
    expected.push_back(employer_39 + " 1-1=0+0+0 unsure 0");
    EXPECT_EQ(lines(judged, By::employer, {}), expected) << "lines of one gap in the order of their keys";
}

TEST(Gap, AnEmployerIsNamedAndAUnitIsNot) {
    Judged judged(two_units());
    for (const Gap& line : gap(judged.connection(), By::employer, {.employer = employer_21}))
        EXPECT_EQ(line.name, "Bên trả 3600000021");
    for (const Gap& line : gap(judged.connection(), By::unit, {}))
        EXPECT_EQ(line.name, "");
}

TEST(Gap, FiltersByUnitEmployerAndReason) {
    Judged judged(two_units());
    EXPECT_EQ(lines(judged, By::unit, {.unit = "732"}), Lines{"732 2-1=0+0+1 unsure 0"});
    EXPECT_EQ(lines(judged, By::unit, {.employer = employer_14}),
              (Lines{"731 2-1=0+1+0 unsure 0", "732 1-0=0+0+1 unsure 0"}));
    EXPECT_EQ(lines(judged, By::employer, {.unit = "732", .employer = employer_14}),
              Lines{employer_14 + " 1-0=0+0+1 unsure 0"});
    EXPECT_EQ(lines(judged, By::employer, {.reason = "employer_unregistered"}),
              Lines{employer_21 + " 2-0=2+0+0 unsure 1"});
    EXPECT_EQ(lines(judged, By::unit, {.unit = "739"}), Lines{});
    EXPECT_EQ(lines(judged, By::unit, {.unit = "731' OR true --"}), Lines{});
}

// Whatever the filter, by unit and by employer the lines add up to the total.
TEST(Gap, TotalIsTheSumOfItsLines) {
    Judged judged(two_units());
    std::vector<Filter> filters{{}, {.unit = "731"}, {.employer = employer_14}, {.unit = "nowhere"}};
    for (const Reason& reason : reasons)
        filters.push_back({.reason = std::string(reason.name)});
    filters.push_back({.reason = "missing"});
    filters.push_back({.block = ""});
    filters.push_back({.unit = "731", .employer = employer_21, .reason = "employer_unregistered"});
    for (const Filter& filter : filters) {
        const Gap expected = total(judged.connection(), filter);
        for (const By by : {By::unit, By::employer, By::block, By::officer}) {
            Gap sum;
            for (const Gap& line : gap(judged.connection(), by, filter)) {
                sum.eligible += line.eligible;
                sum.participating += line.participating;
                for (std::size_t i = 0; i < reasons.size(); ++i)
                    sum.by_reason[i] += line.by_reason[i];
                sum.unsure += line.unsure;
            }
            EXPECT_EQ(printed(sum), printed(expected));
        }
    }
    EXPECT_EQ(printed(total(judged.connection(), {})), " 6-2=2+1+1 unsure 1");
    EXPECT_EQ(printed(total(judged.connection(), {.unit = "nowhere"})), " 0-0=0+0+0 unsure 0");
}

TEST(Gap, AReasonThatIsNoneIsRefused) {
    Judged judged(two_units());
    const Filter wrong{.reason = "lapsed > 0 OR true"};
    const Fault expected(fault::filter_value_unknown,
                         {{"filter", "reason"},
                          {"value", "lapsed > 0 OR true"},
                          {"known",
                           "employer_unregistered, household_business, left_out, "
                           "lapsed, possibly_insured_elsewhere, row_refused, under_review, "
                           "newly_hired, left_in_period, maternity, sick, "
                           "unpaid_leave, fund_suspension, severance, "
                           "armed_forces, potential; missing, to_check, lawful, "
                           "potential"}});
    try {
        gap(judged.connection(), By::unit, wrong);
        ADD_FAILURE() << "gap took it";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault(), expected);
    }
    EXPECT_THROW(total(judged.connection(), wrong), Failure);
}

// ---- Movement ------------------------------------------------------------------------------------

Lines movements(Judged& judged, const Filter& filter = {}) {
    Lines all;
    for (const Movement& line : movement(judged.connection(), filter)) {
        all.push_back(line.month.iso() + " ");
        if (line.changes) {
            all.back() += std::to_string(line.changes->opening) + "+" + std::to_string(line.changes->joined) +
                          "+" + std::to_string(line.changes->returned) + "-" +
                          std::to_string(line.changes->left);
            EXPECT_EQ(
                line.changes->opening + line.changes->joined + line.changes->returned - line.changes->left,
                line.closing);
        }
        all.back() += "=" + std::to_string(line.closing);
    }
    return all;
}

// 1 stays, 2 comes in November, 3 leaves and returns, 4 goes to another employer and unit. There is no list
// of September.
TEST(Movement, COV15OpeningNewReturnedLeftClosing) {
    Registers registers;
    registers.delivered("tax-yearly-list", "2018");
    for (const char* month : {"2018-08", "2018-10", "2018-11", "2018-12"})
        registers.si({.person = 1, .month = month});
    registers.si({.person = 2, .month = "2018-11", .unemployment = "false"});
    registers.si({.person = 2, .month = "2018-12", .unemployment = "false"});
    registers.si({.person = 3, .month = "2018-10"}).si({.person = 3, .month = "2018-12"});
    registers.si({.person = 4, .month = "2018-10"}).si({.person = 4, .month = "2018-11"});
    registers.si({.person = 4, .unit_code = "TZ0003", .employer = "3600000039", .managed_by = "732"});
    Judged judged(registers);
    EXPECT_EQ(movements(judged),
              (Lines{"2018-08 =1", "2018-10 =3", "2018-11 3+1+0-1=3", "2018-12 3+0+1-0=4"}));
    EXPECT_EQ(movements(judged, {.unit = "731"}).back(), "2018-12 3+0+1-1=3") << "4 has left this unit";
    EXPECT_EQ(movements(judged, {.unit = "732"}).back(), "2018-12 0+1+0-0=1");
    EXPECT_EQ(movements(judged, {.scheme = Scheme::unemployment}).back(), "2018-12 2+0+1-0=3");
}

TEST(Basis, ARunWithoutBasisIsAMistakeOfTheProgram) {
    Database database = Database::in_memory({.threads = 1});
    warehouse::Connection connection = database.connect();
    connection.run(
        "CREATE SCHEMA coverage; CREATE TABLE coverage.basis(month DATE, tax_year BIGINT, "
        "si_months BIGINT, rule VARCHAR, law VARCHAR, article VARCHAR, confidence VARCHAR)");
    EXPECT_THROW(basis(connection), Failure);
}

}  // namespace
}  // namespace baophu::coverage
