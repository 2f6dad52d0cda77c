// What tests ask of a house, and read of its answers.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "edge/rights/policy.h"
#include "house.h"

namespace baophu::http {

std::string agency_of(rights::Role role);

// A commune for those who work in one, else a district; "" for a role that wants none.
std::string place_of(rights::Role role);

// The one user of the role, signed in; of place_of() it.
const House::Person& signed_in(House& house, rights::Role role);

boost::json::object object_of(const Answer& answer);
std::string code_of(const Answer& answer);  // "" of an answer that is no fault.

// Somebody else of the role, signed in: the second person of a proposal.
const House::Person& another(House& house, rights::Role role);

// What was proposed last of accounts or targets ("users", "targets"), approved by that person.
Answer approve_last(House& house, const House::Person& by, const std::string& of);

// The person with the session that came in the answer's cookie.
House::Person with_session_of(const Answer& answer, House::Person person);

}  // namespace baophu::http
