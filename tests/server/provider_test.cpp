// OID-1, OID-5 to OID-8 over HTTP: signing in by a made-up identity provider.
#include <gtest/gtest.h>

#include "asking.h"
#include "contract.h"
#include "core/base/fault_codes.h"
#include "edge/http/provider_start.h"
#include "edge/signin/made_up_provider_for_tests.h"
#include "edge/store/identities.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

std::string cookie_in(const Answer& answer, const std::string& name) {
    for (const auto& [header, value] : answer.headers) {
        if (header == "Set-Cookie" && value.starts_with(name + "="))
            return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
    }
    return "";
}

class WithProvider : public testing::Test {
protected:
    WithProvider() {
        workspace::IdentityProvider settings{.issuer = made_up_.issuer,
                                             .client_id = "baophu",
                                             .client_secret = "s",
                                             .login_claim = "preferred_username",
                                             .address = "https://baophu.test"};
        set_provider(house_.office(), settings, made_up_.ask());
    }

    Answer ask(Method method, std::string_view target, const House::Person* person = nullptr,
               const json::object& body = {}) {
        return house_.ask(method, target, person, body.empty() ? "" : json::serialize(body));
    }

    struct Begun {
        signin::BegunFlow flow;
        signin::Returned returned;
    };
    Begun begin(const std::string& subject, const std::string& login = "") {
        const Answer answer = ask(Method::post, "/api/session/provider");
        EXPECT_EQ(answer.status, 200) << answer.body;
        Begun begun{.flow = {.address = std::string(object_of(answer).at("address").as_string()),
                             .cookie = cookie_in(answer, "baophu-flow")}};
        begun.returned = made_up_.let_in(begun.flow, subject, login);
        return begun;
    }
    Answer finish(const signin::Returned& returned, const std::string& origin = "") {
        Request request =
            House::request(Method::post, "/api/session/provider/return", nullptr,
                           json::serialize(json::object{{"state", returned.state}, {"code", returned.code}}));
        request.headers["cookie"] = "baophu-flow=" + returned.cookie;
        request.headers["host"] = "baophu.test";
        if (!origin.empty()) request.headers["origin"] = origin;
        return house_.desk().answer(request);
    }
    Answer enter(const std::string& subject, const std::string& login = "") {
        return finish(begin(subject, login).returned);
    }
    void bind(const std::string& login, const std::string& subject) {
        bind_identity(house_.office(), made_up_.issuer, login, subject, "", {.login = "test"});
    }

    House house_;
    signin::MadeUpProvider made_up_{[this] { return house_.office().database.now(); }};
    const House::Person& analyst_ = signed_in(house_, Role::si_analyst);
    const House::Person& first_ = signed_in(house_, Role::administrator);
    const House::Person& second_ = another(house_, Role::administrator);
};

TEST_F(WithProvider, OID1_TheSignInPageIsToldOfOneWhereOneIsSet) {
    EXPECT_EQ(object_of(ask(Method::get, "/api/sign-in")).at("provider").at("name").as_string(),
              "tài khoản của tỉnh");
    house_.office().provider.reset();
    EXPECT_TRUE(object_of(ask(Method::get, "/api/sign-in")).at("provider").is_null());
    EXPECT_EQ(code_of(ask(Method::post, "/api/session/provider")), fault::provider_not_set);
    EXPECT_EQ(code_of(finish({.cookie = "x", .state = "x", .code = "x"})), fault::provider_not_set);
    EXPECT_EQ(code_of(ask(Method::put, "/api/users/x/identity", &first_, {{"login", "x"}})),
              fault::provider_not_set);
}

