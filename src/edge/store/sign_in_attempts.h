// Attempts to sign in, by the name that was typed, whether or not there is such a user: so an unknown
// name is locked like a known one, and nobody learns which names there are. Append-only.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

enum class AttemptOutcome { done, failed, locked };  // locked: the failure that closed the lock.

struct AttemptEntry {
    std::int64_t sequence;
    std::string login;  // Of a name that nobody has: "?" and digits of its digest.
    std::string at;
    std::string address;
    AttemptOutcome outcome;
};

class SignInAttempts {
public:
    explicit SignInAttempts(Database& database) : database_(database) {}

    // Writes the failure down, as `locked` if it is the `most`th in a row since the last success or lock, and
    // returns how it was written. While a lock of that length is closed nothing is written, and the answer
    // is `locked`. One transaction, so that attempts at the same moment all count.
    AttemptOutcome fail(const std::string& login, int most, std::chrono::seconds lock, const Actor& by,
                        const std::string& address);
    void succeed(const std::string& login, const Actor& by, const std::string& address);

    // Opens a lock: what failed before no longer counts.
    void unlock(const std::string& login, const Actor& by);

    // When the lock that no success came after was closed; nothing if there is none.
    std::optional<std::string> locked_at(const std::string& login);

    std::vector<AttemptEntry> latest(std::size_t limit);  // Newest first.

private:
    Database& database_;
};

}  // namespace baophu::store
