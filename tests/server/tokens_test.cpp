// TOK-2 to TOK-5 over HTTP: what a program's token opens.
#include <gtest/gtest.h>

#include "asking.h"
#include "contract.h"
#include "core/base/fault_codes.h"
#include "edge/http/routes.h"
#include "edge/store/proposals.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;
using rights::Role;

const char* const own = "một mật khẩu đủ dài";

class ByToken : public testing::Test {
protected:
    Answer ask(Method method, std::string_view target, const House::Person& person,
               const json::object& body = {}) {
        return house_.ask(method, target, &person, body.empty() ? "" : json::serialize(body));
    }
    Date today() { return store::day_in_vietnam(house_.office().database.now()); }

    Answer make(const House::Person& person, const std::vector<std::string>& scope,
                const std::string& name = "bảng") {
        json::array words;
        for (const std::string& word : scope)
            words.push_back(json::value(word));
        return ask(Method::post, "/api/tokens", person,
                   {{"name", name}, {"scope", words}, {"to", today().iso()}, {"password", own}});
    }
    std::string token(const House::Person& person, const std::vector<std::string>& scope,
                      const std::string& name = "bảng") {
        const Answer answer = make(person, scope, name);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return std::string(object_of(answer).at("token").as_string());
    }
    Answer by(const std::string& token, Method method, std::string_view target, std::string body = "") {
        Request request = House::request(method, target, nullptr, std::move(body));
        request.headers["authorization"] = "Bearer " + token;
        return house_.desk().answer(request);
    }

    House house_;
    const House::Person& analyst_ = signed_in(house_, Role::si_analyst);
};

// One route of each right, asked so that it would be answered.
const std::vector<std::pair<Right, const char*>> doors{
    {Right::see_figures, "/api/coverage/gap?scheme=compulsory&by=unit"},
    {Right::see_movement, "/api/coverage/movement?scheme=compulsory"},
    {Right::see_persons, "/api/coverage/persons?scheme=compulsory&purpose=gap-review"},
    {Right::export_figures, "/api/targets/units.xlsx"},
    {Right::export_persons, "/api/coverage/persons.xlsx?scheme=compulsory&purpose=gap-review"},
    {Right::see_deliveries, "/api/deliveries"},
    {Right::send_deliveries, "/api/uploads"},
    {Right::decide_links, "/api/links/queue?purpose=gap-review"},
    {Right::see_cases, "/api/cases"}};

TEST_F(ByToken, TOK3_EachWordOfAScopeOpensItsOwnDoorAndNoOther) {
    for (const auto& [scope, unused] : doors) {
        const std::string word(to_word(scope));
        const std::string made = token(analyst_, {word}, word);
        for (const auto& [right, target] : doors) {
            const Answer answer = by(made, Method::get, target);
            if (right != scope) {
                EXPECT_EQ(answer.status, 403) << word << " at " << target;
                EXPECT_EQ(code_of(answer), fault::token_out_of_scope) << word << " at " << target;
            } else if (right == Right::export_persons || right == Right::decide_links) {
                // Within its door, and told of no person: to read them is no word of it.
                EXPECT_EQ(code_of(answer), fault::purpose_refused) << word;
            } else {
                EXPECT_EQ(answer.status, 200) << word << " at " << target << answer.body.substr(0, 300);
            }
        }
    }
}

TEST_F(ByToken, TOK5_WhatIsAPersonsIsClosedWhateverTheScope) {
    const House::Person& both = another(house_, Role::administrator);
    add_role(house_.office(), {.login = both.login, .agency = "provincial-committee", .role = "leader"},
             {.login = "test"});
    const std::string made = token(both, {"see_figures", "set_targets", "see_cases"});
    for (const Route& route : routes()) {
        if (route.door.kind == Door::Kind::anyone || is_open_to_tokens(route)) continue;
        std::string path(route.pattern);
        for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}') - at + 1, "1");
        const std::string body = route.body_bytes_max > 0 ? "{}" : "";
        EXPECT_EQ(code_of(by(made, route.method, path, body)), fault::token_not_here)
            << to_word(route.method) << path;
    }
    EXPECT_EQ(code_of(make(both, {"manage_users"}, "quản trị")), fault::field_not_usable);
    EXPECT_EQ(code_of(make(both, {"decide_links"}, "quá quyền")), fault::right_missing);
    EXPECT_EQ(code_of(make(both, {"everything"}, "lạ")), fault::field_not_usable);
    EXPECT_NE(make(both, {}, "trống").status, 201);
}

TEST_F(ByToken, TOK3_ItReachesNoMoreThanItsOwnerToday) {
    const auto grant = house_.office().grants.of(house_.office().users.find_login(analyst_.login)->id).at(0);
    const std::string made = token(analyst_, {"see_figures", "see_persons"});
    ASSERT_EQ(by(made, Method::get, doors[0].second).status, 200);
    store::Grant over = grant;
    over.to = store::day_in_vietnam(house_.office().database.now() - std::chrono::hours(24));
    house_.office().grants.change(over, {.login = "test"});
    EXPECT_EQ(code_of(by(made, Method::get, doors[0].second)), fault::token_out_of_scope);
    EXPECT_EQ(by(made, Method::get, "/api/law").status, 200) << "what everybody is told who is signed in";
}

