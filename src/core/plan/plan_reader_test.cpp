// PLAN-1: a plan is read strictly, and what is wrong is named with file, line and problem.
#include "core/plan/plan_reader.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <tuple>

#include <gtest/gtest.h>

#include "core/base/builtin_files.h"
#include "core/base/fault_codes.h"
#include "core/base/messages.h"

namespace baophu {
namespace {

const std::string& text_of_2019() {
    static const std::string text(builtin_file("data/plans/dong-nai-2019-2020.yaml"));
    return text;
}

std::string changed(const std::string& from, const std::string& to) {
    std::string text = text_of_2019();
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

int line_of(const std::string& text, const std::string& part) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find(part));
    return static_cast<int>(std::count(text.begin(), end, '\n')) + 1;
}

// Code, line and problem of the refusal.
std::string refusal(const std::string& content) {
    try {
        (void)read_plan("ke-hoach.yaml", content);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().details.at(0).second, "ke-hoach.yaml");
        const std::string what = Messages(Language::english).fault(failure.fault()).what;
        EXPECT_EQ(what.find('{'), std::string::npos) << what;
        return failure.fault().code + " " + failure.fault().details.at(1).second + " " + what;
    }
    return "nothing";
}

void expect_refused(const std::string& from, const std::string& to, const std::string& problem) {
    const std::string told = refusal(changed(from, to));
    EXPECT_TRUE(told.starts_with(fault::plan_file_broken)) << told;
    EXPECT_NE(told.find(problem), std::string::npos) << told;
}

TEST(PlanReader, PLAN1_BothBuiltInPlansAreRead) {
    EXPECT_EQ(builtin_plans(), (std::vector<std::string>{"dong-nai-2019-2020", "dong-nai-2026-2030"}));
    for (const std::string& id : builtin_plans())
        EXPECT_EQ(load_plan(id).document.id, id);
}

TEST(PlanReader, PLAN1_WhatThePlanDoesNotHaveIsRefused) {
    expect_refused("lead: [tax]", "lead: [customs]", "no agency customs");
    expect_refused("with: [social-insurance]", "with: [customs]", "no agency customs");
    expect_refused("clause: IV.4.a\n", "clause: IV.4.z\n", "no clause IV.4.z");
    expect_refused("assigned_in: [IV.1.c-2]", "assigned_in: [IV.1.c-9]", "no obligation IV.1.c-9");
    expect_refused("add: [participants.compulsory.2020]", "add: [participants.all.2020]",
                   "no figure participants.all.2020");
    expect_refused("base_of: growth.voluntary.2019", "base_of: ratio.voluntary.2019", "names no growth");
    expect_refused("figure: ratio.voluntary.2019", "figure: ratio.voluntary.2018",
                   "no figure ratio.voluntary.2018");
    expect_refused("issuer: provincial-committee", "issuer: somebody", "no agency somebody");
}

TEST(PlanReader, PLAN1_AWordThatNobodyKnowsIsRefused) {
    expect_refused("kind: direction", "kind: directing", "unknown kind directing");
    expect_refused("{rule: yearly}", "{rule: sometimes}", "unknown rule sometimes");
    expect_refused("quantity: eligible", "quantity: persons", "unknown quantity persons");
    expect_refused("scheme: compulsory", "scheme: health", "unknown scheme health");
    expect_refused("every: quarter", "every: week", "unknown every week");
    expect_refused("  kind: issued", "  kind: drafted", "unknown kind drafted");
    expect_refused("    kind: direction\n", "    kind: direction\n    note: x\n", "unknown key note");
    expect_refused("figures:\n", "figurs:\n", "unknown key figurs");
}

TEST(PlanReader, PLAN1_AValueOfTheWrongFormIsRefused) {
    expect_refused(R"(value: "889810")", R"(value: "889.810.")", "value is no number");
    expect_refused(R"(value: "889810")", R"(value: "889810.5")", "no whole number");
    expect_refused(R"(value: "889810")", R"(value: "-1")", "no whole number");
    expect_refused(R"(year: "2019")", R"(year: "19")", "year is no whole number");
    expect_refused(R"(from: "2019-01-01")", R"(from: "2021-01-01")", "ends before it begins");
    expect_refused(R"(rounded: "4210..4212")", R"(rounded: "4212..4210")", "no range");
    expect_refused(R"(equals: "1772834")", R"(equals: "viele")", "equals is no number");
    expect_refused("{rule: yearly}", R"({rule: yearly, by: "2019-12-31"})", "`by` belongs");
    expect_refused("- id: I.2.a-1", "- id: I.2.b-7", "does not begin with its clause");
}

TEST(PlanReader, PLAN1_AnIdThatStandsTwiceIsRefused) {
    expect_refused("id: eligible.voluntary.2019", "id: eligible.compulsory.2019", "stands twice");
    expect_refused("- id: III.1-2", "- id: III.1-1", "stands twice");
    expect_refused("{id: I.2.b, says", "{id: I.2.a, says", "stands twice");
    expect_refused("- {id: media, level", "- {id: tax, level", "stands twice");
    expect_refused("- id: labour-force.2020", "- id: labour-force.2019", "stands twice");
}

TEST(PlanReader, PLAN1_TheLineOfTheFaultIsNamed) {
    const std::string text = changed("lead: [tax]", "lead: [customs]");
    const int line = line_of(text, "- id: IV.4.a-1");
    EXPECT_TRUE(refusal(text).starts_with("BP-703 " + std::to_string(line) + " ")) << refusal(text);
}

