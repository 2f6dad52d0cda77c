// Every role at every route: what it may ask is answered in the form of the contract, what it may not is
// refused, and no field tells a kind of thing that its policy does not allow.
#include <set>

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "asking.h"
#include "contract.h"
#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/routes.h"
#include "edge/rights/policy.h"
#include "edge/store/cases.h"
#include "house.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;
using rights::Shown;

House& house() {
    static House shared;
    return shared;
}

const Contract& contract() {
    static const Contract shared;
    return shared;
}

const House::Person& signed_in(Role role) {
    return signed_in(house(), role);
}

std::string first_employer() {
    const Answer answer = house().ask(Method::get, "/api/coverage/gap?scheme=compulsory&by=employer&unit=731",
                                      &signed_in(Role::si_analyst));
    return std::string(object_of(answer).at("lines").as_array().at(0).as_object().at("key").as_string());
}

std::string first_person() {
    const Answer answer =
        house().ask(Method::get, "/api/coverage/persons?scheme=compulsory&purpose=gap-review",
                    &signed_in(Role::si_analyst));
    return std::string(object_of(answer).at("persons").as_array().at(0).as_object().at("id").as_string());
}

// About the employers of the examples, under the number that they name.
void open_case_of(Role inspector) {
    const std::string login = signed_in(inspector).login;
    const std::int64_t id = house().office().users.find_login(login)->id;
    store::Cases(house().office().database)
        .open({.agency = agency_of(inspector),
               .employer = first_employer(),
               .tax_code = "",
               .employer_name = "",
               .decision_number = "1/2019",
               .legal_basis = "Luật",
               .content = "Đóng BHXH",
               .inspector = id},
              {.login = "test"});
}

struct Example {
    std::string target;
    std::string body;
};

