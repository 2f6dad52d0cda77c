// Targets of the plan and of its units: as printed, as divided, as set by a document.
#include <numeric>

#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"
#include "edge/rights/policy.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

class TargetsAsked : public testing::Test {
protected:
    Answer ask(Method method, std::string_view target, Role role, const json::object& body = {}) {
        return house_.ask(method, target, &signed_in(house_, role),
                          body.empty() ? "" : json::serialize(body));
    }

    json::object told(Role role = Role::leader) { return object_of(ask(Method::get, "/api/targets", role)); }

    // What the units have now, by unit.
    std::map<std::string, std::int64_t> cells(std::string_view scheme, int year, std::string_view origin) {
        std::map<std::string, std::int64_t> found;
        const json::object answer = told();
        for (const json::value& unit : answer.at("units").as_array()) {
            for (const json::value& cell : unit.at("cells").as_array()) {
                if (cell.at("scheme").as_string() == scheme && cell.at("year").as_int64() == year &&
                    cell.at("origin").as_string() == origin)
                    found[std::string(unit.at("unit").as_string())] = cell.at("target").as_int64();
            }
        }
        return found;
    }

    Answer propose(const std::string& scheme, int year, const std::map<std::string, std::int64_t>& targets,
                   std::int64_t seen = 0, Role role = Role::si_analyst) {
        json::array lines;
        for (const auto& [unit, target] : targets)
            lines.push_back(json::object{{"unit", unit}, {"target", target}});
        return ask(Method::put, "/api/targets/units", role,
                   {{"scheme", scheme},
                    {"year", year},
                    {"document", "Quyết định 12/QĐ-UBND"},
                    {"seen", seen},
                    {"targets", std::move(lines)}});
    }

    // And a second person approves.
    Answer set(const std::string& scheme, int year, const std::map<std::string, std::int64_t>& targets,
               std::int64_t seen = 0, Role role = Role::si_analyst) {
        Answer proposed = propose(scheme, year, targets, seen, role);
        if (proposed.status != 202) return proposed;
        return approve_last(house_, another(house_, Role::leader), "targets");
    }

    House house_;
};

std::int64_t sum(const std::map<std::string, std::int64_t>& targets) {
    std::int64_t all = 0;
    for (const auto& [unit, target] : targets)
        all += target;
    return all;
}

const json::object& line_of(const json::object& answer, std::string_view scheme, int year) {
    for (const json::value& line : answer.at("province").as_array()) {
        if (line.at("scheme").as_string() == scheme && line.at("year").as_int64() == year)
            return line.as_object();
    }
    throw std::runtime_error("no such line");
}

TEST_F(TargetsAsked, ThePlanIsToldAsItPrintsItAndAsItComputes) {
    const json::object answer = told();
    EXPECT_EQ(answer.at("years").as_array(), (json::array{2019, 2020}));
    ASSERT_EQ(answer.at("province").as_array().size(), 6U);
    const json::object& voluntary = line_of(answer, "voluntary", 2019);
    EXPECT_EQ(voluntary.at("eligible").as_int64(), 883024);
    EXPECT_EQ(voluntary.at("printed").as_int64(), 6350);
    EXPECT_EQ(voluntary.at("computed").as_int64(), 6269) << "883.024 x 0,71%";
    EXPECT_EQ(voluntary.at("rounding").as_string(), "truncated") << "6.350 / 883.024 = 0,7191%";
    EXPECT_TRUE(voluntary.at("agrees").as_bool());
    EXPECT_EQ(voluntary.at("clause").as_string(), "II.1.b");
}

TEST_F(TargetsAsked, UnitsHaveWhatIsAllocatedAndTheirParticipants) {
    const auto compulsory = cells("compulsory", 2019, "allocated");
    ASSERT_EQ(compulsory.size(), 11U);
    EXPECT_EQ(sum(compulsory), 818486);
    const json::object answer = told(Role::si_analyst);
    std::int64_t participating = 0;
    for (const json::value& unit : answer.at("units").as_array()) {
        for (const json::value& count : unit.at("participating").as_array())
            participating +=
                count.at("scheme").as_string() == "compulsory" ? count.at("persons").as_int64() : 0;
    }
    EXPECT_EQ(participating, 2) << "Ngọc Ánh and Văn Em";
    const json::object rounded = told(Role::front_officer);
    for (const json::value& unit : rounded.at("units").as_array()) {
        for (const json::value& count : unit.at("participating").as_array())
            EXPECT_EQ(count.at("persons").as_int64() % rights::smallest_told, 0) << json::serialize(unit);
    }
}

