// Signing in with a local account, and the session that comes of it. The front header of the room.
//
//   SIG-1  What a password must be: passwords.h.
//   SIG-2  An unknown name, an inactive user and a wrong password take as long and are told in the same
//          words (sign_in_refused). So is a name of which nobody knows whether it exists locked.
//   SIG-3  Five failures in a row lock the name for 15 minutes (sign_in_locked, with the time until which);
//          a wrong code of the second factor is a failure. An administrator's new password unlocks it.
//   SIG-4  A code of the second factor counts once.
//   SIG-5  A token is 256 random bits, given once, in the answer that makes it; the store has its SHA-256.
//          It is another one after signing in, after a change of password, and on beginning and ending
//          to view as somebody else; the old one is worth nothing from then on.
//   SIG-6  A session ends when it is idle for 30 minutes, 12 hours after it began, when it is ended,
//          and when its user is made inactive.
//   SIG-7  Who must change the password gets a session in which nothing else is allowed: the caller looks
//          at Visit::must_change_password.
//   SIG-8  Who views as somebody else has that user's grants, may change nothing, and is named with both
//          names in the audit.
//   SIG-9  Every sign-in, failure, lock, end and view-as is a line of the audit.
//   SIG-10 To set the second factor, another one or none takes the present password or a code that counts: a
//          session alone does not prove enough. The secret that is confirmed is the one that was proposed
//          in this session, within 15 minutes.
//
//   OID-8  Whom the identity provider lets in is the user whose identity that is (store/identities.h), and
//          nobody else; whose user is inactive is not let in. He need not change a password that he does not
//          use, and is not asked for the second factor of the local account: that is the provider's. A lock
//          (SIG-3) is of the local password alone.
//   TOK-2  To make a token for a program takes what SIG-10 takes, or that the identity provider let one in
//          within the last 15 minutes.
//   TOK-3  Who asks by a token is its owner as he is on that day, with no more than its scope
//   (rights/reader.h);
//          history and audit have both: "lan by token #3".
//
// Threads: as the Database (edge/store/database.h). Time is the Database's clock.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edge/signin/provider.h"
#include "edge/signin/settings.h"
#include "edge/store/access_tokens.h"
#include "edge/store/database.h"
#include "edge/store/sessions.h"
#include "edge/store/users.h"

namespace baophu::signin {

// Where a request comes from.
struct Client {
    std::string address;
    std::string agent;
};

struct Attempt {
    std::string login;
    std::string password;
    std::string code;  // Of the second factor; "" when it was not asked for.
};

// A token in hand: for the cookie, this once.
struct SignedIn {
    bool must_change_password = false;
    std::string token;       // 43 characters of base64url.
    std::string csrf_token;  // The page sends it back with every request that changes something.
    store::SessionEntry session;
    store::User user;
};

// An open session, as a request finds it.
struct Visit {
    store::SessionEntry session;
    store::User user;                    // Who signed in.
    std::optional<store::User> view_as;  // Whose grants count instead; then read-only.
    bool must_change_password = false;
    std::optional<store::AccessToken> by_token;  // A program's, in the place of a session.

    bool read_only() const { return view_as.has_value(); }
    const store::User& grants_of() const { return view_as ? *view_as : user; }

    // As the audit tells it: "lan", "lan as minh", or "lan by token #3".
    std::string told() const;

    // The csrf token, compared in a time that tells nothing.
    bool has_csrf_token(std::string_view token) const;
};

// What shows that it is the user himself who asks, in an open session: one of the two.
struct Evidence {
    std::string password;
    std::string code;  // Of the second factor that is set.
};

struct FirstSignIn {
    std::string login;
    std::string password;  // Shown once by the caller, kept nowhere.
};

struct GivenPassword {
    std::string password;
    std::string hash;
};

// The token itself, told this once.
struct MadeToken {
    std::string token;
    std::int64_t id = 0;
};

class SignIn {
public:
    explicit SignIn(store::Database& database, Settings settings = {});

    // The administrator of a new workspace with a random password that must be changed, an agency where
    // there is none of that id, and a grant of role `role` for the whole province without end. Nothing if
    // there is any user.
    std::optional<FirstSignIn> first_administrator(const std::string& agency, const std::string& agency_name,
                                                   const std::string& role);

    // Throws Failure: sign_in_refused, sign_in_locked, sign_in_code_wanted (the password was right and a
    // second factor is set: ask for the code and come again with both).
    SignedIn sign_in(const Attempt& attempt, const Client& client);

    // Whom the provider of that issuer let in. Throws Failure: identity_unbound, identity_inactive.
    SignedIn sign_in_by(const std::string& issuer, const ToldIdentity& told, const Client& client);

    // The open session of a token; nothing if there is none. Being seen keeps it from being idle.
    std::optional<Visit> visit(std::string_view token);

    // Who asks by the token of a program; nothing if it is none that holds today.
    std::optional<Visit> visit_by(std::string_view token);

    // Of `wanted` name, scope, from and to are looked at. Throws Failure: as set_totp, fresh_sign_in_wanted,
    // and as store::AccessTokens::add.
    MadeToken make_token(const Visit& visit, const Evidence& evidence, store::AccessToken wanted,
                         const Client& client);

    // By the user himself, with the old one. All his other sessions end. Throws Failure: sign_in_refused
    // (the old one is wrong; counts as a failure), sign_in_locked, password_too_short, password_is_name,
    // password_monotone, password_unchanged.
    SignedIn change_password(const Visit& visit, const std::string& old_password,
                             const std::string& new_password, const Client& client);

    // A random one for somebody else, told once, and its hash; it is set by store::Proposals::approve().
    GivenPassword new_password() const;

    // A user with a random password that must be changed. Throws as store::Users::add.
    FirstSignIn add_user(const store::User& user, const store::Actor& by);

    // Setting up the second factor: the caller shows the secret that is proposed, the user sends the code
    // that his phone shows for it (SIG-10). Throws Failure, and then nothing is set: proof_wanted (there is
    // no evidence, or it is not right, which counts as a failure), sign_in_locked, entity_not_there (nothing
    // was proposed in this session), totp_code_wrong, view_as_refused.
    std::string propose_totp(const Visit& visit);
    void set_totp(const Visit& visit, const Evidence& evidence, const std::string& code,
                  const Client& client);
    void remove_own_totp(const Visit& visit, const Evidence& evidence, const Client& client);

    // By an administrator, of whoever lost his phone.
    void remove_totp(std::int64_t user, const store::Actor& by,
                     std::optional<std::int64_t> seen = std::nullopt);

    void sign_out(const Visit& visit);

    // Begins to view as that user; 0 ends it. Whether the visitor may is asked of the rights before. Throws
    // Failure: entity_not_there, view_as_refused (himself, an inactive user, while viewing as another).
    SignedIn view_as(const Visit& visit, std::int64_t user, const Client& client);

    // Open ones that are not over; newest first.
    std::vector<store::SessionEntry> open_sessions();
    std::vector<store::SessionEntry> open_sessions_of(std::int64_t user);

    // Forced end.
    void end_session(std::int64_t session, const store::Actor& by);

private:
    struct Proposed {
        std::string secret;
        store::Instant until;
    };
    void require_evidence(const Visit& visit, const Evidence& evidence, const Client& client);
    std::string proposed_in(const Visit& visit);

    store::Database& database_;
    Settings settings_;
    std::mutex proposed_mutex_;
    std::map<std::int64_t, Proposed> proposed_;  // By session.
    std::string nobodys_hash_;                   // Of a password that nobody can type.
};

}  // namespace baophu::signin
