#include "edge/signin/signin.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "edge/signin/passwords.h"
#include "edge/signin/random_text.h"
#include "edge/signin/totp.h"
#include "edge/store/agencies.h"
#include "edge/store/audit.h"
#include "edge/store/grants.h"
#include "edge/store/identities.h"
#include "edge/store/sign_in_attempts.h"

namespace baophu::signin {
namespace {

using store::Actor;
using store::Instant;
using store::SessionEntry;
using store::User;

// Who sets up a new workspace, before there is anybody.
constexpr const char* setup = "setup";
constexpr const char* first_login = "admin";

// By which whoever finds a token sees what it is.
constexpr std::string_view token_mark = "baophu_";

Actor actor_of(const User& user, const std::string& told) {
    return {.login = told, .agency = user.agency, .territory = "", .purpose = "", .case_number = ""};
}

Actor actor_of(const Visit& visit) {
    return actor_of(visit.user, visit.told());
}

Actor nobody(const std::string& login) {
    return {.login = login, .agency = "", .territory = "", .purpose = "", .case_number = ""};
}

Instant instant(const std::string& text) {
    return *store::instant_of(text);
}

bool is_over(const SessionEntry& session, Instant now, const Settings& settings) {
    return !session.ended_at.empty() || instant(session.expires_at) <= now ||
           instant(session.last_seen_at) + settings.idle_most <= now;
}

// A session that the provider began has nothing to do with a password (OID-8).
bool must_change(const User& user, const SessionEntry& session) {
    return user.must_change_password && session.identity == 0;
}

// A name that nobody has may be a password in the wrong field: only a digest of it is written down.
std::string unknown_name(std::string_view typed) {
    constexpr std::size_t digits = 16;
    return "?" + sha256_hex(typed).substr(0, digits);
}

// Everything of one attempt to show who one is, by name.
class Proof {
public:
    Proof(store::Database& database, const Settings& settings, std::string login, const Client& client)
        : database_(database), settings_(settings), login_(std::move(login)), client_(client) {}

    void refuse_locked() {
        const auto locked_at = store::SignInAttempts(database_).locked_at(login_);
        if (!locked_at) return;
        const Instant until = instant(*locked_at) + settings_.locked;
        if (database_.now() < until) throw_locked(until);
    }

    [[noreturn]] void fail(const Actor& by, std::string_view told = fault::sign_in_refused) {
        store::SignInAttempts(database_).fail(login_, settings_.failures_most, settings_.locked, by,
                                              client_.address);
        refuse_locked();
        throw Failure(told);
    }

    void succeed(const Actor& by) {
        // Many attempts at the same moment have all found the name unlocked: who comes after the lock
        // is refused, however right he is.
        refuse_locked();
        store::SignInAttempts(database_).succeed(login_, by, client_.address);
    }

private:
    [[noreturn]] void throw_locked(Instant until) const {
        throw Failure(fault::sign_in_locked, {{"until", store::in_vietnam(store::to_text(until))},
                                              {"failures", std::to_string(settings_.failures_most)}});
    }

