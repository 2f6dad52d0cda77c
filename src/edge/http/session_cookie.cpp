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

Date map_day(Office& office) {
    return office.runs.current_id() ? office.runs.take()->last_day()
                                    : store::day_in_vietnam(office.database.now());
}

rights::Reader reader_with(Office& office, const std::string& actor, const std::vector<store::Grant>& grants,
                           rights::Sight sight) {
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
    return {actor, std::move(held), sight};
}

rights::Reader reader_of(Office& office, const signin::Visit& visit) {
    const Date today = store::day_in_vietnam(office.database.now());
    return reader_with(office, visit.told(), office.grants.on(visit.grants_of().id, today),
                       visit.read_only() ? rights::Sight::of_another : rights::Sight::own);
}

}  // namespace baophu::http
