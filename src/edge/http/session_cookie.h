// The session as the browser keeps it, and the rights that come with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edge/http/office.h"
#include "edge/rights/reader.h"

namespace baophu::http {

// The value of Set-Cookie; an empty token takes the cookie away. No script reads it, no other site sends it.
std::string session_cookie(std::string_view token, bool secure);

// The name under which it comes back. With TLS a name that no other host and no plain page can set.
std::string_view cookie_name(bool secure);

// What the browser brings back from the identity provider (OID-5); an empty token takes it away.
std::string flow_cookie(std::string_view token, bool secure);
std::string_view flow_cookie_name(bool secure);

// The grants that are in force today, on the map of the current run: the user's own, or of who he views as
// (RIG-6); within the scope of the token by which he asks (TOK-3).
rights::Reader reader_of(Office& office, const signin::Visit& visit);

// The same from grants at hand, all of them in force today.
rights::Reader reader_with(Office& office, const std::string& actor, const std::vector<store::Grant>& grants,
                           rights::Sight sight = rights::Sight::own,
                           std::optional<rights::Some<rights::Right>> scope = std::nullopt);

// The last day of the current run, whose units stand on the pages; today where there is no run.
Date map_day(Office& office);

}  // namespace baophu::http
