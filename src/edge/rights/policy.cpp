#include "edge/rights/policy.h"

#include <algorithm>

namespace baophu::rights {
namespace {

using enum Role;
using enum Right;
using enum Shown;

constexpr Some<Shown> everybody{open, own, service};

// What every role that works with figures sees.
constexpr Some<Shown> figures = everybody | Some<Shown>{figure};
constexpr Some<Shown> employers = figures | Some<Shown>{employer, employer_heads};

constexpr Some<Right> read_figures{see_figures, see_movement, export_figures};
constexpr Some<Right> read_employers = read_figures | Some<Right>{see_employers};
constexpr Some<Right> read_persons = read_employers | Some<Right>{see_persons, see_person, export_persons};

// Who delivers sees what became of it, and his agency's own rows again.
constexpr Some<Right> deliver{see_deliveries, send_deliveries, give_violations};
constexpr Some<Shown> letters{correspondence};
constexpr Some<Shown> sent{delivery, own_delivery};
constexpr Some<Shown> cases{inspection_case};

// Who answers for the inspections of his agency gives them to its inspectors; the leader to any.
constexpr Some<Right> answer_for_cases{see_cases, manage_cases};

// Who read personal data is told to the office whose persons they are: to the one that keeps the register in
// which all of them stand, and to the district of those counted there (AUD-10).
constexpr Some<Shown> readings{reading};

// What the register of the social insurance office says of sick leave and maternity is its own.
constexpr Some<Shown> health{health_reason};

constexpr std::array<RolePolicy, roles_count> by_role{{
    // role, may, told everywhere, told in the own territory, told of what the own agency sent
    {leader,
     read_employers | answer_for_cases | Some<Right>{see_deliveries, set_targets, ask_explanations},
     employers | letters | cases | Some<Shown>{delivery},
     {},
     {}},
    {si_analyst,
     read_persons | deliver | answer_for_cases |
         Some<Right>{start_runs, decide_links, set_targets, manage_agreements, ask_explanations,
                     see_readings},
     employers | letters | sent | health | readings,
     {},
     cases},
    {si_collector, read_persons, employers | letters | health, {}, {}},
    {si_inspector, read_persons | Some<Right>{see_cases}, employers | letters | health, {}, cases},
    {tax_officer, read_employers | deliver, employers | letters, {}, sent},
    {planning_officer, read_employers | deliver, employers | letters, {}, sent},
    {labour_officer,
     read_employers | deliver | answer_for_cases | Some<Right>{set_targets, ask_explanations},
     employers | letters,
     {},
     sent | cases},
    {labour_inspector, read_persons | Some<Right>{see_cases}, employers | letters, {}, cases},
    // Movement and single employers would give small sums away.
    {cooperative_officer, Some<Right>{see_figures, export_figures} | deliver, figures | letters, {}, sent},
    {media_officer, {see_figures, export_figures}, figures | letters, {}, {}},
    {union_officer, read_employers, employers | letters, {}, {}},
    {front_officer, {see_figures, export_figures}, figures | letters, {}, {}},
    {district_officer, read_employers | deliver | Some<Right>{see_readings}, figures | letters,
     Some<Shown>{employer, employer_heads} | readings, sent},
    {commune_officer, {see_figures, see_persons}, figures | letters, {}, {}},
    {collection_agent, {see_persons}, everybody, {}, {}},
    {administrator,
     {manage_users, see_audit, start_runs, see_readings},
     everybody | Some<Shown>{account, audit} | readings,
     {},
     {}},
    {auditor,
     {see_audit, see_deliveries, see_readings},
     everybody | Some<Shown>{audit, delivery} | readings,
     {},
     {}},
}};

// A person whole, as the agency that owns the register works with him.
constexpr Some<Shown> person{person_id,   person_name,   person_number, person_place,
                             person_work, person_reason, person_source};
constexpr Some<Shown> prospect{person_name, person_place, person_reason};
constexpr Some<Scheme> all_three{Scheme::compulsory, Scheme::unemployment, Scheme::voluntary};
constexpr Some<Scheme> by_employers{Scheme::compulsory, Scheme::unemployment};
constexpr Some<Scheme> by_choice{Scheme::voluntary};

constexpr std::array<PurposePolicy, 7> by_purpose{{
    // role, purpose, reach, told, schemes, within a case
    {si_analyst, Purpose::gap_review, Reach::everywhere, person, all_three, false},
    {si_collector, Purpose::gap_review, Reach::own_territory, person, by_employers, false},
    {si_inspector, Purpose::inspection, Reach::everywhere, person, by_employers, true},
    {labour_inspector, Purpose::inspection, Reach::everywhere, person, by_employers, true},
    {si_analyst, Purpose::voluntary_outreach, Reach::everywhere, prospect, by_choice, false},
    {commune_officer, Purpose::voluntary_outreach, Reach::own_territory, prospect, by_choice, false},
    {collection_agent, Purpose::voluntary_outreach, Reach::own_territory, prospect, by_choice, false},
}};

struct Fit {
    Role role;
    std::string_view agency;
};

constexpr std::array<Fit, roles_count + 1> fits{{
    {leader, "provincial-committee"},
    {si_analyst, "social-insurance"},
    {si_collector, "social-insurance"},
    {si_inspector, "social-insurance"},
    {tax_officer, "tax"},
    {planning_officer, "planning"},
    {labour_officer, "labour"},
    {labour_inspector, "labour"},
    {cooperative_officer, "cooperatives"},
    {media_officer, "media"},
    {union_officer, "unions"},
    {front_officer, "front"},
    {district_officer, "district"},
    {commune_officer, "district"},
    {collection_agent, "social-insurance"},
    {collection_agent, "district"},
    {administrator, "social-insurance"},
    {auditor, "provincial-committee"},
}};

// policy_of() takes the row at the role's place.
static_assert([] {
    for (std::size_t i = 0; i < by_role.size(); ++i) {
        if (by_role[i].role != static_cast<Role>(i)) return false;
    }
    return true;
}());

}  // namespace

std::span<const RolePolicy> role_policies() {
    return by_role;
}

std::span<const PurposePolicy> purpose_policies() {
    return by_purpose;
}

const RolePolicy& policy_of(Role role) {
    return by_role.at(static_cast<std::size_t>(role));
}

const PurposePolicy* policy_of(Role role, Purpose purpose) {
    const auto found = std::ranges::find_if(
        by_purpose, [&](const PurposePolicy& row) { return row.role == role && row.purpose == purpose; });
    return found == by_purpose.end() ? nullptr : &*found;
}

bool role_fits(Role role, std::string_view agency) {
    return std::ranges::any_of(fits,
                               [&](const Fit& fit) { return fit.role == role && fit.agency == agency; });
}

bool wants_territory(Role role) {
    const bool by_row = !policy_of(role).own_territory.empty();
    return by_row || std::ranges::any_of(by_purpose, [&](const PurposePolicy& row) {
               return row.role == role && row.reach == Reach::own_territory;
           });
}

bool reads_within_cases(Role role) {
    return std::ranges::any_of(by_purpose,
                               [&](const PurposePolicy& row) { return row.role == role && row.needs_case; });
}

bool wants_second_person(Role role) {
    const Some<Right>& may = policy_of(role).may;
    return may.has(manage_users) || may.has(set_targets) ||
           std::ranges::any_of(by_purpose, [&](const PurposePolicy& row) { return row.role == role; });
}

bool can_be_in_scope(Right right) {
    return right != Right::manage_users;
}

}  // namespace baophu::rights
