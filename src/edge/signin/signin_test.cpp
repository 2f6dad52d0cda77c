#include "edge/signin/signin.h"

#include <set>
#include <thread>

#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "edge/signin/passwords.h"
#include "edge/signin/quick_for_tests.h"
#include "edge/signin/totp.h"
#include "edge/store/audit.h"
#include "edge/store/grants.h"
#include "edge/store/identities.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/proposals.h"
#include "edge/store/sign_in_attempts.h"

namespace baophu::signin {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using store::lan;

constexpr const char* chosen = "bốn từ không liên quan";

class SigningIn : public store::Office {
protected:
    // A user whose password was chosen already.
    std::int64_t ready(const std::string& login) {
        static const std::string hash = password_hash(chosen, quick.password_cost);
        const std::int64_t id = add_user(login);
        store::Users(database_).set_password(id, hash, false, lan);
        return id;
    }

    SignedIn sign_in(const std::string& login, const std::string& password, const std::string& code = "") {
        return signin_.sign_in({.login = login, .password = password, .code = code}, client_);
    }

    std::string refusal(const std::string& login, const std::string& password, const std::string& code = "") {
        return code_of([&] { sign_in(login, password, code); });
    }

    Visit visitor(const std::string& login, const std::string& code = "") {
        return *signin_.visit(sign_in(login, chosen, code).token);
    }

    std::string last_told(const std::string& kind) {
        const auto lines = store::Audit(database_).lines({.kind = kind, .limit = 1});
        return lines.empty() ? ""
                             : lines.front().actor.login + ": " + store::without_binding(lines.front().what);
    }

    Client client_{.address = "10.0.0.7", .agent = "Firefox"};
    SignIn signin_{database_, quick};
};
INSTANTIATE_TEST_SUITE_P(Backends, SigningIn, store::both, store::name_of);

// ---- The first one -------------------------------------------------------------------------

TEST_P(SigningIn, TheFirstAdministratorIsMadeOnceAndMustChooseAPassword) {
    const auto first = signin_.first_administrator("social-insurance", "BHXH tỉnh", "administrator");
    ASSERT_TRUE(first);
    EXPECT_FALSE(signin_.first_administrator("social-insurance", "BHXH tỉnh", "administrator"));
    const SignedIn in = sign_in(first->login, first->password);
    const Visit visit = *signin_.visit(in.token);
    EXPECT_TRUE(visit.must_change_password);
    const auto grants = store::Grants(database_).on(visit.user.id, store::day_in_vietnam(database_.now()));
    ASSERT_EQ(grants.size(), 1U);
    EXPECT_EQ(grants[0].role, "administrator");
    EXPECT_EQ(grants[0].territory, "");
    EXPECT_FALSE(grants[0].to);
    const SignedIn changed = signin_.change_password(visit, first->password, chosen, client_);
    EXPECT_FALSE(signin_.visit(changed.token)->must_change_password);
    EXPECT_EQ(refusal(first->login, first->password), fault::sign_in_refused);
}

TEST_P(SigningIn, TwoWorkspacesHaveOtherFirstPasswords) {
    const TemporaryFolder folder;
    store::Database other(new_place(GetParam(), folder), options());
    SignIn elsewhere(other, quick);
    EXPECT_NE(signin_.first_administrator("tax", "Thuế", "administrator")->password,
              elsewhere.first_administrator("tax", "Thuế", "administrator")->password);
}

// ---- SIG-2, SIG-3 ----------------------------------------------------------------------------

TEST_P(SigningIn, UnknownInactiveAndWrongAreTheSameWords) {
    ready("lan.nt");
    store::User gone = *store::Users(database_).find(ready("minh.tv"));
    gone.active = false;
    store::Users(database_).change(gone, lan);
    EXPECT_EQ(refusal("lan.nt", "sai"), fault::sign_in_refused);
    EXPECT_EQ(refusal("minh.tv", chosen), fault::sign_in_refused);
    EXPECT_EQ(refusal("nobody", chosen), fault::sign_in_refused);
    EXPECT_EQ(refusal("không phải tên", chosen), fault::sign_in_refused);
    EXPECT_NO_THROW(sign_in("LAN.nt", chosen));
}

// Whoever measures must not learn which names there are. The bound is wide, for the machine is shared:
// without the work a refusal takes a hundredth.
TEST_P(SigningIn, AnUnknownNameTakesAsLongAsAWrongPassword) {
    store::Users(database_).set_password(add_user("lan.nt"), password_hash(chosen), false, lan);
    SignIn costly(database_);
    const auto taken = [&](const std::string& login) {
        auto shortest = std::chrono::steady_clock::duration::max();
        for (int i = 0; i < 3; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            EXPECT_EQ(
                code_of([&] { costly.sign_in({.login = login, .password = "sai", .code = ""}, client_); }),
                fault::sign_in_refused);
            shortest = std::min(shortest, std::chrono::steady_clock::now() - begin);
        }
        return shortest;
    };
    const auto known = taken("lan.nt");
    const auto unknown = taken("nobody");
    EXPECT_LT(known, unknown * 3);
    EXPECT_LT(unknown, known * 3);
}

TEST_P(SigningIn, FiveFailuresLockForFifteenMinutes) {
    ready("lan.nt");
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(refusal("lan.nt", "sai"), fault::sign_in_refused);
    try {
        sign_in("Lan.NT", "sai");
        ADD_FAILURE();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault(),
                  Fault(fault::sign_in_locked, {{"until", "26/11/2026 08:15"}, {"failures", "5"}}));
    }
    time_.forward(minutes(15) - seconds(1));
    EXPECT_EQ(refusal("lan.nt", chosen), fault::sign_in_locked) << "also with the right one";
    time_.forward(seconds(1));
    EXPECT_EQ(refusal("lan.nt", "sai"), fault::sign_in_refused) << "it counts from the beginning";
    EXPECT_NO_THROW(sign_in("lan.nt", chosen));
}

