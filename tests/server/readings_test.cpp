// Who read personal data, as each office is told it.
#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include "asking.h"
#include "contract.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;
using rights::Shown;

class Readings : public testing::Test {
protected:
    Answer ask(const std::string& target, const House::Person& who) {
        return house_.ask(Method::get, target, &who);
    }
    const House::Person& analyst() { return signed_in(house_, Role::si_analyst); }
    const House::Person& auditor() { return signed_in(house_, Role::auditor); }
    const House::Person& district(const std::string& unit) {
        return house_.person(Role::district_officer, "district", unit);
    }

    json::array lines(const std::string& target, const House::Person& who) {
        const Answer answer = ask(target, who);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return object_of(answer).at("lines").as_array();
    }

    // "page", "list absent", "export absent": what was read, the newest first.
    std::vector<std::string> told(const House::Person& who, const std::string& query = "") {
        std::vector<std::string> what;
        for (const json::value& line : lines("/api/readings" + query, who)) {
            const json::value& list = line.at("list");
            what.push_back(std::string(line.at("kind").as_string()) +
                           (list.is_null() ? "" : " " + std::string(list.as_string())));
        }
        return what;
    }

    std::string person(const std::string& words) {
        const json::object found = object_of(ask("/api/search?purpose=gap-review&q=" + words, analyst()));
        return std::string(found.at("persons").as_array().at(0).as_object().at("id").as_string());
    }

    void read(const std::string& target) { ASSERT_EQ(ask(target, analyst()).status, 200) << target; }

    House house_;
};

const std::string persons = "/api/coverage/persons?scheme=compulsory&purpose=gap-review";

// AUD-10
TEST_F(Readings, AUD10_AnOfficeIsToldOfItsTerritoryAndOfWhatConcernsAllOfTheProvince) {
    const std::string binh = person("van+binh");  // Of 731.
    const std::string dung = person("thu+dung");  // Of 734.
    read(persons + "&unit=731");
    read(persons + "&unit=734");
    read(persons);
    read("/api/persons/" + binh + "?purpose=gap-review");
    read("/api/persons/" + dung + "?purpose=gap-review");
    read("/api/coverage/persons.xlsx?scheme=compulsory&purpose=gap-review&unit=734");

    using Told = std::vector<std::string>;
    EXPECT_EQ(told(auditor()), (Told{"export absent", "list absent", "page", "page", "list absent",
                                     "list absent", "list absent", "list search", "list search"}));
    EXPECT_EQ(told(analyst()), told(auditor()));
    EXPECT_EQ(told(district("731")),
              (Told{"page", "list absent", "list absent", "list search", "list search"}));
    EXPECT_EQ(told(district("731"), "?concerns=named"), (Told{"page", "list absent"}));
    EXPECT_EQ(told(district("734"), "?concerns=named"),
              (Told{"export absent", "list absent", "page", "list absent"}));
    EXPECT_EQ(told(auditor(), "?unit=734&concerns=named"), told(district("734"), "?concerns=named"));
    EXPECT_EQ(code_of(ask("/api/readings?unit=734", district("731"))), fault::place_outside);
}

TEST_F(Readings, AUD10_WhoseOfficesAreNoneIsToldNothing) {
    for (const Role role : {Role::leader, Role::si_collector, Role::tax_officer, Role::labour_officer,
                            Role::commune_officer, Role::media_officer})
        EXPECT_EQ(code_of(ask("/api/readings", signed_in(house_, role))), fault::right_missing)
            << to_word(role);
}

TEST_F(Readings, AUD10_WhosePageItWasIsToldToWhoSeesTheAuditAlone) {
    const std::string binh = person("van+binh");
    read("/api/persons/" + binh + "?purpose=gap-review");
    const json::value of_auditor = lines("/api/readings", auditor()).at(0);
    EXPECT_EQ(of_auditor.at("person").as_string(), binh);
    EXPECT_EQ(of_auditor.at("persons").as_int64(), 1);
    EXPECT_EQ(of_auditor.at("by").as_string(), "Người Mẫu");
    EXPECT_EQ(of_auditor.at("units").as_array().at(0).at("code").as_string(), "731");
    const Answer of_district = ask("/api/readings", district("731"));
    EXPECT_TRUE(object_of(of_district).at("lines").as_array().at(0).at("person").is_null());
    EXPECT_EQ(of_district.body.find(binh), std::string::npos);
    const Contract contract;
    for (const House::Person* who : {&auditor(), &district("731"), &analyst()}) {
        const Answer answer = ask("/api/readings", *who);
        const bool audit = who == &auditor();
        const auto faults = contract.faults(
            "GET", "/api/readings", answer.status, answer.type, json::parse(answer.body),
            [&](Shown kind) { return kind == Shown::reading || (audit && kind == Shown::audit); });
        EXPECT_TRUE(faults.empty()) << faults.front();
    }
}

