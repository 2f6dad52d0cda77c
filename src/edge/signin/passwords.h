// Passwords: Argon2id by libsodium, and what a password must be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "edge/signin/settings.h"

namespace baophu::signin {

// At most two at a time, others wait, so that attempts cannot take all memory. The hash tells its own cost.
std::string password_hash(std::string_view password, const PasswordCost& cost = {});
bool password_fits(std::string_view password, const std::string& hash);

// SIG-1: enough characters (counted as Unicode, not bytes), not the login name, nor the full name written in
// any case, nor one character over and over. Nothing, or why not: password_too_short, password_is_name,
// password_monotone.
std::optional<Fault> password_fault(std::string_view password, std::string_view login,
                                    std::string_view full_name, const Settings& settings);

// 20 characters that are not easily confused, about 100 bits; for a first sign-in.
std::string random_password();

}  // namespace baophu::signin
