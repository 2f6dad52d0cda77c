#include "flow/coverage/firms.h"

#include <gtest/gtest.h>

#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

using Lines = std::vector<std::string>;

Month month(const char* iso) {
    return *Month::parse(iso);
}

void registered(Registers& registers, const std::string& code, const std::string& day,
                const std::string& unit = "731", const std::string& dataset = "business-registrations") {
    registers.other(
        dataset, dataset == "business-registrations" ? "2018-12-31" : day.substr(0, 7),
        "planning-investment/" + dataset + "/" + code,
        "business_code, name, legal_form, status, address, district, registered_on",
        "'" + code + "', 'Công ty', 'limited', 'active', 'Số 2', '" + unit + "', DATE '" + day + "'");
}

void taxed(Registers& registers, const std::string& code, const std::string& day,
           const std::string& status = "active") {
    registers.other("taxpayers", "2018-12-31", "tax/taxpayers/" + code, "tax_code, name, status, started_on",
                    "'" + code + "', 'Công ty', '" + status + "', " +
                        (day.empty() ? "NULL::DATE" : "DATE '" + day + "'"));
}

// The quarter by its first day.
void declared(Registers& registers, const std::string& code, const std::string& quarter, int workers) {
    const std::string day = quarter.substr(0, 5) + (quarter.ends_with("Q1")   ? "01-01"
                                                    : quarter.ends_with("Q2") ? "04-01"
                                                                              : "10-01");
    registers.other("tax-quarterly-declarations", quarter, "tax/tax-quarterly-declarations/" + code + quarter,
                    "quarter, payer_tax_code, payer_name, workers, income_paid",
                    "DATE '" + day + "', '" + code + "', 'Công ty', " + std::to_string(workers) + ", 0");
}

std::string printed(const FirmStep& step) {
    std::string text = std::to_string(step.firms) + "/" + std::to_string(step.dated);
    if (step.twice_median_days) text += "/" + std::to_string(*step.twice_median_days);
    return text;
}

// "2018-02 2: tax 1/1/20 workers 0/0 insured 0/0, uninsured 0, untold 1"; medians twice.
std::string printed(const FirmCohort& line) {
    return (line.month ? line.month->iso() : "all") + " " + std::to_string(line.registered) + ": tax " +
           printed(line.taxed) + " workers " + printed(line.with_workers) + " insured " +
           printed(line.insured) + ", uninsured " + std::to_string(line.workers_uninsured) + ", untold " +
           std::to_string(line.untold);
}

const std::string one = "3600000014";
const std::string two = "3600000021";
const std::string three = "3600000039";
const std::string four = "3600000046";

// Lists of all months of 2018 and of the four quarters are there.
Registers year_2018() {
    Registers registers;
    registers.tax({.person = 90, .payer = "3600000053"});
    for (const char* list : {"2018-01", "2018-12"})
        registers.si({.person = 90, .month = list, .unit_code = "TZ0009", .employer = "3600000053"});
    declared(registers, "3600000053", "2018-Q1", 9);
    return registers;
}

// In February: one is active for tax after 10 days, has workers in the second quarter (30/06, 146 days after
// 04/02) and is in the SI list of July (31/07, 177 days). Two is active at once, has a contract from 06/03
// (14 days after 20/02) and is in no SI list. In March: three stands in no other register.
TEST(Firms, COV18EachStepWithItsDays) {
    Registers registers = year_2018();
    registered(registers, one, "2018-02-04");
    taxed(registers, one, "2018-02-14");
    declared(registers, one, "2018-Q1", 0);
    declared(registers, one, "2018-Q2", 3);
    registers.si({.person = 1, .month = "2018-07", .unit_code = "TZ0001", .employer = one});
    registers.si({.person = 1, .month = "2018-09", .unit_code = "TZ0001", .employer = one});
    registered(registers, two, "2018-02-20");
    taxed(registers, two, "2018-02-20");
    registers.labour({.person = 2, .from = "2018-03-06", .employer = two});
    registers.labour({.person = 3, .from = "2018-08-01", .employer = two});
    registered(registers, three, "2018-03-01");
    Judged judged(registers);
    const FirmCohorts found = firm_cohorts(judged.connection(), month("2018-01"), month("2018-03"), {});
    ASSERT_EQ(found.lines.size(), 3U);
    EXPECT_EQ(printed(found.lines[0]), "2018-01 0: tax 0/0 workers 0/0 insured 0/0, uninsured 0, untold 0");
    // Labour reports are kept from July 2018 only, so they tell no day of a firm of February.
    EXPECT_EQ(printed(found.lines[1]),
              "2018-02 2: tax 2/2/10 workers 2/1/292 insured 1/1/354, uninsured 1, untold 0");
    EXPECT_EQ(printed(found.lines[2]), "2018-03 1: tax 0/0 workers 0/0 insured 0/0, uninsured 0, untold 1");
    EXPECT_EQ(printed(found.total),
              "all 3: tax 2/2/10 workers 2/1/292 insured 1/1/354, uninsured 1, untold 1");
}

