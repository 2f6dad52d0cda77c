#include "edge/store/proposal_content.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace baophu::store {
namespace {

namespace json = boost::json;

json::object told(const Grant& grant) {
    json::array purposes;
    for (const std::string& purpose : grant.purposes)
        purposes.push_back(json::value(purpose));
    return {{"grant", grant.id},
            {"user", grant.user},
            {"role", grant.role},
            {"agency", grant.agency},
            {"territory", grant.territory},
            {"purposes", std::move(purposes)},
            {"from", grant.from.iso()},
            {"to", grant.to ? grant.to->iso() : ""},
            {"replaces", grant.replaces}};
}

json::object told(const SetTargets& targets) {
    json::array units;
    for (const UnitTarget& unit : targets.units)
        units.push_back(json::array{json::value(unit.unit), json::value(unit.target)});
    return {{"scheme", to_word(targets.scheme)},
            {"year", targets.year},
            {"document", targets.document},
            {"units", std::move(units)}};
}

json::object told(const Identity& identity) {
    return {{"user", identity.user},
            {"issuer", identity.issuer},
            {"subject", identity.subject},
            {"claim", identity.claim}};
}

std::string text_of(const json::object& object, std::string_view name) {
    return std::string(object.at(name).as_string());
}

Grant grant_of(const json::object& object) {
    Grant grant;
    grant.id = object.at("grant").as_int64();
    grant.user = object.at("user").as_int64();
    grant.role = text_of(object, "role");
    grant.agency = text_of(object, "agency");
    grant.territory = text_of(object, "territory");
    for (const json::value& purpose : object.at("purposes").as_array())
        grant.purposes.emplace_back(purpose.as_string());
    grant.from = *Date::parse(text_of(object, "from"));
    grant.to = Date::parse(text_of(object, "to"));
    grant.replaces = object.at("replaces").as_int64();
    return grant;
}

SetTargets targets_of(const json::object& object) {
    SetTargets targets;
    targets.scheme = *parse_scheme(text_of(object, "scheme"));
    targets.year = static_cast<int>(object.at("year").as_int64());
    targets.document = text_of(object, "document");
    for (const json::value& unit : object.at("units").as_array())
        targets.units.push_back(
            {.unit = std::string(unit.at(0).as_string()), .target = unit.at(1).as_int64()});
    return targets;
}

Identity identity_of(const json::object& object) {
    Identity identity;
    identity.user = object.at("user").as_int64();
    identity.issuer = text_of(object, "issuer");
    identity.subject = text_of(object, "subject");
    identity.claim = text_of(object, "claim");
    return identity;
}

}  // namespace

std::string content_of(const Proposal& proposal) {
    if (proposal.kind == ProposalKind::identity) return json::serialize(told(proposal.identity));
    return json::serialize(proposal.is_of_targets() ? told(proposal.targets) : told(proposal.grant));
}

void read_content(const std::string& text, Proposal& proposal) {
    const json::value value = json::parse(text);
    if (proposal.is_of_targets()) {
        proposal.targets = targets_of(value.as_object());
    } else if (proposal.kind == ProposalKind::identity) {
        proposal.identity = identity_of(value.as_object());
        proposal.grant.user = proposal.identity.user;
    } else {
        proposal.grant = grant_of(value.as_object());
    }
}

}  // namespace baophu::store