TEST_F(ByToken, TOK5_ChangesNeedNoCsrfTokenAndGetNoCookieAndAreNamed) {
    const std::string made = token(analyst_, {"see_figures", "see_persons", "export_figures"});
    const Answer answer = by(made, Method::post, "/api/calculations/voluntary", R"({"income": 1500000})");
    EXPECT_NE(code_of(answer), fault::csrf_wrong) << answer.body;
    EXPECT_NE(answer.status, 403);
    for (const auto& [name, value] : answer.headers)
        EXPECT_NE(name, "Set-Cookie");
    ASSERT_EQ(by(made, Method::get, doors[2].second).status, 200);
    const auto line = house_.office().audit.lines({.kind = "read", .limit = 1}).at(0);
    EXPECT_EQ(line.actor.login, analyst_.login + " by token #1");
    EXPECT_EQ(code_of(by(made, Method::get, "/api/deliveries")), fault::token_out_of_scope);
    EXPECT_EQ(house_.office().audit.lines({.kind = "refused", .limit = 1}).at(0).actor.login,
              analyst_.login + " by token #1");
    // A cookie beside it is not looked at.
    Request request = House::request(Method::get, "/api/deliveries", &analyst_);
    request.headers["authorization"] = "bearer " + made;
    EXPECT_EQ(code_of(house_.desk().answer(request)), fault::token_out_of_scope);
}

TEST_F(ByToken, TOK4_WhatIsOverEndedOrUnknownIsRefusedAndSaysHow) {
    const std::string made = token(analyst_, {"see_figures"});
    const Answer unknown = by("baophu_x", Method::get, "/api/runs");
    EXPECT_EQ(code_of(unknown), fault::token_refused);
    EXPECT_EQ(unknown.status, 401);
    bool asked = false;
    for (const auto& [name, value] : unknown.headers)
        asked |= name == "WWW-Authenticate" && value == "Bearer";
    EXPECT_TRUE(asked);
    EXPECT_EQ(code_of(by(analyst_.token, Method::get, "/api/runs")), fault::token_refused) << "a session's";

    const House::Person& other = signed_in(house_, Role::tax_officer);
    EXPECT_EQ(code_of(ask(Method::del, "/api/tokens/1", other)), fault::entity_not_there);
    EXPECT_EQ(by(made, Method::get, "/api/runs").status, 200);
    EXPECT_EQ(ask(Method::del, "/api/tokens/1", analyst_).status, 204);
    EXPECT_EQ(code_of(by(made, Method::get, "/api/runs")), fault::token_refused);

    const std::string second = token(analyst_, {"see_figures"});
    EXPECT_EQ(ask(Method::del, "/api/tokens/2", signed_in(house_, Role::administrator)).status, 204);
    EXPECT_EQ(code_of(by(second, Method::get, "/api/runs")), fault::token_refused);

    const std::string third = token(analyst_, {"see_figures"});
    house_.pass(std::chrono::hours(24));
    EXPECT_EQ(code_of(by(third, Method::get, "/api/runs")), fault::token_refused) << "its last day is over";
}

TEST_F(ByToken, TOK2_ASessionAloneMakesNoneAndTheTokenIsToldOnce) {
    const json::object wanted{{"name", "x"}, {"scope", json::array{"see_figures"}}, {"to", today().iso()}};
    EXPECT_EQ(code_of(ask(Method::post, "/api/tokens", analyst_, wanted)), fault::proof_wanted);
    const std::string made = token(analyst_, {"see_figures"});
    by(made, Method::get, "/api/runs");
    const Answer list = ask(Method::get, "/api/tokens", analyst_);
    EXPECT_EQ(list.body.find(made), std::string::npos);
    const json::object told = object_of(list);
    ASSERT_EQ(told.at("tokens").as_array().size(), 1U);
    EXPECT_FALSE(told.at("tokens").at(0).at("last_used_at").is_null());
    EXPECT_EQ(told.at("tokens").at(0).at("state").as_string(), "in_force");
    const Contract contract;
    EXPECT_TRUE(contract
                    .faults("GET", "/api/tokens", 200, list.type, json::parse(list.body),
                            [](rights::Shown) { return true; })
                    .empty());
    const json::array& scopes = told.at("scopes").as_array();
    EXPECT_EQ(std::ranges::find(scopes, json::value("manage_users")), scopes.end());
}

TEST_F(ByToken, TWO2_WhatOnesProgramProposesOneDoesNotApprove) {
    const std::string made = token(analyst_, {"set_targets", "see_figures"});
    store::Proposal proposal{.kind = store::ProposalKind::unit_targets};
    proposal.targets = {.year = 2019, .document = "12/QĐ", .units = {{"731", 10}}};
    const std::int64_t id = store::Proposals(house_.office().database)
                                .propose(proposal, {.login = analyst_.login + " by token #1"});
    const std::string step = "/api/proposals/targets/" + std::to_string(id) + "/step";
    EXPECT_EQ(code_of(ask(Method::post, step, analyst_, {{"step", "approve"}})), fault::second_person_wanted);
    const json::object told = object_of(ask(Method::get, "/api/proposals/targets", analyst_));
    EXPECT_TRUE(told.at("open").at(0).at("own").as_bool());
    EXPECT_EQ(ask(Method::post, step, analyst_, {{"step", "withdraw"}}).status, 200);
}

TEST_F(ByToken, APP5_ATokenHasALimitOfItsOwn) {
    Desk desk(house_.office(), std::span<const WebFile>(),
              ApplicationSettings{
                  .requests_per_second = 1, .requests_ahead = 3, .clock = [] { return RateLimit::Time(); }});
    const auto asked = [&](const std::string& made) {
        Request request = House::request(Method::get, "/api/runs");
        request.headers["authorization"] = "Bearer " + made;
        return desk.answer(request).status;
    };
    const std::string one = token(analyst_, {"see_figures"}, "một");
    const std::string two = token(analyst_, {"see_figures"}, "hai");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(asked(one), 200);
    EXPECT_EQ(asked(one), 429);
    EXPECT_EQ(asked(two), 200);
}

}  // namespace
}  // namespace baophu::http
