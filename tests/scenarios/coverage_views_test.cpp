// The questions about coverage from outside, on one small made-up province.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "program_run.h"

namespace baophu::scenario {
namespace {

namespace json = boost::json;

// Taken in and computed once; no test changes it.
class Province {
public:
    Province() {
        succeed({"synth", "--out", path("province"), "--seed", "3", "--scale", "0.004"});
        succeed({"init", path("ws")});
        succeed({"intake", path("ws"), path("province/deliveries")});
        succeed({"run", path("ws")});
    }

    std::string path(const std::string& name) const { return folder_ / name; }

    std::string succeed(const std::vector<std::string>& arguments) const {
        const Ended ended = baophu(arguments);
        EXPECT_EQ(ended.exit_code, 0) << ended.err;
        return ended.out;
    }

    json::object answer(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--format", "json"});
        return json::parse(succeed(arguments)).as_object();
    }

private:
    TemporaryFolder folder_;
};

const Province& province() {
    static const Province made;
    return made;
}

std::int64_t number(const json::object& object, std::string_view key) {
    return object.at(key).as_int64();
}

void expect_on_page(const std::string& text) {
    constexpr std::size_t columns = 120;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        // Letters, not bytes: those that go on with a letter begin with the bits 10.
        const auto letters = std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
        EXPECT_LE(static_cast<std::size_t>(letters), columns) << line;
    }
}

// ---- Movement ------------------------------------------------------------------------------------

std::int64_t by_told(const json::object& line, std::string_view change) {
    std::int64_t sum = 0;
    for (const auto& [told, count] : line.at(std::string(change) + "_by").as_object())
        sum += count.as_int64();
    EXPECT_EQ(sum, number(line, change));
    return sum;
}

TEST(CoverageViews, COV15MovementIsExactInEveryLineOfEveryTable) {
    for (const char* by : {"reason", "month", "unit", "employer", "block", "officer"}) {
        for (const char* scheme : {"compulsory", "unemployment"}) {
            const json::object answer = province().answer(
                {"coverage", "movement", province().path("ws"), "--by", by, "--scheme", scheme});
            std::size_t told = 0;
            for (const json::value& each : answer.at("lines").as_array()) {
                const json::object& line = each.as_object();
                if (!line.contains("opening")) continue;
                ++told;
                EXPECT_EQ(number(line, "opening") + by_told(line, "new") + by_told(line, "returned") -
                              by_told(line, "left"),
                          number(line, "closing"));
            }
            EXPECT_GT(told, 0U) << by;
        }
    }
}

TEST(CoverageViews, COV15MovementByMonthIsThatOfTheGapByMonth) {
    const json::array plain =
        province().answer({"coverage", province().path("ws"), "--by", "month"}).at("lines").as_array();
    const json::array told = province()
                                 .answer({"coverage", "movement", province().path("ws"), "--by", "month"})
                                 .at("lines")
                                 .as_array();
    ASSERT_EQ(plain.size(), 12U);
    ASSERT_EQ(told.size(), plain.size());
    for (std::size_t i = 1; i < plain.size(); ++i) {
        for (const char* key : {"opening", "new", "returned", "left", "closing"})
            EXPECT_EQ(number(plain[i].as_object(), key), number(told[i].as_object(), key)) << i << key;
    }
}

TEST(CoverageViews, MovementFitsOnThePageInBothLanguages) {
    for (const char* by : {"reason", "month", "unit", "employer", "block", "officer"}) {
        for (const char* language : {"vi", "en"}) {
            expect_on_page(province().succeed(
                {"coverage", "movement", province().path("ws"), "--by", by, "--lang", language}));
        }
    }
}

TEST(CoverageViews, MovementRefusesWhatItCannotTell) {
    const std::string workspace = province().path("ws");
    EXPECT_EQ(baophu({"coverage", "movement", workspace, "--by", "scheme"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", "movement", workspace, "--scheme", "voluntary"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", "movement", workspace, "--reason", "lapsed"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", "movement", workspace, "--month", "2018-13"}).exit_code, 2);
    EXPECT_NE(baophu({"coverage", "movement", workspace, "--month", "2017-12"}).exit_code, 0);
    EXPECT_EQ(baophu({"coverage", "movement", workspace, "--format", "xml"}).exit_code, 2);
}

// ---- Boundaries ----------------------------------------------------------------------------------

TEST(CoverageViews, COV16OnAnyMapTheLinesSumToTheSameTotal) {
    const std::string workspace = province().path("ws");
    for (const char* day : {"2018-12-31", "2019-07-01", "2025-07-01"}) {
        const json::object answer = province().answer({"coverage", workspace, "--boundaries", day});
        std::int64_t eligible = 0;
        for (const json::value& line : answer.at("lines").as_array())
            eligible += number(line.as_object(), "eligible");
        EXPECT_EQ(eligible, number(answer.at("total").as_object(), "eligible"));
        EXPECT_EQ(answer.at("boundaries").as_object().at("day").as_string(), day);
        expect_on_page(
            province().succeed({"coverage", "movement", workspace, "--by", "unit", "--boundaries", day}));
    }
    EXPECT_FALSE(province()
                     .answer({"coverage", workspace, "--boundaries", "2019-07-01"})
                     .at("boundaries")
                     .as_object()
                     .at("links")
                     .as_array()
                     .empty());
}

TEST(CoverageViews, COV16AMapBelongsToUnitsAndToKnownDays) {
    const std::string workspace = province().path("ws");
    EXPECT_EQ(baophu({"coverage", workspace, "--by", "employer", "--boundaries", "2019-07-01"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", "movement", workspace, "--boundaries", "2019-07-01"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", workspace, "--boundaries", "2010-01-01"}).exit_code, 6);
    EXPECT_EQ(baophu({"coverage", workspace, "--boundaries", "01.2019"}).exit_code, 2);
}

// ---- Export --------------------------------------------------------------------------------------

// The rows of an exported CSV file behind its four lines of head.
std::size_t rows_of(const std::string& file) {
    const std::string text = read_file(file);
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    EXPECT_GE(lines, 4U) << text;
    return lines - 4;
}

TEST(CoverageViews, COV17TheFileHoldsTheGapAndNothingElse) {
    const std::string workspace = province().path("ws");
    const std::string file = province().path("missing.csv");
    province().succeed({"export", workspace, "--purpose", "gap-review", "--out", file});
    const json::object total = province().answer({"coverage", workspace}).at("total").as_object();
    EXPECT_EQ(static_cast<std::int64_t>(rows_of(file)), number(total, "missing"));
    const Ended again = baophu({"export", workspace, "--purpose", "gap-review", "--out", file});
    EXPECT_EQ(again.exit_code, 1) << "a file that is there is never overwritten";
    const std::string all = province().path("all.csv");
    province().succeed({"export", workspace, "--purpose", "gap-review", "--what", "all", "--out", all});
    EXPECT_EQ(static_cast<std::int64_t>(rows_of(all)), number(total, "absent"));
    const std::string outreach = province().path("outreach.csv");
    province().succeed(
        {"export", workspace, "--purpose", "voluntary-outreach", "--territory", "731", "--out", outreach});
    const json::object prospects =
        province()
            .answer({"coverage", workspace, "--scheme", "voluntary", "--unit", "731"})
            .at("total")
            .as_object();
    EXPECT_EQ(static_cast<std::int64_t>(rows_of(outreach)), number(prospects, "absent"));
    EXPECT_EQ(read_file(outreach).find("***"), std::string::npos) << "no number, not even masked";
}

TEST(CoverageViews, COV17WhatIsRefusedLeavesNoFile) {
    const std::string workspace = province().path("ws");
    const std::string file = province().path("refused.csv");
    const auto refused = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"export", workspace, "--out", file};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Ended ended = baophu(arguments);
        EXPECT_FALSE(std::filesystem::exists(file));
        EXPECT_FALSE(std::filesystem::exists(file + ".partial"));
        return ended;
    };
    const Ended unknown = refused({"--purpose", "curiosity"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_NE(unknown.err.find("gap-review, inspection, voluntary-outreach"), std::string::npos)
        << unknown.err;
    EXPECT_EQ(refused({}).exit_code, 2);
    EXPECT_EQ(refused({"--purpose", "inspection"}).exit_code, 6);
    EXPECT_EQ(refused({"--purpose", "district-work"}).exit_code, 6);
    EXPECT_EQ(refused({"--purpose", "gap-review", "--what", "salary"}).exit_code, 6);
    EXPECT_EQ(
        baophu({"export", workspace, "--purpose", "gap-review", "--out", province().path("x.pdf")}).exit_code,
        2);
}

TEST(CoverageViews, COV17AWorkbookIsWrittenWhole) {
    const std::string file = province().path("missing.xlsx");
    province().succeed(
        {"export", province().path("ws"), "--purpose", "union-work", "--out", file, "--lang", "en"});
    EXPECT_TRUE(read_file(file).starts_with("PK"));
    EXPECT_FALSE(std::filesystem::exists(file + ".partial"));
}

// ---- Jobs -----------------------------------------------------------------------------------------

TEST(CoverageViews, COV23EveryHeadOfAnEmployerStandsSomewhere) {
    const std::string workspace = province().path("ws");
    for (const char* scheme : {"compulsory", "unemployment"}) {
        const json::object answer = province().answer({"coverage", "jobs", workspace, "--scheme", scheme});
        const json::array& lines = answer.at("lines").as_array();
        ASSERT_GT(lines.size(), 100U);
        std::int64_t second_contracts = 0;
        for (const json::value& each : lines) {
            const json::object& line = each.as_object();
            std::int64_t rest = 0;
            for (const char* part : {"by_reason", "by_standing"}) {
                for (const auto& [name, persons] : line.at(part).as_object())
                    rest += persons.as_int64();
            }
            ASSERT_EQ(number(line, "told") - number(line, "insured"), rest) << line.at("name");
            if (line.at("by_standing").as_object().contains("second_contract")) ++second_contracts;
        }
        EXPECT_GT(second_contracts, 0) << scheme;
    }
    for (const char* language : {"vi", "en"})
        expect_on_page(province().succeed({"coverage", "jobs", workspace, "--lang", language}));
    EXPECT_EQ(baophu({"coverage", "jobs", workspace, "--scheme", "voluntary"}).exit_code, 2);
}

// ---- Firms and census ----------------------------------------------------------------------------

TEST(CoverageViews, COV18NewFirmsByMonth) {
    const std::string workspace = province().path("ws");
    const json::object answer = province().answer({"coverage", "firms", workspace});
    EXPECT_EQ(answer.at("lines").as_array().size(), 12U);
    std::int64_t registered = 0;
    for (const json::value& line : answer.at("lines").as_array())
        registered += number(line.as_object(), "registered");
    EXPECT_GT(registered, 0);
    EXPECT_EQ(registered, number(answer.at("total").as_object(), "registered"));
    for (const char* language : {"vi", "en"})
        expect_on_page(province().succeed({"coverage", "firms", workspace, "--lang", language}));
    EXPECT_EQ(baophu({"coverage", "firms", workspace, "--to", "2019-01"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", "firms", workspace, "--from", "2018"}).exit_code, 2);
}

TEST(CoverageViews, COV19TheCensusCountsEachEmployerOnce) {
    const std::string workspace = province().path("ws");
    for (const char* kind : {"sme", "household"}) {
        const json::object answer = province().answer({"coverage", "census", workspace, "--kind", kind});
        const json::array& lines = answer.at("lines").as_array();
        ASSERT_FALSE(lines.empty()) << kind;
        std::string commune;
        std::int64_t employers = 0;
        for (const json::value& line : lines) {
            if (line.as_object().at("commune").as_string().empty()) continue;
            commune = line.as_object().at("commune").as_string();
            employers = number(line.as_object(), "employers");
        }
        const json::object listed =
            province().answer({"coverage", "census", workspace, "--kind", kind, "--commune", commune});
        EXPECT_EQ(static_cast<std::int64_t>(listed.at("employers").as_array().size()), employers) << commune;
        for (const char* language : {"vi", "en"}) {
            expect_on_page(
                province().succeed({"coverage", "census", workspace, "--kind", kind, "--lang", language}));
            expect_on_page(province().succeed(
                {"coverage", "census", workspace, "--kind", kind, "--commune", commune, "--lang", language}));
        }
    }
    EXPECT_EQ(baophu({"coverage", "census", workspace, "--kind", "state"}).exit_code, 2);
    EXPECT_EQ(baophu({"coverage", "census", workspace, "--commune", "99999"}).exit_code, 6);
}

}  // namespace
}  // namespace baophu::scenario
