// The identity provider as a workspace has it set, for a server and for the command line.
#pragma once

#include "edge/http/office.h"
#include "edge/workspace/provider_settings.h"

namespace baophu::http {

// Throws Failure(provider_settings_wrong): an address that is none, or is asked without TLS (OID-2).
void require_usable(const workspace::IdentityProvider& provider);

// From here on people sign in by it; asked with `ask`, else as outgoing.h does. Throws as require_usable().
void set_provider(Office& office, const workspace::IdentityProvider& provider,
                  signin::AskProvider ask = nullptr);

// Whom an account of the provider signs in as, at once (TWO-4): by his subject, or by the login at the first
// sign-in. Throws Failure: entity_not_there, already_there, field_not_usable.
void bind_identity(Office& office, const std::string& issuer, const std::string& login,
                   const std::string& subject, const std::string& claim, const store::Actor& by);

// Throws Failure(entity_not_there).
void end_identity(Office& office, const std::string& login, const store::Actor& by);

}  // namespace baophu::http
