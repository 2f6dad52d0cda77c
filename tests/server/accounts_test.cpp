// One's own sessions and second factor, what an administrator does with users, and viewing as somebody else.
#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"
#include "edge/http/routes.h"
#include "edge/signin/totp.h"
#include "edge/workspace/audit_heads.h"
#include "edge/workspace/backup.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

const char* const own = "một mật khẩu đủ dài";

// A user with a session of his own, whom no other test knows.
House::Person added(House& house, const std::string& login, const std::string& role,
                    const std::string& agency) {
    const auto first = add_user(
        house.office(),
        {.login = login, .full_name = "Người " + login, .agency = agency, .role = role, .territory = ""},
        {.login = "test"});
    const signin::Client client{.address = "10.0.0.7", .agent = "Firefox"};
    const auto in = house.office().signin.sign_in({.login = first.login, .password = first.password}, client);
    const auto visit = house.office().signin.visit(in.token);
    const auto again = house.office().signin.change_password(*visit, first.password, own, client);
    return {.login = first.login, .token = again.token, .csrf = again.csrf_token};
}

// One more session of the same user.
House::Person once_more(House& house, const House::Person& person, const std::string& code = "") {
    const auto in = house.office().signin.sign_in({.login = person.login, .password = own, .code = code},
                                                  {.address = "10.0.0.8", .agent = "Chrome"});
    return {.login = person.login, .token = in.token, .csrf = in.csrf_token};
}

std::string body_of(const json::object& object) {
    return json::serialize(object);
}

bool is_signed_in(House& house, const House::Person& person) {
    return house.ask(Method::get, "/api/session", &person).status == 200;
}

class Accounts : public testing::Test {
protected:
    House house_;
    const House::Person& administrator_ = signed_in(house_, Role::administrator);

    Answer ask(Method method, std::string_view target, const House::Person& person,
               const json::object& body = {}) {
        return house_.ask(method, target, &person, body.empty() ? "" : body_of(body));
    }

    std::int64_t version_of(const std::string& login) {
        return house_.office().users.find_login(login)->version;
    }
    std::string seen(const std::string& login) { return "?seen=" + std::to_string(version_of(login)); }
};

TEST_F(Accounts, OneSeesAndEndsOnesOwnSessionsAndNoOthers) {
    const House::Person lan = added(house_, "lan", "tax_officer", "tax");
    const House::Person elsewhere = once_more(house_, lan);
    const json::array sessions =
        object_of(ask(Method::get, "/api/session/others", lan)).at("sessions").as_array();
    ASSERT_EQ(sessions.size(), 2U);
    EXPECT_EQ(sessions[0].at("address").as_string(), "10.0.0.8");
    EXPECT_FALSE(sessions[0].at("current").as_bool());
    EXPECT_TRUE(sessions[1].at("current").as_bool());
    const std::string other = std::to_string(sessions[0].at("id").as_int64());

    const House::Person minh = added(house_, "minh", "tax_officer", "tax");
    EXPECT_EQ(code_of(ask(Method::del, "/api/session/others/" + other, minh)), fault::entity_not_there);
    EXPECT_TRUE(is_signed_in(house_, elsewhere));
    EXPECT_EQ(ask(Method::del, "/api/session/others/" + other, lan).status, 204);
    EXPECT_FALSE(is_signed_in(house_, elsewhere));
    EXPECT_TRUE(is_signed_in(house_, lan));
    EXPECT_EQ(code_of(ask(Method::del, "/api/session/others/x", lan)), fault::parameter_wrong);
}