TEST(PlanReader, PLAN1_WhatIsNoYamlOrNoPlanIsRefused) {
    EXPECT_TRUE(refusal("plan: [").starts_with("BP-703 "));
    EXPECT_TRUE(refusal("").starts_with("BP-703 "));
    EXPECT_TRUE(refusal("- a\n- b\n").starts_with("BP-703 "));
    EXPECT_TRUE(refusal("just words").starts_with("BP-703 "));
    EXPECT_TRUE(refusal("plan: {}\n").starts_with("BP-703 "));
    EXPECT_TRUE(refusal(changed("figures:\n", "figures: 5\nrest:\n")).starts_with("BP-703 "));
    EXPECT_TRUE(
        refusal(changed("  - {id: tax, level", "  - tax\n  - {id: tax, level")).starts_with("BP-703 "));
    EXPECT_TRUE(refusal(changed("lead: [tax]", "lead: [[tax]]")).starts_with("BP-703 "));
    EXPECT_TRUE(refusal(changed("lead: [tax]", "lead: tax")).starts_with("BP-703 "));
    EXPECT_TRUE(refusal(changed("lead: [tax]", "[a]: [tax]")).starts_with("BP-703 "));
}

// Cut off anywhere, the file is refused or read; the program never falls over it.
TEST(PlanReader, PLAN1_AFileThatIsCutOffIsRefusedWithAFault) {
    const std::string& text = text_of_2019();
    for (std::size_t length = 0; length < text.size(); length += 997) {
        try {
            (void)read_plan("ke-hoach.yaml", text.substr(0, length));
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.fault().code, fault::plan_file_broken) << length;
            continue;
        }
        ADD_FAILURE() << "read after " << length << " bytes";
    }
}

// What a clerk reads: no English in it, and no unfilled name.
TEST(PlanReader, PLAN1_TheProblemIsToldInVietnamese) {
    const auto told = [](const std::string& content) {
        try {
            (void)read_plan("ke-hoach.yaml", content);
        } catch (const Failure& failure) {
            return Messages(Language::vietnamese).fault(failure.fault()).what;
        }
        return std::string("nothing");
    };
    EXPECT_EQ(told("plan: [\n"),
              "Tệp kế hoạch ke-hoach.yaml sai ở dòng 2, mục /: YAML: dòng 2 không đọc được; xem lại thụt lề, "
              "dấu ngoặc, dấu nháy và dấu hai chấm ở gần dòng này");
    EXPECT_NE(told("- a\n").find("không gồm các phần của một kế hoạch"), std::string::npos);
    EXPECT_NE(told("parameters: []\n").find("không có mục nào tên \"parameters\""), std::string::npos);
    EXPECT_NE(told(changed("lead: [tax]", "lead: [customs]")).find("kế hoạch không có cơ quan customs"),
              std::string::npos);
    EXPECT_NE(told(changed("lead: [tax]", "lead: tax")).find("không phải là danh sách"), std::string::npos);
}

// Every problem that the reader names is worded in both languages: the keys stand in its source.
TEST(PlanReader, PLAN1_EveryProblemHasItsWords) {
    for (const auto& [file, call, prefix] :
         {std::tuple{"/src/core/plan/plan_reader.cpp", R"~(refuse\((?:fields|item),\s+"([a-z_]+)")~",
                     "plan.problem."},
          std::tuple{"/src/core/base/yaml_fields.cpp", R"~(, "([a-z_]+)", key\);)~", "file.problem."}}) {
        std::ifstream source(std::string(BAOPHU_SOURCE_ROOT) + file);
        const std::string text{std::istreambuf_iterator<char>(source), {}};
        const std::regex pattern(call);
        int keys = 0;
        for (std::sregex_iterator at(text.begin(), text.end(), pattern); at != std::sregex_iterator(); ++at) {
            ++keys;
            for (const Language language : {Language::vietnamese, Language::english})
                EXPECT_TRUE(Messages(language).has(prefix + (*at)[1].str())) << (*at)[1].str();
        }
        EXPECT_GE(keys, 8) << file;
    }
}

// PLAN-14.
TEST(PlanReader, PLAN14_DatedNamesFollowEachOtherWithoutGap) {
    const std::string name = R"(name: {vi: "Cục Thuế tỉnh", en: "Provincial Tax Department"})";
    const auto refused = [&](const std::string& names) { return refusal(changed(name, "names: " + names)); };
    const std::string first = R"({to: "2019-06-30", vi: a, en: b, confidence: sure})";
    EXPECT_EQ(refused("[" + first + R"(, {from: "2019-07-01", unknown: true, confidence: unsure}])"),
              "nothing");
    EXPECT_NE(
        refused("[" + first + R"(, {from: "2019-07-02", vi: a, en: b, confidence: sure}])").find("day after"),
        std::string::npos);
    EXPECT_NE(refused("[" + first + "]").find("first name"), std::string::npos);
    EXPECT_NE(refused("[]").find("first name"), std::string::npos);
    EXPECT_NE(refused("[{unknown: true, confidence: unsure}]").find("first name"), std::string::npos);
    EXPECT_NE(refused("[{unknown: true, vi: a, en: b, confidence: unsure}]").find("told and unknown"),
              std::string::npos);
}

TEST(PlanReader, PLAN1_AFileThatIsNotThereIsTold) {
    try {
        (void)load_plan("no-such-plan");
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::plan_not_found);
        EXPECT_EQ(failure.fault().details.at(1).second, "dong-nai-2019-2020, dong-nai-2026-2030");
    }
}

TEST(PlanReader, PLAN1_TheFileOnDiskReadsLikeTheBuiltInOne) {
    const Plan plan = load_plan(BAOPHU_SOURCE_ROOT "/data/plans/dong-nai-2019-2020.yaml");
    EXPECT_EQ(plan.document.id, "dong-nai-2019-2020");
    EXPECT_EQ(plan.obligations.size(), load_plan("dong-nai-2019-2020").obligations.size());
}

}  // namespace
}  // namespace baophu
