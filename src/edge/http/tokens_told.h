// Tokens of programs and identities, as answers tell them: on one's own page, and with the accounts.
#pragma once

#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/http/call.h"
#include "edge/store/access_tokens.h"
#include "edge/store/identities.h"

namespace baophu::http {

// Of an office day: "coming", "in_force", "over", "ended".
std::string_view state_of(const store::AccessToken& token, const Date& today);

boost::json::object token_told(const store::AccessToken& token, const Date& today);

boost::json::object identity_told(const store::Identity& identity);

// The identity provider, or null.
boost::json::value provider_told(const Call& call);

}  // namespace baophu::http
