#include "edge/store/users.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/access_token_rows.h"
#include "edge/store/change_lines.h"
#include "edge/store/session_ends.h"
#include "edge/store/user_rows.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "users";
constexpr std::size_t login_least = 2;
constexpr std::size_t login_most = 64;

bool is_login_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

std::vector<User> select(Transaction& tx, const std::string& where, const std::string& value) {
    User user;
    std::int64_t must_change = 0;
    std::int64_t active = 0;
    std::string secret;
    Query query(tx.sql,
                "SELECT id, login, full_name, agency, language, must_change_password, active, totp_secret, "
                "made_at, version FROM users" +
                    where + " ORDER BY login");
    if (!where.empty()) query.use(value);
    query.into(user.id, user.login, user.full_name, user.agency, user.language, must_change, active, secret,
               user.made_at, user.version);
    std::vector<User> found;
    while (query.next()) {
        user.must_change_password = must_change != 0;
        user.active = active != 0;
        user.has_totp = !secret.empty();
        found.push_back(user);
    }
    return found;
}

std::optional<User> first_of(Database& database, const std::string& where, const std::string& value) {
    return reading(database, [&](Transaction& tx) -> std::optional<User> {
        const std::vector<User> found = select(tx, where, value);
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

std::vector<Field> changing(const User& user) {
    return {{"full_name", user.full_name},
            {"agency", user.agency},
            {"language", user.language},
            {"active", std::int64_t{user.active}}};
}

void check(const User& user) {
    require_text("full_name", user.full_name);
    if (user.language != "vi" && user.language != "en") refuse_field("language", user.language);
}

}  // namespace

std::optional<std::string> folded_login(std::string_view login) {
    std::string folded;
    for (const char c : login)
        folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool usable = folded.size() >= login_least && folded.size() <= login_most;
    if (!usable || !std::ranges::all_of(folded, is_login_letter)) return std::nullopt;
    return folded;
}

std::int64_t Users::add(const User& user, const std::string& password_hash, const Actor& by) {
    const auto login = folded_login(user.login);
    if (!login) throw Failure(fault::login_not_usable, {{"login", user.login}});
    check(user);
    return writing(database_, [&](Transaction& tx) {
        if (!select(tx, " WHERE login = :login", *login).empty())
            throw Failure(fault::already_there, {{"entity", entity}, {"id", *login}});
        require_entity(tx, "agencies", user.agency);
        std::vector<Field> fields = changing(user);
        fields.push_back({"login", *login});
        fields.push_back({"password_hash", password_hash, Secrecy::secret});
        fields.push_back({"must_change_password", std::int64_t{user.must_change_password}});
        fields.push_back({"made_at", tx.now});
        return static_cast<std::int64_t>(std::stoll(add_entity(tx, entity, fields, by)));
    });
}

void Users::change(const User& user, const Actor& by) {
    check(user);
    writing(database_, [&](Transaction& tx) {
        require_entity(tx, "agencies", user.agency);
        change_entity(tx, entity, std::to_string(user.id), user.version, changing(user), by);
        if (user.active) return;
        end_sessions_of(tx, user.id, "made inactive", by);
        end_tokens_of(tx, user.id, by);
    });
}

void Users::set_password(std::int64_t id, const std::string& password_hash, bool must_change, const Actor& by,
                         std::optional<std::int64_t> seen) {
    writing(database_, [&](Transaction& tx) {
        change_entity(tx, entity, std::to_string(id), seen,
                      {{"password_hash", password_hash, Secrecy::secret},
                       {"must_change_password", std::int64_t{must_change}}},
                      by);
    });
}

std::optional<User> find_user(Transaction& tx, std::int64_t id) {
    const std::vector<User> found = select(tx, " WHERE id = :id", std::to_string(id));
    if (found.empty()) return std::nullopt;
    return found.front();
}

void give_password(Transaction& tx, std::int64_t id, const std::string& password_hash, std::int64_t seen,
                   const Actor& by) {
    change_entity(
        tx, entity, std::to_string(id), seen,
        {{"password_hash", password_hash, Secrecy::secret}, {"must_change_password", std::int64_t{1}}}, by);
    end_sessions_of(tx, id, "password reset", by);
    end_tokens_of(tx, id, by);
    open_lock_of(tx, find_user(tx, id)->login, by);
}

void Users::set_totp(std::int64_t id, const std::string& secret, const Actor& by,
                     std::optional<std::int64_t> seen) {
    writing(database_, [&](Transaction& tx) {
        change_entity(tx, entity, std::to_string(id), seen, {{"totp_secret", secret, Secrecy::secret}}, by);
    });
}

bool Users::use_totp_step(std::int64_t id, std::int64_t step) {
    return writing(database_, [&](Transaction& tx) {
        std::int64_t used = 0;
        Query query(tx.sql,
                    "UPDATE users SET totp_step = :step WHERE id = :id AND totp_step < :before RETURNING id");
        return query.use(step).use(id).use(step).into(used).next();
    });
}

std::optional<User> Users::find(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) { return find_user(tx, id); });
}

std::optional<User> Users::find_login(const std::string& login) {
    const auto folded = folded_login(login);
    if (!folded) return std::nullopt;
    return first_of(database_, " WHERE login = :login", *folded);
}

std::vector<User> Users::all() {
    return reading(database_, [](Transaction& tx) { return select(tx, "", ""); });
}

std::optional<Credentials> Users::credentials(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) -> std::optional<Credentials> {
        Credentials found;
        Query query(tx.sql, "SELECT password_hash, totp_secret FROM users WHERE id = :id");
        if (!query.use(id).into(found.password_hash, found.totp_secret).next()) return std::nullopt;
        return found;
    });
}

}  // namespace baophu::store