TEST_P(SigningIn, ASuccessForgetsTheFailuresBeforeIt) {
    ready("lan.nt");
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i)
            EXPECT_EQ(refusal("lan.nt", "sai"), fault::sign_in_refused);
        EXPECT_NO_THROW(sign_in("lan.nt", chosen));
    }
}

TEST_P(SigningIn, AnUnknownNameIsLockedLikeAKnownOne) {
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(refusal("nobody", "sai"), fault::sign_in_refused);
    EXPECT_EQ(refusal("nobody", "sai"), fault::sign_in_locked);
    EXPECT_EQ(refusal("nobody", "sai"), fault::sign_in_locked);
}

// Who types the password into the field of the name must not find it in the audit.
TEST_P(SigningIn, AnUnknownNameIsNotWrittenDown) {
    refusal("matkhau-cua-toi-2026", "sai");
    EXPECT_EQ(store::SignInAttempts(database_).latest(1).front().login.find("matkhau"), std::string::npos);
    EXPECT_EQ(last_told("sign-in").find("matkhau"), std::string::npos) << last_told("sign-in");
    EXPECT_NE(last_told("sign-in").find("failed from 10.0.0.7"), std::string::npos);
}

TEST_P(SigningIn, ALockIsOfOneNameAndANewPasswordOpensIt) {
    const std::int64_t id = ready("lan.nt");
    ready("minh.tv");
    for (int i = 0; i < 5; ++i)
        refusal("lan.nt", "sai");
    EXPECT_NO_THROW(sign_in("minh.tv", chosen));
    const std::string open = sign_in("minh.tv", chosen).token;
    const GivenPassword given = signin_.new_password();
    store::Proposals proposals(database_);
    store::Proposal wanted{.kind = store::ProposalKind::password,
                           .rests_on = store::Users(database_).find(id)->version};
    wanted.grant.user = id;
    const std::int64_t proposal = proposals.propose(wanted, lan);
    EXPECT_EQ(refusal("lan.nt", chosen), fault::sign_in_locked) << "it is proposed, and no more";
    proposals.approve(proposal, {.login = "hoa"}, given.hash);
    EXPECT_EQ(refusal("lan.nt", chosen), fault::sign_in_refused);
    EXPECT_TRUE(signin_.visit(sign_in("lan.nt", given.password).token)->must_change_password);
    EXPECT_TRUE(signin_.visit(open)) << "another's session";
}