TEST_F(WithProvider, OID8_ABoundAccountIsItsUserWithHisRights) {
    bind(analyst_.login, "f:1:lan");
    const Answer answer = enter("f:1:lan");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const json::object session = object_of(answer);
    EXPECT_EQ(session.at("user").as_string(), analyst_.login);
    EXPECT_TRUE(session.at("by_provider").as_bool());
    EXPECT_FALSE(session.at("must_change_password").as_bool());
    const Contract contract;
    EXPECT_TRUE(contract
                    .faults("POST", "/api/session/provider/return", 200, answer.type,
                            json::parse(answer.body), [](rights::Shown) { return true; })
                    .empty());
    House::Person lan{.login = analyst_.login,
                      .token = cookie_in(answer, "baophu"),
                      .csrf = std::string(session.at("csrf").as_string())};
    EXPECT_EQ(ask(Method::get, "/api/coverage/gap?scheme=compulsory&by=unit", &lan).status, 200);
    // The flow's cookie is taken away, the session's is as every other.
    bool taken = false;
    for (const auto& [name, value] : answer.headers) {
        taken |= name == "Set-Cookie" && value.starts_with("baophu-flow=;") &&
                 value.find("Max-Age=0") != std::string::npos;
        if (name == "Set-Cookie" && value.starts_with("baophu=")) {
            EXPECT_NE(value.find("SameSite=Strict"), std::string::npos);
        }
    }
    EXPECT_TRUE(taken);
    // Forced out like any other.
    EXPECT_EQ(ask(Method::put, "/api/users/" + analyst_.login + "/active", &first_,
                  {{"active", false}, {"seen", house_.office().users.find_login(analyst_.login)->version}})
                  .status,
              204);
    EXPECT_EQ(ask(Method::get, "/api/session", &lan).status, 401);
    EXPECT_EQ(code_of(enter("f:1:lan")), fault::identity_inactive);
}

TEST_F(WithProvider, OID6_WhoIsNobodyHereIsToldWhatToDoAndNoAccountComesOfIt) {
    const auto users = house_.office().users.all().size();
    const Answer answer = enter("f:1:la", analyst_.login);
    EXPECT_EQ(code_of(answer), fault::identity_unbound) << "his login is a user's, and that is no binding";
    EXPECT_NE(answer.body.find("f:1:la"), std::string::npos) << "what the administrator needs";
    EXPECT_EQ(cookie_in(answer, "baophu"), "");
    EXPECT_EQ(house_.office().users.all().size(), users);
}

TEST_F(WithProvider, OID5_AFlowThatIsReplayedMixedOrOfAnotherBrowserIsRefused) {
    bind(analyst_.login, "s");
    const Begun once = begin("s");
    ASSERT_EQ(finish(once.returned).status, 200);
    EXPECT_EQ(code_of(finish(once.returned)), fault::sign_in_flow_over);
    Begun other = begin("s");
    other.returned.cookie = "";
    EXPECT_EQ(code_of(finish(other.returned)), fault::sign_in_flow_over) << "a link that somebody else made";
    Begun state = begin("s");
    state.returned.state = once.returned.state;
    EXPECT_EQ(code_of(finish(state.returned)), fault::sign_in_flow_over);
    EXPECT_EQ(code_of(finish(begin("s").returned, "https://evil.test")), fault::csrf_wrong);
    const Begun late = begin("s");
    house_.pass(std::chrono::minutes(10));
    EXPECT_EQ(code_of(finish(late.returned)), fault::sign_in_flow_over);
    const Answer begun = ask(Method::post, "/api/session/provider");
    for (const auto& [name, value] : begun.headers) {
        if (name != "Set-Cookie") continue;
        EXPECT_NE(value.find("HttpOnly; SameSite=Lax; Max-Age=600"), std::string::npos) << value;
    }
}

TEST_F(WithProvider, OID4_WhatIsNotForThisSignInIsRefused) {
    bind(analyst_.login, "s");
    const auto with = [&](const char* claim, json::value value) {
        made_up_.spoil = [=](json::object& claims) { claims[claim] = value; };
        return code_of(enter("s"));
    };
    EXPECT_EQ(with("nonce", "another"), fault::id_token_refused);
    EXPECT_EQ(with("aud", "another"), fault::id_token_refused);
    EXPECT_EQ(with("exp", 1), fault::id_token_refused);
    EXPECT_EQ(with("iss", "https://evil.test"), fault::id_token_refused);
    EXPECT_EQ(with("x", 1), "");
    made_up_.sign = [](const std::string& payload) { return signin::MadeUpKey::rsa("r1").sign(payload); };
    EXPECT_EQ(with("x", 1), fault::id_token_refused);
}

TEST_F(WithProvider, OID1_WhileItIsDownNamesAndPasswordsGoOn) {
    made_up_.down = true;
    const Answer answer = ask(Method::post, "/api/session/provider");
    EXPECT_EQ(code_of(answer), fault::provider_unreachable);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(cookie_in(answer, "baophu-flow"), "");
    EXPECT_EQ(ask(Method::post, "/api/session", nullptr,
                  {{"name", analyst_.login}, {"password", "một mật khẩu đủ dài"}})
                  .status,
              200);
}

