// TWO-1 to TWO-4: what one proposes and a second one settles, over HTTP; and rights by day (GRA-3 to GRA-5).
#include <gtest/gtest.h>

#include "asking.h"
#include "contract.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

class TwoPersons : public testing::Test {
protected:
    TwoPersons() {
        add_user(house_.office(),
                 {.login = "lan",
                  .full_name = "Nguyễn Thị Lan",
                  .agency = "tax",
                  .role = "tax_officer",
                  .territory = ""},
                 {.login = "test"});
    }

    Answer ask(Method method, std::string_view target, const House::Person& person,
               const json::object& body = {}) {
        return house_.ask(method, target, &person, body.empty() ? "" : json::serialize(body));
    }

    store::User lan() { return *house_.office().users.find_login("lan"); }
    std::vector<store::Grant> grants() { return house_.office().grants.of(lan().id); }
    Date today() { return store::day_in_vietnam(house_.office().database.now()); }
    std::string in_days(int days) {
        const auto day = house_.office().database.now() + std::chrono::hours(24 * days);
        return store::day_in_vietnam(day).iso();
    }

    Answer give(json::object wanted) { return ask(Method::post, "/api/users/lan/grants", first_, wanted); }
    Answer settle(const House::Person& by, std::int64_t id, const std::string& step,
                  const std::string& reason = "") {
        json::object body{{"step", step}};
        if (!reason.empty()) body["reason"] = reason;
        return ask(Method::post, "/api/proposals/users/" + std::to_string(id) + "/step", by, body);
    }
    static std::int64_t proposal_of(const Answer& answer) {
        return object_of(answer).at("proposal").as_int64();
    }

    House house_;
    const House::Person& first_ = signed_in(house_, Role::administrator);
    const House::Person& second_ = another(house_, Role::administrator);
};

TEST_F(TwoPersons, TWO1_ARoleThatReadsPersonsWaitsAndAnotherIsGivenAtOnce) {
    const Answer waits = give({{"role", "si_analyst"}, {"agency", "social-insurance"}});
    ASSERT_EQ(waits.status, 201) << waits.body;
    EXPECT_TRUE(object_of(waits).at("grant").is_null());
    EXPECT_EQ(grants().size(), 1U) << "nothing changes until it is approved";
    const Answer at_once = give({{"role", "front_officer"}, {"agency", "front"}, {"from", in_days(3)}});
    ASSERT_EQ(at_once.status, 201) << at_once.body;
    EXPECT_TRUE(object_of(at_once).at("proposal").is_null());
    ASSERT_EQ(grants().size(), 2U);
    EXPECT_EQ(grants()[1].from.iso(), in_days(3));

    const std::int64_t id = proposal_of(waits);
    EXPECT_EQ(code_of(settle(first_, id, "approve")), fault::second_person_wanted);
    EXPECT_EQ(grants().size(), 2U);
    const Answer approved = settle(second_, id, "approve");
    ASSERT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(object_of(approved).at("state").as_string(), "approved");
    ASSERT_EQ(grants().size(), 3U);
    EXPECT_EQ(grants()[1].role, "si_analyst");
    EXPECT_EQ(grants()[1].purposes, (std::vector<std::string>{"gap-review", "voluntary-outreach"}));
    EXPECT_EQ(code_of(settle(second_, id, "approve")), fault::approval_over);
    EXPECT_EQ(code_of(settle(second_, id, "refuse", "muộn")), fault::approval_over);
    EXPECT_EQ(house_.office().audit.lines({.limit = 1}).at(0).actor.login,
              second_.login + " for " + first_.login);
    EXPECT_TRUE(house_.office().audit.verify().whole());
}

TEST_F(TwoPersons, TWO1_ANewUserSignsInAndSeesNothingUntilHisRoleIsApproved) {
    const Answer added = ask(Method::post, "/api/users", first_,
                             {{"name", "minh"},
                              {"full_name", "Trần Văn Minh"},
                              {"agency", "social-insurance"},
                              {"role", "si_inspector"}});
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_FALSE(object_of(added).at("proposal").is_null());
    const auto user = house_.office().users.find_login("minh");
    ASSERT_TRUE(user);
    EXPECT_TRUE(house_.office().grants.of(user->id).empty());
    // That he chooses his password meanwhile hinders nothing.
    house_.office().users.set_password(user->id, "x", false, {.login = "minh"});
    EXPECT_EQ(settle(second_, proposal_of(added), "approve").status, 200);
    EXPECT_EQ(house_.office().grants.of(user->id).size(), 1U);
    // Who keeps the accounts makes nobody alone who could approve for him.
    for (const auto& [role, agency] :
         {std::pair("administrator", "social-insurance"), std::pair("labour_officer", "labour")}) {
        EXPECT_TRUE(object_of(give({{"role", role}, {"agency", agency}})).at("grant").is_null()) << role;
    }
}

