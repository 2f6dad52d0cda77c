#include "edge/http/session_cookie.h"

#include "edge/store/clock.h"

namespace baophu::http {
namespace {

// The last day of the current run: its units are those of that day. Today where there is no run.
Date map_day(Office& office, const Date& today) {
    return office.runs.current_id() ? office.runs.take()->last_day() : today;
}

}  // namespace

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

rights::Reader reader_of(Office& office, const std::string& told, std::int64_t user) {
    const Date today = store::day_in_vietnam(office.database.now());
    const Date map = map_day(office, today);
    std::vector<rights::Held> held;
    for (const store::Grant& grant : office.grants.on(user, today)) {
        const auto role = rights::parse_role(grant.role);
        if (!role) continue;  // A role of a later version gives nothing here.
        rights::Units units;
        if (!grant.territory.empty()) units = store::units_of(grant, office.workspace.territory(), map);
        held.push_back({.role = *role,
                        .agency = grant.agency,
                        .units = std::move(units),
                        .purposes = {grant.purposes.begin(), grant.purposes.end()}});
    }
    return {told, std::move(held)};
}

}  // namespace baophu::http
