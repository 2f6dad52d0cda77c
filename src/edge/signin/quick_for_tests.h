// Signing in for tests that look at anything but the cost of a password.
#pragma once

#include "edge/signin/settings.h"

namespace baophu::signin {

// The least that libsodium takes: some microseconds instead of a tenth of a second each.
inline constexpr Settings quick{.password_cost = {.operations = 1, .bytes = 8192}};

}  // namespace baophu::signin
