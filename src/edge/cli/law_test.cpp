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
                {"BHXH bắt buộc: không", "Điều 124", "hợp đồng từ đủ 1 tháng; hợp đồng dưới 3 tháng"});
    expect_told(baophu({"law", "show", "report.district.due", "--on", "2019-03-01"}), {"ngày 25/03"});
    expect_told(baophu({"law", "show", "several_contracts.health", "--on", "2019-03-01"}),
                {"hợp đồng có tiền lương cao nhất"});
    expect_told(baophu({"law", "show", "wage_zone.commune", "--on", "2025-07-01", "--scope", "26068"}),
                {"26068: vùng I", "128/2025"});
}

// A figure that is less sure than its value says so beside itself.
TEST(LawCommands, ShowMarksTheFigureThatIsLessSure) {
    expect_told(baophu({"law", "show", "contribution.base", "--on", "2025-08-01"}),
                {"commune_official (không chuyên trách ở xã, thôn): lương cơ sở (mức tham chiếu) (nhiều khả "
                 "năng)"});
}

TEST(LawCommands, ShowWithoutADayTellsEveryValueOverTime) {
    for (const std::vector<std::string>& asked :
         {std::vector<std::string>{"law", "show", "base_salary"}, {"law", "show", "base_salary", "--all"}}) {
        const Ended told = baophu(asked);
        expect_told(told, {"1.150.000", "1.490.000", "2.530.000", "01/07/2026 - nay"});
    }
    expect_told(baophu({"law", "show", "compulsory.foreigner"}),
                {"BHXH bắt buộc: không", "BHXH bắt buộc: có"});
    EXPECT_EQ(baophu({"law", "show", "base_salary", "--all", "--on", "2019-01-01"}).exit_code, 2);
}

TEST(LawCommands, ShowAsJson) {
    const auto all = boost::json::parse(baophu({"law", "show", "base_salary", "--json"}).out).as_object();
    EXPECT_EQ(all.at("unit").as_string(), "VND_per_month");
    EXPECT_EQ(all.at("values").as_array().size(), 8U);
    const auto one = boost::json::parse(baophu({"law", "show", "regional_minimum_wage", "--on", "2020-02-01",
                                                "--zone", "II", "--json"})
                                            .out)
                         .as_object();
    const auto& value = one.at("values").as_array()[0].as_object();
    EXPECT_EQ(value.at("figures").as_array()[0].as_object().at("figure").as_string(), "3920000");
    EXPECT_EQ(value.at("from").as_string(), "2020-01-01");
    const auto rule = boost::json::parse(
        baophu({"law", "show", "compulsory.foreigner", "--on", "2019-01-01", "--json"}).out);
    EXPECT_EQ(rule.at_pointer("/values/0/figures/0/figure").as_string(), "yes");
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

std::set<std::string> ids_listed(std::vector<std::string> filters) {
    std::vector<std::string> asked{"law", "list", "--json"};
    asked.insert(asked.end(), filters.begin(), filters.end());
    const Ended told = baophu(asked);
    EXPECT_EQ(told.exit_code, 0) << told.err;
    std::set<std::string> ids;
    const boost::json::value rows = boost::json::parse(told.out);
    for (const auto& row : rows.as_array())
        ids.insert(std::string(row.at("id").as_string()));
    return ids;
}

TEST(LawCommands, ListFilters) {
    const std::set<std::string> all = ids_listed({});
    const Law law = Law::load();
    EXPECT_EQ(all.size(), law.parameters.all().size() + law.subjects.all().size());
    for (const std::string& id : ids_listed({"--group", "voluntary"}))
        EXPECT_TRUE(id.starts_with("voluntary.")) << id;
    EXPECT_TRUE(ids_listed({"--unknown"}).contains("agent.remuneration_percent"));
    EXPECT_FALSE(ids_listed({"--unknown"}).contains("base_salary"));
    EXPECT_TRUE(ids_listed({"--unsure"}).contains("rounding.interest"));
    EXPECT_TRUE(ids_listed({"--changed-since", "2026-07-01"}).contains("base_salary"));
    EXPECT_FALSE(ids_listed({"--changed-since", "2026-07-02"}).contains("base_salary"));
    EXPECT_TRUE(ids_listed({"--changed-since", "2026-01-01", "--group", "unemployment"})
                    .contains("unemployment.paid_manager"));
    EXPECT_EQ(ids_listed({"--changed-since", "2040-01-01"}), std::set<std::string>{});
    expect_told(baophu({"law", "list", "--changed-since", "2040-01-01"}), {"Không có mục nào."});
}

TEST(LawCommands, ListNamesTheGroupsThatThereAre) {
    const Ended told = baophu({"law", "list", "--group", "nothing"});
    EXPECT_EQ(told.exit_code, 2);
    EXPECT_NE(told.err.find("several_contracts"), std::string::npos) << told.err;
}

TEST(LawCommands, ContributionOfAnOwner) {
    expect_told(baophu({"contribution", "--wage", "10000000", "--zone", "I", "--month", "2025-08", "--kind",
                        "owner", "--fund", "pension", "--fund", "sickness_maternity"}),
                {"2.200.000", "300.000", "2.500.000", "chủ hộ kinh doanh"});
    EXPECT_EQ(
        baophu({"contribution", "--wage", "10000000", "--zone", "I", "--month", "2025-08", "--kind", "owner"})
            .exit_code,
        6)
        << "health insurance of owners is not known";
    EXPECT_EQ(baophu({"contribution", "--wage", "1", "--zone", "I", "--month", "2025-08", "--kind", "king"})
                  .exit_code,
              2);
    EXPECT_EQ(baophu({"contribution", "--wage", "1", "--zone", "I", "--month", "2025-08", "--fund", "king"})
                  .exit_code,
              2);
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
