// Passwords: Argon2id by libsodium, and what a password must be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "edge/signin/settings.h"

namespace baophu::signin {

// About 0.1 s and 64 MB each (libsodium's interactive limits); at most two at a time, others wait, so that
// attempts cannot take all memory.
std::string password_hash(std::string_view password);
bool password_fits(std::string_view password, const std::string& hash);

// As long as password_fits() takes, for a name that nobody has.
void spend_time_on(std::string_view password);

// SIG-1: enough characters (counted as Unicode, not bytes), not the login name, nor the full name written in
// any case, nor one character over and over. Nothing, or why not: password_too_short, password_is_name,
// password_monotone.
std::optional<Fault> password_fault(std::string_view password, std::string_view login,
                                    std::string_view full_name, const Settings& settings);

// 20 characters that are not easily confused, about 100 bits; for a first sign-in.
std::string random_password();

}  // namespace baophu::signin
