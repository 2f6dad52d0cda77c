#include "edge/http/first_start.h"

#include "core/base/fault_codes.h"
#include "edge/rights/agencies.h"
#include "edge/rights/policy.h"
#include "edge/store/agencies.h"

namespace baophu::http {
namespace {

const store::Actor program{
    .login = "baophu", .agency = {}, .territory = {}, .purpose = {}, .case_number = {}};

void add_agencies(Office& office) {
    store::Agencies known(office.database);
    for (const rights::OfficeAgency& agency : rights::office_agencies()) {
        const std::string& id = agency.id;  // Its kind is the same word.
        if (known.find(id)) continue;
        known.add({.id = id, .name = office.vietnamese.text("agency." + id), .kind = id, .territory = {}},
                  program);
    }
}

// All purposes that the role has; a grant can take some of them away later.
std::vector<std::string> purposes_of(rights::Role role) {
    std::vector<std::string> purposes;
    for (const rights::PurposePolicy& row : rights::purpose_policies()) {
        if (row.role == role) purposes.emplace_back(to_word(row.purpose));
    }
    return purposes;
}

std::string known_roles() {
    std::string known;
    for (std::size_t i = 0; i < rights::roles_count; ++i)
        known += (i == 0 ? "" : ", ") + std::string(to_word(static_cast<rights::Role>(i)));
    return known;
}

// The agencies that the role goes with.
std::string agencies_for(rights::Role role) {
    std::string known;
    for (const rights::OfficeAgency& agency : rights::office_agencies()) {
        if (rights::role_fits(role, agency.id)) known += (known.empty() ? "" : ", ") + agency.id;
    }
    return known;
}

[[noreturn]] void refuse(const char* what, const std::string& value, const std::string& known) {
    throw Failure(fault::office_word_unknown, {{"what", what}, {"value", value}, {"known", known}});
}

}  // namespace

std::optional<signin::FirstSignIn> prepare(Office& office) {
    add_agencies(office);
    const std::string agency = "social-insurance";
    return office.signin.first_administrator(agency, office.vietnamese.text("agency." + agency),
                                             std::string(to_word(rights::Role::administrator)));
}

namespace {

// The role, if agency and territory go with it.
rights::Role fitting_role(Office& office, const WantedUser& wanted) {
    const auto role = rights::parse_role(wanted.role);
    if (!role) refuse("role", wanted.role, known_roles());
    const auto agency = store::Agencies(office.database).find(wanted.agency);
    if (!agency || !rights::role_fits(*role, agency->kind))
        refuse("agency", wanted.agency, agencies_for(*role));
    if (!wanted.territory.empty() && !office.workspace.territory().knows(wanted.territory))
        refuse("territory", wanted.territory, "731, 26068, …");
    if (wanted.territory.empty() && rights::wants_territory(*role))
        throw Failure(fault::territory_wanted, {{"role", wanted.role}});
    return *role;
}

void grant(Office& office, const std::string& login, const WantedUser& wanted, rights::Role role,
           const store::Actor& by) {
    const auto user = office.users.find_login(login);
    if (!user) throw Failure(fault::entity_not_there, {{"entity", "users"}, {"id", login}});
    office.grants.add({.user = user->id,
                       .role = wanted.role,
                       .agency = wanted.agency,
                       .territory = wanted.territory,
                       .purposes = purposes_of(role),
                       .from = store::day_in_vietnam(office.database.now())},
                      by);
}

}  // namespace

signin::FirstSignIn add_user(Office& office, const WantedUser& wanted, const store::Actor& by) {
    const rights::Role role = fitting_role(office, wanted);
    const signin::FirstSignIn first = office.signin.add_user(
        {.login = wanted.login, .full_name = wanted.full_name, .agency = wanted.agency, .language = "vi"},
        by);
    grant(office, first.login, wanted, role, by);
    return first;
}

void add_role(Office& office, const WantedUser& wanted, const store::Actor& by) {
    grant(office, wanted.login, wanted, fitting_role(office, wanted), by);
}

}  // namespace baophu::http