TEST_F(WithProvider, OID7_BindingWaitsForASecondPersonAndTakingAwayDoesNot) {
    const std::string path = "/api/users/" + analyst_.login + "/identity";
    EXPECT_EQ(code_of(ask(Method::put, path, &analyst_, {{"login", "lan"}})), fault::right_missing);
    EXPECT_EQ(code_of(ask(Method::put, path, &first_, {{"login", "a"}, {"subject", "b"}})),
              fault::field_not_usable);
    const Answer proposed = ask(Method::put, path, &first_, {{"login", "Lan.NT"}});
    ASSERT_EQ(proposed.status, 202) << proposed.body;
    EXPECT_EQ(code_of(enter("s", "lan.nt")), fault::identity_unbound);
    EXPECT_EQ(code_of(approve_last(house_, first_, "users")), fault::second_person_wanted);
    const Answer approved = approve_last(house_, second_, "users");
    ASSERT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(object_of(approved).at("identity").at("login").as_string(), "lan.nt");
    ASSERT_EQ(enter("s", "lan.nt").status, 200);
    EXPECT_EQ(code_of(enter("s2", "lan.nt")), fault::identity_unbound) << "the first one was another";

    const json::array users = object_of(ask(Method::get, "/api/users", &first_)).at("users").as_array();
    const auto user = std::ranges::find_if(
        users, [&](const json::value& each) { return each.at("name").as_string() == analyst_.login; });
    EXPECT_EQ(user->at("identity").at("subject").as_string(), "s");
    const std::string seen = "?seen=" + std::to_string(user->at("identity").at("version").as_int64());
    EXPECT_EQ(code_of(ask(Method::del, path + "?seen=1", &first_)), fault::changed_meanwhile);
    EXPECT_EQ(ask(Method::del, path + seen, &first_).status, 204);
    EXPECT_EQ(code_of(enter("s", "lan.nt")), fault::identity_unbound);
    const Answer history = ask(Method::get, "/api/history?of=user&id=" + analyst_.login, &first_);
    EXPECT_NE(history.body.find("\"identity\""), std::string::npos) << history.body;
    EXPECT_TRUE(house_.office().audit.verify().whole());
}

TEST_F(WithProvider, OID7_NobodyBindsAnAccountToHimselfAlone) {
    ASSERT_EQ(
        ask(Method::put, "/api/users/" + second_.login + "/identity", &first_, {{"subject", "x"}}).status,
        202);
    EXPECT_EQ(code_of(approve_last(house_, second_, "users")), fault::second_person_wanted);
}

TEST(ProviderSettings, OID2_AreRefusedWithoutTls) {
    const workspace::IdentityProvider good{.issuer = "https://idp.test",
                                           .client_id = "c",
                                           .client_secret = "s",
                                           .address = "https://baophu.test"};
    require_usable(good);
    const auto refused = [&](auto change) {
        workspace::IdentityProvider changed = good;
        change(changed);
        try {
            require_usable(changed);
        } catch (const Failure& failure) {
            return failure.fault().code == fault::provider_settings_wrong;
        }
        return false;
    };
    EXPECT_TRUE(refused([](auto& provider) { provider.issuer = "http://idp.test"; }));
    EXPECT_TRUE(refused([](auto& provider) { provider.issuer = "https://idp.test?x"; }));
    EXPECT_TRUE(refused([](auto& provider) { provider.address = "http://baophu.test"; }));
    EXPECT_TRUE(refused([](auto& provider) { provider.address = "https://baophu.test/x"; }));
    EXPECT_TRUE(refused([](auto& provider) { provider.client_id = ""; }));
    EXPECT_FALSE(refused([](auto& provider) { provider.issuer = "http://127.0.0.1:8081/r"; }));
}

TEST(ProviderSettings, AreTheOwnersAloneAndComeBack) {
    House house;
    const workspace::Workspace& place = house.writing().workspace;
    EXPECT_FALSE(workspace::identity_provider(place));
    workspace::set_identity_provider(place, {.issuer = "https://idp.test",
                                             .client_id = "c",
                                             .client_secret = "bí mật",
                                             .address = "https://b.test"});
    EXPECT_EQ(workspace::identity_provider(place)->client_secret, "bí mật");
    const auto file = place.root() / "identity-provider.json";
    std::filesystem::permissions(file, std::filesystem::perms::group_read,
                                 std::filesystem::perm_options::add);
    EXPECT_THROW(workspace::identity_provider(place), Failure) << "others could read the secret";
    EXPECT_TRUE(workspace::remove_identity_provider(place));
    EXPECT_FALSE(workspace::remove_identity_provider(place));
}

}  // namespace
}  // namespace baophu::http