TEST_F(TargetsAsked, TGT1_WhatIsSetGoesBeforeWhatIsComputed) {
    auto wanted = cells("compulsory", 2019, "allocated");
    wanted["731"] -= 1000;
    wanted["732"] += 1000;
    const Answer answer = set("compulsory", 2019, wanted);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(cells("compulsory", 2019, "set"), wanted);
    EXPECT_TRUE(cells("compulsory", 2019, "allocated").empty());
    EXPECT_EQ(cells("compulsory", 2020, "allocated").size(), 11U);
    const json::object newest = told().at("sets").at(0).as_object();
    EXPECT_EQ(newest.at("version").as_int64(), 1);
    EXPECT_EQ(newest.at("document").as_string(), "Quyết định 12/QĐ-UBND");

    const json::object gap =
        object_of(ask(Method::get, "/api/coverage/gap?scheme=compulsory&by=unit", Role::leader));
    for (const json::value& line : gap.at("lines").as_array()) {
        if (line.at("key").as_string() == "731") {
            EXPECT_EQ(line.at("plan").at("target").as_int64(), wanted["731"]);
        }
    }
    const json::object status =
        object_of(ask(Method::get, "/api/coverage/schemes?unit=731&year=2019", Role::leader));
    const json::value& plan = status.at("schemes").at(0).at("plan");
    EXPECT_EQ(plan.at("target").as_int64(), wanted["731"]);
    EXPECT_FALSE(plan.at("computed").as_bool());
    EXPECT_EQ(plan.at("clause").as_string(), "Quyết định 12/QĐ-UBND");
    const json::value& other = status.at("schemes").at(1).at("plan");
    EXPECT_TRUE(other.at("computed").as_bool()) << "is still allocated";
    EXPECT_TRUE(other.at("clause").is_null());

    const auto line = house_.office().audit.lines({.kind = "targets", .limit = 1});
    ASSERT_EQ(line.size(), 1U);
    EXPECT_EQ(store::without_binding(line[0].what), "compulsory 2019 v1");
}

TEST_F(TargetsAsked, TGT2_EachUnitOnceAndTheSumIsThePlans) {
    const auto good = cells("voluntary", 2020, "allocated");
    auto wanted = good;
    wanted["731"] += 1;
    EXPECT_EQ(code_of(set("voluntary", 2020, wanted)), fault::targets_not_total);
    wanted = good;
    wanted.erase("742");
    EXPECT_EQ(code_of(set("voluntary", 2020, wanted)), fault::targets_unit_missing);
    wanted = good;
    wanted["999"] = 0;
    EXPECT_EQ(code_of(set("voluntary", 2020, wanted)), fault::field_not_usable);
    EXPECT_EQ(code_of(set("voluntary", 2031, good)), fault::field_not_usable)
        << "there are no districts any more";
    EXPECT_EQ(code_of(set("voluntary", 2021, good)), fault::target_total_unknown);
    const json::array twice{json::object{{"unit", "731"}, {"target", 1}},
                            json::object{{"unit", "731"}, {"target", 2}}};
    EXPECT_EQ(
        code_of(ask(
            Method::put, "/api/targets/units", Role::si_analyst,
            {{"scheme", "voluntary"}, {"year", 2020}, {"document", "d"}, {"seen", 0}, {"targets", twice}})),
        fault::targets_unit_missing);
    EXPECT_TRUE(told().at("sets").as_array().empty());
}

TEST_F(TargetsAsked, TGT3_UnemploymentIsNotAboveCompulsory) {
    const auto compulsory = cells("compulsory", 2019, "allocated");
    auto unemployment = cells("unemployment", 2019, "allocated");
    const std::int64_t above = compulsory.at("739") - unemployment.at("739") + 1;
    unemployment["739"] += above;
    unemployment["731"] -= above;
    ASSERT_EQ(set("unemployment", 2019, unemployment).status, 200) << "compulsory is not set yet";
    const Answer refused = set("compulsory", 2019, compulsory);
    EXPECT_EQ(code_of(refused), fault::target_unemployment_above_compulsory);
    EXPECT_NE(refused.body.find("739"), std::string::npos) << refused.body;
    auto wanted = compulsory;
    wanted["739"] += 1;
    wanted["731"] -= 1;
    EXPECT_EQ(set("compulsory", 2019, wanted).status, 200);
    unemployment["739"] += 1;
    unemployment["731"] -= 1;
    EXPECT_EQ(code_of(set("unemployment", 2019, unemployment, 1)),
              fault::target_unemployment_above_compulsory);
}

