// The commands about the law, from the command line to the text that is read.
#include "core/law/law.h"

#include <set>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "edge/cli/program_for_tests.h"

namespace baophu::cli {
namespace {

void expect_told(const Ended& told, const std::vector<std::string>& parts) {
    EXPECT_EQ(told.exit_code, 0) << told.err;
    for (const std::string& part : parts)
        EXPECT_NE(told.out.find(part), std::string::npos) << part << "\n" << told.out;
}

TEST(LawCommands, ShowTellsFigureSourceAndConfidence) {
    expect_told(baophu({"law", "show", "base_salary", "--on", "2019-08-15"}),
                {"1.490.000 đồng/tháng", "01/07/2019", "38/2019", "chắc chắn"});
    expect_told(
        baophu({"--lang", "en", "law", "show", "regional_minimum_wage", "--on", "2020-02-01", "--zone", "I"}),
        {"4,420,000 VND a month", "90/2019"});
    expect_told(baophu({"law", "show", "interest.monthly_percent", "--on", "2018-06-01"}),
                {"CHƯA XÁC ĐỊNH ĐƯỢC", "chưa chắc"});
    expect_told(baophu({"law", "show", "compulsory.contract_1_to_3_months", "--on", "2017-12-31"}),
                {"BHXH bắt buộc: không", "Điều 124"});
}

TEST(LawCommands, ShowRefusesWhatThereIsNot) {
    EXPECT_EQ(baophu({"law", "show", "nothing", "--on", "2019-08-15"}).exit_code, 6);
    EXPECT_EQ(baophu({"law", "show", "base_salary", "--on", "2010-01-01"}).exit_code, 6);
    EXPECT_EQ(baophu({"law", "show", "regional_minimum_wage", "--on", "2019-08-15", "--zone", "V"}).exit_code,
              6);
    EXPECT_EQ(baophu({"law", "show", "base_salary", "--on", "yesterday"}).exit_code, 2);
    EXPECT_EQ(baophu({"law"}).exit_code, 2);
}

// One parameter of each unit is shown, and none is without its words.
TEST(LawCommands, EveryUnitHasItsWords) {
    const Messages messages(Language::vietnamese);
    const Law law = Law::load();
    std::set<FigureUnit> shown;
    for (const auto& [id, parameter] : law.parameters.all()) {
        EXPECT_TRUE(messages.has("law.unit." + std::string(to_word(parameter.unit)))) << id;
        if (!shown.insert(parameter.unit).second) continue;
        for (const ParameterValue& value : parameter.values) {
            const Ended told = baophu({"law", "show", id, "--on", value.from.iso()});
            EXPECT_EQ(told.exit_code, 0) << id << told.err;
            EXPECT_EQ(told.out.find('{'), std::string::npos) << told.out;
        }
    }
    EXPECT_EQ(shown.size(), 16U);
}

TEST(LawCommands, ListNamesAll) {
    const Ended told = baophu({"law", "list"});
    const Law law = Law::load();
    for (const auto& [id, parameter] : law.parameters.all())
        EXPECT_NE(told.out.find(id), std::string::npos) << id;
    for (const auto& [id, rule] : law.subjects.all())
        EXPECT_NE(told.out.find(id), std::string::npos) << id;
}

// Golden test 13, from the command line.
TEST(LawCommands, ContributionAsTableAndAsJson) {
    const std::vector<std::string> asked{"contribution", "--wage", "35.000.000", "--zone", "I",
                                         "--month",      "2019-08"};
    expect_told(baophu(asked),
                {"3.181.000", "6.459.000", "29.800.000", "Nghị định 38/2019/NĐ-CP", "Độ tin cậy: chắc chắn"});
    std::vector<std::string> as_json = asked;
    as_json.emplace_back("--json");
    const auto found = boost::json::parse(baophu(as_json).out).as_object();
    EXPECT_EQ(found.at("employee").as_int64(), 3'181'000);
    EXPECT_EQ(found.at("employer").as_int64(), 6'459'000);
    EXPECT_EQ(found.at("confidence").as_string(), "sure");
    EXPECT_GE(found.at("citations").as_array().size(), 10U);
}

// Golden tests 19 and 23, from the command line.
TEST(LawCommands, VoluntaryQuote) {
    expect_told(baophu({"voluntary", "quote", "--income", "29800000", "--month", "2019-08"}),
                {"6.556.000", "15.400", "6.540.600"});
    const Ended above = baophu({"voluntary", "quote", "--income", "29850000", "--month", "2019-08"});
    EXPECT_EQ(above.exit_code, 6);
    EXPECT_NE(above.err.find("BP-606"), std::string::npos);
    expect_told(baophu({"voluntary", "quote", "--income", "1500000", "--month", "2022-01", "--ahead", "2",
                        "--rate", "0.4"}),
                {"7.567.515", "7.920.000", "CHƯA CHẮC"});
    EXPECT_EQ(
        baophu({"voluntary", "quote", "--income", "1500000", "--month", "2022-01", "--ahead", "2"}).exit_code,
        6);
    const auto found =
        boost::json::parse(baophu({"voluntary", "quote", "--income", "1500000", "--month", "2025-08",
                                   "--group", "poor", "--province", "50000", "--json"})
                               .out)
            .as_object();
    EXPECT_EQ(found.at("state").as_int64(), 165'000);
    EXPECT_EQ(found.at("own").as_int64(), 330'000 - 165'000 - 50'000);
}

}  // namespace
}  // namespace baophu::cli