TEST_F(TwoPersons, TWO2_ARefusalHasAReasonAndOnlyWhoProposedWithdraws) {
    const std::int64_t id = proposal_of(give({{"role", "si_analyst"}, {"agency", "social-insurance"}}));
    EXPECT_EQ(code_of(settle(second_, id, "refuse")), fault::field_not_usable);
    EXPECT_EQ(code_of(settle(first_, id, "refuse", "tự từ chối")), fault::second_person_wanted);
    EXPECT_EQ(code_of(settle(second_, id, "withdraw")), fault::right_missing);
    const Answer refused = settle(second_, id, "refuse", "chưa có quyết định");
    ASSERT_EQ(refused.status, 200) << refused.body;
    EXPECT_EQ(object_of(refused).at("reason").as_string(), "chưa có quyết định");
    const std::int64_t other = proposal_of(give({{"role", "si_analyst"}, {"agency", "social-insurance"}}));
    EXPECT_EQ(settle(first_, other, "withdraw").status, 200);
    const json::object told = object_of(ask(Method::get, "/api/proposals/users", first_));
    EXPECT_TRUE(told.at("open").as_array().empty());
    EXPECT_EQ(told.at("settled").as_array().size(), 2U);
    EXPECT_EQ(grants().size(), 1U);
    EXPECT_EQ(code_of(settle(second_, 999, "approve")), fault::entity_not_there);
}

TEST_F(TwoPersons, TWO2_NobodyGivesHimselfARight) {
    const std::string own = "/api/users/" + first_.login + "/grants";
    const Answer answer = ask(Method::post, own, first_, {{"role", "front_officer"}, {"agency", "front"}});
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_TRUE(object_of(answer).at("grant").is_null()) << "even one that reads nobody";
    // What another proposes for him he does not approve either.
    const Answer for_him = ask(Method::post, own, second_, {{"role", "front_officer"}, {"agency", "front"}});
    ASSERT_EQ(for_him.status, 201) << for_him.body;
    EXPECT_FALSE(object_of(for_him).at("grant").is_null());
    const Answer more =
        ask(Method::post, own, second_, {{"role", "si_analyst"}, {"agency", "social-insurance"}});
    EXPECT_EQ(code_of(settle(first_, proposal_of(more), "approve")), fault::second_person_wanted);
    const json::array open =
        object_of(ask(Method::get, "/api/proposals/users", first_)).at("open").as_array();
    EXPECT_TRUE(open.back().at("of_reader").as_bool());
}

TEST_F(TwoPersons, TWO3_WhatChangedMeanwhileIsNotApproved) {
    ASSERT_EQ(settle(second_,
                     proposal_of(give({{"role", "si_analyst"},
                                       {"agency", "social-insurance"},
                                       {"purposes", json::array{"gap-review"}}})),
                     "approve")
                  .status,
              200);
    const store::Grant grant = grants().back();
    const auto change = [&](json::array purposes, json::value to, std::int64_t seen) {
        return ask(Method::put, "/api/grants/" + std::to_string(grant.id), first_,
                   {{"purposes", std::move(purposes)}, {"to", std::move(to)}, {"seen", seen}});
    };
    const Answer wider = change({"gap-review", "voluntary-outreach"}, nullptr, 1);
    ASSERT_EQ(wider.status, 200) << wider.body;
    EXPECT_TRUE(object_of(wider).at("grant").is_null());
    // TWO-4: what narrows it is done at once.
    const Answer narrower = change(json::array{"gap-review"}, json::value(in_days(30)), 1);
    ASSERT_EQ(narrower.status, 200) << narrower.body;
    EXPECT_FALSE(object_of(narrower).at("grant").is_null());
    EXPECT_EQ(grants().back().to->iso(), in_days(30));
    json::array open = object_of(ask(Method::get, "/api/proposals/users", second_)).at("open").as_array();
    EXPECT_TRUE(open.back().at("outdated").as_bool());
    const Answer late = settle(second_, proposal_of(wider), "approve");
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(code_of(late), fault::changed_meanwhile);
    EXPECT_EQ(late.body.find("last_day"), std::string::npos) << "in words: " << late.body;
    // To lengthen it again is wider.
    EXPECT_TRUE(object_of(change(json::array{"gap-review"}, nullptr, 2)).at("grant").is_null());
    EXPECT_EQ(code_of(change(json::array{"gap-review"}, nullptr, 1)), fault::changed_meanwhile);
    EXPECT_EQ(code_of(change(json::array{"inspection"}, nullptr, 2)), fault::office_word_unknown)
        << "no purpose of this role";
}

