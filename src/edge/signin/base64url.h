// Bytes as base64url without padding (RFC 4648, 5), and as base64 with it (4). Inner header.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baophu::signin {

std::string to_base64url(std::string_view bytes);
std::string to_base64(std::string_view bytes);

// Nothing of what is none.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace baophu::signin
