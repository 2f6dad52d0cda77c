// user add, grant, end and approve: what whoever owns the machine does without a second person (TWO-4).
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/base/temporary_folder_for_tests.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/program_for_tests.h"
#include "edge/store/audit.h"
#include "edge/store/grants.h"
#include "edge/store/identities.h"
#include "edge/store/proposals.h"
#include "edge/store/users.h"
#include "edge/workspace/workspace.h"

namespace baophu::cli {
namespace {

class UserCommands : public testing::Test {
protected:
    UserCommands() {
        EXPECT_EQ(baophu({"init", root()}).exit_code, exit_done);
        const Ended added = run("user add", {"--login", "lan", "--name", "Nguyễn Thị Lan", "--role",
                                             "si_analyst", "--agency", "social-insurance"});
        EXPECT_EQ(added.exit_code, exit_done) << added.err;
    }

    std::string root() { return (folder_ / "ws").string(); }

    // "user end", in the workspace.
    Ended run(const std::string& command, const std::vector<std::string>& options = {}) {
        std::vector<std::string> words;
        std::stringstream parts(command);
        for (std::string word; parts >> word;)
            words.push_back(word);
        words.push_back(root());
        words.insert(words.end(), options.begin(), options.end());
        return baophu(words);
    }

    store::Database database() { return store::Database(workspace::Workspace::open(root()).store_place()); }