// One request for each route that is right in itself; `purpose` is one that the role has, or any.
Example example_of(const Route& route, Role role) {
    const auto user = house().office().users.find_login("example.user");
    const std::string seen = user ? std::to_string(user->version) : "0";
    std::string purpose = "gap-review";
    std::string scheme = "compulsory";
    for (const rights::PurposePolicy& row : rights::purpose_policies()) {
        if (row.role != role) continue;
        purpose = to_word(row.purpose);
        if (!row.schemes.has(Scheme::compulsory)) scheme = "voluntary";
        break;
    }
    const std::string place = place_of(role).empty() ? "731" : place_of(role);
    const std::string in_case = rights::reads_within_cases(role) ? "&case=1/2019" : "";
    const std::string of_persons = "?scheme=" + scheme + "&purpose=" + purpose + in_case + "&unit=" + place;
    const rights::RolePolicy& policy = rights::policy_of(role);
    const bool of_all = policy.everywhere.has(Shown::employer_heads);
    const bool of_own = policy.own_territory.has(Shown::employer_heads);
    const std::string by = of_all ? "&by=employer" : of_own ? "&by=employer&unit=" + place : "&by=unit";
    static const std::string employer = first_employer();
    static const std::string person = first_person();
    const std::map<std::string, Example> examples{
        {"/api/health", {"/api/health", ""}},
        {"/api/session", {"/api/session", ""}},
        {"/api/sign-in", {"/api/sign-in", ""}},
        {"/api/tokens", {"/api/tokens", ""}},
        {"/api/runs", {"/api/runs", ""}},
        {"/api/runs/current", {"/api/runs/current", ""}},
        {"/api/territory", {"/api/territory?day=2025-07-01", ""}},
        {"/api/coverage/schemes", {"/api/coverage/schemes?unit=731", ""}},
        {"/api/coverage/gap", {"/api/coverage/gap?scheme=compulsory" + by, ""}},
        {"/api/coverage/movement", {"/api/coverage/movement?scheme=compulsory&unit=731", ""}},
        {"/api/coverage/persons", {"/api/coverage/persons" + of_persons, ""}},
        {"/api/coverage/persons.xlsx", {"/api/coverage/persons.xlsx" + of_persons, ""}},
        {"/api/table.xlsx",
         {"/api/table.xlsx",
          R"({"list": "jobs", "title": "Việc", "notes": [], "columns": [{"title": "Việc", "width": 20}],
              "rows": [["Tính"]]})"}},
        {"/api/persons/{id}", {"/api/persons/" + person + "?purpose=" + purpose + in_case, ""}},
        {"/api/employers/{id}", {"/api/employers/" + employer, ""}},
        {"/api/employers/{id}/workers",
         {"/api/employers/" + employer + "/workers?purpose=" + purpose + in_case + "&unit=731", ""}},
        {"/api/search", {"/api/search?q=cong ty", ""}},
        {"/api/law", {"/api/law?day=2018-12-31", ""}},
        {"/api/law/{id}", {"/api/law/base_salary", ""}},
        {"/api/deliveries", {"/api/deliveries", ""}},
        {"/api/deliveries/calendar", {"/api/deliveries/calendar?first=2018-01&last=2019-06", ""}},
        {"/api/agreements",
         {"/api/agreements",
          R"({"sender": "tax", "dataset": "tax-yearly-list", "period": "year", "due_months_after": 3,
              "due_day": 31, "legal_basis": "Kế hoạch", "from": "2018-01-01"})"}},
        {"/api/uploads", {"/api/uploads", R"({"file_name": "a.csv", "bytes": 10, "look_only": true})"}},
        {"/api/jobs", {"/api/jobs", ""}},
        {"/api/events", {"/api/events", ""}},
        {"/api/links/queue", {"/api/links/queue?purpose=" + purpose, ""}},
        {"/api/links/employers", {"/api/links/employers", ""}},
        {"/api/links/open", {"/api/links/open", ""}},
        {"/api/links/decisions",
         {"/api/links/decisions",
          R"({"left": "social-insurance/si-participants/7512345601", "verdict": "different",
              "right": "social-insurance/si-participants/7512345602", "reason": "khác ngày sinh"})"}},
        {"/api/session/others", {"/api/session/others", ""}},
        {"/api/session/second-factor", {"/api/session/second-factor", ""}},
        {"/api/session/view-as", {"/api/session/view-as", ""}},
        {"/api/users/{name}/password", {"/api/users/example.user/password?seen=" + seen, ""}},
        {"/api/users/{name}/second-factor", {"/api/users/example.user/second-factor?seen=" + seen, ""}},
        {"/api/users/{name}/active",
         {"/api/users/example.user/active", R"({"active": true, "seen": )" + seen + "}"}},
        {"/api/sessions", {"/api/sessions", ""}},
        {"/api/remarks",
         {"/api/remarks?address=/units/731", R"({"address": "/units/731", "text": "Cần xem lại"})"}},
        {"/api/requests",
         {"/api/requests",
          R"({"figure": "/units/731?scheme=compulsory", "agency": "tax", "question": "Vì sao?",
              "due": "2099-12-31"})"}},
        {"/api/cases",
         {"/api/cases", R"({"employer": ")" + employer + R"(", "kind": "check", "decision_number": ")" +
                            std::string(to_word(role)) +
                            R"(", "decision_day": "2019-02-11", "legal_basis": "Luật", "content": "Đóng BHXH",
              "inspector": ")" +
                            (role == Role::labour_officer ? "labour" : "si") + R"(_inspector"})"}},
        {"/api/cases/limit", {"/api/cases/limit?kind=check&day=2019-02-11&employer=" + employer, ""}},
        {"/api/views", {"/api/views", R"({"name": "Của tôi", "address": "/units/731", "shared": false})"}},
        {"/api/targets", {"/api/targets", ""}},
        {"/api/targets/allocation",
         {"/api/targets/allocation",
          R"({"scheme": "voluntary", "year": 2019, "total": 10, "shares": [{"unit": "731", "weight": 1}]})"}},
        {"/api/targets/units.xlsx", {"/api/targets/units.xlsx", ""}},
        {"/api/targets/allocation.xlsx",
         {"/api/targets/allocation.xlsx",
          R"({"scheme": "voluntary", "year": 2019, "lines": [{"unit": "731", "weight": 1, "target": 2}]})"}},
        {"/api/office/health", {"/api/office/health", ""}},
        {"/api/users", {"/api/users", ""}},
        {"/api/proposals/users", {"/api/proposals/users", ""}},
        {"/api/proposals/targets", {"/api/proposals/targets", ""}},
        {"/api/audit", {"/api/audit", ""}},
        {"/api/readings", {"/api/readings", ""}},
        {"/api/violations", {"/api/violations?state=all", ""}},
        {"/api/calculations/contribution",
         {"/api/calculations/contribution", R"({"wage": 8500000, "zone": "I", "month": "2019-03"})"}},
        {"/api/calculations/voluntary",
         {"/api/calculations/voluntary",
          R"({"income": 1500000, "month": "2019-01", "group": "near_poor", "months": 12})"}}};
    const auto found = examples.find(std::string(route.pattern));
    if (found == examples.end()) return Example{};
    Example example = found->second;
    // What is asked by a body is not asked by a query too.
    if (route.body_bytes_max > 0) example.target = example.target.substr(0, example.target.find('?'));
    return example;
}