// All of them found the name unlocked before the first of them had failed.
TEST_P(SigningIn, OfManyAttemptsAtTheSameMomentNoMoreThanFiveAreLookedAt) {
    // At their full cost, so that they wait for each other there.
    store::Users(database_).set_password(add_user("lan.nt"), password_hash(chosen), false, lan);
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < 8; ++i) {
            running.emplace_back(
                [&] { refused += static_cast<int>(refusal("lan.nt", "sai") == fault::sign_in_refused); });
        }
    }
    EXPECT_LE(refused, 4);
    EXPECT_EQ(store::SignInAttempts(database_).latest(100).front().outcome, store::AttemptOutcome::locked);
    EXPECT_EQ(refusal("lan.nt", chosen), fault::sign_in_locked);
}

// ---- SIG-4 ---------------------------------------------------------------------------------

class WithSecondFactor : public SigningIn {
protected:
    WithSecondFactor() {
        id_ = ready("lan.nt");
        const Visit visit = visitor("lan.nt");
        secret_ = signin_.propose_totp(visit);
        signin_.set_totp(visit, {.password = chosen, .code = ""}, code(), client_);
        time_.forward(seconds(90));
    }

    std::string code() { return totp_code(secret_, database_.now().time_since_epoch().count() / 30); }

    std::string secret_;
    std::int64_t id_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Backends, WithSecondFactor, store::both, store::name_of);

TEST_P(WithSecondFactor, ACodeIsWantedAndCountsOnce) {
    EXPECT_EQ(refusal("lan.nt", chosen), fault::sign_in_code_wanted);
    EXPECT_EQ(refusal("lan.nt", "sai"), fault::sign_in_refused) << "nothing of the code before the password";
    const std::string now = code();
    EXPECT_NO_THROW(sign_in("lan.nt", chosen, now));
    EXPECT_EQ(refusal("lan.nt", chosen, now), fault::sign_in_refused) << "the same code again";
    time_.forward(seconds(30));
    EXPECT_NO_THROW(sign_in("lan.nt", chosen, code()));
}

TEST_P(WithSecondFactor, AWrongCodeIsAFailure) {
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(refusal("lan.nt", chosen, "abcdef"), fault::sign_in_refused);
    EXPECT_EQ(refusal("lan.nt", chosen, "abcdef"), fault::sign_in_locked);
    EXPECT_EQ(refusal("lan.nt", chosen, code()), fault::sign_in_locked);
}

TEST_P(WithSecondFactor, IsSetByItsOwnCodeAlone) {
    ready("minh.tv");
    const Visit minh = visitor("minh.tv");
    signin_.propose_totp(minh);
    EXPECT_EQ(code_of([&] { signin_.set_totp(minh, {.password = chosen, .code = ""}, code(), client_); }),
              fault::totp_code_wrong)
        << "that of another secret";
    EXPECT_NO_THROW(sign_in("minh.tv", chosen));
    signin_.remove_totp(id_, lan);
    EXPECT_NO_THROW(sign_in("lan.nt", chosen));
}

TEST_P(WithSecondFactor, TheCodeThatSetItDoesNotCountAgain) {
    ready("minh.tv");
    const Visit minh = visitor("minh.tv");
    secret_ = signin_.propose_totp(minh);
    const std::string now = code();
    signin_.set_totp(minh, {.password = chosen, .code = ""}, now, client_);
    EXPECT_EQ(refusal("minh.tv", chosen, now), fault::sign_in_refused);
}

