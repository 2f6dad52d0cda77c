#include "edge/http/first_start.h"

#include "core/base/fault_codes.h"
#include "edge/rights/agencies.h"
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

}  // namespace

std::optional<signin::FirstSignIn> prepare(Office& office) {
    add_agencies(office);
    const std::string agency = "social-insurance";
    return office.signin.first_administrator(agency, office.vietnamese.text("agency." + agency),
                                             std::string(to_word(rights::Role::administrator)));
}

signin::FirstSignIn add_user(Office& office, const WantedUser& wanted, const store::Actor& by) {
    store::Grant grant = grant_of(office, wanted.grant(), 0);
    const signin::FirstSignIn first = office.signin.add_user(
        {.login = wanted.login, .full_name = wanted.full_name, .agency = wanted.agency, .language = "vi"},
        by);
    grant.user = user_of(office, first.login).id;
    office.grants.add(grant, by);
    return first;
}

void add_role(Office& office, const WantedUser& wanted, const store::Actor& by) {
    office.grants.add(grant_of(office, wanted.grant(), user_of(office, wanted.login).id), by);
}

store::User user_of(Office& office, const std::string& login) {
    auto user = office.users.find_login(login);
    if (!user) throw Failure(fault::entity_not_there, {{"entity", "users"}, {"id", login}});
    return *std::move(user);
}

}  // namespace baophu::http
