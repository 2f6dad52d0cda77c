// What the identity provider answers, read. Inner header.
#pragma once

#include <string>
#include <string_view>

namespace baophu::signin {

struct ProviderDescription {
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string keys_address;
    bool secret_in_form = false;  // It takes the secret of the client in the body alone.
    bool tells_issuer = false;    // RFC 9207
};

// Of "/.well-known/openid-configuration" (Discovery 1.0, 4.3). Throws Failure(provider_answer_wrong).
ProviderDescription read_description(std::string_view body, const std::string& issuer);

// The ID token of a token answer. Throws Failure(provider_answer_wrong).
std::string read_id_token(std::string_view body);

// "invalid_grant" of an answer that is an error; "" where it says nothing of the kind.
std::string read_error(std::string_view body);

[[noreturn]] void refuse_answer(std::string_view what);

}  // namespace baophu::signin