// SIG-10
TEST_P(WithSecondFactor, ASessionAloneChangesNothing) {
    const Visit lan_visits = visitor("lan.nt", code());
    const auto remove = [&](const Evidence& evidence) {
        return code_of([&] { signin_.remove_own_totp(lan_visits, evidence, client_); });
    };
    EXPECT_EQ(remove({}), fault::proof_wanted);
    EXPECT_EQ(remove({.password = "sai", .code = ""}), fault::proof_wanted);
    EXPECT_EQ(remove({.password = "", .code = code()}), fault::proof_wanted)
        << "it signed in: a code counts once";
    time_.forward(seconds(30));
    EXPECT_EQ(remove({.password = "", .code = code()}), "");
    EXPECT_NO_THROW(sign_in("lan.nt", chosen));
}

TEST_P(WithSecondFactor, AProposalIsOfOneSessionAndEnds) {
    ready("minh.tv");
    const Visit one = visitor("minh.tv");
    const Visit other = visitor("minh.tv");
    const auto set = [&](const Visit& visit) {
        return code_of([&] { signin_.set_totp(visit, {.password = chosen, .code = ""}, code(), client_); });
    };
    secret_ = signin_.propose_totp(one);
    EXPECT_EQ(set(other), fault::entity_not_there);
    time_.forward(std::chrono::minutes(15));
    EXPECT_EQ(set(one), fault::entity_not_there);
    secret_ = signin_.propose_totp(one);
    EXPECT_EQ(set(one), "");
    time_.forward(seconds(90));
    EXPECT_EQ(set(one), fault::entity_not_there) << "once";
}

// ---- SIG-5, SIG-6 ----------------------------------------------------------------------------

TEST_P(SigningIn, ATokenIsGivenOnceAndKeptAsADigest) {
    ready("lan.nt");
    const SignedIn in = sign_in("lan.nt", chosen);
    EXPECT_EQ(in.token.size(), 43U);
    EXPECT_EQ(store::Sessions(database_).find(in.session.id)->token_sha256, sha256_hex(in.token));
    for (const std::string& table : store::tables()) {
        if (table != "sessions") continue;
        EXPECT_EQ(store::Stranger(place_).number("SELECT count(*) FROM sessions WHERE token_sha256 = '" +
                                                 in.token + "' OR csrf_token = '" + in.token + "'"),
                  0);
    }
    EXPECT_NE(sign_in("lan.nt", chosen).token, in.token);
    EXPECT_FALSE(signin_.visit(""));
    EXPECT_FALSE(signin_.visit(in.token.substr(1)));
    EXPECT_FALSE(signin_.visit(sha256_hex(in.token))) << "the digest is no token";
    const Visit visit = *signin_.visit(in.token);
    EXPECT_EQ(visit.user.login, "lan.nt");
    EXPECT_EQ(visit.session.address, "10.0.0.7");
    EXPECT_TRUE(visit.has_csrf_token(in.csrf_token));
    EXPECT_FALSE(visit.has_csrf_token(""));
    EXPECT_FALSE(visit.has_csrf_token(in.csrf_token + "x"));
}

TEST_P(SigningIn, ASessionThatIsIdleForThirtyMinutesEnds) {
    ready("lan.nt");
    const SignedIn in = sign_in("lan.nt", chosen);
    time_.forward(minutes(29));
    EXPECT_TRUE(signin_.visit(in.token));
    time_.forward(minutes(29));
    EXPECT_TRUE(signin_.visit(in.token)) << "being seen keeps it";
    time_.forward(minutes(30));
    EXPECT_FALSE(signin_.visit(in.token));
    EXPECT_TRUE(signin_.open_sessions().empty());
}

