// What this program asks of others: the identity provider, and nobody else.
//
//   OID-2  By TLS 1.2 or above, with the certificate held to the name by the roots of the system or those of
//          a file; without TLS only of this machine. No redirection is followed. The whole of an exchange
//          has a deadline, and its answer a limit of bytes.
//
// It waits in the thread that asks, which is one of the server's workers and never that which moves bytes.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "edge/signin/provider.h"

namespace baophu::http {

struct OutgoingLimits {
    std::chrono::milliseconds deadline{8'000};
    std::size_t bytes_most = 256 * 1024;
};

// `authorities`: a file of roots in PEM that are believed instead of the system's; "": those. The answer
// throws Failure(provider_unreachable).
signin::AskProvider asking_outside(std::string authorities = "", OutgoingLimits limits = {});

}  // namespace baophu::http
