#include "core/law/subject_rules.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

constexpr const char* contract = "compulsory.contract_3_months";

Date day(const char* iso) {
    return *Date::parse(iso);
}

TEST(SubjectRules, AContractOfThreeMonthsIsSubjectUnderTheLawOfTheDay) {
    const SubjectRules rules = SubjectRules::load();
    EXPECT_TRUE(rules.on(contract, day("2018-12-31")).subject);
    EXPECT_NE(rules.on(contract, day("2025-06-30")).law.find("58/2014/QH13"), std::string::npos);
    EXPECT_NE(rules.on(contract, day("2025-07-01")).law.find("41/2024/QH15"), std::string::npos);
}

TEST(SubjectRules, ADayBeforeTheFirstValueHasNoAnswer) {
    const SubjectRules rules = SubjectRules::load();
    try {
        rules.on(contract, day("2015-12-31"));
        FAIL() << "a silent law was taken for an answer";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::rule_unknown_on_date);
    }
}

TEST(SubjectRules, ARuleThatDoesNotExistIsAMistakeOfTheProgram) {
    EXPECT_THROW(SubjectRules::load().rule("compulsory.nothing"), Failure);
}

}  // namespace
}  // namespace baophu
