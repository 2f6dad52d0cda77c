// What became of one thing: who, when, old, new (features 38; history_told.h). Whoever may see the thing may
// see its history.
#include <algorithm>
#include <map>
#include <optional>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/correspondence_told.h"
#include "edge/http/handlers.h"
#include "edge/http/history_told.h"
#include "edge/http/proposals_told.h"
#include "edge/http/violations_told.h"
#include "edge/rights/agencies.h"
#include "edge/store/access_tokens.h"
#include "edge/store/agreements.h"
#include "edge/store/decisions.h"
#include "edge/store/identities.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;

[[noreturn]] void refuse(Right right) {
    throw Failure(fault::right_missing, {{"right", std::string(to_word(right))}});
}

[[noreturn]] void refuse_absent(const char* entity, const std::string& id) {
    throw Failure(fault::entity_not_there, {{"entity", entity}, {"id", id}});
}

std::int64_t number_of(const char* entity, const std::string& id) {
    constexpr std::size_t digits_most = 12;
    if (id.empty() || id.size() > digits_most || id.find_first_not_of("0123456789") != std::string::npos)
        refuse_absent(entity, id);
    return std::stoll(id);
}

// Of the account and of its grants, each of which says which one it is, of its identities and tokens.
json::array of_user(const Call& call, const std::string& login) {
    if (!call.reader->may(Right::manage_users) && !call.reader->may(Right::see_audit))
        refuse(Right::see_audit);
    const store::User user = user_named(call, login);
    json::array all = history_of(call, "user", "users", std::to_string(user.id));
    for (const store::Grant& grant : call.office.grants.of(user.id)) {
        const json::object form = grant_form(call, grant);
        for (json::value& each : history_of(call, "grant", "grants", std::to_string(grant.id))) {
            each.as_object()["role"] = grant.role;
            each.as_object()["place"] = form.at("territory_name");
            all.push_back(std::move(each));
        }
    }
    const auto add = [&](std::string_view thing, const char* table, std::int64_t id) {
        for (json::value& each : history_of(call, thing, table, std::to_string(id)))
            all.push_back(std::move(each));
    };
    for (const std::int64_t id : store::Identities(call.office.database).ids_of(user.id))
        add("identity", "identities", id);
    for (const store::AccessToken& token : store::AccessTokens(call.office.database).of(user.id))
        add("token", "access_tokens", token.id);
    return all;
}

json::array of_agreement(const Call& call, const std::string& id) {
    const auto agreement = store::Agreements(call.office.database).find(number_of("agreements", id));
    const bool told = agreement && call.reader->may(Right::see_deliveries) &&
                      rights::is_told_of_sender(*call.reader, rights::Shown::delivery, agreement->sender);
    if (!told) refuse_absent("agreements", id);
    return history_of(call, "agreement", "agreements", id);
}

json::array of_violation(const Call& call, const std::string& id) {
    if (!call.reader->may(Right::see_deliveries)) refuse(Right::see_deliveries);
    const std::int64_t row = number_of("violations", id);
    told_violation(call, row);
    return history_of(call, "violation", "violations", std::to_string(row));
}

json::array of_request(const Call& call, const std::string& id) {
    if (!call.reader->may(Right::see_figures)) refuse(Right::see_figures);
    const std::int64_t row = number_of("explanation_requests", id);
    told_request(call, row);
    return history_of(call, "request", "explanation_requests", std::to_string(row));
}

// What documents set for the unit, each beside what was set before.
json::array of_targets(const Call& call, const std::string& unit) {
    if (!call.reader->may(Right::see_figures)) refuse(Right::see_figures);
    auto all = store::UnitTargets(call.office.database).all();
    std::ranges::reverse(all);  // The oldest first.
    std::map<std::pair<Scheme, int>, std::pair<std::int64_t, std::string>> before;
    json::array told;
    for (const store::SetTargets& set : all) {
        const auto found = std::ranges::find(set.units, unit, &store::UnitTarget::unit);
        if (found == set.units.end()) continue;
        json::object one = history_change(call, "targets", set.set_at, set.set_by);
        const auto known = before.find({set.scheme, set.year});
        const bool first = known == before.end();
        json::array fields;
        if (first || known->second.first != found->target)
            fields.push_back(history_field(
                "target", first ? json::value(nullptr) : json::value(std::to_string(known->second.first)),
                json::value(std::to_string(found->target))));
        fields.push_back(history_field("document",
                                       first ? json::value(nullptr) : json::value(known->second.second),
                                       json::value(set.document)));
        one["scheme"] = to_word(set.scheme);
        one["year"] = set.year;
        one["fields"] = std::move(fields);
        told.push_back(std::move(one));
        before[{set.scheme, set.year}] = {found->target, set.document};
    }
    return told;
}

// Every decision on the pair, and every time that one was taken back.
json::array of_decision(const Call& call, const std::string& id) {
    if (!call.reader->may(Right::decide_links)) refuse(Right::decide_links);
    store::Decisions decisions(call.office.database);
    const auto asked = decisions.find(number_of("decisions", id));
    if (!asked) refuse_absent("decisions", id);
    const auto verdict = [](const store::DecisionRecord& record) -> std::string_view {
        if (record.withdraws != 0) return "withdrawn";
        return record.entry.decision.verdict == linkage::Verdict::same ? "same" : "different";
    };
    json::value before(nullptr);
    json::array told;
    for (const store::DecisionRecord& record :
         decisions.of_pair(asked->entry.decision.left_key, asked->entry.decision.right_key)) {
        json::object one = history_change(call, "decision", record.entry.decided_at, record.entry.decided_by);
        one["fields"] = json::array{history_field("verdict", before, json::value(verdict(record))),
                                    history_field("reason", nullptr, json::value(record.entry.reason))};
        told.push_back(std::move(one));
        before = json::value(verdict(record));
    }
    return told;
}

}  // namespace

Answer get_history(const Call& call) {
    Asked asked = call.asked();
    const std::string of =
        asked.one_of("of", {"user", "agreement", "request", "targets", "decision", "violation"}, "");
    const std::string id = asked.text("id", 80).value_or("");
    asked.finish();
    json::array told = of == "user"        ? of_user(call, id)
                       : of == "agreement" ? of_agreement(call, id)
                       : of == "request"   ? of_request(call, id)
                       : of == "targets"   ? of_targets(call, id)
                       : of == "violation" ? of_violation(call, id)
                                           : of_decision(call, id);
    return json_answer(json::object{{"of", of}, {"changes", newest_first(std::move(told))}});
}

}  // namespace baophu::http
