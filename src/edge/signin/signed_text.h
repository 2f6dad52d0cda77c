// A JSON Web Signature in its compact form (RFC 7515), held against the keys of whoever signs (RFC 7517).
// Inner header; libcjose does the work.
//
//   OID-3  What is signed by RS256 or ES256 counts, and nothing else: not `none`, not HS256, whose key would
//   be
//          the public one. The key is one of the provider's own, of the kind that goes with the algorithm,
//          and the one that is named; what the token brings along as a key (jwk, jku, x5u) is not looked at.
//          RSA keys have 2048 bits or more, those of ES256 are of the curve P-256.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace baophu::signin {

// Why a token is not believed, as the word behind "id_token." in words.yaml: "signature", "audience".
class NotBelieved : public std::runtime_error {
public:
    explicit NotBelieved(const std::string& why) : std::runtime_error(why) {}
};

// No key of the set is the one that signed; there may be a newer set.
class KeyNotFitting : public NotBelieved {
public:
    using NotBelieved::NotBelieved;
};

// The payload. `keys`: a JWK set as JSON. Throws NotBelieved: "form", "algorithm"; KeyNotFitting: "key"
// (there is none that may have signed), "signature".
std::string signed_payload(std::string_view token, std::string_view keys);

}  // namespace baophu::signin