TEST_F(TwoPersons, GRA3_AnotherRoleReplacesAGrant) {
    const store::Grant grant = grants().at(0);
    const Answer answer = give({{"role", "front_officer"},
                                {"agency", "front"},
                                {"from", in_days(5)},
                                {"replaces", grant.id},
                                {"seen", grant.version}});
    ASSERT_EQ(answer.status, 201) << answer.body;
    ASSERT_EQ(grants().size(), 2U);
    EXPECT_EQ(grants()[0].to->iso(), in_days(4));
    EXPECT_EQ(grants()[1].replaces, grant.id);
    EXPECT_EQ(code_of(give({{"role", "front_officer"},
                            {"agency", "front"},
                            {"replaces", grant.id},
                            {"seen", grant.version}})),
              fault::changed_meanwhile);
    EXPECT_EQ(code_of(give({{"role", "front_officer"}, {"agency", "front"}, {"replaces", 999}, {"seen", 1}})),
              fault::entity_not_there);
}

TEST_F(TwoPersons, GRA4_WhatIsOverStaysAndGRA5_EndsWithYesterdayAtTheEarliest) {
    house_.pass(std::chrono::hours(48));
    const House::Person again = house_.person(Role::administrator, "social-insurance", "", "3");
    const store::Grant grant = grants().at(0);
    const auto end = [&](const std::string& day, std::int64_t seen) {
        return ask(Method::put, "/api/grants/" + std::to_string(grant.id), again,
                   {{"purposes", json::array()}, {"to", day}, {"seen", seen}});
    };
    EXPECT_EQ(code_of(end(in_days(-2), 1)), fault::field_not_usable);
    ASSERT_EQ(end(in_days(-1), 1).status, 200);
    const Answer late = end(in_days(9), 2);
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(code_of(late), fault::grant_over);
    EXPECT_NE(late.body.find(grants().at(0).to->vietnamese()), std::string::npos) << late.body;
    const json::object told = object_of(ask(Method::get, "/api/users", again));
    for (const json::value& user : told.at("users").as_array()) {
        if (user.at("name").as_string() != "lan") continue;
        EXPECT_EQ(user.at("grants").at(0).at("state").as_string(), "over");
    }
    EXPECT_EQ(code_of(ask(Method::post, "/api/users/lan/grants", again,
                          {{"role", "front_officer"}, {"agency", "front"}, {"from", in_days(-1)}})),
              fault::field_not_usable)
        << "no right is given backwards";
    EXPECT_EQ(code_of(ask(Method::post, "/api/users/lan/grants", again,
                          {{"role", "district_officer"}, {"agency", "district"}})),
              fault::territory_wanted);
}

TEST_F(TwoPersons, WhoKeepsTheAccountsDoesNotShutHimselfOut) {
    const auto user = house_.office().users.find_login(first_.login);
    const store::Grant grant = house_.office().grants.of(user->id).at(0);
    EXPECT_EQ(code_of(ask(Method::put, "/api/grants/" + std::to_string(grant.id), first_,
                          {{"purposes", json::array()}, {"to", in_days(1)}, {"seen", grant.version}})),
              fault::field_not_usable);
}

TEST_F(TwoPersons, EachRightSeesAndSettlesItsOwnKind) {
    const std::int64_t id = proposal_of(give({{"role", "si_analyst"}, {"agency", "social-insurance"}}));
    const House::Person& analyst = signed_in(house_, Role::si_analyst);
    EXPECT_EQ(code_of(ask(Method::get, "/api/proposals/users", analyst)), fault::right_missing);
    EXPECT_EQ(code_of(settle(analyst, id, "approve")), fault::right_missing);
    EXPECT_EQ(code_of(ask(Method::post, "/api/proposals/targets/" + std::to_string(id) + "/step", analyst,
                          {{"step", "approve"}})),
              fault::entity_not_there);
    EXPECT_TRUE(object_of(ask(Method::get, "/api/proposals/targets", analyst)).at("open").as_array().empty());
}

}  // namespace
}  // namespace baophu::http