// "/api/views/{id}" -> "/api/views/1"
std::string with_ones(std::string_view pattern) {
    std::string target(pattern);
    for (std::size_t open = target.find('{'); open != std::string::npos; open = target.find('{'))
        target.replace(open, target.find('}') - open + 1, "1");
    return target;
}

// Whether things of the kind are told to the role at all, with or without a purpose.
bool told(Role role, Shown kind) {
    const rights::RolePolicy& row = rights::policy_of(role);
    if ((row.everywhere | row.own_territory | row.own_agency).has(kind)) return true;
    for (const rights::PurposePolicy& purpose : rights::purpose_policies()) {
        if (purpose.role == role && purpose.told.has(kind)) return true;
    }
    return false;
}

const std::set<std::string> of_their_own_tests{"POST /api/session",
                                               "DELETE /api/session",
                                               "PUT /api/session/password",
                                               "PUT /api/session/language",
                                               "POST /api/users",
                                               "POST /api/users/{name}/grants",
                                               "PUT /api/grants/{id}",
                                               "POST /api/proposals/users/{id}/step",
                                               "POST /api/proposals/targets/{id}/step",
                                               "GET /api/history",
                                               "DELETE /api/session/others/{id}",
                                               "PUT /api/session/second-factor",
                                               "POST /api/session/second-factor/removal",
                                               "PUT /api/session/view-as",
                                               "DELETE /api/sessions/{id}",
                                               "POST /api/requests/{id}/step",
                                               "GET /api/cases/{id}",
                                               "PATCH /api/cases/{id}",
                                               "DELETE /api/views/{id}",
                                               "PUT /api/targets/units",
                                               "POST /api/targets/workbook",
                                               "POST /api/violations",
                                               "POST /api/violations/{id}/step",
                                               "GET /api/deliveries/{sha256}",
                                               "GET /api/deliveries/{sha256}/returned.xlsx",
                                               "POST /api/deliveries/{sha256}/withdrawal",
                                               "GET /api/uploads/{id}",
                                               "PATCH /api/uploads/{id}",
                                               "DELETE /api/uploads/{id}",
                                               "POST /api/uploads/{id}/reading",
                                               "GET /api/uploads/{id}/returned.xlsx",
                                               "DELETE /api/jobs/{id}",
                                               "POST /api/office/backups",
                                               "POST /api/session/provider",
                                               "POST /api/session/provider/return",
                                               "POST /api/tokens",
                                               "DELETE /api/tokens/{id}",
                                               "PUT /api/users/{name}/identity",
                                               "DELETE /api/users/{name}/identity",
                                               "POST /api/links/decisions/{sequence}/withdrawal"};

