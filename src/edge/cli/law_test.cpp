// The commands about the law, from the command line to the text that is read.
#include "core/law/law.h"

#include <set>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "edge/cli/citations_text.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/program_for_tests.h"
#include "edge/cli/text_table.h"

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
                {"Biên Hòa (26068): vùng I", "128/2025"});
}

// A figure that is less sure than its value says so beside itself.
TEST(LawCommands, ShowMarksTheFigureThatIsLessSure) {
    expect_told(baophu({"law", "show", "contribution.base", "--on", "2025-08-01"}),
                {"không chuyên trách ở xã, thôn (commune_official): lương cơ sở (mức tham chiếu) (nhiều khả "
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
    EXPECT_EQ(shown.size(), 18U);
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
    EXPECT_EQ(baophu({"contribution", "--wage", "1", "--zone", "I", "--month", "2025-08", "--kind", "king"})
                  .exit_code,
              2);
    EXPECT_EQ(baophu({"contribution", "--wage", "1", "--zone", "I", "--month", "2025-08", "--fund", "king"})
                  .exit_code,
              2);
}

// Golden test 43, from the command line: health insurance of owners is not known, and no sum
// claims to be whole.
TEST(LawCommands, ContributionTellsTheFundThatIsNotKnown) {
    const std::vector<std::string> asked{"contribution", "--wage",  "10000000", "--zone", "I",
                                         "--month",      "2025-08", "--kind",   "owner"};
    expect_told(baophu(asked), {"2.500.000", "Cộng các quỹ đã xác định được", "BHYT: chưa xác định được."});
    EXPECT_EQ(baophu(asked).out.find("\nCộng  "), std::string::npos);
    std::vector<std::string> as_json = asked;
    as_json.emplace_back("--json");
    const auto found = boost::json::parse(baophu(as_json).out).as_object();
    EXPECT_TRUE(found.at("total").is_null());
    EXPECT_TRUE(found.at("employee").is_null());
    EXPECT_EQ(found.at("known_total").as_int64(), 2'500'000);
    EXPECT_EQ(found.at("unknown_funds").at(0).at("fund").as_string(), "health");
    EXPECT_TRUE(found.at("floor").is_null());
    std::vector<std::string> alone = asked;
    alone.insert(alone.end(), {"--fund", "health"});
    const Ended refused = baophu(alone);
    EXPECT_EQ(refused.exit_code, 6);
    EXPECT_NE(refused.err.find("Quỹ BHYT"), std::string::npos) << refused.err;
}

boost::json::object contribution_json(std::vector<std::string> more) {
    more.insert(more.begin(), {"contribution", "--zone", "I", "--json"});
    const Ended told = baophu(more);
    EXPECT_EQ(told.exit_code, 0) << told.err;
    return boost::json::parse(told.out).as_object();
}

// Golden test 16, from the command line; LAW-9.
TEST(LawCommands, ContributionTellsTheFloor) {
    const std::vector<std::string> asked{"contribution", "--wage", "4.500.000", "--zone", "I",
                                         "--month",      "2020-08"};
    expect_told(baophu(asked), {"vùng I: 4.420.000 đồng", "Nghị định 90/2019/NĐ-CP"});
    EXPECT_EQ(baophu(asked).out.find("CẢNH BÁO"), std::string::npos);
    std::vector<std::string> trained = asked;
    trained.emplace_back("--trained");
    expect_told(baophu(trained), {"vùng I: 4.729.400 đồng", "CẢNH BÁO", "Quyết định 595/QĐ-BHXH"});

    const auto floor = [](std::vector<std::string> more) { return contribution_json(more).at("floor"); };
    const std::vector<std::string> august{"--wage", "4729400", "--month", "2020-08"};
    const auto with = [&](std::vector<std::string> flags) {
        flags.insert(flags.begin(), august.begin(), august.end());
        return floor(flags);
    };
    EXPECT_EQ(with({"--trained"}).at("amount").as_int64(), 4'729'400);
    EXPECT_FALSE(with({"--trained"}).at("below").as_bool());
    EXPECT_EQ(with({"--trained", "--hazardous"}).at("amount").as_int64(), 4'965'870);
    EXPECT_TRUE(with({"--trained", "--hazardous"}).at("below").as_bool());
    EXPECT_GE(with({"--trained"}).at("citations").as_array().size(), 3U);
    EXPECT_TRUE(with({"--state-scale"}).is_null());
    EXPECT_EQ(floor({"--wage", "2339999", "--month", "2025-08"}).at("amount").as_int64(), 2'340'000);
    EXPECT_EQ(floor({"--wage", "5000000", "--month", "2016-08", "--trained"}).at("fault").as_string(),
              "BP-603");
    std::vector<std::string> both = trained;
    both.insert(both.end(), {"--hazardous", "--especially-hazardous"});
    EXPECT_EQ(baophu(both).exit_code, 2);
}

// What does not apply is told with --why alone, and JSON holds all.
TEST(LawCommands, CitationsAreThoseThatDecided) {
    std::vector<std::string> asked{"contribution", "--wage", "20000000", "--zone", "I", "--month", "2019-08"};
    const std::string brief = baophu(asked).out;
    EXPECT_EQ(brief.find("không có quy định"), std::string::npos) << brief;
    EXPECT_NE(brief.find("--why"), std::string::npos);
    EXPECT_LT(brief.find("Cộng"), brief.find("Căn cứ:"));
    asked.emplace_back("--why");
    const std::string whole = baophu(asked).out;
    EXPECT_NE(whole.find("không có quy định"), std::string::npos) << whole;
    EXPECT_EQ(whole.find("--why"), std::string::npos);
    EXPECT_NE(whole.find("Điều 44 (số điều chưa đối chiếu)"), std::string::npos) << whole;
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
    EXPECT_EQ(found.at("no_support").as_string(), "none");
}

TEST(LawCommands, VoluntaryQuoteRefusesNumbersOutOfBounds) {
    const auto asked = [](std::vector<std::string> more) {
        more.insert(more.begin(), {"voluntary", "quote", "--income", "1500000"});
        return baophu(more);
    };
    for (const std::string used : {"-5", "121", "500"}) {
        const Ended told = asked({"--month", "2025-08", "--used", used});
        EXPECT_EQ(told.exit_code, 2) << used;
        EXPECT_NE(told.err.find("0…120"), std::string::npos) << told.err;
    }
    EXPECT_EQ(asked({"--month", "2017-12", "--used", "1"}).exit_code, 2);
    EXPECT_EQ(asked({"--month", "2025-08", "--used", "120"}).exit_code, 0);
    for (const std::string rate : {"500", "-0.4", "2,01", "0,4,1", "x"})
        EXPECT_EQ(asked({"--month", "2022-01", "--ahead", "2", "--rate", rate}).exit_code, 2) << rate;
    EXPECT_EQ(asked({"--month", "2022-01", "--ahead", "2", "--rate", "0,4"}).out,
              asked({"--month", "2022-01", "--ahead", "2", "--rate", "0.4"}).out);
}

TEST(LawCommands, VoluntaryQuoteSaysWhyThereIsNoSupport) {
    const Ended early = baophu({"voluntary", "quote", "--income", "700000", "--month", "2017-12"});
    expect_told(early, {"chưa có quy định hỗ trợ", "nhập bằng --province"});
    EXPECT_LT(early.out.find("Nhà nước hỗ trợ 0 đồng"), early.out.find("Mức đóng"));
    expect_told(baophu({"voluntary", "quote", "--income", "700000", "--month", "2019-08", "--used", "120"}),
                {"đã dùng hết 120 tháng"});
    const Ended supported =
        baophu({"voluntary", "quote", "--income", "700000", "--month", "2019-08", "--province", "10000"});
    expect_told(supported, {"15.400"});
    EXPECT_EQ(supported.out.find("Nhà nước hỗ trợ 0 đồng"), std::string::npos);
    EXPECT_EQ(supported.out.find("nhập bằng --province"), std::string::npos);
}

// LAW-1: sums have their separators and parameters their titles, in both languages.
TEST(LawCommands, FaultsNameTitlesAndSeparateThousands) {
    const std::vector<std::string> low{"voluntary", "quote", "--income", "1500", "--month", "2022-01"};
    EXPECT_NE(baophu(low).err.find("1.500.000 đồng"), std::string::npos) << baophu(low).err;
    std::vector<std::string> english{"--lang", "en"};
    english.insert(english.end(), low.begin(), low.end());
    EXPECT_NE(baophu(english).err.find("1,500,000 VND"), std::string::npos) << baophu(english).err;
    const Ended early = baophu({"law", "show", "base_salary", "--on", "2010-01-01"});
    EXPECT_NE(early.err.find("\"Mức lương cơ sở (mức tham chiếu)\" (base_salary)"), std::string::npos)
        << early.err;
    const Ended zone =
        baophu({"--lang", "en", "law", "show", "regional_minimum_wage", "--on", "2019-08-15", "--zone", "V"});
    EXPECT_NE(zone.err.find("\"Regional minimum wage\""), std::string::npos) << zone.err;
}

TEST(LawCommands, MonthsAreToldAsAgesAndSpans) {
    expect_told(baophu({"law", "show", "retirement_age", "--on", "2026-01-01"}),
                {"nam (male): 61 tuổi 6 tháng", "nữ (female): 57 tuổi\n"});
    expect_told(baophu({"law", "show", "debt.class_months", "--on", "2026-01-01"}),
                {"dưới 1 tháng", "1–2 tháng", "≥ 3 tháng"});
    expect_told(baophu({"law", "show", "criminal.prison_months", "--on", "2020-01-01"}),
                {"khoản 1: 3–12 tháng"});
    expect_told(baophu({"law", "show", "report.district.due", "--on", "2026-01-01"}), {"không có quy định"});
    expect_told(baophu({"law", "show", "report.district.due", "--on", "2022-01-01"}), {"CHƯA XÁC ĐỊNH ĐƯỢC"});
}

// Every word and every member of a scope in the law data has its words in both languages.
TEST(LawCommands, NothingIsShownRaw) {
    const Law law = Law::load();
    const CancelFlag cancel{false};
    for (const Language language : {Language::vietnamese, Language::english}) {
        const Messages messages(language);
        std::ostringstream out;
        const Context context{
            .messages = messages, .cancel = cancel, .out = out, .err = out, .language_word = ""};
        for (const auto& [id, parameter] : law.parameters.all()) {
            for (const ParameterValue& value : parameter.values) {
                for (const ScopedText& figure : value.figures) {
                    const bool said = figure.text != ScopedText::none && figure.text != ScopedText::unknown;
                    const bool worded = !said || parameter.unit != FigureUnit::word ||
                                        messages.has("law.word." + figure.text);
                    EXPECT_TRUE(worded) << id << ' ' << figure.text;
                    if (figure.scope.empty()) continue;
                    // Some words are the same in English.
                    const bool named =
                        messages.has("law.scope." + figure.scope) ||
                        scope_text(context, parameter, figure.scope, value.from) != figure.scope;
                    EXPECT_TRUE(named) << id << ' ' << figure.scope;
                }
            }
        }
    }
}

void expect_narrow(const std::vector<std::string>& asked) {
    for (const std::string language : {"vi", "en"}) {
        std::vector<std::string> command{"--lang", language};
        command.insert(command.end(), asked.begin(), asked.end());
        const Ended told = baophu(command);
        EXPECT_EQ(told.exit_code, 0) << told.err;
        std::istringstream lines(told.out);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(display_width(line), law_width) << asked[0] << ' ' << asked[1] << '\n' << line;
    }
}

TEST(LawCommands, NoLineIsWiderThan120Columns) {
    const Law law = Law::load();
    for (const auto& [id, parameter] : law.parameters.all())
        expect_narrow({"law", "show", id});
    for (const auto& [id, rule] : law.subjects.all())
        expect_narrow({"law", "show", id});
    expect_narrow({"law", "list"});
    for (const std::string month : {"2016-08", "2019-08", "2021-08", "2025-08", "2026-08"}) {
        for (const std::string kind : {"worker", "foreigner", "owner", "commune_official", "overseas"}) {
            if (kind == "owner" && month < "2025-07") continue;
            if (kind == "foreigner" && month < "2017-05") continue;
            expect_narrow({"contribution", "--wage", "20000000", "--zone", "I", "--month", month, "--kind",
                           kind, "--why", "--trained"});
        }
        expect_narrow(
            {"voluntary", "quote", "--income", "2200000", "--month", month, "--months", "6", "--why"});
    }
    expect_narrow(
        {"voluntary", "quote", "--income", "1500000", "--month", "2022-01", "--ahead", "2", "--rate", "0.4"});
}

}  // namespace
}  // namespace baophu::cli
