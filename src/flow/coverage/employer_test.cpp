#include "flow/coverage/employer.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

const std::string code = "3600000014";

// The quarter as the form tells it, "" where only the delivery does.
void declared(Registers& registers, const std::string& payer, const std::string& quarter, int workers,
              const std::string& first_day) {
    registers.other("tax-quarterly-declarations", quarter, "tax/tax-quarterly-declarations/" + payer,
                    "period, quarter, payer_tax_code, payer_name, workers, income_paid",
                    "'" + quarter + "', " + (first_day.empty() ? "NULL::DATE" : "DATE '" + first_day + "'") +
                        ", '" + payer + "', 'Công ty Kê Khai', " + std::to_string(workers) + ", 0");
}

// "2018-10 si 2 tax 8", the last months of the year.
std::vector<std::string> printed(const Employer& employer, std::size_t last) {
    std::vector<std::string> lines;
    for (const EmployerMonth& month : employer.months) {
        lines.push_back(month.month.iso() + " si " + (month.si ? std::to_string(*month.si) : "-") + " tax " +
                        (month.tax ? std::to_string(*month.tax) : "-"));
    }
    lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(last));
    return lines;
}

const std::vector<Month> listed{*Month::of(2018, 11), *Month::of(2018, 12)};

TEST(EmployerTold, ADeclarationStandsForEachMonthOfItsQuarter) {
    Registers registers;
    registers.delivered("tax-yearly-list", "2018");
    registers.si({.person = 1, .employer = code}).si({.person = 2, .month = "2018-11", .employer = code});
    declared(registers, code, "2018-Q3", 20, "");
    declared(registers, code, "2018-Q4", 8, "2018-10-01");
    Judged judged(registers);
    const auto employer = find_employer(judged.connection(), judged.employer_called(code), listed);
    ASSERT_TRUE(employer);
    EXPECT_EQ(printed(*employer, 7),
              (std::vector<std::string>{"2018-06 si - tax -", "2018-07 si - tax 20", "2018-08 si - tax 20",
                                        "2018-09 si - tax 20", "2018-10 si - tax 8", "2018-11 si 1 tax 8",
                                        "2018-12 si 1 tax 8"}));
}

TEST(EmployerTold, UnitsOfAnEnterpriseThatDeclareForThemselvesAreSummed) {
    Registers registers;
    registers.delivered("tax-yearly-list", "2018");
    registers.si({.person = 1, .employer = code});
    declared(registers, code, "2018-Q4", 8, "2018-10-01");
    declared(registers, code + "-001", "2018-Q4", 5, "2018-10-01");
    declared(registers, "3600000021", "2018-Q4", 100, "2018-10-01");
    Judged judged(registers);
    const auto employer = find_employer(judged.connection(), judged.employer_called(code), listed);
    ASSERT_TRUE(employer);
    EXPECT_EQ(printed(*employer, 1), std::vector<std::string>{"2018-12 si 1 tax 13"});
}

TEST(EmployerTold, TheDeclarationsNameIt) {
    Registers registers;
    registers.delivered("tax-yearly-list", "2018");
    registers.si({.person = 1, .employer = code});
    declared(registers, code, "2018-Q4", 8, "2018-10-01");
    Judged judged(registers);
    const auto employer = find_employer(judged.connection(), judged.employer_called(code), listed);
    ASSERT_TRUE(employer);
    const auto record =
        std::ranges::find(employer->records, "tax-quarterly-declarations", &EmployerRecord::dataset);
    ASSERT_NE(record, employer->records.end());
    EXPECT_EQ(record->name, "Công ty Kê Khai");
}

}  // namespace
}  // namespace baophu::coverage
