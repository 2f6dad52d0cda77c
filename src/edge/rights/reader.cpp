#include "edge/rights/reader.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::rights {
namespace {

bool holds(const Held& held, const PurposePolicy& row) {
    return held.role == row.role && held.purposes.contains(std::string(to_word(row.purpose)));
}

// Nothing: everywhere.
Units reached(const Held& held, const PurposePolicy& row) {
    if (row.reach == Reach::everywhere) return std::nullopt;
    return row.reach == Reach::own_territory && held.units ? *held.units : std::set<std::string>{};
}

bool reaches_somewhere(const Held& held, const PurposePolicy& row) {
    const Units units = reached(held, row);
    return !units || !units->empty();
}

// RIG-8
std::vector<Held> without_doubt(std::vector<Held> roles) {
    for (Held& held : roles) {
        if (!held.units && wants_territory(held.role)) held.units.emplace();
    }
    return roles;
}

[[noreturn]] void refuse(std::string_view purpose, std::string_view why) {
    throw Failure(fault::purpose_refused,
                  {{"purpose", std::string(purpose)}, {"problem_key", "rights." + std::string(why)}});
}

}  // namespace

Reader::Reader(std::string actor, std::vector<Held> roles, Sight sight, std::optional<Some<Right>> scope)
    : actor_(std::move(actor)), roles_(without_doubt(std::move(roles))), sight_(sight), scope_(scope) {}

// TOK-3
bool Reader::reads_persons() const {
    return !scope_ || scope_->has(Right::see_persons) || scope_->has(Right::see_person);
}

bool Reader::may(Right right) const {
    if (scope_ && !(scope_->has(right) && can_be_in_scope(right))) return false;
    return std::ranges::any_of(roles_, [&](const Held& held) { return policy_of(held.role).may.has(right); });
}

Where Reader::where(Shown kind) const {
    Where where;
    if (sight_ == Sight::of_another && kind == Shown::own_delivery) return where;  // RIG-6
    for (const Held& held : roles_) {
        const RolePolicy& row = policy_of(held.role);
        where.everywhere |= row.everywhere.has(kind);
        where.everywhere |= row.own_agency.has(kind) && !held.units;
        const bool in_his_units = (row.own_territory | row.own_agency).has(kind);
        if (in_his_units && held.units) where.units.insert(held.units->begin(), held.units->end());
    }
    return where;
}

bool Reader::told_of_all(Shown kind) const {
    return std::ranges::any_of(roles_,
                               [&](const Held& held) { return policy_of(held.role).everywhere.has(kind); });
}

std::set<std::string> Reader::own_agencies(Shown kind) const {
    std::set<std::string> agencies;
    for (const Held& held : roles_) {
        if (policy_of(held.role).own_agency.has(kind)) agencies.insert(held.agency);
    }
    return agencies;
}

std::vector<const PurposePolicy*> Reader::purposes() const {
    std::vector<const PurposePolicy*> found;
    if (sight_ == Sight::of_another || !reads_persons()) return found;  // RIG-6
    for (const PurposePolicy& row : purpose_policies()) {
        const auto held = [&](const Held& role) { return holds(role, row) && reaches_somewhere(role, row); };
        const auto same = [&](const PurposePolicy* other) { return other->purpose == row.purpose; };
        if (std::ranges::any_of(roles_, held) && std::ranges::none_of(found, same)) found.push_back(&row);
    }
    return found;
}

Told Reader::told_for(std::string_view purpose, const std::optional<Scheme>& scheme,
                      std::string_view case_number) const {
    if (sight_ == Sight::of_another) refuse(purpose, "viewing_as");  // RIG-6
    if (!reads_persons()) refuse(purpose, "out_of_scope");
    std::optional<Told> told;
    Role told_to{};
    std::string_view why = "no_purpose";
    for (const Held& held : roles_) {
        for (const PurposePolicy& row : purpose_policies()) {
            if (to_word(row.purpose) != purpose || !holds(held, row)) continue;
            Units units = reached(held, row);
            if (scheme && !row.schemes.has(*scheme)) {
                why = "other_scheme";
            } else if (row.needs_case && case_number.empty()) {
                why = "case_wanted";
            } else if (units && units->empty()) {
                why = "no_place";
            } else if (!told || (told->units && !units)) {
                told_to = held.role;
                told = Told{.purpose = row.purpose,
                            .kinds = row.told,
                            .units = std::move(units),
                            .agency = held.agency,
                            .within_case = row.needs_case};
            } else if (told->units && units && told_to == held.role) {
                told->units->merge(*units);
            }
        }
    }
    if (!told) refuse(purpose, why);
    return *told;
}

}  // namespace baophu::rights
