// What a role goes with when it is given, and what of giving it wants a second person.
//
//   TWO-1  Giving or widening a role that reads persons, or by which proposals are settled, is a proposal; so
//   is
//          whatever one would give oneself.
//   TWO-4  What narrows or ends a right is done at once.
//   GRA-5  A role is given from today on, or a later day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edge/http/office.h"
#include "edge/rights/policy.h"

namespace baophu::http {

struct WantedGrant {
    std::string role;
    std::string agency;
    std::string territory;                             // Unit code; "" the whole province.
    std::optional<std::vector<std::string>> purposes;  // Nothing: all that the role has.
    std::optional<Date> from;                          // Nothing: today.
    std::optional<Date> to;
};

// The grant to the user. Throws Failure: office_word_unknown (role, agency, territory, purpose),
// territory_wanted (RIG-8), field_not_usable (a day).
store::Grant grant_of(Office& office, const WantedGrant& wanted, std::int64_t user);

// All purposes of the role. Throws Failure(office_word_unknown) of a purpose that it has not.
std::vector<std::string> purposes_of(rights::Role role);
void require_purposes(rights::Role role, const std::vector<std::string>& purposes);

// The agencies that the role goes with.
std::vector<std::string> agencies_of(rights::Role role);

// TWO-1, TWO-4. `before`: the grant that is changed or replaced; null: there is none. `own`: of who gives it.
bool wants_second_person(const store::Grant* before, const store::Grant& after, bool own);

}  // namespace baophu::http
