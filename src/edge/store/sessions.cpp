#include "edge/store/sessions.h"

#include <algorithm>

#include "edge/store/bound_rows.h"
#include "edge/store/session.h"
#include "edge/store/session_ends.h"

namespace baophu::store {
namespace {

constexpr std::size_t agent_most = 200;

std::vector<SessionEntry> select(Transaction& tx, const std::string& where, const std::string& value) {
    SessionEntry entry;
    Query query(tx.sql,
                "SELECT id, token_sha256, csrf_token, user_id, view_as, begun_at, last_seen_at, expires_at, "
                "address, agent, ended_at, ended_by, identity FROM sessions WHERE " +
                    where + " ORDER BY id DESC");
    if (!value.empty()) query.use(value);
    query.into(entry.id, entry.token_sha256, entry.csrf_token, entry.user, entry.view_as, entry.begun_at,
               entry.last_seen_at, entry.expires_at, entry.address, entry.agent, entry.ended_at,
               entry.ended_by, entry.identity);
    std::vector<SessionEntry> found;
    while (query.next())
        found.push_back(entry);
    return found;
}

std::optional<SessionEntry> first_of(Database& database, const std::string& where, const std::string& value) {
    return reading(database, [&](Transaction& tx) -> std::optional<SessionEntry> {
        const std::vector<SessionEntry> found = select(tx, where, value);
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

// Cut at `most` bytes, and before a letter that the cut would divide.
std::string cut(const std::string& text, std::size_t most) {
    std::size_t end = std::min(text.size(), most);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

std::int64_t put(Transaction& tx, const SessionEntry& entry, const std::string& why, const Actor& by) {
    std::int64_t id = 0;
    Query(tx.sql,
          "INSERT INTO sessions(token_sha256, csrf_token, user_id, view_as, begun_at, last_seen_at, "
          "expires_at, address, agent, identity) VALUES (:token, :csrf, :user, :view_as, :begun, :seen, "
          ":expires, :address, :agent, :identity) RETURNING id")
        .use(entry.token_sha256)
        .use(entry.csrf_token)
        .use(entry.user)
        .use(entry.view_as)
        .use(entry.begun_at)
        .use(entry.last_seen_at)
        .use(entry.expires_at)
        .use(entry.address)
        .use(cut(entry.agent, agent_most))
        .use(entry.identity)
        .into(id)
        .next();
    append_audit_of(tx, by, {.kind = "session", .what = why + ", session " + std::to_string(id)},
                    {.table = "sessions", .first = id, .last = id});
    return id;
}

}  // namespace

void end_session(Transaction& tx, std::int64_t id, const std::string& why, const Actor& by) {
    std::int64_t ended = 0;
    Query query(tx.sql,
                "UPDATE sessions SET ended_at = :at, ended_by = :by WHERE id = :id AND ended_at = '' "
                "RETURNING id");
    if (!query.use(tx.now).use(by.login).use(id).into(ended).next()) return;
    append_audit_of(tx, by, {.kind = "session", .what = why + ", session " + std::to_string(id)},
                    {.table = "session_ends", .first = id, .last = id});
}

void end_sessions_of(Transaction& tx, std::int64_t user, const std::string& why, const Actor& by) {
    for (const SessionEntry& entry : select(tx, "user_id = :user AND ended_at = ''", std::to_string(user)))
        end_session(tx, entry.id, why, by);
}

void end_sessions_by(Transaction& tx, std::int64_t identity, const std::string& why, const Actor& by) {
    for (const SessionEntry& entry :
         select(tx, "identity = :identity AND ended_at = ''", std::to_string(identity)))
        end_session(tx, entry.id, why, by);
}

std::int64_t begin_session(Transaction& tx, const SessionEntry& session, const Actor& by) {
    return put(tx, session, session.identity == 0 ? "begun" : "begun by the identity provider", by);
}

std::int64_t Sessions::begin(const SessionEntry& session, const Actor& by) {
    return writing(database_, [&](Transaction& tx) { return begin_session(tx, session, by); });
}

std::optional<SessionEntry> Sessions::find(const std::string& token_sha256) {
    return first_of(database_, "token_sha256 = :token", token_sha256);
}

std::optional<SessionEntry> Sessions::find(std::int64_t id) {
    return first_of(database_, "id = :id", std::to_string(id));
}

void Sessions::see(std::int64_t id, const std::string& at) {
    writing(database_, [&](Transaction& tx) {
        Query(tx.sql, "UPDATE sessions SET last_seen_at = :at WHERE id = :id AND ended_at = ''")
            .use(at)
            .use(id)
            .run();
    });
}

void Sessions::end(std::int64_t id, const std::string& why, const Actor& by) {
    writing(database_, [&](Transaction& tx) { end_session(tx, id, why, by); });
}

void Sessions::end_all_of(std::int64_t user, const std::string& why, const Actor& by) {
    writing(database_, [&](Transaction& tx) { end_sessions_of(tx, user, why, by); });
}

std::int64_t Sessions::replace(std::int64_t id, const SessionEntry& next, const std::string& why,
                               const Actor& by) {
    return writing(database_, [&](Transaction& tx) {
        end_session(tx, id, "ended: " + why, by);
        return put(tx, next, why, by);
    });
}

std::vector<SessionEntry> Sessions::open_of(std::int64_t user) {
    return reading(database_, [&](Transaction& tx) {
        return select(tx, "user_id = :user AND ended_at = ''", std::to_string(user));
    });
}

std::vector<SessionEntry> Sessions::open() {
    return reading(database_, [](Transaction& tx) { return select(tx, "ended_at = ''", ""); });
}

}  // namespace baophu::store
