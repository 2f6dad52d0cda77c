#include "edge/http/history_told.h"

#include <algorithm>
#include <array>

#include "edge/http/deliveries_told.h"
#include "edge/http/presenters.h"
#include "edge/http/proposals_told.h"
#include "edge/http/session_cookie.h"
#include "edge/store/changes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using store::ChangeEntry;

enum class Said { as_it_is, unit, agency, sender, dataset, user, hidden };

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
                                                {"explanation_requests", "state", "state"},
                                                {"violations", "code", "code"},
                                                {"violations", "header", "header"},
                                                {"violations", "holder", "holder", Said::user},
                                                {"violations", "due", "due"},
                                                {"violations", "remark", "remark"},
                                                {"violations", "answer", "answer"},
                                                {"violations", "state", "state"},
                                                {"violations", "closing_reason", "reason"},
                                                {"violations", "done_with", "done_with"}});

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
        case Said::user: {
            const auto user = call.office.users.find(std::stoll(value));
            return json::value(user ? user->full_name : value);
        }
        default:
            return json::value(value);
    }
}

}  // namespace

json::object history_field(std::string_view name, json::value before, json::value after) {
    return {{"field", name}, {"old", std::move(before)}, {"new", std::move(after)}};
}

json::object history_change(const Call& call, std::string_view thing, const std::string& at,
                            const std::string& by) {
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

namespace {

// The lines of one version together, in their order; what shows nothing of a change is left out.
json::array changes(const Call& call, std::string_view thing, const std::vector<ChangeEntry>& lines) {
    json::array told;
    std::int64_t version = 0;
    for (const ChangeEntry& line : lines) {
        if (line.version != version) told.push_back(history_change(call, thing, line.at, line.by));
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
            history_field(column->field, std::move(before), std::move(after)));
    }
    json::array shown;
    for (json::value& each : told) {
        if (!each.at("fields").as_array().empty()) shown.push_back(std::move(each));
    }
    return shown;
}

}  // namespace

json::array history_of(const Call& call, std::string_view thing, const char* table, const std::string& id) {
    return changes(call, thing, store::Changes(call.office.database).of(table, id));
}

json::value newest_first(json::array changes) {
    std::ranges::reverse(changes);
    std::ranges::stable_sort(changes, [](const json::value& left, const json::value& right) {
        return left.at("at").as_string() > right.at("at").as_string();  // The newest first.
    });
    return changes;
}

}  // namespace baophu::http
