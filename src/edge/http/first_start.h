// What a new office store needs before anybody can work: the agencies of the province, and one who may sign
// in.
#pragma once

#include <optional>

#include "edge/http/grant_rules.h"
#include "edge/http/office.h"

namespace baophu::http {

// Adds the agencies that are not there yet, and the first administrator where there is no user; his password
// is in the answer, once.
std::optional<signin::FirstSignIn> prepare(Office& office);

// Whose agency is that of the role.
struct WantedUser {
    std::string login;
    std::string full_name;
    std::string agency;
    std::string role;
    std::string territory;  // Unit code; "" the whole province.

    WantedGrant grant() const {
        return {.role = role, .agency = agency, .territory = territory, .purposes = {}, .from = {}, .to = {}};
    }
};

// Throws Failure(entity_not_there).
store::User user_of(Office& office, const std::string& login);

// A user with one role and all its purposes, from today, at once: whoever calls it owns the machine (TWO-4).
// Throws what grant_of(), SignIn::add_user and Grants::add throw.
signin::FirstSignIn add_user(Office& office, const WantedUser& wanted, const store::Actor& by);

// One more role of a user, in the same manner.
void add_role(Office& office, const WantedUser& wanted, const store::Actor& by);

}  // namespace baophu::http
