// Grants and proposals as answers tell them, and how a proposal is approved.
#pragma once

#include <optional>
#include <string>

#include <boost/json/object.hpp>

#include "edge/http/call.h"
#include "edge/store/proposals.h"

namespace baophu::http {

// Of an office day: "coming", "in_force", "over".
std::string_view state_of(const store::Grant& grant, const Date& today);

boost::json::object grant_form(const Call& call, const store::Grant& grant);

// Of accounts: what is now, and what would be; of what is settled no more what was.
boost::json::object account_proposal(const Call& call, const store::Proposal& proposal);

// Of targets, in the same manner by unit.
boost::json::object target_proposal(const Call& call, const store::Proposal& proposal);

// The name of who has the login, else the login.
std::string full_name_of(Office& office, const std::string& login);

// Throws what store::Proposals::approve throws. The password that it gives, where it gives one; it is told
// once.
std::optional<std::string> approve(Office& office, const store::Proposal& proposal, const store::Actor& by);

}  // namespace baophu::http