    TemporaryFolder folder_;
};

TEST_F(UserCommands, ARoleIsGivenAtOnceAndEndedOnADay) {
    const auto today = store::today();
    const Ended ended =
        run("user end", {"--login", "lan", "--role", "si_analyst", "--on", today.vietnamese()});
    ASSERT_EQ(ended.exit_code, exit_done) << ended.err;
    EXPECT_NE(ended.out.find(today.vietnamese()), std::string::npos) << ended.out;
    store::Database database = this->database();
    const auto grants = store::Grants(database).of(store::Users(database).find_login("lan")->id);
    ASSERT_EQ(grants.size(), 1U);
    EXPECT_EQ(grants[0].to, today);
    EXPECT_EQ(store::Audit(database).lines({.actor = "baophu user end"}).size(), 1U);
    EXPECT_NE(
        run("user end", {"--login", "lan", "--role", "leader", "--on", "31/12/2099"}).err.find("BP-814"),
        std::string::npos);
    EXPECT_EQ(run("user end", {"--login", "lan", "--on", "31/12/2099"}).exit_code, exit_usage);
    EXPECT_EQ(run("user end", {"--login", "lan", "--role", "si_analyst", "--on", "mai"}).exit_code,
              exit_usage);
}

TEST_F(UserCommands, OfTwoGrantsOfARoleTheNumberTells) {
    ASSERT_EQ(run("user grant", {"--login", "lan", "--role", "si_analyst", "--agency", "social-insurance",
                                 "--territory", "731"})
                  .exit_code,
              exit_done);
    const Ended which = run("user end", {"--login", "lan", "--role", "si_analyst", "--on", "31/12/2099"});
    EXPECT_NE(which.exit_code, exit_done);
    EXPECT_NE(which.err.find("--grant"), std::string::npos) << which.err;
    EXPECT_EQ(run("user end", {"--login", "lan", "--grant", "3", "--on", "31/12/2099"}).exit_code, exit_done);
}

// OID-1, OID-6, OID-7
TEST_F(UserCommands, AnIdentityProviderIsSetShownAndRemoved) {
    EXPECT_NE(run("identity-provider show").out.find("Chưa khai báo"), std::string::npos)
        << run("identity-provider show").out;
    const Ended unbound = run("user bind", {"--login", "lan", "--subject", "f:1:lan"});
    EXPECT_NE(unbound.err.find("BP-820"), std::string::npos) << unbound.err;
    std::ofstream(folder_ / "secret") << "mat khau cua may\n";
    const std::vector<std::string> settings{
        "--issuer",  "https://dang-nhap.mau.vn/tinh", "--client-id",   "baophu",
        "--address", "https://baophu.mau.vn",         "--secret-file", (folder_ / "secret").string()};
    const Ended set = run("identity-provider set", settings);
    ASSERT_EQ(set.exit_code, exit_done) << set.err;
    EXPECT_NE(set.out.find("https://baophu.mau.vn/sign-in/return"), std::string::npos)
        << "the address that the provider must know: " << set.out;
    const Ended shown = run("identity-provider show");
    for (const char* part : {"https://dang-nhap.mau.vn/tinh", "baophu", "***"})
        EXPECT_NE(shown.out.find(part), std::string::npos) << shown.out;
    EXPECT_EQ((set.out + shown.out).find("mat khau cua may"), std::string::npos);

    std::vector<std::string> plain = settings;
    plain[1] = "http://dang-nhap.mau.vn/tinh";
    const Ended refused = run("identity-provider set", plain);
    EXPECT_NE(refused.err.find("BP-828"), std::string::npos) << refused.err;
    EXPECT_NE(run("identity-provider show").out.find("https://dang-nhap"), std::string::npos)
        << "what was set stays";

    EXPECT_EQ(run("identity-provider remove").exit_code, exit_done);
    EXPECT_NE(run("identity-provider show").out.find("Chưa khai báo"), std::string::npos);
    store::Database database = this->database();
    EXPECT_EQ(store::Audit(database).lines({.actor = "baophu identity-provider"}).size(), 2U);
}

TEST_F(UserCommands, AUserIsBoundToAnIdentityAndSetFree) {
    ASSERT_EQ(run("identity-provider set", {"--issuer", "https://dang-nhap.mau.vn", "--client-id", "baophu",
                                            "--address", "https://baophu.mau.vn"})
                  .exit_code,
              exit_done);
    EXPECT_EQ(run("user bind", {"--login", "lan"}).exit_code, exit_usage);
    EXPECT_EQ(run("user bind", {"--login", "lan", "--subject", "s", "--claim", "c"}).exit_code, exit_usage);
    EXPECT_NE(run("user bind", {"--login", "khong.co", "--subject", "s"}).err.find("BP-814"),
              std::string::npos);
    const Ended bound = run("user bind", {"--login", "lan", "--subject", "f:1:lan"});
    ASSERT_EQ(bound.exit_code, exit_done) << bound.err;
    const auto in_force = [&] {
        store::Database database = this->database();
        const auto user = store::Users(database).find_login("lan");
        return store::Identities(database).of(user->id);
    };
    ASSERT_TRUE(in_force());
    EXPECT_EQ(in_force()->subject, "f:1:lan");
    EXPECT_NE(run("user bind", {"--login", "lan", "--claim", "lan@tinh"}).exit_code, exit_done)
        << "one at a time";
    EXPECT_EQ(run("user unbind", {"--login", "lan"}).exit_code, exit_done);
    EXPECT_FALSE(in_force());
    EXPECT_EQ(run("user bind", {"--login", "lan", "--claim", "lan@tinh"}).exit_code, exit_done);
}

TEST_F(UserCommands, WhatWaitsIsListedApprovedAndRefused) {
    EXPECT_NE(run("approve").out.find("Không có đề nghị nào"), std::string::npos);
    std::int64_t user = 0;
    {
        store::Database database = this->database();
        user = store::Users(database).find_login("lan")->id;
        store::Proposal password{.kind = store::ProposalKind::password, .rests_on = 1};
        password.grant.user = user;
        store::Proposal inspector{.rests_on = 1};
        inspector.grant = {.user = user, .role = "si_inspector", .agency = "social-insurance"};
        inspector.grant.purposes = {"inspection"};
        store::Proposals proposals(database);
        proposals.propose(inspector, {.login = "admin"});
        proposals.propose(password, {.login = "admin"});
    }
    const Ended listed = run("approve");
    EXPECT_NE(listed.out.find("#1  lan"), std::string::npos) << listed.out;
    EXPECT_NE(listed.out.find("si_inspector"), std::string::npos) << listed.out;
    EXPECT_NE(run("approve", {"1"}).out.find("#1"), std::string::npos);
    const Ended given = run("approve", {"2"});
    EXPECT_NE(given.out.find("lan / "), std::string::npos) << "the password, once: " << given.out;
    const Ended again = run("approve", {"1", "--refuse", "muộn"});
    EXPECT_NE(again.err.find("BP-879"), std::string::npos) << again.err;
    EXPECT_NE(run("approve", {"9"}).err.find("BP-814"), std::string::npos);
    EXPECT_EQ(run("approve", {"--refuse", "không số"}).exit_code, exit_usage);
    store::Database database = this->database();
    EXPECT_EQ(store::Grants(database).of(user).size(), 2U);
    EXPECT_TRUE(store::Audit(database).verify().whole());
    EXPECT_FALSE(store::Audit(database).lines({.actor = "baophu approve for admin"}).empty());
}

}  // namespace
}  // namespace baophu::cli