TEST(Office, EveryRoleAtEveryRoute) {
    add_user(house().office(),
             {.login = "example.user",
              .full_name = "Người Để Thử",
              .agency = "tax",
              .role = "tax_officer",
              .territory = ""},
             {.login = "test"});
    for (const Role inspector : {Role::si_inspector, Role::labour_inspector})
        open_case_of(inspector);
    std::size_t answered = 0;
    std::size_t refused = 0;
    for (std::size_t i = 0; i < rights::roles_count; ++i) {
        const auto role = static_cast<Role>(i);
        for (const Route& route : routes()) {
            const std::string name = std::string(to_word(route.method)) + " " + std::string(route.pattern);
            const bool may =
                route.door.kind != Door::Kind::right || rights::policy_of(role).may.has(route.door.right);
            Example example = example_of(route, role);
            if (of_their_own_tests.contains(name)) {
                if (may) continue;
                example = {.target = with_ones(route.pattern), .body = "{}"};
            }
            ASSERT_FALSE(example.target.empty()) << name << " has no example: add one";
            const Answer answer = house().ask(route.method, example.target, &signed_in(role), example.body);
            const std::string where =
                std::string(to_word(role)) + " " + name + ": " + answer.body.substr(0, 300);
            if (may) {
                EXPECT_EQ(answer.status / 100, 2) << where;
                ++answered;
            } else {
                EXPECT_EQ(answer.status, 403) << where;
                EXPECT_EQ(code_of(answer), fault::right_missing) << where;
                ++refused;
            }
            const bool is_json = answer.type.find("json") != std::string::npos;
            const auto faults =
                contract().faults(to_word(route.method), route.pattern, answer.status, answer.type,
                                  is_json ? json::parse(answer.body) : json::value(),
                                  [&](Shown kind) { return told(role, kind); });
            EXPECT_TRUE(faults.empty()) << to_word(role) << " " << faults.front();
        }
    }
    EXPECT_GT(answered, 150U);
    EXPECT_GT(refused, 80U);
}

TEST(Office, APP1_WithoutASessionOnlyWhatIsForAnyone) {
    for (const Route& route : routes()) {
        if (route.answer == &sign_in || route.pattern.starts_with("/api/session/provider")) continue;
        const Answer answer = house().ask(route.method, with_ones(route.pattern), nullptr, "{}");
        EXPECT_EQ(answer.status, route.door.kind == Door::Kind::anyone ? 200 : 401) << route.pattern;
    }
}

TEST(Office, APP2_WhatChangesSomethingWantsTheToken) {
    House::Person person = signed_in(Role::si_analyst);
    const std::string body = R"({"wage": 8500000, "zone": "I", "month": "2019-03"})";
    EXPECT_EQ(house().ask(Method::post, "/api/calculations/contribution", &person, body).status, 200);
    person.csrf = "x";
    EXPECT_EQ(code_of(house().ask(Method::post, "/api/calculations/contribution", &person, body)),
              fault::csrf_wrong);
    Request request =
        House::request(Method::post, "/api/calculations/contribution", &signed_in(Role::si_analyst), body);
    request.headers["host"] = "bhxh.example";
    request.headers["origin"] = "https://elsewhere.example";
    EXPECT_EQ(code_of(house().desk().answer(request)), fault::csrf_wrong);
    request.headers["origin"] = "https://bhxh.example";
    EXPECT_EQ(house().desk().answer(request).status, 200);
}

TEST(Office, APP1_TheFirstPasswordOpensNothingButItsChange) {
    const auto added = add_user(house().office(),
                                {.login = "new.one",
                                 .full_name = "Người Mới",
                                 .agency = "social-insurance",
                                 .role = "si_analyst",
                                 .territory = ""},
                                {.login = "test"});
    const Answer in =
        house().ask(Method::post, "/api/session", nullptr,
                    json::serialize(json::object{{"name", added.login}, {"password", added.password}}));
    ASSERT_EQ(in.status, 200) << in.body;
    EXPECT_EQ(object_of(in).at("must_change_password").as_bool(), true);
    std::string cookie;
    for (const auto& [name, value] : in.headers) {
        if (name == "Set-Cookie") cookie = value;
    }
    EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
    EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
    const House::Person person = with_session_of(in, {.login = added.login, .token = {}, .csrf = {}});
    for (const char* closed : {"/api/runs", "/api/sessions", "/api/session/others"})
        EXPECT_EQ(code_of(house().ask(Method::get, closed, &person)), fault::password_must_change) << closed;
    EXPECT_EQ(house().ask(Method::get, "/api/session", &person).status, 200);
    const json::object change{{"old", added.password}, {"new", "một mật khẩu khác hẳn"}};
    const Answer changed =
        house().ask(Method::put, "/api/session/password", &person, json::serialize(change));
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(house().ask(Method::get, "/api/runs", &person).status, 401) << "the old token is worth nothing";
}

