#include "edge/store/identities.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"
#include "edge/store/identity_rows.h"
#include "edge/store/session_ends.h"
#include "edge/store/user_rows.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "identities";
constexpr std::size_t text_most = 255;  // Of a subject, OpenID Connect Core 1.0, 2.

std::vector<Identity> select(Transaction& tx, const std::string& where,
                             const std::vector<std::string>& values = {}) {
    Identity row;
    Query query(
        tx.sql,
        "SELECT id, user_id, issuer, subject, claim, made_at, version FROM identities WHERE ended = 0" +
            where + " ORDER BY id");
    for (const std::string& value : values)
        query.use(value);
    query.into(row.id, row.user, row.issuer, row.subject, row.claim, row.made_at, row.version);
    std::vector<Identity> found;
    while (query.next())
        found.push_back(row);
    return found;
}

std::vector<Identity> of_user(Transaction& tx, std::int64_t user) {
    return select(tx, " AND user_id = :user", {std::to_string(user)});
}

std::vector<Identity> by_subject(Transaction& tx, const std::string& issuer, const std::string& subject) {
    if (subject.empty()) return {};
    return select(tx, " AND issuer = :issuer AND subject = :subject", {issuer, subject});
}

std::vector<Identity> by_claim(Transaction& tx, const std::string& issuer, const std::string& claim) {
    if (claim.empty()) return {};
    return select(tx, " AND issuer = :issuer AND subject = '' AND claim = :claim", {issuer, claim});
}

void require_usable(const std::string& field, const std::string& text) {
    const bool controls = text.find_first_of(std::string("\0\r\n\t", 4)) != std::string::npos;
    if (text.size() > text_most || controls) refuse_field(field, text.substr(0, text_most));
}

void check(const Identity& identity) {
    require_text("issuer", identity.issuer);
    if (identity.subject.empty() == identity.claim.empty()) refuse_field("subject", identity.subject);
    require_usable("subject", identity.subject);
    require_usable("claim", identity.claim);
}

[[noreturn]] void refuse_twice(const std::string& id) {
    throw Failure(fault::already_there, {{"entity", entity}, {"id", id}});
}

[[noreturn]] void refuse_absent(std::int64_t id) {
    throw Failure(fault::entity_not_there, {{"entity", entity}, {"id", std::to_string(id)}});
}

Identity stored(Transaction& tx, std::int64_t id) {
    const std::vector<Identity> found = select(tx, " AND id = :id", {std::to_string(id)});
    if (found.empty()) refuse_absent(id);
    return found.front();
}

std::optional<Identity> first(std::vector<Identity> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

// OID-6
std::int64_t put_identity(Transaction& tx, const Identity& identity, const Actor& by) {
    check(identity);
    require_entity(tx, "users", std::to_string(identity.user));
    if (!of_user(tx, identity.user).empty()) refuse_twice(find_user(tx, identity.user)->login);
    if (!by_subject(tx, identity.issuer, identity.subject).empty()) refuse_twice(identity.subject);
    if (!by_claim(tx, identity.issuer, identity.claim).empty()) refuse_twice(identity.claim);
    return static_cast<std::int64_t>(std::stoll(add_entity(tx, entity,
                                                           {{"user_id", identity.user},
                                                            {"issuer", identity.issuer},
                                                            {"subject", identity.subject},
                                                            {"claim", identity.claim},
                                                            {"made_at", tx.now},
                                                            {"ended", std::int64_t{0}}},
                                                           by)));
}

std::int64_t Identities::bind(const Identity& identity, const Actor& by) {
    return writing(database_, [&](Transaction& tx) { return put_identity(tx, identity, by); });
}

void Identities::end(std::int64_t id, std::int64_t seen, const Actor& by) {
    writing(database_, [&](Transaction& tx) {
        stored(tx, id);
        change_entity(tx, entity, std::to_string(id), seen, {{"ended", std::int64_t{1}}}, by);
        end_sessions_by(tx, id, "identity taken away", by);
    });
}

std::optional<Identity> Identities::of(std::int64_t user) {
    return reading(database_, [&](Transaction& tx) { return first(of_user(tx, user)); });
}

std::vector<Identity> Identities::all() {
    return reading(database_, [](Transaction& tx) { return select(tx, ""); });
}

std::vector<std::int64_t> Identities::ids_of(std::int64_t user) {
    return reading(database_, [&](Transaction& tx) {
        std::int64_t id = 0;
        Query query(tx.sql, "SELECT id FROM identities WHERE user_id = :user ORDER BY id");
        query.use(user).into(id);
        std::vector<std::int64_t> found;
        while (query.next())
            found.push_back(id);
        return found;
    });
}

std::optional<Identity> Identities::whose(const std::string& issuer, const std::string& subject,
                                          const std::string& claim) {
    return picture(database_, [&](Transaction& tx) {
        auto known = first(by_subject(tx, issuer, subject));
        return known ? known : first(by_claim(tx, issuer, claim));
    });
}

std::int64_t Identities::begin(const Identity& identity, const std::string& subject,
                               const SessionEntry& session, const Actor& by) {
    return writing(database_, [&](Transaction& tx) {
        const Identity now = stored(tx, identity.id);
        const auto user = find_user(tx, now.user);
        if (!user || !user->active || user->id != session.user) refuse_absent(identity.id);
        if (now.subject != subject) {
            if (!now.subject.empty() || !by_subject(tx, now.issuer, subject).empty()) refuse_absent(now.id);
            change_entity(tx, entity, std::to_string(now.id), identity.version, {{"subject", subject}}, by);
        }
        return begin_session(tx, session, by);
    });
}

}  // namespace baophu::store
