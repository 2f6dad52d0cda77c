#include "edge/http/grant_rules.h"

#include <algorithm>

#include "core/base/fault_codes.h"
#include "edge/rights/agencies.h"
#include "edge/store/agencies.h"

namespace baophu::http {
namespace {

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    return list;
}

[[noreturn]] void refuse(const char* what, const std::string& value, const std::string& known) {
    throw Failure(fault::office_word_unknown, {{"what", what}, {"value", value}, {"known", known}});
}

[[noreturn]] void refuse_day(const char* field, const Date& day) {
    throw Failure(fault::field_not_usable, {{"field", field}, {"value", day.vietnamese()}});
}

std::string known_roles() {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < rights::roles_count; ++i)
        known.emplace_back(to_word(static_cast<rights::Role>(i)));
    return listed(known);
}

// The role, if agency and territory go with it.
rights::Role fitting_role(Office& office, const WantedGrant& wanted) {
    const auto role = rights::parse_role(wanted.role);
    if (!role) refuse("role", wanted.role, known_roles());
    const auto agency = store::Agencies(office.database).find(wanted.agency);
    if (!agency || !rights::role_fits(*role, agency->kind))
        refuse("agency", wanted.agency, listed(agencies_of(*role)));
    if (!wanted.territory.empty() && !office.workspace.territory().knows(wanted.territory))
        refuse("territory", wanted.territory, "731, 26068, …");
    if (wanted.territory.empty() && rights::wants_territory(*role))
        throw Failure(fault::territory_wanted, {{"role", wanted.role}});
    return *role;
}

bool within(const std::vector<std::string>& some, const std::vector<std::string>& all) {
    return std::ranges::all_of(
        some, [&](const std::string& each) { return std::ranges::find(all, each) != all.end(); });
}

// Nothing more is allowed by the one, on no day, than by the other.
bool narrows(const store::Grant& before, const store::Grant& after, rights::Role role) {
    const bool same = before.role == after.role && before.agency == after.agency;
    const bool place =
        before.territory == after.territory || (before.territory.empty() && !rights::wants_territory(role));
    const bool days = before.from <= after.from && (!before.to || (after.to && *after.to <= *before.to));
    return same && place && days && within(after.purposes, before.purposes);
}

}  // namespace

std::vector<std::string> purposes_of(rights::Role role) {
    std::vector<std::string> purposes;
    for (const rights::PurposePolicy& row : rights::purpose_policies()) {
        if (row.role == role) purposes.emplace_back(to_word(row.purpose));
    }
    return purposes;
}

void require_purposes(rights::Role role, const std::vector<std::string>& purposes) {
    const std::vector<std::string> known = purposes_of(role);
    for (const std::string& purpose : purposes) {
        if (std::ranges::find(known, purpose) == known.end()) refuse("purpose", purpose, listed(known));
    }
}

std::vector<std::string> agencies_of(rights::Role role) {
    std::vector<std::string> known;
    for (const rights::OfficeAgency& agency : rights::office_agencies()) {
        if (rights::role_fits(role, agency.id)) known.push_back(agency.id);
    }
    return known;
}

store::Grant grant_of(Office& office, const WantedGrant& wanted, std::int64_t user) {
    const rights::Role role = fitting_role(office, wanted);
    const Date today = store::day_in_vietnam(office.database.now());
    store::Grant grant{.user = user,
                       .role = wanted.role,
                       .agency = wanted.agency,
                       .territory = wanted.territory,
                       .purposes = wanted.purposes.value_or(purposes_of(role)),
                       .from = wanted.from.value_or(today),
                       .to = wanted.to};
    require_purposes(role, grant.purposes);
    if (grant.from < today) refuse_day("from", grant.from);
    if (grant.to && *grant.to < grant.from) refuse_day("to", *grant.to);
    return grant;
}

bool wants_second_person(const store::Grant* before, const store::Grant& after, bool own) {
    const auto role = rights::parse_role(after.role);
    if (role && before != nullptr && narrows(*before, after, *role)) return false;
    // A role of a later version gives nothing here, but may there.
    return own || !role || rights::wants_second_person(*role);
}

}  // namespace baophu::http
