// The policy: who may do what, and what is told to whom. Deny is the default; what no row allows is not
// allowed. The rows stand in policy.cpp and nowhere else, and the tests walk every cell.
//
// RIG-1  A right is held by the roles that the table gives it to, and by no other.
// RIG-2  A kind of thing is told everywhere, in the reader's own territory, of what his own agency sent, or
//        not at all.
// RIG-3  What tells of a person is told for a purpose, to roles that have it, on the schemes of the
//        purpose, within a case where it wants one.
// RIG-4  A role goes with the agencies that it is for.
// RIG-5  Who may not see the heads of employers of a place is told figures of persons there as multiples of
//        `smallest_told` (http/small_cells.h), so that none and no difference of any is below it.
// RIG-8  What is told in the own territory alone is granted with a territory; without one it is told nowhere.
// TWO-1  To give or widen a role wants a second person where the role reads persons, or holds a right by
// which
//        proposals are settled: else who keeps the accounts would make himself his second person.
// RIG-9  Sick leave and maternity are told exactly to the social insurance office alone: to others who are
// told
//        exact figures the lawful reasons are one sum.
//
// Sources: Law 91/2025/QH15 Arts. 3, 17 and 19 (likely), Decree 13/2023/ND-CP Art. 17 before 2026; what each
// agency needs follows the practice of collections offices: unions need employers' names and months; the
// Front stays on sums; persons are the inspector's within a case that somebody responsible gave to him;
// districts see employers and heads; communes see persons only as residents who may join voluntarily, without
// number.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/scheme.h"
#include "edge/rights/words.h"

namespace baophu::rights {

inline constexpr std::int64_t smallest_told = 5;

enum class Reach { nowhere, own_territory, everywhere };

struct RolePolicy {
    Role role;
    Some<rights::Right> may;
    Some<Shown> everywhere;     // Told of the whole province.
    Some<Shown> own_territory;  // Told of the reader's unit.
    Some<Shown> own_agency;  // Told of what his agency sent, or the units that he has of it (RIG-7); or does.
};

struct PurposePolicy {
    Role role;
    Purpose purpose;
    Reach reach;
    Some<Shown> told;
    Some<Scheme> schemes;
    bool needs_case;
};

std::span<const RolePolicy> role_policies();        // Each role once.
std::span<const PurposePolicy> purpose_policies();  // Each role and purpose at most once.

const RolePolicy& policy_of(Role role);
const PurposePolicy* policy_of(Role role, Purpose purpose);  // Null: the role has no such purpose.

// RIG-4: "social-insurance", "tax", "district", ... as agencies are called in data/messages/words.yaml.
bool role_fits(Role role, std::string_view agency);

// RIG-8
bool wants_territory(Role role);

// Whether the role reads persons for a purpose that wants a case.
bool reads_within_cases(Role role);

// TWO-1
bool wants_second_person(Role role);

// TOK-3: whether the scope of a token may name the right: none that keeps accounts.
bool can_be_in_scope(Right right);

}  // namespace baophu::rights
