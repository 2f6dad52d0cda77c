// Users are added, and given roles from a day on to a day.
//
//   TWO-1  What wants a second person is proposed (grant_rules.h); the answer says which of the two it
//   became.
#include <limits>

#include "core/base/fault_codes.h"
#include "edge/http/first_start.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/proposals_told.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

constexpr std::int64_t version_most = std::numeric_limits<std::int32_t>::max();
constexpr std::size_t purposes_most = 20;

WantedGrant read_grant(Body& body) {
    WantedGrant wanted{.role = body.text("role", 40),
                       .agency = body.text("agency", 40),
                       .territory = body.maybe_text("territory", 5).value_or(""),
                       .purposes = {},
                       .from = body.maybe_day("from"),
                       .to = body.maybe_day("to")};
    if (body.has("purposes")) wanted.purposes = body.texts("purposes", purposes_most);
    return wanted;
}

json::object outcome(std::optional<std::int64_t> grant, std::optional<std::int64_t> proposal) {
    return {{"grant", number_or_null(grant)}, {"proposal", number_or_null(proposal)}};
}

// `seen`: of the grant that is replaced.
json::object given(const Call& call, const store::User& user, const store::Grant& grant, std::int64_t seen) {
    const auto before = grant.replaces == 0 ? std::nullopt : call.office.grants.find(grant.replaces);
    const bool own = user.id == call.visit->user.id;
    if (wants_second_person(before ? &*before : nullptr, grant, own)) {
        const std::int64_t rests_on = grant.replaces == 0 ? user.version : seen;
        return outcome({}, store::Proposals(call.office.database)
                               .propose({.rests_on = rests_on, .grant = grant}, call.actor()));
    }
    const std::int64_t id = grant.replaces == 0 ? call.office.grants.add(grant, call.actor())
                                                : call.office.grants.replace(grant, seen, call.actor());
    return outcome(id, {});
}

// Whoever keeps the accounts could shut himself out.
void refuse_own_end(const Call& call, const store::Grant& before, const store::Grant& after) {
    const auto role = rights::parse_role(before.role);
    const bool keeps = role && rights::policy_of(*role).may.has(rights::Right::manage_users);
    if (before.user == call.visit->user.id && keeps && after.to && after.to != before.to)
        throw Failure(fault::field_not_usable, {{"field", "to"}, {"value", after.to->vietnamese()}});
}

}  // namespace

Answer add_user(const Call& call) {
    Body body(call.request.body);
    const std::string login = body.text("name", 40);
    const std::string full_name = body.text("full_name", 120);
    const WantedGrant wanted = read_grant(body);
    body.finish();
    store::Grant grant = grant_of(call.office, wanted, 0);
    const signin::FirstSignIn first = call.office.signin.add_user(
        {.login = login, .full_name = full_name, .agency = wanted.agency, .language = "vi"}, call.actor());
    const store::User user = user_named(call, first.login);
    grant.user = user.id;
    json::object told = given(call, user, grant, 0);
    told["name"] = first.login;
    told["password"] = first.password;
    return json_answer(told, 201);
}

Answer give_grant(const Call& call) {
    const store::User user = user_named(call, call.in_path("name"));
    Body body(call.request.body);
    const WantedGrant wanted = read_grant(body);
    const auto replaces = body.maybe_integer("replaces", 1, version_most);
    const auto seen = body.maybe_integer("seen", 0, version_most);
    body.finish();
    store::Grant grant = grant_of(call.office, wanted, user.id);
    grant.replaces = replaces.value_or(0);
    if (!user.active) throw Failure(fault::field_not_usable, {{"field", "active"}, {"value", user.login}});
    return json_answer(given(call, user, grant, seen.value_or(0)), 201);
}

Answer change_grant(const Call& call) {
    const std::int64_t id = call.row_in_path("id");
    Body body(call.request.body);
    const std::vector<std::string> purposes = body.texts("purposes", purposes_most);
    const auto to = body.maybe_day("to");
    const std::int64_t seen = body.integer("seen", 0, version_most);
    body.finish();
    const auto before = call.office.grants.find(id);
    if (!before) throw Failure(fault::entity_not_there, {{"entity", "grants"}, {"id", std::to_string(id)}});
    store::Grant after = *before;
    after.purposes = purposes;
    after.to = to;
    after.version = seen;
    if (const auto role = rights::parse_role(before->role)) require_purposes(*role, purposes);
    refuse_own_end(call, *before, after);
    const bool own = before->user == call.visit->user.id;
    if (wants_second_person(&*before, after, own)) {
        store::Proposals proposals(call.office.database);
        return json_answer(outcome(
            {},
            proposals.propose({.kind = store::ProposalKind::grant_change, .rests_on = seen, .grant = after},
                              call.actor())));
    }
    call.office.grants.change(after, call.actor());
    return json_answer(outcome(id, {}));
}

}  // namespace baophu::http
