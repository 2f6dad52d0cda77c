// What an administrator does with users and their sessions.
#include <algorithm>
#include <limits>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/store/proposals.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

const store::User* user_of(const std::vector<store::User>& users, std::int64_t id) {
    const auto found = std::ranges::find(users, id, &store::User::id);
    return found == users.end() ? nullptr : &*found;
}

json::object session(const std::vector<store::User>& users, const store::SessionEntry& entry) {
    const store::User* user = user_of(users, entry.user);
    const store::User* viewed = user_of(users, entry.view_as);
    return {{"id", entry.id},
            {"name", user == nullptr ? "" : user->login},
            {"full_name", user == nullptr ? "" : user->full_name},
            {"view_as", viewed == nullptr ? json::value(nullptr) : json::value(viewed->login)},
            {"begun_at", entry.begun_at},
            {"last_seen_at", entry.last_seen_at},
            {"address", entry.address},
            {"agent", entry.agent}};
}

// The version of the account that the administrator saw (STO-4).
std::int64_t seen_of(const Call& call) {
    Asked asked = call.asked();
    const std::int64_t seen = asked.integer("seen", 0, std::numeric_limits<std::int32_t>::max(), 0);
    asked.finish();
    return seen;
}

}  // namespace

// TWO-1
Answer reset_password(const Call& call) {
    store::Proposal wanted{.kind = store::ProposalKind::password, .rests_on = seen_of(call)};
    wanted.grant.user = user_named(call, call.in_path("name")).id;
    const std::int64_t id = store::Proposals(call.office.database).propose(wanted, call.actor());
    return json_answer(json::object{{"proposal", id}}, 202);
}

Answer remove_user_second_factor(const Call& call) {
    const std::int64_t seen = seen_of(call);
    call.office.signin.remove_totp(user_named(call, call.in_path("name")).id, call.actor(), seen);
    return {.status = 204};
}

Answer set_user_active(const Call& call) {
    Body body(call.request.body);
    const bool active = body.boolean("active");
    const std::int64_t seen = body.integer("seen", 0, std::numeric_limits<std::int32_t>::max());
    body.finish();
    store::User user = user_named(call, call.in_path("name"));
    // The last administrator could shut everybody out.
    if (user.id == call.visit->user.id && !active)
        throw Failure(fault::field_not_usable, {{"field", "active"}, {"value", user.login}});
    user.active = active;
    user.version = seen;
    call.office.users.change(user, call.actor());
    return {.status = 204};
}

Answer list_sessions(const Call& call) {
    call.asked().finish();
    const auto users = call.office.users.all();
    json::array sessions;
    for (const store::SessionEntry& entry : call.office.signin.open_sessions())
        sessions.push_back(session(users, entry));
    return json_answer(json::object{{"sessions", std::move(sessions)}});
}

Answer end_session(const Call& call) {
    call.asked().finish();
    const std::int64_t id = call.row_in_path("id");
    const auto open = call.office.signin.open_sessions();
    if (std::ranges::find(open, id, &store::SessionEntry::id) == open.end())
        throw Failure(fault::entity_not_there, {{"entity", "sessions"}, {"id", std::to_string(id)}});
    call.office.signin.end_session(id, call.actor());
    return {.status = 204};
}

}  // namespace baophu::http
