#include "flow/coverage/census.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/territory/unit_names.h"
#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

using Lines = std::vector<std::string>;

const Territory& dong_nai() {
    static const Territory territory = Territory::load("dong-nai.yaml");
    return territory;
}

void firm(Registers& registers, const std::string& code, const std::string& address,
          const std::string& sector, const std::string& status = "active") {
    registers.other("business-registrations", "2018-12-31",
                    "planning-investment/business-registrations/" + code,
                    "business_code, name, legal_form, status, address, district, sector, registered_on",
                    "'" + code + "', 'Công ty " + code.substr(8) + "', 'limited', '" + status + "', '" +
                        address + "', '731', '" + sector + "', DATE '2010-05-05'");
}

void household(Registers& registers, const std::string& number, const std::string& name, int workers) {
    registers.other("household-businesses", "2018-12-31", "districts/household-businesses/" + number,
                    "registration_number, business_name, owner_name, address, commune, workers",
                    "'" + number + "', " + (name.empty() ? "NULL" : "'" + name + "'") +
                        ", 'Bà Chủ', 'Số 1', '26017', " + std::to_string(workers));
}

// `heads` insured in December alone, of persons from `first` on.
void insured(Registers& registers, const std::string& code, int first, int heads) {
    for (int person = first; person < first + heads; ++person)
        registers.si({.person = person, .unit_code = "TZ" + code.substr(6), .employer = code});
}

std::string printed(const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : "-";
}

Lines listed(const Census& census) {
    Lines lines;
    for (const CensusEmployer& each : census.employers) {
        lines.push_back(each.name + "|" + each.number + "|" + each.unit + "|" + each.commune + "|" +
                        each.size + "|" + printed(each.by_register) + "|" + printed(each.by_tax) + "|" +
                        printed(each.by_labour) + "|" + std::to_string(each.by_si) + "|" +
                        printed(each.difference()));
    }
    return lines;
}

const std::string one = "3600000014";
const std::string two = "3600000021";
const std::string three = "3600000039";
const std::string four = "3600000046";
const std::string in_tan_bien = "Số 5, Phường Tân Biên, TP. Biên Hòa, Đồng Nai";

// One: 3 on the tax list, 2 in the labour report, 1 insured. Two: declared 8 in the last quarter, none
// insured. Three: no register tells heads, no commune in its address. Four is dissolved.
Registers firms() {
    Registers registers;
    firm(registers, one, in_tan_bien, "4711");
    for (int person = 1; person <= 3; ++person)
        registers.tax({.person = person, .payer = one});
    registers.labour({.person = 1, .employer = one}).labour({.person = 4, .employer = one});
    registers.labour({.person = 5, .to = "2018-11-30", .employer = one});
    registers.si({.person = 1, .unit_code = "TZ0014", .employer = one});
    firm(registers, two, in_tan_bien, "1520");
    for (const auto& [quarter, workers] : {std::pair{"2018-07-01", 20}, std::pair{"2018-10-01", 8}}) {
        registers.other("tax-quarterly-declarations", quarter,
                        "tax/tax-quarterly-declarations/" + two + quarter,
                        "quarter, payer_tax_code, payer_name, workers, income_paid",
                        "DATE '" + std::string(quarter) + "', '" + two + "', 'Công ty', " +
                            std::to_string(workers) + ", 0");
    }
    firm(registers, three, "Đường số 3", "");
    firm(registers, four, in_tan_bien, "1520", "dissolved");
    return registers;
}

TEST(Census, COV19HeadsByEachRegisterAndTheDifference) {
    Judged judged(firms());
    const std::string commune = *UnitNames(dong_nai()).commune("Tân Biên", "731", Date::parse("2018-12-31"));
    const Census found = census(judged.connection(), dong_nai(), CensusKind::sme);
    EXPECT_EQ(listed(found), (Lines{"Công ty 21|" + two + "|731|" + commune + "|micro|-|8|-|0|8",
                                    "Công ty 14|" + one + "|731|" + commune + "|micro|-|3|2|1|2",
                                    "Công ty 39|" + three + "|731||micro|-|-|-|0|-"}));
    const auto lines = by_commune(found.employers);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].commune, commune);
    EXPECT_EQ(lines[0].employers, 2);
    EXPECT_EQ(lines[0].told, 2);
    EXPECT_EQ(lines[0].heads, 11);
    EXPECT_EQ(lines[0].by_si, 1);
    EXPECT_EQ(lines[0].difference, 10);
    EXPECT_EQ(lines[0].uninsured, 1);
    EXPECT_EQ(lines[1].commune, "") << "the address names none";
    EXPECT_EQ(lines[1].told, 0) << "what no register tells is no 0";
}

// One list is there, so the average of the year is that of December.
TEST(Census, COV19SizesByHeadsAndSector) {
    const auto size = [](int heads, const std::string& sector) {
        Registers registers;
        registers.delivered("tax-yearly-list", "2018");
        firm(registers, one, in_tan_bien, sector);
        insured(registers, one, 1, heads);
        Judged judged(registers);
        const Census found = census(judged.connection(), dong_nai(), CensusKind::sme);
        EXPECT_EQ(found.law, "Nghị định 39/2018/NĐ-CP");
        EXPECT_EQ(found.employers.size() + static_cast<std::size_t>(found.larger), 1U);
        return found.employers.empty() ? std::string("larger") : found.employers.front().size;
    };
    EXPECT_EQ(size(10, ""), "micro");
    EXPECT_EQ(size(11, "4711"), "small");
    EXPECT_EQ(size(50, ""), "small");
    EXPECT_EQ(size(51, "4711"), "medium");
    EXPECT_EQ(size(51, "1520"), "small");
    EXPECT_EQ(size(51, ""), "unclear");
    EXPECT_EQ(size(101, "4711"), "larger");
    EXPECT_EQ(size(101, "1520"), "medium");
    EXPECT_EQ(size(201, "1520"), "larger");
    EXPECT_EQ(size(201, ""), "larger");
}

TEST(Census, COV19AHouseholdBusinessWithoutANameDoesNotTellItsOwners) {
    Registers registers;
    registers.tax({.person = 90}).si({.person = 90});
    household(registers, "47A8000001", "Tạp hóa Hai", 4);
    household(registers, "47A8000002", "", 2);
    Judged judged(registers);
    EXPECT_EQ(listed(census(judged.connection(), dong_nai(), CensusKind::household)),
              (Lines{"Tạp hóa Hai|47A8000001|731|26017||4|-|-|0|4", "|47A8000002|731|26017||2|-|-|0|2"}));
}

TEST(Census, COV19BeforeTheDefinitionThereIsNoSme) {
    Registers registers;
    registers.tax({.person = 90, .year = 2017}).si({.person = 90, .month = "2018-01"});
    Judged judged(registers, "2018-01");
    try {
        census(judged.connection(), dong_nai(), CensusKind::sme);
        ADD_FAILURE() << "told by no law";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::law_before_record);
    }
}

}  // namespace
}  // namespace baophu::coverage