TEST_F(Readings, FiltersByDayUserAndPurposeAndComesInPages) {
    for (int i = 0; i < 3; ++i)
        read(persons + "&unit=731");
    house_.pass(std::chrono::hours(24));
    // The session of the day before is over.
    const House::Person& another = house_.person(Role::si_analyst, "social-insurance", "", "2");
    ASSERT_EQ(ask(persons + "&unit=734", another).status, 200);
    const std::string today = store::day_in_vietnam(house_.office().database.now()).iso();
    EXPECT_EQ(told(auditor()).size(), 4U);
    EXPECT_EQ(told(auditor(), "?first=" + today + "&last=" + today).size(), 1U);
    EXPECT_EQ(told(auditor(), "?actor=si_analyst").size(), 3U);
    EXPECT_EQ(told(auditor(), "?actor=" + another.login).size(), 1U);
    EXPECT_EQ(told(auditor(), "?actor=nobody").size(), 0U);
    EXPECT_EQ(told(auditor(), "?purpose=inspection").size(), 0U);
    EXPECT_EQ(told(auditor(), "?purpose=gap-review").size(), 4U);
    std::vector<std::int64_t> seen;
    std::string cursor;
    for (int page = 0; page < 3; ++page) {
        const json::object answer =
            object_of(ask("/api/readings?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor), auditor()));
        for (const json::value& line : answer.at("lines").as_array())
            seen.push_back(line.at("sequence").as_int64());
        if (answer.at("next").is_null()) break;
        cursor = answer.at("next").as_string();
    }
    EXPECT_EQ(seen.size(), 4U);
    EXPECT_TRUE(std::ranges::is_sorted(seen, std::greater()));
    for (const char* wrong : {"?first=2026-01-02&last=2026-01-01", "?first=2020-01-01&last=2026-01-01",
                              "?first=x", "?concerns=mine"})
        EXPECT_EQ(code_of(ask("/api/readings" + std::string(wrong), auditor())), fault::parameter_wrong)
            << wrong;
}

// AUD-11
TEST_F(Readings, AUD11_WhatIsFarAboveTheUsualDayIsToldFirstAndMarked) {
    const auto reads = [&](std::int64_t count) {
        house_.office().audit.append({.login = analyst().login,
                                      .agency = "social-insurance",
                                      .territory = "731",
                                      .purpose = "gap-review",
                                      .case_number = ""},
                                     {.kind = "read", .what = "coverage.list", .persons = count});
    };
    analyst();
    for (int day = 0; day < 6; ++day) {
        reads(40);
        house_.pass(std::chrono::hours(24));
    }
    reads(100);
    reads(100);
    // The sessions are over by now.
    const House::Person& late = house_.person(Role::auditor, "provincial-committee", "", "2");
    const json::object answer = object_of(ask("/api/readings", late));
    ASSERT_EQ(answer.at("unusual").as_array().size(), 1U) << json::serialize(answer);
    const json::value& unusual = answer.at("unusual").as_array().at(0);
    EXPECT_EQ(unusual.at("persons").as_int64(), 200);
    EXPECT_EQ(unusual.at("usual").as_int64(), 40);
    EXPECT_EQ(unusual.at("usual_of").as_string(), "own");
    std::size_t marked = 0;
    for (const json::value& line : answer.at("lines").as_array())
        marked += line.at("unusual").as_bool() ? 1U : 0U;
    EXPECT_EQ(marked, 2U);
    EXPECT_TRUE(object_of(ask("/api/readings?actor=nobody", late)).at("unusual").as_array().empty());
}

}  // namespace
}  // namespace baophu::http
