#include "flow/coverage/jobs.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "flow/coverage/gap.h"
#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

using Lines = std::vector<std::string>;

const std::string one = "3600000014";
const std::string two = "3600000021";

// "one 3 told, 1 insured: left_out 1 second_contract 1"
std::string printed(Judged& judged, const Jobs& line) {
    std::string text = (line.employer_id == judged.employer_called(one) ? "one " : "two ") +
                       std::to_string(line.told) + " told, " + std::to_string(line.insured) + " insured:";
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        if (line.by_reason[i] > 0)
            text += " " + std::string(reasons[i].name) + " " + std::to_string(line.by_reason[i]);
    }
    for (std::size_t i = 0; i < job_standings.size(); ++i) {
        if (line.by_standing[i] > 0)
            text += " " + std::string(job_standings[i]) + " " + std::to_string(line.by_standing[i]);
    }
    return text;
}

Lines found(Judged& judged, const Filter& filter) {
    Lines texts;
    for (const Jobs& line : jobs(judged.connection(), filter))
        texts.push_back(printed(judged, line));
    std::ranges::sort(texts);
    return texts;
}

// Both employers are registered: persons 90 and 91 see to it.
Registers two_employers() {
    Registers registers;
    registers.si({.person = 90, .unit_code = "TZ0001", .employer = one});
    registers.si({.person = 91, .unit_code = "TZ0002", .employer = two});
    return registers;
}

// Insured at the first employer, on the tax list of the second too.
TEST(Jobs, COV23ASecondContractIsAReasonOfTheJob) {
    Registers registers = two_employers();
    registers.si({.person = 1, .unit_code = "TZ0001", .employer = one});
    registers.tax({.person = 1, .payer = one}).tax({.person = 1, .income = 900'000'000, .payer = two});
    Judged judged(registers);
    EXPECT_EQ(judged.verdict(1), "participating sure 731");
    EXPECT_EQ(found(judged, {}),
              (Lines{"one 2 told, 2 insured:", "two 2 told, 1 insured: second_contract 1"}));
}

// He was in the list of October at the second, and is in that of December at the first.
TEST(Jobs, COV23WhoMovedOnHasNoSecondContract) {
    Registers registers = two_employers();
    registers.si({.person = 1, .month = "2018-10", .unit_code = "TZ0002", .employer = two});
    registers.si({.person = 1, .unit_code = "TZ0001", .employer = one});
    registers.tax({.person = 1, .payer = two});
    Judged judged(registers);
    EXPECT_EQ(found(judged, {}), (Lines{"one 2 told, 2 insured:", "two 2 told, 1 insured: moved_on 1"}));
}

// Without a trace in the tax list of the year he has no job at the employer that he left.
TEST(Jobs, COV23AnEndedStayIsNoJob) {
    Registers registers = two_employers();
    registers.si({.person = 1, .month = "2018-10", .unit_code = "TZ0002", .employer = two});
    registers.si({.person = 1, .unit_code = "TZ0001", .employer = one});
    registers.tax({.person = 2, .payer = one});
    Judged judged(registers);
    EXPECT_EQ(found(judged, {}), (Lines{"one 3 told, 2 insured: left_out 1", "two 1 told, 1 insured:"}));
}

// Two payers and no insurance: counted where he earns most.
TEST(Jobs, COV23WhoIsMissingIsCountedOnce) {
    Registers registers = two_employers();
    registers.tax({.person = 1, .income = 10'000'000, .payer = one});
    registers.tax({.person = 1, .income = 90'000'000, .payer = two});
    Judged judged(registers);
    EXPECT_EQ(found(judged, {}),
              (Lines{"one 2 told, 1 insured: counted_elsewhere 1", "two 2 told, 1 insured: left_out 1"}));
    EXPECT_EQ(found(judged, {.reason = "missing"}), Lines{"two 2 told, 1 insured: left_out 1"});
}

// Who is insured at both stands at both.
TEST(Jobs, COV23TwoEmployersMayInsureOne) {
    Registers registers = two_employers();
    registers.si({.person = 1, .wage = 9'000'000, .unit_code = "TZ0001", .employer = one});
    registers.si({.person = 1, .unit_code = "TZ0002", .employer = two, .unemployment = "false"});
    registers.tax({.person = 2, .payer = one});
    Judged judged(registers);
    EXPECT_EQ(found(judged, {}), (Lines{"one 3 told, 2 insured: left_out 1", "two 2 told, 2 insured:"}));
    EXPECT_EQ(found(judged, {.scheme = Scheme::unemployment}),
              (Lines{"one 3 told, 2 insured: left_out 1", "two 2 told, 1 insured: second_contract 1"}));
}

// Pensioners are outside the law, and of a short contract of 2018 the flat list does not tell.
TEST(Jobs, COV23WhomTheLawDoesNotSeeIsToldToo) {
    Registers registers = two_employers();
    registers.tax({.person = 1, .payer = one}).resident({.person = 1, .occupation = "pensioner"});
    registers.other(
        "tax-yearly-flat-list", "2018", "tax/tax-yearly-flat-list/#2",
        "tax_year, payer_tax_code, payer_name, payer_unit, full_name, identity_number, taxable_income",
        "2018, '" + one + "', 'Đơn vị', '731', 'Người 2', '" + person_number(2) + "', 5000000");
    Judged judged(registers);
    EXPECT_EQ(found(judged, {.employer = judged.employer_called(one)}),
              Lines{"one 3 told, 1 insured: outside 1 not_told 1"});
}

// What the gap counts at an employer is what its jobs say, for both schemes.
TEST(Jobs, COV23TheReasonsOfAnEmployerAreThoseOfTheGap) {
    Registers registers = two_employers();
    for (int person = 1; person <= 40; ++person) {
        const std::string employer = person % 3 == 0 ? two : one;
        if (person % 2 == 0) registers.tax({.person = person, .payer = employer});
        if (person % 5 == 0) registers.tax({.person = person, .income = 300'000'000, .payer = two});
        if (person % 7 == 0)
            registers.si({.person = person, .month = "2018-11", .unit_code = "TZ0001", .employer = one});
        if (person % 11 == 0) registers.labour({.person = person, .employer = two});
    }
    Judged judged(registers);
    for (const Scheme scheme : {Scheme::compulsory, Scheme::unemployment}) {
        const std::vector<Gap> gaps = gap(judged.connection(), By::employer, {.scheme = scheme});
        ASSERT_EQ(gaps.size(), 2U);
        for (const Gap& line : gaps) {
            const std::vector<Jobs> at_employer =
                jobs(judged.connection(), {.scheme = scheme, .employer = line.key});
            ASSERT_EQ(at_employer.size(), 1U);
            EXPECT_EQ(at_employer[0].by_reason, line.by_reason) << printed(judged, at_employer[0]);
            EXPECT_GT(line.absent(), 0);
        }
    }
}

}  // namespace
}  // namespace baophu::coverage