TEST_F(Accounts, ASecondFactorIsSetByItsCodeAndThenAskedFor) {
    const House::Person lan = added(house_, "lan", "tax_officer", "tax");
    const json::object proposed = object_of(ask(Method::post, "/api/session/second-factor", lan));
    const std::string secret(proposed.at("secret").as_string());
    EXPECT_TRUE(proposed.at("address").as_string().starts_with("otpauth://totp/BaoPhu:lan?secret=" + secret));
    EXPECT_FALSE(object_of(ask(Method::get, "/api/session", lan)).at("two_factor").as_bool())
        << "nothing is set yet";

    const auto step = [&] { return house_.office().database.now().time_since_epoch().count() / 30; };
    const auto set = [&](const std::string& code) {
        return ask(Method::put, "/api/session/second-factor", lan, {{"code", code}, {"password", own}});
    };
    EXPECT_EQ(code_of(set(signin::totp_code(secret, step() - 100))), fault::totp_code_wrong);
    const std::string other = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    EXPECT_EQ(
        code_of(ask(Method::put, "/api/session/second-factor", lan,
                    {{"secret", other}, {"code", signin::totp_code(other, step())}, {"password", own}})),
        fault::body_wrong)
        << "the secret is the server's";
    EXPECT_EQ(code_of(ask(Method::put, "/api/session/second-factor", lan,
                          {{"code", signin::totp_code(secret, step())}})),
              fault::proof_wanted);
    EXPECT_EQ(code_of(ask(Method::put, "/api/session/second-factor", lan,
                          {{"code", signin::totp_code(secret, step())}, {"password", "một mật khẩu khác"}})),
              fault::proof_wanted);
    const House::Person elsewhere = once_more(house_, lan);
    EXPECT_EQ(code_of(ask(Method::put, "/api/session/second-factor", elsewhere,
                          {{"code", signin::totp_code(secret, step())}, {"password", own}})),
              fault::entity_not_there)
        << "it was proposed in another session";
    const Answer answer = set(signin::totp_code(secret, step()));
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_TRUE(object_of(answer).at("two_factor").as_bool());
    EXPECT_THROW(once_more(house_, lan), Failure) << "without a code";
    house_.pass(std::chrono::seconds(60));
    EXPECT_TRUE(is_signed_in(house_, once_more(house_, lan, signin::totp_code(secret, step()))));

    EXPECT_EQ(ask(Method::del, "/api/users/lan/second-factor" + seen("lan"), administrator_).status, 204);
    EXPECT_FALSE(object_of(ask(Method::get, "/api/session", lan)).at("two_factor").as_bool());
}

// SIG-10
TEST_F(Accounts, ASecondFactorIsRemovedByPasswordOrCodeAndNotByASessionAlone) {
    const House::Person lan = added(house_, "lan", "tax_officer", "tax");
    const auto step = [&] { return house_.office().database.now().time_since_epoch().count() / 30; };
    const auto set = [&](const json::object& evidence) {
        const json::object proposed = object_of(ask(Method::post, "/api/session/second-factor", lan));
        const std::string secret(proposed.at("secret").as_string());
        json::object body = evidence;
        body["code"] = signin::totp_code(secret, step());
        const Answer answer = ask(Method::put, "/api/session/second-factor", lan, body);
        EXPECT_EQ(answer.status, 200) << answer.body;
        house_.pass(std::chrono::seconds(60));
        return secret;
    };
    const auto remove = [&](const json::object& evidence) {
        return house_.ask(Method::post, "/api/session/second-factor/removal", &lan, body_of(evidence));
    };
    const std::string first = set({{"password", own}});
    EXPECT_EQ(code_of(remove({})), fault::proof_wanted);
    EXPECT_EQ(code_of(remove({{"password", "một mật khẩu khác"}})), fault::proof_wanted);
    EXPECT_EQ(code_of(remove({{"present_code", signin::totp_code(first, step() - 50)}})),
              fault::proof_wanted);
    EXPECT_TRUE(object_of(ask(Method::get, "/api/session", lan)).at("two_factor").as_bool());
    // Another one in its place, by a code of the first.
    const std::string second = set({{"present_code", signin::totp_code(first, step())}});
    EXPECT_EQ(code_of(remove({{"present_code", signin::totp_code(first, step())}})), fault::proof_wanted);
    EXPECT_FALSE(
        object_of(remove({{"present_code", signin::totp_code(second, step())}})).at("two_factor").as_bool());
    set({{"password", own}});
    EXPECT_FALSE(object_of(remove({{"password", own}})).at("two_factor").as_bool());
    for (int i = 0; i < 5; ++i)
        remove({{"password", "một mật khẩu khác"}});
    EXPECT_EQ(code_of(remove({{"password", own}})), fault::sign_in_locked) << "as at the sign-in";
}

