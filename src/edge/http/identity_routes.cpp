// Whom an account of the identity provider signs in as.
//
//   OID-7, TWO-1  To bind is proposed, for it opens somebody's account like a password of his; to take away
//   is at once.
#include <limits>

#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/tokens_told.h"
#include "edge/store/identities.h"
#include "edge/store/proposals.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

constexpr std::size_t text_most = 200;
constexpr std::int64_t version_most = std::numeric_limits<std::int32_t>::max();

}  // namespace

json::object identity_told(const store::Identity& identity) {
    return {{"issuer", identity.issuer},
            {"subject", empty_is_null(identity.subject)},
            {"login", empty_is_null(identity.claim)},
            {"version", identity.version}};
}

Answer bind_identity(const Call& call) {
    if (!call.office.provider) throw Failure(fault::provider_not_set);
    const store::User user = user_named(call, call.in_path("name"));
    Body body(call.request.body);
    store::Proposal wanted{.kind = store::ProposalKind::identity, .rests_on = user.version};
    wanted.identity = {.user = user.id,
                       .issuer = call.office.provider->settings().issuer,
                       .subject = body.maybe_text("subject", text_most).value_or(""),
                       .claim = signin::folded_claim(body.maybe_text("login", text_most).value_or(""))};
    wanted.grant.user = user.id;
    body.finish();
    const std::int64_t id = store::Proposals(call.office.database).propose(wanted, call.actor());
    return json_answer(json::object{{"proposal", id}}, 202);
}

Answer end_identity(const Call& call) {
    Asked asked = call.asked();
    const std::int64_t seen = asked.integer("seen", 0, version_most, 0);
    asked.finish();
    const store::User user = user_named(call, call.in_path("name"));
    store::Identities identities(call.office.database);
    const auto identity = identities.of(user.id);
    if (!identity) throw Failure(fault::entity_not_there, {{"entity", "identities"}, {"id", user.login}});
    identities.end(identity->id, seen, call.actor());
    return {.status = 204};
}

}  // namespace baophu::http