TEST(Office, SigningInIsRefusedInTheSameWordsForAnyReason) {
    const auto refused = [](const char* name) {
        Answer answer =
            house().ask(Method::post, "/api/session", nullptr,
                        json::serialize(json::object{{"name", name}, {"password", "sai mật khẩu rồi"}}));
        json::object object = object_of(answer);
        object.erase("request");
        return std::pair(answer.status, json::serialize(object));
    };
    const auto known = refused(signed_in(Role::tax_officer).login.c_str());
    EXPECT_EQ(known.first, 401);
    EXPECT_EQ(known, refused("nobody.at.all"));
}

TEST(Office, ADistrictSeesItsOwnEmployersOnly) {
    const House::Person& district = signed_in(Role::district_officer);
    const auto asked = [&](const std::string& more) {
        return code_of(house().ask(Method::get, "/api/coverage/gap?scheme=compulsory" + more, &district));
    };
    EXPECT_EQ(asked("&by=unit"), "");
    EXPECT_EQ(asked("&by=employer&unit=731"), "");
    EXPECT_EQ(asked("&by=employer&unit=734"), fault::place_outside);
    for (const char* small : {"&by=officer&unit=734", "&by=block&unit=734", "&by=unit&block=state&unit=734",
                              "&by=unit&reason=lapsed&unit=734"})
        EXPECT_EQ(asked(small), fault::place_outside) << small << ": RIG-5 asks the place";
    // PLC-3: whoever names no place is told of his own, to the last figure.
    const auto told = [&](const std::string& more) {
        const json::object answer =
            object_of(house().ask(Method::get, "/api/coverage/gap?scheme=compulsory" + more, &district));
        return json::serialize(answer.at("lines")) + json::serialize(answer.at("total"));
    };
    for (const std::string more : {"&by=employer", "&by=officer", "&by=block", "&by=unit&employer=E-0",
                                   "&by=unit&block=state", "&by=unit&reason=lapsed"})
        EXPECT_EQ(told(more), told(more + "&unit=731")) << more;
    EXPECT_EQ(asked("&by=block&unit=731"), "");
    const auto movement = [&](const char* more) {
        return code_of(house().ask(
            Method::get, std::string("/api/coverage/movement?scheme=compulsory") + more, &district));
    };
    EXPECT_EQ(movement("&unit=731"), "");
    EXPECT_EQ(movement("&unit=734"), fault::place_outside);
    EXPECT_EQ(movement(""), fault::place_outside);
}

TEST(Office, WhoSeesNoHeadsAsksForUnitsAlone) {
    const House::Person& front = signed_in(Role::front_officer);
    for (const char* more :
         {"&by=employer", "&by=block", "&by=officer", "&by=unit&block=state", "&by=unit&reason=lapsed"}) {
        EXPECT_EQ(code_of(house().ask(Method::get, std::string("/api/coverage/gap?scheme=compulsory") + more,
                                      &front)),
                  fault::right_missing)
            << more;
    }
}