TEST_P(SigningIn, ASessionEndsAfterTwelveHoursHoweverOftenItIsSeen) {
    ready("lan.nt");
    const SignedIn in = sign_in("lan.nt", chosen);
    for (int i = 0; i < 12 * 4 - 1; ++i) {
        time_.forward(minutes(15));
        ASSERT_TRUE(signin_.visit(in.token)) << i;
    }
    time_.forward(minutes(15));
    EXPECT_FALSE(signin_.visit(in.token));
}

TEST_P(SigningIn, BeingSeenIsNotWrittenDownAtEveryRequest) {
    ready("lan.nt");
    const SignedIn in = sign_in("lan.nt", chosen);
    const auto seen = [&] { return store::Sessions(database_).find(in.session.id)->last_seen_at; };
    const std::string before = seen();
    time_.forward(seconds(59));
    signin_.visit(in.token);
    EXPECT_EQ(seen(), before);
    time_.forward(seconds(1));
    signin_.visit(in.token);
    EXPECT_EQ(seen(), database_.now_text());
}

TEST_P(SigningIn, AChangeOfPasswordRotatesTheTokenAndEndsAllOthers) {
    ready("lan.nt");
    const SignedIn one = sign_in("lan.nt", chosen);
    const SignedIn other = sign_in("lan.nt", chosen);
    const SignedIn next =
        signin_.change_password(*signin_.visit(one.token), chosen, "một câu hoàn toàn khác", client_);
    EXPECT_FALSE(signin_.visit(one.token));
    EXPECT_FALSE(signin_.visit(other.token));
    EXPECT_TRUE(signin_.visit(next.token));
    EXPECT_EQ(refusal("lan.nt", chosen), fault::sign_in_refused);
    EXPECT_NO_THROW(sign_in("lan.nt", "một câu hoàn toàn khác"));
}

TEST_P(SigningIn, ANewPasswordIsHeldAgainstTheRulesAndTheOldOne) {
    ready("lan.nt");
    const Visit visit = visitor("lan.nt");
    const auto refused = [&](const std::string& old_one, const std::string& next) {
        return code_of([&] { signin_.change_password(visit, old_one, next, client_); });
    };
    EXPECT_EQ(refused("sai", "một câu hoàn toàn khác"), fault::sign_in_refused);
    EXPECT_EQ(refused(chosen, "ngắn"), fault::password_too_short);
    EXPECT_EQ(refused(chosen, "Nguyễn Thị lan.nt"), fault::password_is_name);
    EXPECT_EQ(refused(chosen, "kkkkkkkkkkkkkk"), fault::password_monotone);
    EXPECT_EQ(refused(chosen, chosen), fault::password_unchanged);
    for (int i = 0; i < 3; ++i)
        refused("sai", "một câu hoàn toàn khác");
    EXPECT_EQ(refused("sai", "một câu hoàn toàn khác"), fault::sign_in_locked)
        << "a stolen cookie guesses no password";
}

TEST_P(SigningIn, SessionsAreListedAndEndedByForce) {
    const std::int64_t id = ready("lan.nt");
    ready("minh.tv");
    const SignedIn first = sign_in("lan.nt", chosen);
    const SignedIn second = sign_in("lan.nt", chosen);
    sign_in("minh.tv", chosen);
    EXPECT_EQ(signin_.open_sessions().size(), 3U);
    ASSERT_EQ(signin_.open_sessions_of(id).size(), 2U);
    EXPECT_EQ(signin_.open_sessions_of(id)[0].id, second.session.id) << "newest first";
    signin_.end_session(first.session.id, lan);
    EXPECT_FALSE(signin_.visit(first.token));
    EXPECT_TRUE(signin_.visit(second.token));
    EXPECT_EQ(store::Sessions(database_).find(first.session.id)->ended_by, "lan");
    signin_.sign_out(*signin_.visit(second.token));
    EXPECT_FALSE(signin_.visit(second.token));
    EXPECT_TRUE(signin_.open_sessions_of(id).empty());
}

// ---- SIG-8, SIG-9 ----------------------------------------------------------------------------

