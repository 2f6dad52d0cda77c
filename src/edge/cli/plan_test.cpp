// The commands about plans, from the command line to the text that is read.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/base/builtin_files.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_reader.h"
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

    TestFolder folder_;
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
    EXPECT_EQ(baophu({"plan", "check"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "check", plan_2019, "--format", "csv"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "show", "--agency", "customs"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "show", "--clause", "V"}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"plan", "calendar"}).exit_code, exit_usage);
    const Ended unknown = baophu({"plan", "show", "--agency", "customs"});
    EXPECT_NE(unknown.err.find("social-insurance"), std::string::npos) << unknown.err;
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
                 "Ngày gửi chưa xác định được.", "kèm số ước thực hiện", "(chưa chắc)"});
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
    EXPECT_EQ(number_words(context, "1772834"), "1.772.834");
    EXPECT_EQ(number_words(context, "0.71"), "0,71");
    EXPECT_EQ(number_words(context, "-1234.5"), "-1.234,5");
    EXPECT_EQ(number_words(context, "4210..4212"), "4.210–4.212");
    EXPECT_EQ(number_words(context, "unknown"), "unknown");
    EXPECT_EQ(value_text(context, {-999, 1}, true), "-99,9%");
}

}  // namespace
}  // namespace baophu::cli
