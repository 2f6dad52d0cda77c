#include "edge/http/proposals_told.h"

#include <algorithm>

#include "edge/http/presenters.h"
#include "edge/http/session_cookie.h"
#include "edge/http/tokens_told.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using store::Proposal;
using store::ProposalKind;

// The unit as it is called on the first day of the grant, else as the map of the run calls it.
json::value territory_name(const Call& call, const store::Grant& grant) {
    if (grant.territory.empty()) return nullptr;
    const std::string name = unit_name(call, grant.territory, grant.from);
    return json::value(name != grant.territory ? name
                                               : unit_name(call, grant.territory, map_day(call.office)));
}

// What is told of every proposal.
json::object settling(const Call& call, const Proposal& proposal, bool outdated) {
    const bool open = proposal.state == store::ProposalState::open;
    const std::string settled_by = open ? "" : full_name_of(call.office, proposal.settled_by);
    return {{"id", proposal.id},
            {"state", to_word(proposal.state)},
            {"proposed_by", full_name_of(call.office, proposal.proposed_by)},
            {"proposed_at", proposal.proposed_at},
            {"own", store::login_of(proposal.proposed_by) == call.visit->user.login},
            {"outdated", open && outdated},
            {"settled_by", empty_is_null(settled_by)},
            {"settled_at", empty_is_null(proposal.settled_at)},
            {"reason", empty_is_null(proposal.reason)}};
}

std::optional<std::int64_t> target_of(const std::optional<store::SetTargets>& set, const std::string& unit) {
    if (!set) return std::nullopt;
    const auto found = std::ranges::find(set->units, unit, &store::UnitTarget::unit);
    return found == set->units.end() ? std::nullopt : std::optional(found->target);
}

// The grant that would be changed or replaced, as it is now; of what is settled the history tells what was.
std::optional<store::Grant> grant_before(const Call& call, const Proposal& proposal) {
    if (proposal.state != store::ProposalState::open) return std::nullopt;
    const store::Grant& grant = proposal.grant;
    const std::int64_t id = proposal.kind == ProposalKind::grant_change ? grant.id : grant.replaces;
    return id == 0 ? std::nullopt : call.office.grants.find(id);
}

}  // namespace

std::string_view state_of(const store::Grant& grant, const Date& today) {
    if (grant.is_over(today)) return "over";
    return grant.from > today ? "coming" : "in_force";
}

json::object grant_form(const Call& call, const store::Grant& grant) {
    json::array purposes;
    for (const std::string& purpose : grant.purposes)
        purposes.push_back(json::value(purpose));
    return {{"id", grant.id},
            {"role", grant.role},
            {"agency", grant.agency},
            {"territory", empty_is_null(grant.territory)},
            {"territory_name", territory_name(call, grant)},
            {"purposes", std::move(purposes)},
            {"from", grant.from.iso()},
            {"to", day_or_null(grant.to)},
            {"state", state_of(grant, store::day_in_vietnam(call.office.database.now()))},
            {"replaces", grant.replaces == 0 ? json::value(nullptr) : json::value(grant.replaces)},
            {"version", grant.version}};
}

json::object account_proposal(const Call& call, const Proposal& proposal) {
    const auto user = call.office.users.find(proposal.grant.user);
    const auto before = grant_before(call, proposal);
    const bool gives_password = proposal.kind == ProposalKind::password;
    const bool outdated = before           ? before->version != proposal.rests_on
                          : gives_password ? !user || user->version != proposal.rests_on
                                           : !user || !user->active;
    json::object told = settling(call, proposal, outdated);
    told["kind"] = to_word(proposal.kind);
    told["name"] = user ? user->login : "";
    told["full_name"] = user ? user->full_name : "";
    told["of_reader"] = user && user->id == call.visit->user.id;
    told["before"] = before ? json::value(grant_form(call, *before)) : json::value(nullptr);
    const bool binds = proposal.kind == ProposalKind::identity;
    told["identity"] = binds ? json::value(identity_told(proposal.identity)) : json::value(nullptr);
    told["after"] =
        gives_password || binds ? json::value(nullptr) : json::value(grant_form(call, proposal.grant));
    return told;
}

json::object target_proposal(const Call& call, const Proposal& proposal) {
    const store::SetTargets& wanted = proposal.targets;
    const bool open = proposal.state == store::ProposalState::open;
    auto now = store::UnitTargets(call.office.database).in_force(wanted.scheme, wanted.year);
    if (!open) now.reset();
    json::object told = settling(call, proposal, (now ? now->version : 0) != proposal.rests_on);
    const Date day = *Date::of(wanted.year, 12, 31);
    json::array lines;
    for (const store::UnitTarget& unit : wanted.units) {
        json::value before(nullptr);
        if (const auto target = target_of(now, unit.unit)) before = *target;
        lines.push_back(json::object{{"unit", unit.unit},
                                     {"name", unit_name(call, unit.unit, day)},
                                     {"before", before},
                                     {"after", unit.target}});
    }
    told["scheme"] = to_word(wanted.scheme);
    told["year"] = wanted.year;
    told["document"] = wanted.document;
    told["document_before"] = now ? json::value(now->document) : json::value(nullptr);
    told["lines"] = std::move(lines);
    return told;
}

std::string full_name_of(Office& office, const std::string& login) {
    const auto user = office.users.find_login(std::string(store::login_of(login)));
    if (!user) return login;
    // "Nguyễn Thị Lan (token #3)"
    const std::size_t by = login.find(store::by_token);
    return by == std::string::npos
               ? user->full_name
               : user->full_name + " (" + login.substr(by + std::string_view(" by ").size()) + ")";
}

std::optional<std::string> approve(Office& office, const Proposal& proposal, const store::Actor& by) {
    store::Proposals proposals(office.database);
    if (proposal.kind != ProposalKind::password) {
        proposals.approve(proposal.id, by);
        return std::nullopt;
    }
    signin::GivenPassword given = office.signin.new_password();
    proposals.approve(proposal.id, by, given.hash);
    return std::move(given.password);
}

}  // namespace baophu::http