// The same firm in both business registers, with a later day in one, and its branch.
TEST(Firms, COV18AFirmIsCountedOnceWithItsFirstDay) {
    Registers registers = year_2018();
    registered(registers, one, "2018-05-10");
    registered(registers, one, "2018-06-02", "732", "business-registrations-new");
    registered(registers, one + "-001", "2018-06-20");
    Judged judged(registers);
    const FirmCohorts found = firm_cohorts(judged.connection(), month("2018-05"), month("2018-06"), {});
    EXPECT_EQ(found.lines[0].registered, 1);
    EXPECT_EQ(found.lines[1].registered, 0);
}

// Workers before the registration count as on its day; a tax code that was closed before it began is no step.
TEST(Firms, COV18BeforeTheRegistrationIsItsDay) {
    Registers registers = year_2018();
    registered(registers, one, "2018-08-10");
    registers.labour({.person = 1, .from = "2018-07-15", .employer = one});
    registered(registers, two, "2018-08-11");
    taxed(registers, two, "", "closed");
    registered(registers, three, "2018-08-12");
    taxed(registers, three, "", "active");
    registered(registers, four, "2018-08-13");
    taxed(registers, four, "2019-02-01");
    Judged judged(registers);
    const FirmCohorts found = firm_cohorts(judged.connection(), month("2018-08"), month("2018-08"), {});
    EXPECT_EQ(printed(found.total), "all 4: tax 1/0 workers 1/1/0 insured 0/0, uninsured 1, untold 2");
}

// A firm of 2015 was perhaps insured long before the first list that is kept.
TEST(Firms, COV18AListThatWasNotKeptThenTellsNoDay) {
    Registers registers = year_2018();
    registered(registers, one, "2015-08-10");
    declared(registers, one, "2018-Q1", 3);
    registers.si({.person = 1, .month = "2018-01", .unit_code = "TZ0001", .employer = one});
    Judged judged(registers);
    const FirmCohorts found = firm_cohorts(judged.connection(), month("2015-08"), month("2015-08"), {});
    EXPECT_EQ(printed(found.total), "all 1: tax 0/0 workers 1/0 insured 1/0, uninsured 0, untold 0");
}

TEST(Firms, COV18ByTheUnitOfTheSeat) {
    Registers registers = year_2018();
    registered(registers, one, "2018-05-10", "731");
    registered(registers, two, "2018-05-11", "732");
    Judged judged(registers);
    const auto of_unit = [&](const std::string& unit) {
        return firm_cohorts(judged.connection(), month("2018-05"), month("2018-05"), unit).total.registered;
    };
    EXPECT_EQ(of_unit("731"), 1);
    EXPECT_EQ(of_unit("739"), 0);
}

TEST(Firms, COV18ARegisterThatIsNotThereIsNoZero) {
    Registers registers;
    registers.tax({.person = 90}).si({.person = 90});
    registered(registers, one, "2018-05-10");
    Judged judged(registers);
    const FirmCohorts found = firm_cohorts(judged.connection(), month("2018-05"), month("2018-05"), {});
    EXPECT_TRUE(found.tells_registration());
    EXPECT_FALSE(found.tells_tax());
    EXPECT_TRUE(found.tells_workers()) << "there is a yearly tax list";
    EXPECT_FALSE(found.registers[3].there) << found.registers[3].dataset;
}

// The list of 2018 is known in spring 2019; asked in October 2018 it is the future.
TEST(Firms, COV18WhatLiesBehindTheMonthIsNotSeen) {
    Registers registers;
    registers.tax({.person = 1, .payer = one}).tax({.person = 90, .payer = two, .year = 2017});
    registers.si({.person = 90, .month = "2018-10", .unit_code = "TZ0009", .employer = two});
    registered(registers, one, "2018-05-10");
    registered(registers, three, "2018-11-10");
    declared(registers, one, "2018-Q4", 5);
    taxed(registers, one, "2018-11-01");
    Judged judged(registers, "2018-10");
    const FirmCohorts found = firm_cohorts(judged.connection(), month("2018-05"), month("2018-10"), {});
    EXPECT_EQ(printed(found.total), "all 1: tax 0/0 workers 0/0 insured 0/0, uninsured 0, untold 1");
}

}  // namespace
}  // namespace baophu::coverage
