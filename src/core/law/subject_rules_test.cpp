#include "core/law/subject_rules.h"

#include <array>
#include <string>
#include <vector>

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

std::string problem_of(std::string_view text) {
    try {
        SubjectRules::read(YamlFields("data/law/subject.yaml", "", YAML::Load(std::string(text))));
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::builtin_file_broken);
        return failure.fault().details.back().second;
    }
    return "";
}

// LAW-1, LAW-2 for the rules about persons.
TEST(SubjectRules, EveryPlantedMistakeIsCaught) {
    const std::string sound = R"(
rules:
  - id: compulsory.test
    scheme: compulsory
    matrix_row: 1
    title: {vi: "Thử", en: "Test"}
    values:
      - {from: "2016-01-01", to: "2025-06-30", subject: false, law: "Luật 1", article: "Điều 1", confidence: sure, checked: "2026-11-23"}
      - {from: "2025-07-01", subject: true, law: "Luật 1", article: "Điều 2", confidence: sure, checked: "2026-11-23"}
)";
    EXPECT_EQ(problem_of(sound), "");
    const std::vector<std::array<std::string, 3>> plants{
        {"subject: true", "subject: true, colour: red", "unknown key colour"},
        {"subject: true", "subject: perhaps", "subject is perhaps"},
        {"subject: true", "may_join: true", "unknown key may_join"},
        {", article: \"Điều 2\"", "", "no article"},
        {"law: \"Luật 1\", article: \"Điều 2\"", "article: \"Điều 2\"", "no law"},
        {"article: \"Điều 2\"", "article: \"Chưa rõ\"", "Chưa rõ is no article"},
        {"to: \"2025-06-30\"", "to: \"2025-07-01\"", "two values hold on the same day"},
        {"to: \"2025-06-30\"", "to: \"2025-06-29\"", "no value after 2025-06-29: write unknown"},
        {"from: \"2025-07-01\"", R"(from: "2025-07-01", to: "2030-01-01")", "the last value ends"},
        {"scheme: compulsory", "scheme: voluntary", "compulsory.test is of another scheme"},
        {"    matrix_row: 1\n", "", "no matrix_row"},
        {"subject: true", "subject: true, contract_months_below: few", "contract_months_below is no number"},
    };
    for (const auto& [from, to, expected] : plants) {
        std::string planted = sound;
        planted.replace(planted.find(from), from.size(), to);
        EXPECT_EQ(problem_of(planted), expected) << from;
    }
}

}  // namespace
}  // namespace baophu
