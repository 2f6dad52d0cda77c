// What README and ARCHITECTURE say of the sample province is what the program says.
#include <regex>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "program_run.h"

namespace baophu::scenario {
namespace {

namespace json = boost::json;

class Documents : public testing::Test {
protected:
    // As ./dev run makes it.
    void SetUp() override {
        ASSERT_EQ(baophu({"synth", "--out", folder_ / "province", "--scale", "0.01"}).exit_code, 0);
        ASSERT_EQ(baophu({"init", folder_ / "ws"}).exit_code, 0);
        ASSERT_EQ(baophu({"intake", folder_ / "ws", folder_ / "province/deliveries"}).exit_code, 0);
        ASSERT_EQ(baophu({"run", folder_ / "ws"}).exit_code, 0);
    }

    json::object coverage(const std::vector<std::string>& options) const {
        std::vector<std::string> arguments{"coverage", folder_ / "ws", "--format", "json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return json::parse(baophu(arguments).out).as_object().at("total").as_object();
    }

    static std::string document(const std::string& name) {
        return std::regex_replace(read_file(std::filesystem::path(BAOPHU_SOURCE_ROOT) / name),
                                  std::regex("\\s+"), " ");
    }

    TemporaryFolder folder_;
};

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() > 3) digits.insert(digits.size() - 3, ",");
    return digits;
}

// Persons whom the made-up province itself calls missing: who has to be insured, and why he is not.
std::int64_t missing_in_truth(const std::string& persons) {
    const std::regex line(",compulsory,[01],(left_out|lapsed|employer_unregistered),");
    return std::distance(std::sregex_iterator(persons.begin(), persons.end(), line), std::sregex_iterator());
}

TEST_F(Documents, TheGapOfTheSampleAndItsTruthAreThoseOfTheProgram) {
    const std::string told = with_commas(coverage({}).at("missing").as_int64());
    const std::string truth =
        with_commas(missing_in_truth(read_file(folder_ / "province/truth/persons.csv")));
    EXPECT_NE(document("README.md").find("(" + told + " against " + truth + " in truth)"), std::string::npos)
        << told << " against " << truth;
}

TEST_F(Documents, TheRecordThatArchitectureFollowsIsThere) {
    const std::string architecture = document("ARCHITECTURE.md");
    const std::string id = "P-DD19-E5DP-6WV2";
    ASSERT_NE(architecture.find(id), std::string::npos);
    const std::string told = baophu({"explain", folder_ / "ws", id}).out;
    for (const char* quoted :
         {"tax/tax-yearly-list/#bcedbcb9bb3d2034", "social-insurance/si-participants/7597842234",
          "Trần Bích Hiền", "Công ty Cổ phần Giày Minh Tín"}) {
        EXPECT_NE(architecture.find(quoted), std::string::npos) << quoted;
        EXPECT_NE(told.find(quoted), std::string::npos) << told;
    }
    EXPECT_NE(told.find("tax-yearly-list-2018.csv, dòng 3740\n"), std::string::npos) << told;
    EXPECT_NE(told.find("nhận 29/03/2019 09:30"), std::string::npos) << told;
    EXPECT_NE(told.find("gần nhất là 02/2018"), std::string::npos) << told;
    EXPECT_NE(told.find("Đã nghỉ việc trong kỳ (suy đoán)"), std::string::npos) << told;

    const json::object bien_hoa = coverage({"--unit", "731"});
    const std::string left =
        std::to_string(bien_hoa.at("by_reason").as_object().at("left_in_period").as_int64());
    EXPECT_NE(architecture.find("one of the " + left + " who left within the period in Biên Hòa"),
              std::string::npos)
        << left;
}

}  // namespace
}  // namespace baophu::scenario
