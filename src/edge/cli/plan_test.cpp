// The commands about plans, from the command line to the text that is read.
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/base/builtin_files.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_reader.h"
#include "core/territory/territory.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/plan_words.h"
#include "edge/cli/program_for_tests.h"
#include "edge/cli/text_table.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::cli {
namespace {

const std::string plan_2019 = "dong-nai-2019-2020";
const std::string plan_2026 = "dong-nai-2026-2030";

void expect_told(const Ended& told, const std::vector<std::string>& parts) {
    EXPECT_EQ(told.exit_code, exit_done) << told.err;
    for (const std::string& part : parts)
        EXPECT_NE(told.out.find(part), std::string::npos) << part << "\n" << told.out;
}

// A copy of the plan of 2019-2020 on disk with one text changed.
class PlanFile : public testing::Test {
protected:
    std::string changed(const std::string& from, const std::string& to) const {
        std::string text(builtin_file("data/plans/dong-nai-2019-2020.yaml"));
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        const auto path = folder_ / "ke-hoach.yaml";
        std::ofstream(path) << text;
        return path.string();
    }

    TemporaryFolder folder_;
};

// PLAN-4, PLAN-10: the one contradiction is on record, so the check ends well.
TEST(PlanCommands, PLAN10_TheCheckOfThePlanEndsWell) {
    expect_told(baophu({"plan", "check", plan_2019}),
                {"0,71912%", "91,98436%", "94,99981%", "95,00042%", "1,08467%", "49,29134%", "cắt bớt",
                 "Mâu thuẫn chưa ghi nhận: 0", "đã ghi nhận: 1", "4.210–4.212", "4.209–4.210", "1.772.834",
                 "46,53", "48,68", "+34.694", "+34.940", "+3.130"});
}

// PLAN-10: a new contradiction has an exit code of its own, and the changed figure is named.
TEST_F(PlanFile, PLAN10_AChangedFigureEndsTheCheckWithAContradiction) {
    const std::string path =
        changed(R"(printed: "818.486", value: "818486")", R"(printed: "818.468", value: "818468")");
    const Ended told = baophu({"plan", "check", path});
    EXPECT_EQ(told.exit_code, exit_contradiction);
    EXPECT_NE(told.out.find("kiểm soát là 818.486. [suspect]"), std::string::npos) << told.out;
    EXPECT_EQ(told.out.find("Số kiểm soát ghi trong tệp giữ từng con số"), std::string::npos);
    EXPECT_NE(told.out.find("CÓ MÂU THUẪN CHƯA GHI NHẬN"), std::string::npos);
}

// PLAN-10: a recorded contradiction that vanishes is a contradiction as well.
TEST_F(PlanFile, PLAN10_AVanishedContradictionEndsTheCheckWithAContradiction) {
    const std::string path =
        changed(R"(printed: "0,71%", value: "0.71")", R"(printed: "0,72%", value: "0.72")");
    const Ended told = baophu({"plan", "check", path, "--format", "json"});
    EXPECT_EQ(told.exit_code, exit_contradiction);
    EXPECT_NE(told.out.find("known-gone"), std::string::npos);
}

TEST_F(PlanFile, PLAN1_AFileThatIsWrongIsRefusedWithLineAndAdvice) {
    const Ended told = baophu({"plan", "check", changed("lead: [tax]", "lead: [customs]")});
    EXPECT_EQ(told.exit_code, exit_refused);
    EXPECT_EQ(told.out, "");
    EXPECT_NE(told.err.find("BP-703"), std::string::npos);
    EXPECT_NE(told.err.find("customs"), std::string::npos);
    EXPECT_NE(told.err.find("ke-hoach.yaml"), std::string::npos);
}

TEST(PlanCommands, WhatThereIsNotIsRefused) {
    EXPECT_EQ(baophu({"plan", "check", "no-such-plan"}).exit_code, exit_refused);
    EXPECT_EQ(baophu({"plan", "check", "/"}).exit_code, exit_refused);
    EXPECT_EQ(baophu({"plan"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "check", plan_2019, "--format", "csv"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "show", "--agency", "customs"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "show", "--clause", "V"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "calendar"}).exit_code, exit_usage);
    const Ended unknown = baophu({"plan", "show", "--agency", "customs"});
    EXPECT_NE(unknown.err.find("tax (Cục Thuế tỉnh)"), std::string::npos) << unknown.err;
}

TEST(PlanCommands, CheckWithoutAFileChecksTheFirstPlanAsShowDoes) {
    EXPECT_EQ(baophu({"plan", "check"}).out, baophu({"plan", "check", plan_2019}).out);
    EXPECT_EQ(baophu({"plan", "show"}).out, baophu({"plan", "show", plan_2019}).out);
}

// An agency by its id, its name, or words of it; with or without marks, in either language.
TEST(PlanCommands, AnAgencyIsFoundByWhatItIsCalled) {
    const std::string tax = baophu({"plan", "show", "--agency", "tax"}).out;
    EXPECT_NE(tax.find("IV.4.a-1"), std::string::npos);
    for (const char* word :
         {"cục thuế", "Cục Thuế tỉnh", "CUC THUE TINH", "thue", "Provincial Tax Department"})
        EXPECT_EQ(baophu({"plan", "show", "--agency", word}).out, tax) << word;
    const std::string of_2026 = baophu({"plan", "show", plan_2026, "--agency", "tax"}).out;
    EXPECT_EQ(baophu({"plan", "show", plan_2026, "--agency", "thuế tỉnh"}).out, of_2026);
    // "sở" is in several names: those are told, and no other.
    const Ended several = baophu({"plan", "show", "--agency", "sở"});
    EXPECT_EQ(several.exit_code, exit_usage);
    EXPECT_NE(several.err.find("planning (Sở Kế hoạch và Đầu tư)"), std::string::npos) << several.err;
    EXPECT_EQ(several.err.find("tax ("), std::string::npos) << several.err;
}

// The names that nobody knows are told as that; the calendar has the name of the day.
TEST(PlanCommands, PLAN14_ANameIsThatOfItsDay) {
    expect_told(baophu({"plan", "show", plan_2026}), {"UBND tỉnh (từ 30/04/2026: UBND thành phố)",
                                                      "Thuế tỉnh (từ 30/04/2026: tên chưa xác định được)"});
    const Ended of_2030 = baophu({"plan", "calendar", plan_2026, "--year", "2030"});
    expect_told(of_2030, {"UBND thành phố"});
    EXPECT_EQ(of_2030.out.find("UBND tỉnh"), std::string::npos) << of_2030.out;
}

// The plans and the record of the territory say the same of the units, on any day of the plan.
TEST(PlanCommands, PLAN14_TheUnitsOfAPlanAreThoseOfTheTerritory) {
    const Territory territory = Territory::load("dong-nai.yaml");
    for (const std::string& id : builtin_plans()) {
        const PlanDocument document = load_plan(id).document;
        ASSERT_EQ(document.province, territory.province_code());
        const auto level = parse_unit_level(document.units.level);
        ASSERT_TRUE(level) << id;
        for (const Date& day : {document.from, document.to}) {
            EXPECT_EQ(std::ssize(territory.codes_on(day, *level)), document.units.count) << id;
            EXPECT_EQ(territory.known_on(day, *level).told, document.units.count) << id;
        }
        if (document.units.level == "commune") {
            EXPECT_TRUE(territory.codes_on(document.from, UnitLevel::district).empty()) << id;
        }
    }
}

// What the note of the units says in words, counted in the territory.
TEST(PlanCommands, PLAN14_TheWardsAndCommunesOf2026AreThoseOfTheTerritory) {
    const Territory territory = Territory::load("dong-nai.yaml");
    const std::string note = load_plan(plan_2026).document.units.note;
    for (const Date& day : {*Date::of(2026, 1, 1), *Date::of(2026, 4, 29), *Date::of(2026, 4, 30)}) {
        std::map<std::string, int> count;
        for (const std::string& code : territory.codes_on(day, UnitLevel::commune))
            ++count[territory.on(code, day)->type];
        const std::string told =
            std::to_string(count["ward"]) + " phường và " + std::to_string(count["commune"]) + " xã";
        EXPECT_NE(note.find(told), std::string::npos) << told;
    }
    const bool city = territory.on("75", *Date::of(2026, 4, 30))->type == "municipality";
    EXPECT_TRUE(city) << "the plan's agencies change their names on that day";
}

// What is hardly bound, or bound by nothing, is said in words and not with ends that mislead.
TEST(PlanCommands, PLAN9_HardlyBoundIsSaidInWords) {
    const Ended of_2019 = baophu({"plan", "check", plan_2019});
    expect_told(of_2019, {"hầu như không bị ràng buộc"});
    EXPECT_EQ(of_2019.out.find("212,3"), std::string::npos) << of_2019.out;
    const Ended of_2026 = baophu({"plan", "check", plan_2026});
    EXPECT_EQ(of_2026.out.find("không giới hạn"), std::string::npos) << of_2026.out;
    expect_told(of_2026, {"chưa thấy cách in"});
    expect_told(baophu({"--lang", "en", "plan", "check", plan_2019}), {"(Vietnamese", "hardly bound"});
}

TEST(PlanCommands, CheckAsJsonHoldsEveryFigureAndItsSlack) {
    const auto found =
        boost::json::parse(baophu({"plan", "check", plan_2019, "--format", "json"}).out).as_object();
    EXPECT_EQ(found.at("contradictions").as_int64(), 0);
    EXPECT_EQ(found.at("known").as_int64(), 1);
    const auto& figures = found.at("figures").as_array();
    ASSERT_EQ(figures.size(), 20U);
    const auto& ratio = figures[7].as_object();
    EXPECT_EQ(ratio.at("printed").as_string(), "0,71%");
    EXPECT_EQ(ratio.at("value").as_string(), "0.71");
    EXPECT_EQ(ratio.at("rule").as_string(), "truncated");
    EXPECT_EQ(ratio.at("decimals").as_int64(), 2);
    EXPECT_EQ(ratio.at("slack").as_object().at("low").as_string(), "0.71");
    EXPECT_EQ(figures[0].as_object().at("slack_printed_only").as_object().at("low").as_string(), "884850");
    EXPECT_EQ(figures[9].as_object().at("bases").as_object().at("rounded").as_object().at("high").as_int64(),
              4'212);
}

TEST(PlanCommands, ShowTellsWhoDoesWhatWithWhomByWhen) {
    expect_told(baophu({"plan", "show", plan_2019, "--clause", "IV.8đ"}),
                {"IV.8.đ-2", "UBND cấp huyện", "25/03, 25/06, 25/09, 25/12", "2 nhiệm vụ trên tổng số 91"});
    const Ended tax = baophu({"plan", "show", "--agency", "tax"});
    expect_told(tax, {"IV.4.a-1", "IV.4.b-2", "III.1-1", "7 nhiệm vụ trên tổng số 91"});
    EXPECT_EQ(tax.out.find("IV.5"), std::string::npos);
    expect_told(baophu({"plan", "show", plan_2019, "--clause", "closing"}),
                {"ngày cụ thể chưa xác định được"});
    const auto found =
        boost::json::parse(baophu({"plan", "show", plan_2019, "--format", "json"}).out).as_object();
    EXPECT_EQ(found.at("obligations").as_array().size(), 91U);
}

// PLAN-12. Golden test 42, from the command line.
TEST(PlanCommands, CalendarTellsWhatIsDue) {
    expect_told(baophu({"plan", "calendar", plan_2019, "--year", "2019"}),
                {"25/03/2019", "25/06/2019", "25/09/2019", "25/12/2019", "6 tháng đầu năm 2019",
                 "Ngày gửi chưa xác định được.", "kèm số ước thực hiện",
                 "Mục IV khoản 8 điểm đ: chưa xác định được"});
    expect_told(baophu({"plan", "calendar", plan_2019, "--year", "2018"}), {"01/01/2019", "31/12/2020"});
    expect_told(baophu({"plan", "calendar", plan_2026, "--year", "2028"}), {"31/07/2028"});
    const auto found =
        boost::json::parse(baophu({"plan", "calendar", plan_2019, "--year", "2019", "--format", "json"}).out)
            .as_object();
    EXPECT_EQ(found.at("entries").as_array().size(), 11U);
}

TEST(PlanCommands, TheSecondSampleSaysWhatIsUnknown) {
    expect_told(baophu({"plan", "check", plan_2026}),
                {"DỮ LIỆU MẪU", "chưa biết", "(29.334.000)", "≥ (2.444.500)", "chưa xác định được"});
    expect_told(baophu({"plan", "show", plan_2026}), {"Sở Nội vụ", "UBND cấp xã", "chậm nhất 31/01/2031"});
}

// No line is wider than the page, in either language; nothing is left unfilled.
TEST(PlanCommands, EveryLineFitsThePage) {
    for (const std::string& plan : {plan_2019, plan_2026}) {
        for (const char* language : {"vi", "en"}) {
            std::string text;
            for (std::vector<std::string> command :
                 {std::vector<std::string>{"plan", "check", plan},
                  std::vector<std::string>{"plan", "show", plan},
                  std::vector<std::string>{"plan", "calendar", plan, "--year", "2020"},
                  std::vector<std::string>{"plan", "calendar", plan, "--year", "2028"}}) {
                command.insert(command.begin(), {"--lang", language});
                text += baophu(command).out;
            }
            EXPECT_EQ(text.find('{'), std::string::npos);
            std::istringstream lines(text);
            for (std::string line; std::getline(lines, line);) {
                EXPECT_LE(display_width(line), page_width) << line;
                EXPECT_FALSE(line.ends_with(' ')) << line;
            }
        }
    }
}

TEST(PlanWords, EveryKindFindingAndRuleHasItsWords) {
    for (const Language language : {Language::vietnamese, Language::english}) {
        const Messages messages(language);
        for (const std::string_view kind : duty_kinds)
            EXPECT_TRUE(messages.has("plan.kind." + std::string(kind))) << kind;
        for (int i = 0; i <= static_cast<int>(FindingCode::suspect); ++i) {
            const std::string code(to_word(static_cast<FindingCode>(i)));
            ASSERT_FALSE(code.empty());
            EXPECT_TRUE(messages.has("plan.finding." + code)) << code;
        }
        for (int i = 0; i <= static_cast<int>(DueRule::periodic); ++i) {
            const std::string rule(to_word(static_cast<DueRule>(i)));
            EXPECT_TRUE(messages.has("plan.due." + rule)) << rule;
        }
        for (int i = 0; i <= static_cast<int>(RoundingRule::neither); ++i) {
            const std::string rule(to_word(static_cast<RoundingRule>(i)));
            EXPECT_TRUE(messages.has("plan.rule." + rule)) << rule;
        }
    }
}

// Every finding that a check can make is worded: each is brought about and told.
TEST_F(PlanFile, EveryContradictionIsToldInWords) {
    const std::vector<std::pair<std::string, std::string>> changes{
        {R"(printed: "889.810")", R"(printed: "88.9810")"},
        {R"(printed: "889.810")", R"(printed: "889.801")"},
        {R"(printed: "95%", value: "95")", R"(printed: "97%", value: "97")"},
        {R"(printed: "50,8%", value: "50.8")", R"(printed: "-100%", value: "-100")"},
        {R"(printed: "786.920", value: "786920")", R"(printed: "986.920", value: "986920")"},
        {"clauses:\n", "clauses:\n  - {id: IV.9, says: {vi: x, en: x}}\n"},
        {"finding: rounding-contradiction", "finding: percent-disagrees"},
    };
    for (const auto& [from, to] : changes) {
        const std::string path = changed(from, to);
        for (const char* language : {"vi", "en"}) {
            const Ended told = baophu({"--lang", language, "plan", "check", path});
            EXPECT_EQ(told.exit_code, exit_contradiction) << to;
            EXPECT_EQ(told.out.find('{'), std::string::npos) << told.out;
        }
    }
}

TEST(PlanWords, ParagraphsBreakBetweenWords) {
    EXPECT_EQ(paragraph("- ", "một hai ba", 8), "- một\n  hai ba\n");
    EXPECT_EQ(paragraph("", "một hai", 100), "một hai\n");
    EXPECT_EQ(paragraph("  ", "nghiêngngả a", 6), "  nghiêngngả\n  a\n");
    EXPECT_EQ(paragraph("x ", "", 6), "x \n");
}

TEST(PlanWords, NumbersAreWordedByTheLanguage) {
    const Messages messages(Language::vietnamese);
    const CancelFlag cancel{false};
    std::ostringstream nowhere;
    const Context context{.messages = messages, .cancel = cancel, .out = nowhere, .err = nowhere};
    EXPECT_EQ(value_text(context, {1'772'834, 0}, false), "1.772.834");
    EXPECT_EQ(value_text(context, {71, 2}, false), "0,71");
    EXPECT_EQ(value_text(context, {-12'345, 1}, false), "-1.234,5");
    EXPECT_EQ(range_text(context, WholeRange{4'210, 4'212}), "4.210–4.212");
    EXPECT_EQ(range_text(context, std::nullopt), "không có");
    EXPECT_EQ(value_text(context, {-999, 1}, true), "-99,9%");
}

}  // namespace
}  // namespace baophu::cli