// All that a supervisor can ask, of every scheme, unit and run: whatever is subtracted from whatever, the
// difference is a multiple of five as well.
TEST(Office, RIG5_NeitherFiguresNorTheirDifferencesAreSmall) {
    const House::Person& front = signed_in(Role::front_officer);
    std::int64_t told = 0;
    const auto expect_rounded = [&](const json::value& line, const std::string& target) {
        EXPECT_EQ(line.at("rounded_to").as_int64(), rights::smallest_told) << target;
        std::int64_t absent = 0;
        for (const char* key : {"eligible", "participating", "absent", "missing", "unsure"})
            EXPECT_EQ(line.at(key).as_int64() % rights::smallest_told, 0) << target << " " << key;
        for (const json::value& reason : line.at("reasons").as_array()) {
            EXPECT_EQ(reason.at("persons").as_int64() % rights::smallest_told, 0) << target;
            absent += reason.at("persons").as_int64();
        }
        EXPECT_EQ(line.at("absent").as_int64(), absent) << target << ": the parts are the sum";
        EXPECT_TRUE(line.at("year_before").is_null()) << target;
        ++told;
    };
    const json::array runs = object_of(house().ask(Method::get, "/api/runs", &front)).at("runs").as_array();
    ASSERT_FALSE(runs.empty());
    for (const json::value& run : runs) {
        const std::string of_run = "&run=" + std::string(run.at("id").as_string());
        for (const Scheme scheme : all_schemes) {
            const std::string target =
                "/api/coverage/gap?by=unit&scheme=" + std::string(to_word(scheme)) + of_run;
            const json::object gap = object_of(house().ask(Method::get, target, &front));
            expect_rounded(gap.at("total"), target);
            std::int64_t eligible = 0;
            for (const json::value& line : gap.at("lines").as_array()) {
                expect_rounded(line, target);
                eligible += line.at("eligible").as_int64();
                const std::string unit = "&unit=" + std::string(line.at("key").as_string());
                const json::object alone = object_of(house().ask(Method::get, target + unit, &front));
                EXPECT_EQ(json::serialize(alone.at("lines").as_array().at(0)), json::serialize(line));
                const json::object schemes = object_of(
                    house().ask(Method::get, "/api/coverage/schemes?" + unit.substr(1) + of_run, &front));
                for (const json::value& status : schemes.at("schemes").as_array())
                    expect_rounded(status.at("gap"), target + unit);
            }
            EXPECT_EQ(gap.at("total").at("eligible").as_int64(), eligible);
        }
    }
    EXPECT_GT(told, 15);
}

TEST(Office, ReadingPersonsIsLoggedAndSoIsARefusal) {
    const auto before = house().office().audit.head().sequence;
    const House::Person& analyst = signed_in(Role::si_analyst);
    ASSERT_EQ(house()
                  .ask(Method::get, "/api/coverage/persons?scheme=compulsory&purpose=gap-review", &analyst)
                  .status,
              200);
    auto lines = house().office().audit.lines({.limit = 1});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_GT(lines[0].sequence, before);
    EXPECT_EQ(lines[0].kind, "read");
    EXPECT_EQ(lines[0].actor.login, analyst.login);
    EXPECT_EQ(lines[0].actor.purpose, "gap-review");
    EXPECT_GT(lines[0].persons, 0);
    ASSERT_EQ(house().ask(Method::get, "/api/users", &analyst).status, 403);
    lines = house().office().audit.lines({.limit = 1});
    EXPECT_EQ(lines[0].kind, "refused");
    EXPECT_EQ(lines[0].what, "/api/users");
    EXPECT_TRUE(house().office().audit.verify().whole());
}

TEST(Office, PagesStayWithTheirRunAndDoNotOverlap) {
    const House::Person& analyst = signed_in(Role::si_analyst);
    std::set<std::string> seen;
    std::string cursor;
    std::int64_t count = 0;
    do {
        std::string target = "/api/coverage/persons?scheme=compulsory&purpose=gap-review&limit=2";
        if (!cursor.empty()) target += "&cursor=" + cursor;
        const json::object page = object_of(house().ask(Method::get, target, &analyst));
        count = page.at("count").as_int64();
        for (const json::value& person : page.at("persons").as_array())
            EXPECT_TRUE(seen.emplace(person.at("id").as_string()).second);
        cursor = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
        if (!cursor.empty()) {
            EXPECT_TRUE(cursor.starts_with(std::string(page.at("run").as_string())));
        }
    } while (!cursor.empty());
    EXPECT_EQ(std::ssize(seen), count);
    EXPECT_EQ(count, 5);
}

