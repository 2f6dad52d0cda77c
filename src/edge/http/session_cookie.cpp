#include "edge/http/session_cookie.h"

#include "edge/store/clock.h"

namespace baophu::http {

std::string_view cookie_name(bool secure) {
    return secure ? "__Host-baophu" : "baophu";
}

std::string session_cookie(std::string_view token, bool secure) {
    std::string cookie =
        std::string(cookie_name(secure)) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Strict";
    if (secure) cookie += "; Secure";
    if (token.empty()) cookie += "; Max-Age=0";
    return cookie;
}

std::string_view flow_cookie_name(bool secure) {
    return secure ? "__Host-baophu-flow" : "baophu-flow";
}

std::string flow_cookie(std::string_view token, bool secure) {
    std::string cookie = std::string(flow_cookie_name(secure)) + "=" + std::string(token) +
                         "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + (token.empty() ? "0" : "600");
    if (secure) cookie += "; Secure";
    return cookie;
}

namespace {

// TOK-3; of a later version's words nothing comes.
std::optional<rights::Some<rights::Right>> scope_of(const signin::Visit& visit) {
    if (!visit.by_token) return std::nullopt;
    rights::Some<rights::Right> scope;
    for (const std::string& word : visit.by_token->scope) {
        if (const auto right = rights::parse_right(word)) scope = scope | rights::Some<rights::Right>{*right};
    }
    return scope;
}

}  // namespace

Date map_day(Office& office) {
    return office.runs.current_id() ? office.runs.take()->last_day()
                                    : store::day_in_vietnam(office.database.now());
}

rights::Reader reader_with(Office& office, const std::string& actor, const std::vector<store::Grant>& grants,
                           rights::Sight sight, std::optional<rights::Some<rights::Right>> scope) {
    const Date map = map_day(office);
    std::vector<rights::Held> held;
    for (const store::Grant& grant : grants) {
        const auto role = rights::parse_role(grant.role);
        if (!role) continue;  // A role of a later version gives nothing here.
        rights::Units units;
        if (!grant.territory.empty()) units = store::units_of(grant, office.workspace.territory(), map);
        held.push_back({.role = *role,
                        .agency = grant.agency,
                        .units = std::move(units),
                        .purposes = {grant.purposes.begin(), grant.purposes.end()}});
    }
    return {actor, std::move(held), sight, std::move(scope)};
}

rights::Reader reader_of(Office& office, const signin::Visit& visit) {
    const Date today = store::day_in_vietnam(office.database.now());
    return reader_with(office, visit.told(), office.grants.on(visit.grants_of().id, today),
                       visit.read_only() ? rights::Sight::of_another : rights::Sight::own, scope_of(visit));
}

}  // namespace baophu::http