TEST_P(SigningIn, ViewingAsAnotherIsReadOnlyToldAndAnotherToken) {
    ready("lan.nt");
    const std::int64_t minh = ready("minh.tv");
    const SignedIn own = sign_in("lan.nt", chosen);
    const SignedIn viewing = signin_.view_as(*signin_.visit(own.token), minh, client_);
    EXPECT_FALSE(signin_.visit(own.token));
    EXPECT_EQ(last_told("session"),
              "lan.nt: views as minh.tv, session " + std::to_string(viewing.session.id));
    const Visit visit = *signin_.visit(viewing.token);
    EXPECT_TRUE(visit.read_only());
    EXPECT_EQ(visit.user.login, "lan.nt");
    EXPECT_EQ(visit.grants_of().id, minh);
    EXPECT_EQ(visit.told(), "lan.nt as minh.tv");
    EXPECT_EQ(code_of([&] { signin_.change_password(visit, chosen, "một câu hoàn toàn khác", client_); }),
              fault::view_as_refused);
    EXPECT_EQ(code_of([&] { signin_.set_totp(visit, {.password = chosen, .code = ""}, "1", client_); }),
              fault::view_as_refused);
    EXPECT_EQ(code_of([&] { signin_.view_as(visit, visit.user.id, client_); }), fault::view_as_refused);
    const SignedIn back = signin_.view_as(visit, 0, client_);
    EXPECT_FALSE(signin_.visit(viewing.token));
    EXPECT_FALSE(signin_.visit(back.token)->read_only());
    EXPECT_EQ(back.session.expires_at, own.session.expires_at) << "no way to stay for ever";
}

TEST_P(SigningIn, OneViewsAsAnotherWhoIsActive) {
    ready("lan.nt");
    store::User minh = *store::Users(database_).find(ready("minh.tv"));
    const Visit visit = visitor("lan.nt");
    EXPECT_EQ(code_of([&] { signin_.view_as(visit, visit.user.id, client_); }), fault::view_as_refused);
    EXPECT_EQ(code_of([&] { signin_.view_as(visit, 99, client_); }), fault::entity_not_there);
    const SignedIn viewing = signin_.view_as(visit, minh.id, client_);
    minh.active = false;
    minh.version = store::Users(database_).find(minh.id)->version;
    store::Users(database_).change(minh, lan);
    EXPECT_FALSE(signin_.visit(viewing.token)) << "who may nothing lends nothing";
}

TEST_P(SigningIn, EverythingIsToldInTheAudit) {
    ready("lan.nt");
    refusal("lan.nt", "sai");
    EXPECT_EQ(last_told("sign-in"), "lan.nt: failed from 10.0.0.7");
    for (int i = 0; i < 4; ++i)
        refusal("lan.nt", "sai");
    EXPECT_EQ(last_told("sign-in"), "lan.nt: locked from 10.0.0.7");
    time_.forward(minutes(15));
    const SignedIn in = sign_in("lan.nt", chosen);
    EXPECT_EQ(last_told("sign-in"), "lan.nt: done from 10.0.0.7");
    signin_.sign_out(*signin_.visit(in.token));
    EXPECT_EQ(last_told("session"), "lan.nt: signed out, session " + std::to_string(in.session.id));
    EXPECT_TRUE(store::Audit(database_).verify().whole());
    for (const auto& line : store::Audit(database_).lines({.limit = 1000})) {
        EXPECT_EQ(line.what.find(chosen), std::string::npos);
        EXPECT_EQ(line.what.find(in.token), std::string::npos);
    }
}

// ---- By the identity provider ------------------------------------------------------------------

class ByProvider : public SigningIn {
protected:
    static constexpr const char* issuer = "https://idp.test";

