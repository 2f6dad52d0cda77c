// Rules that rows of a delivery break, as far as the reader is told of them, and who may be given one.
//
//   VIO-5  A violation is given to a user who is active and may see the delivery, by the grants of today
//          (BP-890). Of violations one is told as of deliveries (RIG-7).
//   VIO-6  Who may give violations (give_violations) gives those of the deliveries that he is told of, gives
//          them again and closes them, whoever gave them; who has one answers it. Who views as somebody else
//          does nothing.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/http/call.h"
#include "edge/store/violations.h"

namespace baophu::http {

// Throws Failure(entity_not_there), also where it is of somebody else's delivery.
store::Violation told_violation(const Call& call, std::int64_t id);

bool is_told(const Call& call, const store::Violation& violation);
bool may_give(const Call& call, const std::string& sender);  // VIO-6

// What the reader may do with it now: "answer", "give", "close".
std::vector<std::string_view> steps_of(const Call& call, const store::Violation& violation);

// To whom the reader may give violations of these senders, each with the senders that he may see (VIO-5).
boost::json::array holders_told(const Call& call, const std::set<std::string>& senders);

// The user with the login. Throws Failure(holder_not_told): VIO-5.
store::User holder_called(const Call& call, const std::string& login, const std::string& sender);

boost::json::object violation_form(const Call& call, const store::Violation& violation);

}  // namespace baophu::http
