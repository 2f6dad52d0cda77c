#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/link_config.h"
#include "edge/cli/program_for_tests.h"

namespace baophu::cli {
namespace {

using linkage::engine::Form;
using linkage::engine::Kind;
using linkage::engine::PassKind;

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class LinkCommand : public testing::Test {
protected:
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return (folder_ / name).string();
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    std::string persons(const std::string& name) const {
        std::string text = "id,surname,given,born,truth\n";
        constexpr const char* surnames[] = {"Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"};
        constexpr const char* given[] = {"An",   "Bình", "Cúc",  "Dũng", "Giang", "Hạnh",
                                         "Khoa", "Lan",  "Minh", "Nga",  "Phúc"};
        for (int person = 0; person < 77; ++person)
            text += name + std::to_string(person) + "," + surnames[person % 7] + "," + given[person % 11] +
                    "," + std::to_string(1950 + person % 50) + "-0" + std::to_string(1 + person % 9) + "-1" +
                    std::to_string(person % 10) + ",p" + std::to_string(person) + "\n";
        return write(name + ".csv", text);
    }

    std::string config(const std::string& more = "") const {
        return write("config.yaml", "id: id\ncolumns: {surname: name, given: name, born: date}\n" + more);
    }

    std::string problem_of(const std::string& content) const {
        try {
            read_link_config(write("broken.yaml", content));
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.fault().code, fault::link_config_broken);
            for (const auto& [key, value] : failure.fault().details)
                if (key == "problem_key") return value;
        }
        return "";
    }

