// Sign-ins at the identity provider that were begun and not come back. Inner header.
//
//   OID-5  A flow is of one browser (its cookie), is used once, whatever comes of it, and is over after ten
//          minutes. Of more than `flows_most` the oldest is forgotten.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "edge/store/clock.h"

namespace baophu::signin {

struct Flow {
    std::string state;
    std::string nonce;
    std::string verifier;  // Of PKCE (RFC 7636).
    store::Instant until;
};

class SignInFlows {
public:
    explicit SignInFlows(std::size_t flows_most = 5'000) : flows_most_(flows_most) {}

    // Under what the browser gets as its cookie.
    void keep(const std::string& cookie, Flow flow);

    // The flow of the cookie, this once; nothing if there is none that is not over.
    std::optional<Flow> take(const std::string& cookie, store::Instant now);

private:
    struct Kept {
        std::string cookie_sha256;
        Flow flow;
    };
    using Order = std::list<Kept>;  // The oldest in front.

    std::size_t flows_most_;
    std::mutex mutex_;
    Order order_;
    std::map<std::string, Order::iterator> by_cookie_;
};

}  // namespace baophu::signin