    store::Database& database_;
    const Settings& settings_;
    std::string login_;
    const Client& client_;
};

// SIG-2: where there is no such user, the password is held against one that nobody can type.
bool fits(store::Database& database, const std::optional<User>& user, const std::string& password,
          const std::string& nobodys_hash) {
    const auto credentials = user ? store::Users(database).credentials(user->id) : std::nullopt;
    const bool fitting = password_fits(password, credentials ? credentials->password_hash : nobodys_hash);
    return fitting && credentials && user->active;
}

// Whether the code counts, this once.
bool counts(store::Database& database, const User& user, const std::string& code) {
    const auto credentials = store::Users(database).credentials(user.id);
    const auto step = totp_step(credentials->totp_secret, code, database.now());
    return step && store::Users(database).use_totp_step(user.id, *step);
}

// A session with a token that nobody had before.
struct Fresh {
    std::string token = random_token();
    SessionEntry session;
};

Fresh fresh(store::Database& database, const Settings& settings, std::int64_t user, const Client& client) {
    const Instant now = database.now();
    Fresh made;
    made.session.token_sha256 = sha256_hex(made.token);
    made.session.csrf_token = random_token();
    made.session.user = user;
    made.session.begun_at = store::to_text(now);
    made.session.last_seen_at = store::to_text(now);
    made.session.expires_at = store::to_text(now + settings.session_most);
    made.session.address = client.address;
    made.session.agent = client.agent;
    return made;
}

SignedIn handed_out(const Fresh& made, User user) {
    const bool changes = must_change(user, made.session);
    return {.must_change_password = changes,
            .token = made.token,
            .csrf_token = made.session.csrf_token,
            .session = made.session,
            .user = std::move(user)};
}

SignedIn begin(store::Database& database, const Settings& settings, const User& user, const Client& client) {
    Fresh made = fresh(database, settings, user.id, client);
    made.session.id = store::Sessions(database).begin(made.session, actor_of(user, user.login));
    return handed_out(made, user);
}

User user_of(store::Database& database, std::int64_t id) {
    auto user = store::Users(database).find(id);
    if (!user) throw Failure(fault::entity_not_there, {{"entity", "users"}, {"id", std::to_string(id)}});
    return *std::move(user);
}

}  // namespace

std::string Visit::told() const {
    if (by_token) return user.login + std::string(store::by_token) + "#" + std::to_string(by_token->id);
    return view_as ? user.login + " as " + view_as->login : user.login;
}

bool Visit::has_csrf_token(std::string_view token) const {
    return same_secret(session.csrf_token, token);
}

SignIn::SignIn(store::Database& database, Settings settings)
    : database_(database),
      settings_(settings),
      nobodys_hash_(password_hash(random_token(), settings.password_cost)) {}

std::optional<FirstSignIn> SignIn::first_administrator(const std::string& agency,
                                                       const std::string& agency_name,
                                                       const std::string& role) {
    store::Users users(database_);
    if (!users.all().empty()) return std::nullopt;
    const Actor by = nobody(setup);
    if (!store::Agencies(database_).find(agency)) {
        store::Agencies(database_).add(
            {.id = agency, .name = agency_name, .kind = "province", .territory = ""}, by);
    }
    FirstSignIn first = add_user(
        {.login = first_login, .full_name = "Quản trị viên", .agency = agency, .language = "vi"}, by);
    store::Grant grant;
    grant.user = users.find_login(first.login)->id;
    grant.role = role;
    grant.agency = agency;
    grant.from = store::day_in_vietnam(database_.now());
    store::Grants(database_).add(grant, by);
    return first;
}

FirstSignIn SignIn::add_user(const User& user, const Actor& by) {
    FirstSignIn first{.login = user.login, .password = random_password()};
    User added = user;
    added.must_change_password = true;
    const std::int64_t id =
        store::Users(database_).add(added, password_hash(first.password, settings_.password_cost), by);
    first.login = user_of(database_, id).login;
    return first;
}

SignedIn SignIn::sign_in(const Attempt& attempt, const Client& client) {
    const std::optional<User> user = store::Users(database_).find_login(attempt.login);
    const std::string login =
        user ? user->login : unknown_name(store::folded_login(attempt.login).value_or(attempt.login));
    Proof proof(database_, settings_, login, client);
    proof.refuse_locked();
    const Actor by = user ? actor_of(*user, login) : nobody(login);
    if (!fits(database_, user, attempt.password, nobodys_hash_)) proof.fail(by);
    if (user->has_totp) {
        if (attempt.code.empty()) throw Failure(fault::sign_in_code_wanted);
        if (!counts(database_, *user, attempt.code)) proof.fail(by);
    }
    proof.succeed(by);
    return begin(database_, settings_, *user, client);
}

// OID-8. Whom the provider let in has shown who he is, so that he is told why he is not let in here.
SignedIn SignIn::sign_in_by(const std::string& issuer, const ToldIdentity& told, const Client& client) {
    store::Identities identities(database_);
    const auto identity = identities.whose(issuer, told.subject, told.login);
    const Details whom{{"subject", told.subject}, {"login", told.login.empty() ? "–" : told.login}};
    if (!identity) {
        store::Audit(database_).append(
            nobody(unknown_name(issuer + " " + told.subject)),
            {.kind = "refused", .what = "identity unbound, from " + client.address});
        throw Failure(fault::identity_unbound, whom);
    }
    const User user = user_of(database_, identity->user);
    const Actor by = actor_of(user, user.login);
    if (!user.active) {
        store::Audit(database_).append(by, {.kind = "refused", .what = "inactive, from " + client.address});
        throw Failure(fault::identity_inactive, whom);
    }
    Fresh made = fresh(database_, settings_, user.id, client);
    made.session.identity = identity->id;
    made.session.id = identities.begin(*identity, told.subject, made.session, by);
    return handed_out(made, user);
}

// TOK-3
std::optional<Visit> SignIn::visit_by(std::string_view token) {
    if (!token.starts_with(token_mark)) return std::nullopt;
    store::AccessTokens tokens(database_);
    auto found = tokens.find(sha256_hex(token));
    const Instant now = database_.now();
    if (!found || !found->holds_on(store::day_in_vietnam(now))) return std::nullopt;
    Visit visit{.session = {}, .user = user_of(database_, found->owner), .view_as = std::nullopt};
    if (!visit.user.active) return std::nullopt;
    const std::string& seen = found->last_used_at;
    if (seen.empty() || instant(seen) + settings_.seen_after <= now)
        tokens.see(found->id, store::to_text(now));
    visit.by_token = std::move(found);
    return visit;
}

MadeToken SignIn::make_token(const Visit& visit, const Evidence& evidence, store::AccessToken wanted,
                             const Client& client) {
    if (visit.session.identity == 0) {
        require_evidence(visit, evidence, client);
    } else if (instant(visit.session.begun_at) + settings_.recent <= database_.now()) {
        throw Failure(fault::fresh_sign_in_wanted);
    }
    wanted.owner = visit.user.id;
    MadeToken made{.token = std::string(token_mark) + random_token()};
    made.id = store::AccessTokens(database_).add(wanted, sha256_hex(made.token), actor_of(visit));
    return made;
}

std::optional<Visit> SignIn::visit(std::string_view token) {
    store::Sessions sessions(database_);
    auto session = sessions.find(sha256_hex(token));
    const Instant now = database_.now();
    if (!session || is_over(*session, now, settings_)) return std::nullopt;
    Visit visit{.session = *session, .user = user_of(database_, session->user), .view_as = std::nullopt};
    visit.must_change_password = must_change(visit.user, *session);
    if (!visit.user.active) return std::nullopt;
    if (session->view_as != 0) {
        visit.view_as = user_of(database_, session->view_as);
        if (!visit.view_as->active) return std::nullopt;
    }
    if (instant(session->last_seen_at) + settings_.seen_after <= now)
        sessions.see(session->id, store::to_text(now));
    return visit;
}

SignedIn SignIn::change_password(const Visit& visit, const std::string& old_password,
                                 const std::string& new_password, const Client& client) {
    if (visit.read_only()) throw Failure(fault::view_as_refused, {{"login", visit.view_as->login}});
    const User& user = visit.user;
    const Actor by = actor_of(visit);
    Proof proof(database_, settings_, user.login, client);
    proof.refuse_locked();
    if (!fits(database_, user, old_password, nobodys_hash_)) proof.fail(by);
    if (const auto fault = password_fault(new_password, user.login, user.full_name, settings_))
        throw Failure(*fault);
    if (new_password == old_password) throw Failure(fault::password_unchanged);
    store::Users(database_).set_password(user.id, password_hash(new_password, settings_.password_cost), false,
                                         by);
    store::Sessions(database_).end_all_of(user.id, "password changed", by);
    return begin(database_, settings_, user_of(database_, user.id), client);
}

GivenPassword SignIn::new_password() const {
    std::string password = random_password();
    std::string hash = password_hash(password, settings_.password_cost);
    return {.password = std::move(password), .hash = std::move(hash)};
}

std::string SignIn::propose_totp(const Visit& visit) {
    const Instant now = database_.now();
    Proposed made{.secret = new_totp_secret(), .until = now + settings_.proposal};
    const std::scoped_lock lock(proposed_mutex_);
    std::erase_if(proposed_, [&](const auto& entry) { return entry.second.until <= now; });
    return proposed_.insert_or_assign(visit.session.id, std::move(made)).first->second.secret;
}

std::string SignIn::proposed_in(const Visit& visit) {
    const std::scoped_lock lock(proposed_mutex_);
    const auto found = proposed_.find(visit.session.id);
    if (found == proposed_.end() || found->second.until <= database_.now())
        throw Failure(fault::entity_not_there, {{"entity", "second_factors"}, {"id", visit.user.login}});
    return found->second.secret;
}

// SIG-10
void SignIn::require_evidence(const Visit& visit, const Evidence& evidence, const Client& client) {
    if (visit.read_only()) throw Failure(fault::view_as_refused, {{"login", visit.view_as->login}});
    if (evidence.password.empty() && evidence.code.empty()) throw Failure(fault::proof_wanted);
    Proof proof(database_, settings_, visit.user.login, client);
    proof.refuse_locked();
    if (!evidence.password.empty()) {
        if (!fits(database_, visit.user, evidence.password, nobodys_hash_))
            proof.fail(actor_of(visit), fault::proof_wanted);
    } else if (!visit.user.has_totp || !counts(database_, visit.user, evidence.code)) {
        proof.fail(actor_of(visit), fault::proof_wanted);
    }
}

void SignIn::set_totp(const Visit& visit, const Evidence& evidence, const std::string& code,
                      const Client& client) {
    require_evidence(visit, evidence, client);
    const std::string secret = proposed_in(visit);
    const auto step = totp_step(secret, code, database_.now());
    if (!step) throw Failure(fault::totp_code_wrong);
    store::Users users(database_);
    users.set_totp(visit.user.id, secret, actor_of(visit));
    users.use_totp_step(visit.user.id, *step);
    const std::scoped_lock lock(proposed_mutex_);
    proposed_.erase(visit.session.id);
}

void SignIn::remove_own_totp(const Visit& visit, const Evidence& evidence, const Client& client) {
    require_evidence(visit, evidence, client);
    store::Users(database_).set_totp(visit.user.id, "", actor_of(visit));
}

void SignIn::remove_totp(std::int64_t user, const Actor& by, std::optional<std::int64_t> seen) {
    store::Users(database_).set_totp(user, "", by, seen);
}

void SignIn::sign_out(const Visit& visit) {
    store::Sessions(database_).end(visit.session.id, "signed out", actor_of(visit));
}

SignedIn SignIn::view_as(const Visit& visit, std::int64_t user, const Client& client) {
    const Actor by = actor_of(visit);
    std::string why = "no longer views as another";
    if (user != 0) {
        const User other = user_of(database_, user);
        if (user == visit.user.id || !other.active || visit.view_as)
            throw Failure(fault::view_as_refused, {{"login", other.login}});
        why = "views as " + other.login;
    }
    Fresh made = fresh(database_, settings_, visit.user.id, client);
    made.session.view_as = user;
    made.session.expires_at = visit.session.expires_at;  // Not a way to stay for ever.
    made.session.identity = visit.session.identity;
    made.session.id = store::Sessions(database_).replace(visit.session.id, made.session, why, by);
    return handed_out(made, visit.user);
}

std::vector<SessionEntry> SignIn::open_sessions() {
    std::vector<SessionEntry> open = store::Sessions(database_).open();
    std::erase_if(open,
                  [&](const SessionEntry& entry) { return is_over(entry, database_.now(), settings_); });
    return open;
}

std::vector<SessionEntry> SignIn::open_sessions_of(std::int64_t user) {
    std::vector<SessionEntry> open = store::Sessions(database_).open_of(user);
    std::erase_if(open,
                  [&](const SessionEntry& entry) { return is_over(entry, database_.now(), settings_); });
    return open;
}

void SignIn::end_session(std::int64_t session, const Actor& by) {
    store::Sessions(database_).end(session, "forced out", by);
}

}  // namespace baophu::signin
