// What is said of a wrong command line: never CLI11's English, in either language.
#include "edge/cli/usage_problem.h"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include "edge/cli/exit_codes.h"
#include "edge/cli/program_for_tests.h"

namespace baophu::cli {
namespace {

void expect_told(const std::vector<std::string>& arguments, const std::string& vietnamese,
                 const std::string& english) {
    const Ended in_vietnamese = baophu(arguments);
    EXPECT_EQ(in_vietnamese.exit_code, exit_usage) << in_vietnamese.err;
    EXPECT_NE(in_vietnamese.err.find(vietnamese), std::string::npos) << in_vietnamese.err;
    std::vector<std::string> asked{"--lang", "en"};
    asked.insert(asked.end(), arguments.begin(), arguments.end());
    const Ended in_english = baophu(asked);
    EXPECT_EQ(in_english.exit_code, exit_usage) << in_english.err;
    EXPECT_NE(in_english.err.find(english), std::string::npos) << in_english.err;
}

TEST(UsageProblem, AValueThatIsNoNumber) {
    expect_told({"plan", "calendar", "--year", "abc"}, "--year không nhận giá trị \"abc\"",
                "--year does not take the value \"abc\"");
}

TEST(UsageProblem, OptionsThatExcludeEachOther) {
    expect_told(
        {"voluntary", "quote", "--month", "2026-01", "--income", "1500000", "--months", "3", "--ahead", "2"},
        "không dùng cùng nhau", "do not go together");
}

TEST(UsageProblem, AnOptionThatWantsAnother) {
    expect_told({"calendar", "--working-days", "5"}, "--working-days phải đi cùng --from",
                "--working-days wants --from with it");
}

TEST(UsageProblem, AWordTooMany) {
    expect_told({"plan", "check", "dong-nai-2019-2020", "days"}, "không hiểu \"days\"",
                "\"days\" is not understood");
}

TEST(UsageProblem, AnOptionWithoutItsValue) {
    expect_told({"plan", "calendar", "--year"}, "số giá trị của --year không đúng",
                "--year has not the number of values");
}

TEST(UsageProblem, AnOptionThatIsMissing) {
    expect_told({"plan", "calendar"}, "thiếu --year", "--year is missing");
}

TEST(UsageProblem, NoCommandAtAll) {
    expect_told({}, "thiếu lệnh; các lệnh: ", "no command is given; the commands: ");
    expect_told({"plan"}, "check, show, calendar", "check, show, calendar");
}

TEST(UsageProblem, AMistypedCommandIsToldWithTheNearest) {
    expect_told({"plann", "check"}, "không có lệnh \"plann\"; có phải là \"plan\"?",
                "did you mean \"plan\"?");
    expect_told({"calender", "--year", "2019"}, "\"calendar\"?", "\"calendar\"?");
    expect_told({"plan", "chekc"}, "có phải là \"check\"?", "did you mean \"check\"?");
    expect_told({"xyzxyzxyz"}, "các lệnh: synth, init", "the commands: synth, init");
}

// The classes that no command brings about, and sentences that CLI11 forms otherwise.
TEST(UsageProblem, EveryClassHasWordsInBothLanguages) {
    const CLI::App app;
    const Messages vietnamese(Language::vietnamese);
    const Messages english(Language::english);
    const auto expect_said = [&](const CLI::ParseError& error, const std::string& in_vietnamese,
                                 const std::string& in_english) {
        EXPECT_EQ(usage_problem(error, app, vietnamese), in_vietnamese) << error.what();
        EXPECT_EQ(usage_problem(error, app, english), in_english) << error.what();
    };
    expect_said(CLI::ConversionError::TooManyInputsFlag("--all"), "giá trị của --all không hợp lệ",
                "the value of --all is wrong");
    expect_said(CLI::ConversionError("x", "--all"), "giá trị của --all không hợp lệ",
                "the value of --all is wrong");
    expect_said(CLI::ValidationError("--year", "Value 1 not in range"), "giá trị của --year không hợp lệ",
                "the value of --year is wrong");
    expect_said(CLI::ArgumentMismatch("FILE", 1, 2), "số giá trị của FILE không đúng",
                "FILE has not the number of values that it wants");
    expect_said(CLI::ArgumentMismatch::AtMost("FILE", 1, 2), "số giá trị của FILE không đúng",
                "FILE has not the number of values that it wants");
    expect_said(CLI::InvalidError("FILES"), "không hiểu câu lệnh (FILES)",
                "the command line is not understood (FILES)");
    expect_said(CLI::RequiredError::Option(1, 1, 0, "--a,--b"), "thiếu --a, --b", "--a, --b is missing");
    expect_said(CLI::ExtrasError({"b", "a"}), "không hiểu \"a b\"", "\"a b\" is not understood");
    expect_said(CLI::HorribleError("inner"), "không hiểu câu lệnh (inner)",
                "the command line is not understood (inner)");
}

TEST(UsageProblem, DistanceCountsLettersInOutReplacedAndSwapped) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("plan", "plan"), 0U);
    EXPECT_EQ(edit_distance("", "plan"), 4U);
    EXPECT_EQ(edit_distance("plann", "plan"), 1U);
    EXPECT_EQ(edit_distance("pan", "plan"), 1U);
    EXPECT_EQ(edit_distance("plen", "plan"), 1U);
    EXPECT_EQ(edit_distance("paln", "plan"), 1U);
    EXPECT_EQ(edit_distance("law", "run"), 3U);
}

}  // namespace
}  // namespace baophu::cli