TEST_F(TargetsAsked, WhoSawAnotherVersionIsTold) {
    const auto wanted = cells("voluntary", 2019, "allocated");
    ASSERT_EQ(set("voluntary", 2019, wanted).status, 200);
    EXPECT_EQ(set("voluntary", 2019, wanted).status, 409);
    EXPECT_EQ(set("voluntary", 2019, wanted, 1, Role::labour_officer).status, 200);
    EXPECT_EQ(code_of(set("voluntary", 2019, wanted, 2, Role::tax_officer)), fault::right_missing);
}

TEST_F(TargetsAsked, AnAllocationKeepsNothing) {
    const json::array shares{json::object{{"unit", "731"}, {"weight", 3}, {"ceiling", 50}},
                             json::object{{"unit", "732"}, {"weight", 1}},
                             json::object{{"unit", "734"}, {"weight", 0}, {"floor", 7}}};
    json::object wanted{{"scheme", "voluntary"}, {"year", 2019}, {"total", 100}, {"shares", shares}};
    const Answer answer = ask(Method::post, "/api/targets/allocation", Role::leader, wanted);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const json::array parts = object_of(answer).at("parts").as_array();
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(parts[0].at("target").as_int64(), 50);
    EXPECT_EQ(parts[0].at("bound").as_string(), "ceiling");
    EXPECT_EQ(parts[1].at("target").as_int64(), 43);
    EXPECT_TRUE(parts[1].at("bound").is_null());
    EXPECT_EQ(parts[2].at("target").as_int64(), 7);
    EXPECT_EQ(parts[2].at("bound").as_string(), "floor");
    EXPECT_TRUE(told().at("sets").as_array().empty());
    EXPECT_EQ(cells("voluntary", 2019, "allocated").size(), 11U);

    wanted["total"] = 5;
    EXPECT_EQ(code_of(ask(Method::post, "/api/targets/allocation", Role::leader, wanted)),
              fault::target_below_floors);
    wanted["shares"] = json::array{shares[0], shares[0]};
    EXPECT_EQ(code_of(ask(Method::post, "/api/targets/allocation", Role::leader, wanted)),
              fault::targets_unit_missing);
    wanted["shares"] = json::array{json::object{{"unit", "731"}, {"weight", 1}, {"pay", 1}}};
    EXPECT_EQ(code_of(ask(Method::post, "/api/targets/allocation", Role::leader, wanted)), fault::body_wrong);
}

// ---- As workbooks ------------------------------------------------------------------------------------

constexpr std::string_view workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string reading(std::string_view scheme, int year) {
    return "/api/targets/workbook?file=giao.xlsx&scheme=" + std::string(scheme) +
           "&year=" + std::to_string(year);
}

// By unit, of one column of what was read.
std::map<std::string, std::string> column_of(const json::object& sheet, std::string_view column) {
    std::map<std::string, std::string> found;
    for (const json::value& row : sheet.at("rows").as_array()) {
        for (const json::value& cell : row.at("cells").as_array()) {
            if (cell.at("column").as_string() == column)
                found[std::string(row.at("names").at(0).as_string())] =
                    std::string(cell.at("text").as_string());
        }
    }
    return found;
}

std::map<std::string, std::string> in_words(const std::map<std::string, std::int64_t>& numbers) {
    std::map<std::string, std::string> words;
    std::int64_t all = 0;
    for (const auto& [unit, count] : numbers) {
        words[unit] = std::to_string(count);
        all += count;
    }
    words["Cộng"] = std::to_string(all);
    return words;
}

TEST_F(TargetsAsked, TheTableOfUnitsIsAWorkbookThatIsReadBackByItsSchemeAndYear) {
    const Answer answer = ask(Method::get, "/api/targets/units.xlsx", Role::front_officer);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.type, workbook_type);
    EXPECT_EQ(house_.office().audit.lines({.kind = "export", .limit = 1}).at(0).what, "targets");
    const Answer read = house_.ask(Method::post, reading("voluntary", 2020),
                                   &signed_in(house_, Role::si_analyst), answer.body);
    ASSERT_EQ(read.status, 200) << read.body;
    const json::object sheet = object_of(read);
    EXPECT_EQ(sheet.at("columns").as_array(), json::array{"target"});
    EXPECT_EQ(column_of(sheet, "target"), in_words(cells("voluntary", 2020, "allocated")));
    EXPECT_EQ(code_of(ask(Method::get, "/api/targets/units.xlsx", Role::administrator)),
              fault::right_missing);
}