    TemporaryFolder folder_;
};

TEST_F(LinkCommand, ENG24_GivenMHasAShareForEachLevel) {
    const std::string start = "id: id\ncolumns: {surname: text, sex: exact}\n";
    EXPECT_EQ(problem_of(start + "m: {sex: [0.9, 0.2]}\n"), "link.problem.m");
    EXPECT_EQ(problem_of(start + "m: {sex: [0.9]}\n"), "link.problem.m");
    EXPECT_EQ(problem_of(start + "m: {sex: [1, 0]}\n"), "link.problem.m");
    EXPECT_EQ(problem_of(start + "m: {age: [0.9, 0.1]}\n"), "link.problem.expression");
    const LinkConfig config =
        read_link_config(write("m.yaml", start + "m: {sex: [0.9, 0.1]}\norigin: source\n"));
    EXPECT_EQ(config.specification.known.m.at(1)->at(1), 0.9);
    EXPECT_FALSE(config.specification.known.m.at(0).has_value());
    EXPECT_EQ(config.specification.origin, "source");
}

// All surnames of the labelled pairs are equal, so a surname that differs weighs more against a link.
TEST_F(LinkCommand, ENG42_LabelsTeach) {
    std::string labels = "left_id,right_id,verdict\n";
    for (int person = 0; person < 60; ++person)
        labels += "a" + std::to_string(person) + ",b" + std::to_string(person) + ",same\n";
    const auto told_of_two = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{
            "link",  "--left",          persons("a"), "--right", persons("b"), "--config", config(),
            "--out", path("links.csv"), "--explain",  "a0",      "b1",         "--lang",   "en"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const std::string told = baophu(arguments).out;
        return told.substr(told.find("surname"), 200);
    };
    EXPECT_NE(told_of_two({}), told_of_two({"--labels", write("labels.csv", labels)}));
}

TEST_F(LinkCommand, ENG25_TwoFilesBecomeLinksAndClusters) {
    const Ended ended =
        baophu({"link", "--left", persons("a"), "--right", persons("b"), "--config", config(), "--out",
                path("links.csv"), "--clusters", path("clusters.csv"), "--truth", "truth", "--lang", "en"});
    EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
    const std::string links = text_of(path("links.csv"));
    EXPECT_TRUE(links.starts_with("left_id,right_id,weight,probability\r\na0,b0,")) << links.substr(0, 200);
    EXPECT_LT(links.find("\r\na10,b10,"), links.find("\r\na2,b2,"));  // Byte by byte.
    EXPECT_NE(text_of(path("clusters.csv")).find("\r\nb7,a7\r\n"), std::string::npos);
    EXPECT_NE(ended.out.find("77"), std::string::npos);
    EXPECT_NE(ended.out.find("1.00000"), std::string::npos) << ended.out;
}

TEST_F(LinkCommand, ENG25_ClustersHaveNamesOfTheirOwnWhereIdsRepeat) {
    // 1 of the one file is 2 of the other, and the other way round: the smallest id of both clusters is 1.
    const std::string left =
        write("l.csv", "id,surname,given,born\n1,nguyen,an,1990-03-07\n2,tran,binh,1971-11-28\n");
    const std::string right =
        write("r.csv", "id,surname,given,born\n1,tran,binh,1971-11-28\n2,nguyen,an,1990-03-07\n");
    const Ended ended = baophu({"link", "--left", left, "--right", right, "--config", config(), "--out",
                                path("links.csv"), "--clusters", path("clusters.csv"), "--lang", "en"});
    EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
    EXPECT_EQ(text_of(path("clusters.csv")), "id,cluster\r\n1,1\r\n1,1#2\r\n2,1\r\n2,1#2\r\n");
    EXPECT_NE(ended.out.find("2 ids stand in several records"), std::string::npos) << ended.out;
}

TEST_F(LinkCommand, RegistersOfOneRecordOrNoneHaveAReport) {
    const std::string header = "id,surname,given,born\n";
    const std::string none = write("none.csv", header);
    const std::string one = write("one.csv", header + "1,nguyen,an,1990-03-07\n");
    for (const auto& [left, right] :
         {std::pair(none, none), std::pair(one, none), std::pair(one, std::string())}) {
        std::vector<std::string> command{"link",  "--left",          left,       "--config",         config(),
                                         "--out", path("links.csv"), "--report", path("report.html")};
        if (!right.empty()) command.insert(command.end(), {"--right", right});
        const Ended ended = baophu(command);
        EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
        EXPECT_TRUE(std::filesystem::exists(path("report.html")));
    }
}

TEST_F(LinkCommand, OneFileIsSearchedForDoubles) {
    const std::string once = text_of(persons("a"));
    const std::string file = write("twice.csv", once + text_of(persons("b")).substr(once.find('\n') + 1));
    const Ended ended = baophu({"link", "--left", file, "--config", config(), "--out", path("links.csv")});
    EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
    EXPECT_NE(text_of(path("links.csv")).find("a7,b7,"), std::string::npos);
}

TEST_F(LinkCommand, SourcesOfTheConfigurationStandBesideIt) {
    persons("a");
    persons("b");
    persons("c");
    const Ended ended =
        baophu({"link", "--config", config("sources: [a.csv, b.csv, c.csv]\n"), "--out", path("links.csv")});
    EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
    EXPECT_NE(text_of(path("links.csv")).find("b7,c7,"), std::string::npos);
}

TEST_F(LinkCommand, WhatIsMissingIsTold) {
    const Ended column = baophu({"link", "--left", write("x.csv", "id,surname\n1,An\n"), "--config", config(),
                                 "--out", path("links.csv"), "--lang", "en"});
    EXPECT_EQ(column.exit_code, exit_refused);
    EXPECT_NE(column.err.find("BP-681"), std::string::npos) << column.err;
    EXPECT_FALSE(std::filesystem::exists(path("links.csv")));
    EXPECT_EQ(baophu({"link", "--config", config(), "--out", path("links.csv")}).exit_code, exit_usage);
    EXPECT_EQ(baophu({"link", "--left", path("absent.csv"), "--config", config(), "--out", path("l.csv")})
                  .exit_code,
              exit_refused);
}

TEST_F(LinkCommand, ENG39_DecisionsOverrideTheAnswerAndAreTold) {
    const std::string left = persons("a");
    const std::string right = persons("b");
    const std::string decisions = write("decisions.csv",
                                        "left_id,right_id,verdict,by\na7,b7,different,x\na7,b9,same,y\n"
                                        "a1,b1,different,x\nb1,a1,same,z\n");
    const Ended ended = baophu({"link", "--left", left, "--right", right, "--config", config(), "--out",
                                path("links.csv"), "--decisions", decisions, "--review", path("review.csv"),
                                "--explain", "a7", "b9", "--lang", "en"});
    EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
    const std::string links = text_of(path("links.csv"));
    EXPECT_EQ(links.find("a7,b7,"), std::string::npos);
    EXPECT_EQ(links.find("a1,b1,"), std::string::npos);
    EXPECT_NE(links.find(",1.000000\r\n", links.find("a7,b9,")), std::string::npos);
    EXPECT_NE(ended.out.find("1 pairs are the same, 2 are different"), std::string::npos) << ended.out;
    EXPECT_NE(ended.out.find("b1 ↔ a1"), std::string::npos) << ended.out;
    EXPECT_NE(ended.out.find("a person decided it"), std::string::npos) << ended.out;
    EXPECT_TRUE(text_of(path("review.csv")).starts_with("left_id,right_id,weight,probability,worth\r\n"));
}

TEST_F(LinkCommand, ENG39_ABrokenFileOfDecisionsIsRefusedWhole) {
    const std::string left = persons("a");
    const std::string right = persons("b");
    const auto refused_with = [&](const std::string& content) {
        const Ended ended =
            baophu({"link", "--left", left, "--right", right, "--config", config(), "--out",
                    path("links.csv"), "--decisions", write("decisions.csv", content), "--lang", "en"});
        EXPECT_EQ(ended.exit_code, exit_refused) << ended.err;
        EXPECT_FALSE(std::filesystem::exists(path("links.csv")));
        return ended.err;
    };
    const std::string header = "left_id,right_id,verdict\n";
    const auto holds = [](const std::string& text, const char* part) {
        return text.find(part) != std::string::npos;
    };
    const std::string verdict = refused_with(header + "a7,b7,same\na8,b8,perhaps\n");
    EXPECT_TRUE(holds(verdict, "BP-683") && holds(verdict, "Line 3")) << verdict;
    const std::string id = refused_with(header + "a7,b7,same\n\na8,b800,same\n");
    EXPECT_TRUE(holds(id, "BP-684") && holds(id, "Line 4") && holds(id, "b800")) << id;
    EXPECT_TRUE(holds(refused_with(header + "a7,b7\n"), "BP-683"));
    EXPECT_TRUE(holds(refused_with(header + "a7,a7,same\n"), "BP-683"));
    EXPECT_TRUE(holds(refused_with("left_id,right_id\na7,b7\n"), "BP-682"));
    EXPECT_TRUE(holds(refused_with(""), "BP-682"));
}

TEST_F(LinkCommand, ENG37_SureRulesOfTheConfiguration) {
    const std::string rules = "always:\n  - [surname, given, \"year(born)\"]\nnever:\n  - [born]\n";
    const Ended ended = baophu({"link", "--left", persons("a"), "--right", persons("b"), "--config",
                                config(rules), "--out", path("links.csv"), "--lang", "en"});
    EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
    EXPECT_NE(ended.out.find("77 pairs are the same by sure rules"), std::string::npos) << ended.out;
    EXPECT_NE(text_of(path("links.csv")).find(",1.000000\r\n"), std::string::npos);
}

TEST_F(LinkCommand, ENG24_TheConfigurationIsReadWhole) {
    const LinkConfig read = read_link_config(config(
        "assignment: one_to_many\nlegal_forms: [ltd]\nabbreviations: {intl: international}\n"
        "branch_words: [branch]\nalways:\n  - [surname, born]\nnever:\n  - [\"year(born)\"]\nblocking:\n  - "
        "[surname, \"year(born)\"]\n"
        "  - [\"words()\", \"prefix(given, 3)\"]\n  - {neighbourhood: [surname, given], window: 5}\n"));
    EXPECT_EQ(read.id, "id");
    ASSERT_EQ(read.specification.fields.size(), 3U);
    EXPECT_EQ(read.specification.fields[2].kind, Kind::date);
    ASSERT_EQ(read.specification.passes.size(), 3U);
    EXPECT_EQ(read.specification.passes[0].expressions[1].form, Form::year);
    EXPECT_EQ(read.specification.passes[1].expressions[0].form, Form::any_order);
    EXPECT_EQ(read.specification.passes[1].expressions[1].length, 3U);
    EXPECT_EQ(read.specification.passes[2].kind, PassKind::neighbourhood);
    EXPECT_EQ(read.specification.passes[2].window, 5U);
    EXPECT_EQ(read.specification.abbreviations.front().second, "international");
    EXPECT_EQ(read.specification.branch_words, std::vector<std::string>{"branch"});
    ASSERT_EQ(read.specification.always.size(), 1U);
    EXPECT_EQ(read.specification.always.front().size(), 2U);
    EXPECT_EQ(read.specification.never.front().front().form, Form::year);
}

TEST_F(LinkCommand, ENG24_WhatIsWrongInItIsTold) {
    const std::string good = "id: id\ncolumns: {surname: name, born: date}\n";
    EXPECT_EQ(problem_of("id: [\n"), "link.problem.yaml");
    EXPECT_EQ(problem_of("- id\n"), "link.problem.no_map");
    EXPECT_EQ(problem_of("columns: {a: name}\n"), "file.problem.missing");
    EXPECT_EQ(problem_of("id: id\ncolumns: {a: nam}\n"), "link.problem.kind");
    EXPECT_EQ(problem_of("id: id\ncolumns: {}\n"), "link.problem.no_columns");
    EXPECT_EQ(problem_of(good + "speed: 9\n"), "file.problem.unknown_key");
    EXPECT_EQ(problem_of(good + "assignment: some\n"), "link.problem.assignment");
    EXPECT_EQ(problem_of(good + "blocking: [[\"year(surname)\"]]\n"), "link.problem.expression");
    EXPECT_EQ(problem_of(good + "blocking: [[\"prefix(surname)\"]]\n"), "link.problem.expression");
    EXPECT_EQ(problem_of(good + "blocking: [[given]]\n"), "link.problem.expression");
    EXPECT_EQ(problem_of(good + "blocking: [surname]\n"), "link.problem.pass");
    EXPECT_EQ(problem_of(good + "blocking: [{neighbourhood: [surname], window: 0}]\n"), "link.problem.pass");
    std::string many = good + "blocking:\n";
    for (int pass = 0; pass < 65; ++pass)
        many += "  - [surname]\n";
    EXPECT_EQ(problem_of(many), "link.problem.too_many_passes");
    std::string wide = "id: id\ncolumns:\n";
    for (int column = 0; column < 22; ++column)
        wide += "  n" + std::to_string(column) + ": digits\n";
    EXPECT_EQ(problem_of(wide), "link.problem.too_many_columns");
    std::string address = "id: id\ncolumns:\n";
    for (int column = 0; column < 7; ++column)
        address += "  n" + std::to_string(column) + ": address\n";
    EXPECT_EQ(problem_of(address), "link.problem.too_many_address_columns");
    EXPECT_EQ(problem_of(good + "abbreviations: {a b: c}\n"), "link.problem.abbreviation");
    EXPECT_EQ(problem_of(good + "abbreviations: {a: [b]}\n"), "link.problem.abbreviation");
    EXPECT_EQ(problem_of(good + "branch_words: [{a: b}]\n"), "link.problem.no_text_in_list");
    EXPECT_EQ(problem_of(good + "always: [surname]\n"), "link.problem.rule");
    EXPECT_EQ(problem_of(good + "never: [[]]\n"), "link.problem.rule");
    EXPECT_EQ(problem_of(good + "never: [[\"year(surname)\"]]\n"), "link.problem.expression");
    EXPECT_EQ(problem_of(good + "legal_forms: [{a: b}]\n"), "link.problem.no_text_in_list");
}

}  // namespace
}  // namespace baophu::cli
