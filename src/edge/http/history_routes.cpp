// What became of one thing: who, when, old, new (features 38). Whoever may see the thing may see its history.
//
//   HIS-1  Columns stand under the words of the contract; what no reader needs is left out, and of a password
//   or
//          a second factor only that it changed.
//   HIS-2  Names of units, agencies, kinds of delivery and users are told in the reader's language; what is a
//          word of the contract (a role, a state) is worded by the screen.
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/correspondence_told.h"
#include "edge/http/deliveries_told.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/proposals_told.h"
#include "edge/http/session_cookie.h"
#include "edge/rights/agencies.h"
#include "edge/store/access_tokens.h"
#include "edge/store/agreements.h"
#include "edge/store/changes.h"
#include "edge/store/decisions.h"
#include "edge/store/identities.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;
using store::ChangeEntry;

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

// ---- In words ------------------------------------------------------------------------------------

enum class Said { as_it_is, unit, agency, sender, dataset, hidden };

struct Column {
    std::string_view table;
    std::string_view column;
    std::string_view field;  // As the contract calls it.
    Said said = Said::as_it_is;
};

// HIS-1
constexpr auto columns = std::to_array<Column>({{"users", "login", "name"},
                                                {"users", "full_name", "full_name"},
                                                {"users", "agency", "agency", Said::agency},
                                                {"users", "language", "language"},
                                                {"users", "active", "active"},
                                                {"users", "password_hash", "password", Said::hidden},
                                                {"users", "totp_secret", "second_factor", Said::hidden},
                                                {"identities", "issuer", "issuer"},
                                                {"identities", "subject", "subject"},
                                                {"identities", "claim", "login"},
                                                {"identities", "ended", "ended"},
                                                {"access_tokens", "name", "token_name"},
                                                {"access_tokens", "scope", "scope"},
                                                {"access_tokens", "first_day", "from"},
                                                {"access_tokens", "last_day", "to"},
                                                {"access_tokens", "ended_at", "ended_at"},
                                                {"grants", "role", "role"},
                                                {"grants", "agency", "agency", Said::agency},
                                                {"grants", "territory", "territory", Said::unit},
                                                {"grants", "purposes", "purposes"},
                                                {"grants", "first_day", "from"},
                                                {"grants", "last_day", "to"},
                                                {"agreements", "sender", "sender", Said::sender},
                                                {"agreements", "dataset", "dataset", Said::dataset},
                                                {"agreements", "period", "period"},
                                                {"agreements", "due_months_after", "due_months_after"},
                                                {"agreements", "due_day", "due_day"},
                                                {"agreements", "legal_basis", "legal_basis"},
                                                {"agreements", "purpose", "purpose"},
                                                {"agreements", "contact", "contact"},
                                                {"agreements", "first_day", "from"},
                                                {"agreements", "last_day", "to"},
                                                {"explanation_requests", "agency", "agency", Said::agency},
                                                {"explanation_requests", "unit", "unit", Said::unit},
                                                {"explanation_requests", "question", "question"},
                                                {"explanation_requests", "due", "due"},
                                                {"explanation_requests", "answer", "answer"},
                                                {"explanation_requests", "state", "state"}});

// HIS-2; nothing of what is empty.
json::value said(const Call& call, Said how, const std::string& value) {
    if (value.empty() || how == Said::hidden) return nullptr;
    switch (how) {
        case Said::unit:
            return json::value(unit_name(call, value, map_day(call.office)));
        case Said::agency:
            return json::value(agency_name(call, value));
        case Said::sender:
            return json::value(sender_name(call, value));
        case Said::dataset:
            return json::value(dataset_title(call, value));
        default:
            return json::value(value);
    }
}

json::object field(std::string_view name, json::value before, json::value after) {
    return {{"field", name}, {"old", std::move(before)}, {"new", std::move(after)}};
}

json::object change(const Call& call, std::string_view thing, const std::string& at, const std::string& by) {
    const store::Hands hands = store::hands_of(by);
    const bool alone = hands.proposed_by.empty();
    return {{"thing", thing},
            {"at", at},
            {"by", full_name_of(call.office, hands.login)},
            {"proposed_by",
             alone ? json::value(nullptr) : json::value(full_name_of(call.office, hands.proposed_by))},
            {"role", nullptr},
            {"place", nullptr},
            {"scheme", nullptr},
            {"year", nullptr},
            {"fields", json::array()}};
}