TEST_F(TargetsAsked, AGridGoesOutAsItIsSeenAndComesBack) {
    const json::array lines{
        json::object{{"unit", "731"}, {"weight", 30}, {"floor", 5}, {"allocated", 90}, {"target", 95}},
        json::object{{"unit", "732"}, {"weight", 10}, {"ceiling", 40}}};
    const json::object draft{{"scheme", "voluntary"}, {"year", 2020}, {"lines", lines}};
    const Answer answer = ask(Method::post, "/api/targets/allocation.xlsx", Role::leader, draft);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.type, workbook_type);
    EXPECT_EQ(house_.office().audit.lines({.kind = "export", .limit = 1}).at(0).what,
              "targets.allocation voluntary-2020");
    const json::object sheet = object_of(
        house_.ask(Method::post, reading("voluntary", 2020), &signed_in(house_, Role::leader), answer.body));
    EXPECT_EQ(sheet.at("columns").as_array(), (json::array{"weight", "floor", "ceiling", "target"}));
    using Column = std::map<std::string, std::string>;
    EXPECT_EQ(column_of(sheet, "weight"), (Column{{"731", "30"}, {"732", "10"}, {"Cộng", "40"}}));
    EXPECT_EQ(column_of(sheet, "floor"), (Column{{"731", "5"}, {"Cộng", "5"}}));
    EXPECT_EQ(column_of(sheet, "ceiling"), (Column{{"732", "40"}, {"Cộng", "40"}}));
    EXPECT_EQ(column_of(sheet, "target"), (Column{{"731", "95"}, {"Cộng", "95"}}));
    const json::value& cell = sheet.at("rows").at(0).at("cells").as_array().back();
    EXPECT_TRUE(cell.at("number").as_bool());
    EXPECT_TRUE(cell.at("place").as_string().starts_with("H")) << cell.at("place");
    EXPECT_TRUE(told().at("sets").as_array().empty()) << "nothing is set by it";
    EXPECT_EQ(code_of(ask(Method::post, "/api/targets/allocation.xlsx", Role::tax_officer, draft)),
              fault::right_missing);
}

TEST_F(TargetsAsked, WhatIsNoWorkbookOfTargetsIsToldAndChangesNothing) {
    const auto read = [&](const std::string& body, Role role = Role::si_analyst) {
        return house_.ask(Method::post, reading("voluntary", 2020), &signed_in(house_, role), body);
    };
    const Answer damaged = read("PK\x03\x04 and nothing more");
    EXPECT_EQ(code_of(damaged), fault::workbook_damaged);
    EXPECT_NE(damaged.body.find("giao.xlsx"), std::string::npos) << damaged.body;
    EXPECT_EQ(damaged.body.find("/proc"), std::string::npos) << damaged.body;
    EXPECT_EQ(read("").status, 400);
    EXPECT_EQ(code_of(read("x", Role::tax_officer)), fault::right_missing);
    const Answer other = house_.ask(Method::post, "/api/table.xlsx", &signed_in(house_, Role::leader),
                                    R"({"list": "jobs", "title": "Việc", "notes": [],
                                 "columns": [{"title": "Việc", "width": 20}], "rows": [["Tính"]]})");
    ASSERT_EQ(other.status, 200);
    const json::object sheet = object_of(read(other.body));
    EXPECT_TRUE(sheet.at("sheet").is_null());
    EXPECT_TRUE(sheet.at("rows").as_array().empty());
    EXPECT_EQ(code_of(house_.ask(Method::post, "/api/targets/workbook?scheme=voluntary",
                                 &signed_in(house_, Role::si_analyst), other.body)),
              fault::parameter_wrong);
}

TEST_F(TargetsAsked, WhoWasNotTheFirstIsToldOfWhatInWords) {
    const auto wanted = cells("voluntary", 2019, "allocated");
    ASSERT_EQ(set("voluntary", 2019, wanted).status, 200);
    const Answer late = set("voluntary", 2019, wanted);
    EXPECT_EQ(late.body.find("unit_targets"), std::string::npos) << late.body;
    EXPECT_NE(late.body.find("chỉ tiêu BHXH tự nguyện của các đơn vị, năm 2019"), std::string::npos)
        << late.body;
}

}  // namespace
}  // namespace baophu::http
