#include "edge/rights/reader.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::rights {
namespace {

bool holds(const Held& held, const PurposePolicy& row) {
    return held.role == row.role && held.purposes.contains(std::string(to_word(row.purpose)));
}

Units reached(const Held& held, const PurposePolicy& row) {
    return row.reach == Reach::everywhere ? std::nullopt : held.units;
}

[[noreturn]] void refuse(std::string_view purpose, std::string_view why) {
    throw Failure(fault::purpose_refused,
                  {{"purpose", std::string(purpose)}, {"problem_key", "rights." + std::string(why)}});
}

}  // namespace

Reader::Reader(std::string actor, std::vector<Held> roles, Sight sight)
    : actor_(std::move(actor)), roles_(std::move(roles)), sight_(sight) {}

bool Reader::may(Right right) const {
    return std::ranges::any_of(roles_, [&](const Held& held) { return policy_of(held.role).may.has(right); });
}

Where Reader::where(Shown kind) const {
    Where where;
    if (sight_ == Sight::of_another && kind == Shown::own_delivery) return where;  // RIG-6
    for (const Held& held : roles_) {
        const RolePolicy& row = policy_of(held.role);
        where.everywhere |= row.everywhere.has(kind);
        if (!row.own_territory.has(kind)) continue;
        if (!held.units) where.everywhere = true;
        if (held.units) where.units.insert(held.units->begin(), held.units->end());
    }
    return where;
}

bool Reader::told_of_all(Shown kind) const {
    return std::ranges::any_of(roles_,
                               [&](const Held& held) { return policy_of(held.role).everywhere.has(kind); });
}

bool Reader::exact_figures() const {
    return std::ranges::any_of(roles_, [](const Held& held) { return rights::exact_figures(held.role); });
}

std::vector<const PurposePolicy*> Reader::purposes() const {
    std::vector<const PurposePolicy*> found;
    if (sight_ == Sight::of_another) return found;  // RIG-6
    for (const PurposePolicy& row : purpose_policies()) {
        const auto held = [&](const Held& role) { return holds(role, row); };
        const auto same = [&](const PurposePolicy* other) { return other->purpose == row.purpose; };
        if (std::ranges::any_of(roles_, held) && std::ranges::none_of(found, same)) found.push_back(&row);
    }
    return found;
}

Told Reader::told_for(std::string_view purpose, const std::optional<Scheme>& scheme,
                      std::string_view case_number) const {
    if (sight_ == Sight::of_another) refuse(purpose, "viewing_as");  // RIG-6
    std::optional<Told> told;
    std::string_view why = "no_purpose";
    for (const Held& held : roles_) {
        for (const PurposePolicy& row : purpose_policies()) {
            if (to_word(row.purpose) != purpose || !holds(held, row)) continue;
            if (scheme && !row.schemes.has(*scheme)) {
                why = "other_scheme";
            } else if (row.needs_case && case_number.empty()) {
                why = "case_wanted";
            } else if (!told || (told->units && !reached(held, row))) {
                told = Told{.purpose = row.purpose,
                            .kinds = row.told,
                            .units = reached(held, row),
                            .agency = held.agency};
            }
        }
    }
    if (!told) refuse(purpose, why);
    return *told;
}

}  // namespace baophu::rights