TEST(Office, ARunThatIsGoneAnswers410) {
    const House::Person& analyst = signed_in(Role::si_analyst);
    const Answer answer = house().ask(Method::get, "/api/coverage/schemes?run=00112233aabbccdd", &analyst);
    EXPECT_EQ(answer.status, 410);
    EXPECT_EQ(code_of(answer), fault::run_expired);
}

TEST(Office, SearchFindsByFoldedWordsAsFarAsOnesRightsGo) {
    const House::Person& analyst = signed_in(Role::si_analyst);
    const auto ask = [&](const std::string& query, const House::Person& who) {
        return object_of(house().ask(Method::get, "/api/search?" + query, &who));
    };
    const json::object found = ask("q=bui+giang&purpose=gap-review", analyst);
    ASSERT_EQ(found.at("persons").as_array().size(), 1U);
    EXPECT_EQ(found.at("persons").as_array()[0].at("full_name").as_string(), "Bùi Minh Giang");
    EXPECT_EQ(ask("q=7512345601&purpose=gap-review", analyst).at("persons").as_array().size(), 1U);
    EXPECT_TRUE(ask("q=360&purpose=gap-review", analyst).at("persons").as_array().empty());
    EXPECT_TRUE(ask("q=bui+giang", analyst).at("persons").as_array().empty()) << "without a purpose nobody";
    EXPECT_EQ(ask("q=cong+ty+gia", analyst).at("employers").as_array().size(), 1U);
    EXPECT_EQ(ask("q=3600123", analyst).at("employers").as_array().size(), 1U);
    EXPECT_TRUE(ask("q=cong+ty+gia", signed_in(Role::front_officer)).at("employers").as_array().empty());
    EXPECT_TRUE(ask("q=hop+tac+xa", signed_in(Role::district_officer)).at("employers").as_array().empty())
        << "is in 734";
    const json::object units = ask("q=bien+hoa", signed_in(Role::front_officer));
    EXPECT_EQ(units.at("units").as_array().at(0).at("code").as_string(), "731");
}

TEST(Office, WhatIsNoRouteIsTold) {
    EXPECT_EQ(house().ask(Method::get, "/api/nowhere").status, 404);
    EXPECT_EQ(house().ask(Method::del, "/api/runs").status, 405);
    EXPECT_EQ(house().ask(Method::get, "").status, 404);
    EXPECT_EQ(house().ask(Method::get, "/assets/none.js").status, 404);
}

TEST(Office, AnAdministratorAddsAUserOfARoleThatFits) {
    const House::Person& administrator = signed_in(Role::administrator);
    const auto add = [&](const char* role, const char* agency) {
        const json::object wanted{{"name", std::string("added.") + (role[0] == 't' ? "tax" : "other")},
                                  {"full_name", "Người Thêm"},
                                  {"agency", agency},
                                  {"role", role}};
        return house().ask(Method::post, "/api/users", &administrator, json::serialize(wanted));
    };
    EXPECT_EQ(add("tax_officer", "tax").status, 201);
    EXPECT_EQ(code_of(add("tax_officer", "tax")), fault::already_there);
    EXPECT_EQ(code_of(add("leader", "tax")), fault::office_word_unknown);
    EXPECT_EQ(code_of(add("emperor", "tax")), fault::office_word_unknown);
    EXPECT_EQ(code_of(add("district_officer", "district")), fault::territory_wanted);
}

TEST(Office, AWorkbookIsWhatIsSeen) {
    const Answer answer =
        house().ask(Method::get, "/api/coverage/persons.xlsx?scheme=compulsory&purpose=gap-review",
                    &signed_in(Role::si_analyst));
    EXPECT_TRUE(answer.body.starts_with("PK"));
    EXPECT_EQ(answer.type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

}  // namespace
}  // namespace baophu::http