// STO-4
TEST_F(Accounts, WhoSawAnotherVersionOfAnAccountIsToldWhoChangedIt) {
    const House::Person lan = added(house_, "lan", "tax_officer", "tax");
    const std::string seen_before = seen("lan");
    const std::int64_t version = version_of("lan");
    ASSERT_EQ(
        ask(Method::put, "/api/users/lan/active", administrator_, {{"active", false}, {"seen", version}})
            .status,
        204);
    for (const Answer& late :
         {ask(Method::put, "/api/users/lan/active", administrator_, {{"active", true}, {"seen", version}}),
          ask(Method::post, "/api/users/lan/password" + seen_before, administrator_)}) {
        EXPECT_EQ(late.status, 409) << late.body;
        EXPECT_EQ(code_of(late), fault::changed_meanwhile);
        EXPECT_NE(late.body.find(administrator_.login), std::string::npos) << late.body;
    }
    EXPECT_EQ(version_of("lan"), version + 1);
    EXPECT_EQ(code_of(ask(Method::put, "/api/users/lan/active", administrator_, {{"active", true}})),
              fault::body_wrong);
    EXPECT_EQ(code_of(ask(Method::post, "/api/users/lan/password?seen=x", administrator_)),
              fault::parameter_wrong);
    EXPECT_EQ(code_of(ask(Method::post, "/api/users/lan/password", administrator_)), fault::changed_meanwhile)
        << "who saw none";
    EXPECT_EQ(code_of(ask(Method::del, "/api/users/lan/second-factor", administrator_)),
              fault::changed_meanwhile);
}

// TWO-1
TEST_F(Accounts, ANewPasswordIsProposedAndGivenByASecondPerson) {
    const House::Person lan = added(house_, "lan", "tax_officer", "tax");
    const Answer answer = ask(Method::post, "/api/users/lan/password" + seen("lan"), administrator_);
    ASSERT_EQ(answer.status, 202) << answer.body;
    EXPECT_TRUE(is_signed_in(house_, lan)) << "nothing has changed yet";
    EXPECT_TRUE(is_signed_in(house_, once_more(house_, lan)));
    const Answer given = approve_last(house_, another(house_, Role::administrator), "users");
    ASSERT_EQ(given.status, 200) << given.body;
    EXPECT_FALSE(is_signed_in(house_, lan));
    const json::object in{{"name", "lan"}, {"password", object_of(given).at("password").as_string()}};
    const Answer back = house_.ask(Method::post, "/api/session", nullptr, body_of(in));
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_TRUE(object_of(back).at("must_change_password").as_bool());
    EXPECT_EQ(code_of(ask(Method::post, "/api/users/nobody/password?seen=1", administrator_)),
              fault::entity_not_there);
}

TEST_F(Accounts, WhoIsMadeInactiveIsOut) {
    const House::Person lan = added(house_, "lan", "tax_officer", "tax");
    EXPECT_EQ(ask(Method::put, "/api/users/lan/active", administrator_,
                  {{"active", false}, {"seen", version_of("lan")}})
                  .status,
              204);
    EXPECT_FALSE(is_signed_in(house_, lan));
    EXPECT_THROW(once_more(house_, lan), Failure);
    EXPECT_EQ(ask(Method::put, "/api/users/lan/active", administrator_,
                  {{"active", true}, {"seen", version_of("lan")}})
                  .status,
              204);
    EXPECT_TRUE(is_signed_in(house_, once_more(house_, lan)));
    EXPECT_EQ(code_of(ask(Method::put, "/api/users/" + administrator_.login + "/active", administrator_,
                          {{"active", false}, {"seen", 1}})),
              fault::field_not_usable)
        << "the last administrator would shut everybody out";
}

