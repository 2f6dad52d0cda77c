// Signing in by the identity provider of the province: OpenID Connect, authorization code with PKCE.
//
//   OID-1  Without a provider that is set there is none; beside one, local accounts sign in as before, also
//          while it does not answer.
//   OID-2  The provider is asked by TLS, with its certificate held to its name; without TLS only on this
//          machine, and only where the issuer itself is there. What it answers has a limit of size and of
//          time, and no more than two sign-ins wait for it at once: a provider that hangs takes no worker
//          from the others.
//   OID-3, OID-4, OID-5  What is believed: signed_text.h, id_token.h, sign_in_flows.h.
//
// Threads: any. Its description and keys are kept for an hour; where a key is not known, they are asked for
// once more, once in a minute at most.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "edge/signin/id_token.h"
#include "edge/store/clock.h"

namespace baophu::signin {

struct ProviderSettings {
    std::string issuer;         // As it stands in its tokens.
    std::string client_id;      // Of this program at the provider.
    std::string client_secret;  // "": it has none (a public client).
    std::string login_claim;    // "preferred_username", "email", …
    std::string address;        // Of this program, as browsers see it: "https://baophu.tinh.gov.vn".
};

// What the program asks of the provider.
struct ProviderQuestion {
    std::string address;
    std::string form;           // The body of a POST; "": a GET.
    std::string authorization;  // The header; "": none.
};

struct ProviderAnswer {
    int status = 0;
    std::string body;
};

// Throws Failure(provider_unreachable).
using AskProvider = std::function<ProviderAnswer(const ProviderQuestion&)>;

struct BegunFlow {
    std::string address;  // Where the browser goes.
    std::string cookie;   // What it brings back; kept as the session is.
};

// What the browser brought back.
struct Returned {
    std::string cookie;
    std::string state;
    std::string code;
    std::string error;   // Of the provider; "" where it let him in.
    std::string issuer;  // RFC 9207; "" where it was not told.
};

class Provider {
public:
    Provider(ProviderSettings settings, AskProvider ask, store::Clock clock);
    ~Provider();

    const ProviderSettings& settings() const;

    // Throws Failure: provider_unreachable, provider_answer_wrong, too_many_requests (two others wait).
    BegunFlow begin();

    // Who it was that the provider let in. Throws Failure: those of begin(), sign_in_flow_over,
    // provider_refused, id_token_refused.
    ToldIdentity finish(const Returned& returned);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baophu::signin
