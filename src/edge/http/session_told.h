// The answer that is a session, and what a request tells of whoever wants one.
#pragma once

#include "edge/http/call.h"
#include "edge/signin/signin.h"

namespace baophu::http {

signin::Client client_of(const Request& request);

// SIG-10: "password" or "present_code" of the body.
signin::Evidence evidence_of(Body& body);

// The session that begins, with its cookie.
Answer with_cookie(const Call& call, const signin::SignedIn& signed_in);

}  // namespace baophu::http