TEST_F(Accounts, AnAdministratorSeesAndEndsSessions) {
    const House::Person lan = added(house_, "lan", "tax_officer", "tax");
    const json::array sessions =
        object_of(ask(Method::get, "/api/sessions", administrator_)).at("sessions").as_array();
    ASSERT_EQ(sessions.size(), 2U);
    EXPECT_EQ(sessions[0].at("name").as_string(), "lan");
    EXPECT_EQ(sessions[0].at("full_name").as_string(), "Người lan");
    const std::string id = std::to_string(sessions[0].at("id").as_int64());
    EXPECT_EQ(ask(Method::del, "/api/sessions/" + id, administrator_).status, 204);
    EXPECT_FALSE(is_signed_in(house_, lan));
    EXPECT_EQ(code_of(ask(Method::del, "/api/sessions/" + id, administrator_)), fault::entity_not_there);
}

TEST_F(Accounts, TheStateOfTheOfficeIsToldToItsAdministrator) {
    const auto health = [&] { return object_of(ask(Method::get, "/api/office/health", administrator_)); };
    const json::object before = health();
    EXPECT_EQ(before.at("started_at").as_string(), house_.office().started_at);
    EXPECT_GT(before.at("free_bytes").as_int64(), 0);
    EXPECT_GT(before.at("workspace_bytes").as_int64(), 10'000) << "a store and three deliveries";
    EXPECT_TRUE(before.at("store_problems").as_array().empty());
    EXPECT_EQ(before.at("audit").at("lines").as_int64(), house_.office().audit.head().sequence);
    EXPECT_TRUE(before.at("audit").at("last_head").is_null());
    EXPECT_TRUE(before.at("audit").at("whole").as_bool());
    EXPECT_TRUE(before.at("audit").at("rows_differing").as_array().empty());
    EXPECT_EQ(before.at("audit").at("rows_not_bound").as_int64(), 0);
    EXPECT_EQ(before.at("runs").as_array().size(), 1U);

    const workspace::AuditHeads heads(house_.office().workspace.audit_heads_folder());
    heads.write(house_.office().database);
    const std::string today = store::day_in_vietnam(house_.office().database.now()).iso();
    EXPECT_EQ(health().at("audit").at("last_head").as_string(), today);
    // A head under another day than was signed.
    std::filesystem::copy_file(house_.office().workspace.audit_heads_folder() / (today + ".json"),
                               house_.office().workspace.audit_heads_folder() / "2018-01-01.json");
    EXPECT_FALSE(health().at("audit").at("whole").as_bool());
}

TEST_F(Accounts, AnAdministratorMakesABackupAndSeesIt) {
    EXPECT_EQ(code_of(ask(Method::post, "/api/office/backups", administrator_)), fault::backups_nowhere);
    EXPECT_TRUE(object_of(ask(Method::get, "/api/office/health", administrator_)).at("backups").is_null());

    const TemporaryFolder folder;
    house_.office().backups = folder.path() / "sao lưu";
    const std::filesystem::path crashed = *house_.office().backups / "2019-03-01T03-00-00Z.partial";
    std::filesystem::create_directories(crashed);
    house_.writing().lock.reset();
    const json::object job = object_of(ask(Method::post, "/api/office/backups", administrator_));
    EXPECT_EQ(job.at("kind").as_string(), "backup");
    EXPECT_TRUE(job.at("may_cancel").as_bool());
    EXPECT_EQ(object_of(ask(Method::post, "/api/office/backups", administrator_)).at("id"), job.at("id"))
        << "one at a time";
    const House::Person tax = added(house_, "lan", "tax_officer", "tax");
    EXPECT_TRUE(object_of(ask(Method::get, "/api/jobs", tax)).at("jobs").as_array().empty())
        << "the administrator's affair";
    EXPECT_EQ(code_of(ask(Method::del, "/api/jobs/" + std::string(job.at("id").as_string()), tax)),
              fault::job_unknown);

    ASSERT_TRUE(house_.office().jobs.work_once());
    const json::array jobs = object_of(ask(Method::get, "/api/jobs", administrator_)).at("jobs").as_array();
    EXPECT_EQ(jobs.at(0).at("state").as_string(), "done") << json::serialize(jobs.at(0));
    EXPECT_EQ(jobs.at(0).at("fraction").as_double(), 1.0);
    EXPECT_EQ(jobs.at(0).at("step").as_string(), house_.office().vietnamese.text("step.backup"));
    const json::array kept =
        object_of(ask(Method::get, "/api/office/health", administrator_)).at("backups").as_array();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_GT(kept[0].at("files").as_int64(), 6)
        << "the store, its description, three deliveries of two files";
    EXPECT_GT(kept[0].at("bytes").as_int64(), 10'000);

    EXPECT_FALSE(std::filesystem::exists(crashed)) << "BAK-3";

    const CancelFlag go_on = false;
    NoProgress progress;
    const auto restored =
        workspace::restore(*house_.office().backups / std::string(kept[0].at("name").as_string()),
                           folder.path() / "again", progress, go_on);
    EXPECT_EQ(restored.files, kept[0].at("files").as_int64());
}

// ---- Viewing as somebody else ---------------------------------------------------------------------

class ViewingAs : public Accounts {
protected:
    const House::Person& analyst_ = signed_in(house_, Role::si_analyst);

    House::Person viewing() {
        const Answer answer =
            ask(Method::put, "/api/session/view-as", administrator_, {{"name", analyst_.login}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        session_ = object_of(answer);
        return with_session_of(answer, administrator_);
    }

    json::object session_;
};

TEST_F(ViewingAs, TheScreensAreThoseOfTheOtherAndTheCookieIsAnother) {
    EXPECT_EQ(ask(Method::get, "/api/coverage/schemes", administrator_).status, 403);
    const House::Person viewing = this->viewing();
    EXPECT_FALSE(is_signed_in(house_, administrator_)) << "the old token is worth nothing";
    EXPECT_EQ(session_.at("view_as").as_string(), analyst_.login);
    EXPECT_EQ(session_.at("user").as_string(), administrator_.login);
    EXPECT_EQ(session_.at("roles").at(0).at("role").as_string(), "si_analyst");
    EXPECT_EQ(ask(Method::get, "/api/coverage/gap?scheme=compulsory&by=employer", viewing).status, 200);
    EXPECT_EQ(ask(Method::get, "/api/users", viewing).status, 403);
    const auto sessions = house_.office().signin.open_sessions();
    EXPECT_NE(sessions.front().view_as, 0);
}

TEST_F(ViewingAs, RIG6_NothingIsToldOfPersons) {
    const House::Person viewing = this->viewing();
    EXPECT_TRUE(session_.at("purposes").as_array().empty());
    const auto reads = house_.office().audit.count("read");
    for (const char* purpose : {"gap-review", "voluntary-outreach", "inspection"}) {
        const std::string with = std::string("purpose=") + purpose + "&case=1/2019";
        for (const std::string& target : {"/api/coverage/persons?scheme=compulsory&" + with,
                                          "/api/coverage/persons?scheme=voluntary&" + with,
                                          "/api/coverage/persons.xlsx?scheme=compulsory&" + with,
                                          "/api/persons/P-1?" + with, "/api/search?q=bui+giang&" + with}) {
            const Answer answer = ask(Method::get, target, viewing);
            const bool file = target.find(".xlsx") != std::string::npos;
            EXPECT_EQ(code_of(answer), file ? fault::viewing_only : fault::purpose_refused)
                << target << ": " << answer.body;
        }
    }
    EXPECT_EQ(house_.office().audit.count("read"), reads);
    EXPECT_EQ(code_of(ask(Method::get, "/api/remarks?address=/persons/P-1", viewing)), fault::right_missing);
    const Answer found = ask(Method::get, "/api/search?q=bui+giang", viewing);
    EXPECT_TRUE(object_of(found).at("persons").as_array().empty());
}

// APP-7
TEST_F(ViewingAs, NothingLeavesAsAFile) {
    const House::Person viewing = this->viewing();
    const std::int64_t exports = house_.office().audit.count("export");
    std::size_t asked = 0;
    for (const Route& route : routes()) {
        std::string target(route.pattern);
        if (!target.ends_with(".xlsx")) continue;
        for (std::size_t open = target.find('{'); open != std::string::npos; open = target.find('{'))
            target.replace(open, target.find('}') - open + 1, "1");
        const Answer answer =
            house_.ask(route.method, target, &viewing, route.body_bytes_max > 0 ? "{}" : "");
        EXPECT_EQ(answer.status, 403) << target;
        EXPECT_EQ(code_of(answer), fault::viewing_only) << target << ": " << answer.body;
        EXPECT_EQ(house_.office().audit.lines({.limit = 1}).at(0).what, route.pattern);
        ++asked;
    }
    EXPECT_EQ(asked, 6U) << "a route that hands out a file and is not looked at here";
    EXPECT_EQ(house_.office().audit.count("export"), exports);
}

TEST_F(ViewingAs, NothingCanBeChangedButToEndIt) {
    ASSERT_EQ(ask(Method::post, "/api/views", analyst_,
                  {{"name", "Riêng"}, {"address", "/persons/P-1"}, {"shared", false}})
                  .status,
              201);
    const House::Person viewing = this->viewing();
    EXPECT_EQ(code_of(ask(Method::post, "/api/remarks", viewing,
                          {{"address", "/units/731"}, {"text", "Nhân danh người khác"}})),
              fault::view_as_refused);
    EXPECT_EQ(code_of(ask(Method::post, "/api/session/second-factor/removal", viewing, {{"password", own}})),
              fault::view_as_refused);
    EXPECT_TRUE(object_of(ask(Method::get, "/api/views", viewing)).at("views").as_array().empty())
        << "what the other keeps for himself is not told";
    const Answer ended = ask(Method::del, "/api/session/view-as", viewing);
    ASSERT_EQ(ended.status, 200) << ended.body;
    EXPECT_TRUE(object_of(ended).at("view_as").is_null());
    EXPECT_FALSE(is_signed_in(house_, viewing));
    const House::Person himself = with_session_of(ended, administrator_);
    EXPECT_EQ(ask(Method::get, "/api/users", himself).status, 200);
    const auto line = house_.office().audit.lines({.kind = "session", .limit = 1});
    ASSERT_EQ(line.size(), 1U);
    EXPECT_EQ(line[0].actor.login, administrator_.login + " as " + analyst_.login);
}

TEST_F(ViewingAs, NobodyViewsAsHimselfOrAsWhoIsNotThere) {
    const auto refused = [&](const std::string& name) {
        return code_of(ask(Method::put, "/api/session/view-as", administrator_, {{"name", name}}));
    };
    EXPECT_EQ(refused(administrator_.login), fault::view_as_refused);
    EXPECT_EQ(refused("nobody"), fault::entity_not_there);
    EXPECT_EQ(code_of(ask(Method::put, "/api/session/view-as", analyst_, {{"name", administrator_.login}})),
              fault::right_missing);
}

}  // namespace
}  // namespace baophu::http