// The lines of one version together, in their order; what shows nothing of a change is left out.
json::array changes(const Call& call, std::string_view thing, const std::vector<ChangeEntry>& lines) {
    json::array told;
    std::int64_t version = 0;
    for (const ChangeEntry& line : lines) {
        if (line.version != version) told.push_back(change(call, thing, line.at, line.by));
        version = line.version;
        const auto column = std::ranges::find_if(columns, [&](const Column& each) {
            return each.table == line.entity && each.column == line.field;
        });
        if (column == columns.end()) continue;
        json::value before = said(call, column->said, line.old_value);
        json::value after = said(call, column->said, line.new_value);
        // A new thing has a line for each field, also for those that are empty.
        const bool nothing = before.is_null() && after.is_null() && column->said != Said::hidden;
        const bool first_secret = column->said == Said::hidden && line.version == 1;
        if (nothing || first_secret) continue;
        told.back().as_object()["fields"].as_array().push_back(
            field(column->field, std::move(before), std::move(after)));
    }
    json::array shown;
    for (json::value& each : told) {
        if (!each.at("fields").as_array().empty()) shown.push_back(std::move(each));
    }
    return shown;
}

json::array changes_of(const Call& call, std::string_view thing, const char* table, const std::string& id) {
    return changes(call, thing, store::Changes(call.office.database).of(table, id));
}

json::value by_time(json::array changes) {
    std::ranges::reverse(changes);
    std::ranges::stable_sort(changes, [](const json::value& left, const json::value& right) {
        return left.at("at").as_string() > right.at("at").as_string();  // The newest first.
    });
    return changes;
}

// ---- Each thing ----------------------------------------------------------------------------------

// Of the account, of its grants, each of which says which one it is, of its identities and tokens.
json::array of_user(const Call& call, const std::string& login) {
    if (!call.reader->may(Right::manage_users) && !call.reader->may(Right::see_audit))
        refuse(Right::see_audit);
    const store::User user = user_named(call, login);
    json::array all = changes_of(call, "user", "users", std::to_string(user.id));
    for (const store::Grant& grant : call.office.grants.of(user.id)) {
        const json::object form = grant_form(call, grant);
        for (json::value& each : changes_of(call, "grant", "grants", std::to_string(grant.id))) {
            each.as_object()["role"] = grant.role;
            each.as_object()["place"] = form.at("territory_name");
            all.push_back(std::move(each));
        }
    }
    const auto add = [&](std::string_view thing, const char* table, std::int64_t id) {
        for (json::value& each : changes_of(call, thing, table, std::to_string(id)))
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
    return changes_of(call, "agreement", "agreements", id);
}

json::array of_request(const Call& call, const std::string& id) {
    if (!call.reader->may(Right::see_figures)) refuse(Right::see_figures);
    const std::int64_t row = number_of("explanation_requests", id);
    told_request(call, row);
    return changes_of(call, "request", "explanation_requests", std::to_string(row));
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
        json::object one = change(call, "targets", set.set_at, set.set_by);
        const auto known = before.find({set.scheme, set.year});
        const bool first = known == before.end();
        json::array fields;
        if (first || known->second.first != found->target)
            fields.push_back(field(
                "target", first ? json::value(nullptr) : json::value(std::to_string(known->second.first)),
                json::value(std::to_string(found->target))));
        fields.push_back(field("document", first ? json::value(nullptr) : json::value(known->second.second),
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
        json::object one = change(call, "decision", record.entry.decided_at, record.entry.decided_by);
        one["fields"] = json::array{field("verdict", before, json::value(verdict(record))),
                                    field("reason", nullptr, json::value(record.entry.reason))};
        told.push_back(std::move(one));
        before = json::value(verdict(record));
    }
    return told;
}

}  // namespace

Answer get_history(const Call& call) {
    Asked asked = call.asked();
    const std::string of = asked.one_of("of", {"user", "agreement", "request", "targets", "decision"}, "");
    const std::string id = asked.text("id", 80).value_or("");
    asked.finish();
    json::array told = of == "user"        ? of_user(call, id)
                       : of == "agreement" ? of_agreement(call, id)
                       : of == "request"   ? of_request(call, id)
                       : of == "targets"   ? of_targets(call, id)
                                           : of_decision(call, id);
    return json_answer(json::object{{"of", of}, {"changes", by_time(std::move(told))}});
}

}  // namespace baophu::http
