// The ID token of OpenID Connect (Core 1.0, 3.1.3.7): whether it may be believed, and whom it tells of. Inner
// header.
//
//   OID-4  It is signed (OID-3) by the issuer that is set, for this program (aud; azp where it is there, and
//   it
//          must be where there are several), is not over (exp), was made within the last ten minutes (iat)
//          and holds already (nbf), each with a minute for clocks that differ; and it is the answer to this
//          sign-in (nonce).
#pragma once

#include <string>
#include <string_view>

#include "edge/signin/signed_text.h"
#include "edge/store/clock.h"

namespace baophu::signin {

struct WantedToken {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::string login_claim;
    store::Instant now;
};

struct ToldIdentity {
    std::string subject;
    std::string login;  // The login claim in small letters; "" where there is none that counts.
};

// Throws NotBelieved: as signed_payload, and "form", "issuer", "audience", "expired", "too_old", "too_early",
// "nonce", "subject".
ToldIdentity identity_told(std::string_view token, std::string_view keys, const WantedToken& wanted);

// "Lan.NT@Tinh" as "lan.nt@tinh"; letters beyond ASCII as they are.
std::string folded_claim(std::string_view claim);

}  // namespace baophu::signin
