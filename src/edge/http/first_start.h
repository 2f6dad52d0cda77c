// What a new office store needs before anybody can work: the agencies of the province, and one who may sign
// in.
#pragma once

#include <optional>

#include "edge/http/office.h"

namespace baophu::http {

// Adds the agencies that are not there yet, and the first administrator where there is no user; his password
// is in the answer, once.
std::optional<signin::FirstSignIn> prepare(Office& office);

struct WantedUser {
    std::string login;
    std::string full_name;
    std::string agency;
    std::string role;
    std::string territory;  // Unit code; "" the whole province.
};

// A user with one role and all its purposes, from today. Throws Failure: office_word_unknown (role, agency,
// territory), territory_wanted (RIG-8), and what SignIn::add_user and Grants::add throw.
signin::FirstSignIn add_user(Office& office, const WantedUser& wanted, const store::Actor& by);

// One more role of a user, for an agency that it fits. Throws Failure: entity_not_there, office_word_unknown,
// territory_wanted.
void add_role(Office& office, const WantedUser& wanted, const store::Actor& by);

}  // namespace baophu::http
