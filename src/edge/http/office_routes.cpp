// What the office keeps: deliveries, users, the audit.
#include <algorithm>

#include <boost/json/array.hpp>

#include "edge/http/deliveries_told.h"
#include "edge/http/grant_rules.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/proposals_told.h"
#include "edge/http/tokens_told.h"
#include "edge/rights/agencies.h"
#include "edge/rights/policy.h"
#include "edge/store/sessions.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

json::array grants_of(const Call& call, const std::vector<store::Grant>& grants, std::int64_t user) {
    json::array array;
    for (const store::Grant& grant : grants) {
        if (grant.user == user) array.push_back(grant_form(call, grant));
    }
    return array;
}

json::value identity_of(const std::vector<store::Identity>& identities, std::int64_t user) {
    const auto found = std::ranges::find(identities, user, &store::Identity::user);
    return found == identities.end() ? json::value(nullptr) : json::value(identity_told(*found));
}

// Those that may still be used, today or later.
json::array tokens_of(const std::vector<store::AccessToken>& tokens, std::int64_t user, const Date& today) {
    json::array array;
    for (const store::AccessToken& token : tokens) {
        if (token.owner == user && token.ended_at.empty() && today <= token.to)
            array.push_back(token_told(token, today));
    }
    return array;
}

std::string last_seen(const std::vector<store::SessionEntry>& sessions, std::int64_t user) {
    std::string latest;
    for (const store::SessionEntry& session : sessions) {
        if (session.user == user) latest = std::max(latest, session.last_seen_at);
    }
    return latest;
}

json::array texts(const std::vector<std::string>& words) {
    json::array array;
    for (const std::string& word : words)
        array.push_back(json::value(word));
    return array;
}

// That can be given, and what each goes with.
json::array roles_offered() {
    json::array roles;
    for (std::size_t i = 0; i < rights::roles_count; ++i) {
        const auto role = static_cast<rights::Role>(i);
        roles.push_back(json::object{{"id", to_word(role)},
                                     {"agencies", texts(agencies_of(role))},
                                     {"purposes", texts(purposes_of(role))},
                                     {"territory_wanted", rights::wants_territory(role)},
                                     {"second_person", rights::wants_second_person(role)}});
    }
    return roles;
}

}  // namespace

Answer list_deliveries(const Call& call) {
    Asked asked = call.asked();
    const Place place = Place::parse(asked.text("cursor", 400));
    const auto limit = asked.integer("limit", 1, 500, 50);
    const auto sender = asked.text("sender", 40);
    const auto dataset = asked.text("dataset", 60);
    asked.finish();
    std::vector<store::DeliveryEntry> entries = call.office.store.deliveries();
    std::erase_if(entries, [&](const store::DeliveryEntry& entry) {
        return (sender && entry.sender != *sender) || (dataset && entry.dataset != *dataset) ||
               !rights::is_told_of_sender(*call.reader, rights::Shown::delivery, entry.sender);
    });
    std::ranges::stable_sort(entries, std::greater(), &store::DeliveryEntry::received_at);
    json::array page;
    const auto last = std::min(place.offset + limit, std::ssize(entries));
    for (std::int64_t i = place.offset; i < last; ++i)
        page.push_back(delivery_told(entries[static_cast<std::size_t>(i)]));
    const Place next{.run = {}, .offset = last};
    return json_answer(
        json::object{{"deliveries", std::move(page)},
                     {"count", entries.size()},
                     {"next", last < std::ssize(entries) ? json::value(next.text()) : json::value(nullptr)}});
}

Answer list_users(const Call& call) {
    call.asked().finish();
    const auto grants = call.office.grants.all();
    const auto sessions = call.office.signin.open_sessions();
    const auto identities = store::Identities(call.office.database).all();
    const auto tokens = store::AccessTokens(call.office.database).all();
    const Date day = store::day_in_vietnam(call.office.database.now());
    json::array users;
    for (const store::User& user : call.office.users.all()) {
        users.push_back(json::object{{"name", user.login},
                                     {"full_name", user.full_name},
                                     {"agency", user.agency},
                                     {"active", user.active},
                                     {"two_factor", user.has_totp},
                                     {"last_seen", empty_is_null(last_seen(sessions, user.id))},
                                     {"grants", grants_of(call, grants, user.id)},
                                     {"identity", identity_of(identities, user.id)},
                                     {"tokens", tokens_of(tokens, user.id, day)},
                                     {"version", user.version}});
    }
    return json_answer(json::object{{"today", day.iso()},
                                    {"users", std::move(users)},
                                    {"roles", roles_offered()},
                                    {"provider", provider_told(call)}});
}

Answer list_audit(const Call& call) {
    Asked asked = call.asked();
    const Place place = Place::parse(asked.text("cursor", 400));
    const auto limit = asked.integer("limit", 1, 500, 50);
    const auto actor = asked.text("actor", 80);
    asked.finish();
    const auto entries = call.office.audit.lines(
        {.actor = actor.value_or(""), .before = place.offset, .limit = static_cast<std::size_t>(limit)});
    json::array lines;
    for (const store::AuditEntry& entry : entries) {
        lines.push_back(json::object{{"sequence", entry.sequence},
                                     {"at", entry.at},
                                     {"kind", entry.kind},
                                     {"actor", entry.actor.login},
                                     {"agency", entry.actor.agency},
                                     {"territory", entry.actor.territory},
                                     {"purpose", entry.actor.purpose},
                                     {"case", entry.actor.case_number},
                                     {"what", store::without_binding(entry.what)},
                                     {"persons", entry.persons}});
    }
    const bool more = std::ssize(entries) == limit && entries.back().sequence > 1;
    const Place next{.run = {}, .offset = entries.empty() ? 0 : entries.back().sequence};
    return json_answer(json::object{{"lines", std::move(lines)},
                                    {"count", call.office.audit.head().sequence},
                                    {"next", more ? json::value(next.text()) : json::value(nullptr)}});
}

}  // namespace baophu::http
