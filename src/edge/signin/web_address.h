// An address of the web, as far as this program asks any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baophu::signin {

struct WebAddress {
    bool secure = true;  // https
    std::string host;    // In small letters; "::1" without its brackets.
    std::uint16_t port = 443;
    std::string target;  // "/path?query"; "/" at least.

    // Only this machine is asked without TLS: OID-2.
    bool is_loopback() const;
    bool is_allowed() const { return secure || is_loopback(); }
    std::string host_header() const;  // "[::1]:8080"; without the port where it is the usual one.
};

// Nothing of what is no http(s) address, names a user, or has a fragment or what is no letter of an address.
std::optional<WebAddress> parse_web_address(std::string_view text);

// "Lan & Minh" as "Lan%20%26%20Minh".
std::string percent_encoded(std::string_view text);

}  // namespace baophu::signin
