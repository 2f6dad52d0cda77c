// The limits of signing in, each named once.
#pragma once

#include <chrono>
#include <cstddef>

namespace baophu::signin {

// What a password costs whoever tries it: about 0.1 s and 64 MB each, libsodium's interactive limits.
struct PasswordCost {
    unsigned long long operations = 2;
    std::size_t bytes = std::size_t{64} << 20;
};

struct Settings {
    int failures_most = 5;                // In a row; then the name is locked.
    std::chrono::minutes locked{15};      // From the last of them.
    std::chrono::minutes idle_most{30};   // A session ends when it is not seen for so long.
    std::chrono::hours session_most{12};  // It ends then, however often it is seen.
    std::chrono::seconds seen_after{60};  // Being seen is written down once in so long.
    std::chrono::minutes proposal{15};    // A proposed second factor is confirmed within it.
    std::chrono::minutes recent{15};      // Who was let in by the provider so lately has proved enough.
    std::size_t password_least = 12;      // Characters.
    PasswordCost password_cost = {};      // Of those that are set from now on.
};

}  // namespace baophu::signin