    void bind(std::int64_t user, const std::string& subject, const std::string& claim = "") {
        store::Identities(database_).bind(
            {.user = user, .issuer = issuer, .subject = subject, .claim = claim}, lan);
    }
    SignedIn enter(const std::string& subject, const std::string& login = "") {
        return signin_.sign_in_by(issuer, {.subject = subject, .login = login}, client_);
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, ByProvider, store::both, store::name_of);

TEST_P(ByProvider, OID8_WhoseIdentityItIsIsSignedInAndNobodyElse) {
    const std::int64_t minh = ready("minh.tv");
    EXPECT_EQ(code_of([&] { enter("s1", "minh.tv"); }), fault::identity_unbound) << "default deny";
    EXPECT_EQ(last_told("refused").substr(0, 1), "?") << "of whom nobody knows who he is";
    bind(minh, "s1");
    const SignedIn in = enter("s1");
    EXPECT_EQ(in.user.login, "minh.tv");
    EXPECT_EQ(signin_.visit(in.token)->user.login, "minh.tv");
    EXPECT_EQ(last_told("session"),
              "minh.tv: begun by the identity provider, session " + std::to_string(in.session.id));
    EXPECT_EQ(code_of([&] { enter("s2", "minh.tv"); }), fault::identity_unbound);
    EXPECT_EQ(
        code_of([&] { signin_.sign_in_by("https://evil.test", {.subject = "s1", .login = ""}, client_); }),
        fault::identity_unbound);
    store::User user = *store::Users(database_).find(minh);
    user.active = false;
    store::Users(database_).change(user, lan);
    EXPECT_FALSE(signin_.visit(in.token));
    EXPECT_EQ(code_of([&] { enter("s1"); }), fault::identity_inactive);
    EXPECT_TRUE(store::Audit(database_).verify().whole());
}

TEST_P(ByProvider, OID8_NeedsNoPasswordOfHisOwnNorItsLockNorItsCode) {
    const std::int64_t minh = add_user("minh.tv");  // Who never chose one.
    bind(minh, "", "minh@tinh");
    SignedIn in = enter("s1", "minh@tinh");
    EXPECT_FALSE(signin_.visit(in.token)->must_change_password);
    EXPECT_FALSE(in.must_change_password);
    for (int i = 0; i < quick.failures_most; ++i)
        EXPECT_NE(refusal("minh.tv", "sai mật khẩu này"), "");
    EXPECT_EQ(refusal("minh.tv", "sai mật khẩu này"), fault::sign_in_locked);
    in = enter("s1");
    EXPECT_TRUE(signin_.visit(in.token));
    EXPECT_EQ(refusal("minh.tv", "sai mật khẩu này"), fault::sign_in_locked) << "which that does not open";
    store::Users(database_).set_totp(minh, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", lan);
    EXPECT_TRUE(signin_.visit(enter("s1").token));
}

TEST_P(ByProvider, ItsSessionsEndLikeOthersAndStayItsOwn) {
    const std::int64_t minh = ready("minh.tv");
    const std::int64_t hung = ready("hung.lv");
    bind(minh, "s1");
    const SignedIn idle = enter("s1");
    time_.forward(quick.idle_most);
    EXPECT_FALSE(signin_.visit(idle.token));
    const SignedIn forced = enter("s1");
    signin_.end_session(forced.session.id, lan);
    EXPECT_FALSE(signin_.visit(forced.token));
    // Viewing as somebody else is another session of the same identity.
    const SignedIn in = enter("s1");
    const SignedIn viewing = signin_.view_as(*signin_.visit(in.token), hung, client_);
    EXPECT_EQ(signin_.visit(viewing.token)->told(), "minh.tv as hung.lv");
    const store::Identity identity = *store::Identities(database_).of(minh);
    store::Identities(database_).end(identity.id, identity.version, lan);
    EXPECT_FALSE(signin_.visit(viewing.token));
    EXPECT_TRUE(store::Audit(database_).verify().whole());
}

// ---- Tokens of programs ------------------------------------------------------------------------

class ByToken : public ByProvider {
protected:
    store::AccessToken wanted(const std::string& name = "bảng hằng tháng") {
        store::AccessToken token;
        token.name = name;
        token.scope = {"see_figures"};
        token.from = *Date::of(2026, 11, 26);
        token.to = *Date::of(2026, 11, 27);
        return token;
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, ByToken, store::both, store::name_of);

TEST_P(ByToken, TOK2_IsMadeByWhoShowsThatItIsHimself) {
    ready("minh.tv");
    const Visit visit = visitor("minh.tv");
    EXPECT_EQ(code_of([&] { signin_.make_token(visit, {}, wanted(), client_); }), fault::proof_wanted);
    EXPECT_EQ(code_of([&] { signin_.make_token(visit, {.password = "sai", .code = ""}, wanted(), client_); }),
              fault::proof_wanted);
    const MadeToken made = signin_.make_token(visit, {.password = chosen, .code = ""}, wanted(), client_);
    EXPECT_TRUE(made.token.starts_with("baophu_"));
    EXPECT_EQ(made.token.size(), 50U);
    EXPECT_EQ(store::Stranger(place_).text("SELECT token_sha256 FROM access_tokens"), sha256_hex(made.token));
}

TEST_P(ByToken, TOK2_WhoWasLetInByTheProviderMakesOneSoonAfter) {
    bind(ready("minh.tv"), "s1");
    SignedIn in = enter("s1");
    signin_.make_token(*signin_.visit(in.token), {}, wanted("một"), client_);
    time_.forward(quick.recent);
    EXPECT_EQ(code_of([&] { signin_.make_token(*signin_.visit(in.token), {}, wanted("hai"), client_); }),
              fault::fresh_sign_in_wanted);
}

TEST_P(ByToken, TOK3_AsksAsItsOwnerAndIsNamed) {
    const std::int64_t minh = ready("minh.tv");
    const MadeToken made =
        signin_.make_token(visitor("minh.tv"), {.password = chosen, .code = ""}, wanted(), client_);
    const auto visit = signin_.visit_by(made.token);
    ASSERT_TRUE(visit);
    EXPECT_EQ(visit->user.id, minh);
    EXPECT_EQ(visit->told(), "minh.tv by token #" + std::to_string(made.id));
    EXPECT_EQ(store::login_of(visit->told()), "minh.tv");
    EXPECT_FALSE(visit->read_only());
    EXPECT_FALSE(signin_.visit_by(made.token + "x"));
    EXPECT_FALSE(signin_.visit_by(made.token.substr(7)));
    EXPECT_FALSE(signin_.visit_by(""));
    EXPECT_FALSE(signin_.visit(made.token)) << "it is no session";
    EXPECT_FALSE(signin_.visit_by(sign_in("minh.tv", chosen).token)) << "nor the other way";
}

TEST_P(ByToken, TOK4_IsOverAfterItsLastDayInVietnam) {
    ready("minh.tv");
    const MadeToken made =
        signin_.make_token(visitor("minh.tv"), {.password = chosen, .code = ""}, wanted(), client_);
    time_.set("2026-11-27T16:59:59Z");
    EXPECT_TRUE(signin_.visit_by(made.token));
    time_.set("2026-11-27T17:00:00Z");
    EXPECT_FALSE(signin_.visit_by(made.token));
}

TEST_P(ByToken, WhenItWasUsedIsWrittenDownOnceAMinute) {
    ready("minh.tv");
    const MadeToken made =
        signin_.make_token(visitor("minh.tv"), {.password = chosen, .code = ""}, wanted(), client_);
    const auto used = [&] { return store::AccessTokens(database_).find(made.id)->last_used_at; };
    signin_.visit_by(made.token);
    EXPECT_EQ(used(), "2026-11-26T01:00:00Z");
    time_.forward(seconds(59));
    signin_.visit_by(made.token);
    EXPECT_EQ(used(), "2026-11-26T01:00:00Z");
    time_.forward(seconds(1));
    signin_.visit_by(made.token);
    EXPECT_EQ(used(), "2026-11-26T01:01:00Z");
}

}  // namespace
}  // namespace baophu::signin
