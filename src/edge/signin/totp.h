// Time-based one-time codes, RFC 6238: HMAC-SHA-1, steps of 30 s, 6 digits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edge/store/clock.h"

namespace baophu::signin {

// 160 random bits in base 32.
std::string new_totp_secret();

// The code of a step (seconds since 1970 / 30). The secret is base 32; spaces and case do not matter.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);

// The step whose code this is: the present one, the one before or the one after. Whether it was used is
// for Users::use_totp_step to say.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, store::Instant now);

// "otpauth://totp/…", which a phone reads from a square code.
std::string totp_address(std::string_view secret, std::string_view login, std::string_view issuer);

}  // namespace baophu::signin
