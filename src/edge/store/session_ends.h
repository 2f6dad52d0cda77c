// Ends sessions, and opens locks, inside a transaction. Inner header.
#pragma once

#include <cstdint>
#include <string>

#include "edge/store/actor.h"
#include "edge/store/session.h"

namespace baophu::store {

// Each end is a line of the audit: "<why>, session <id>".
void end_session(Transaction& tx, std::int64_t id, const std::string& why, const Actor& by);
void end_sessions_of(Transaction& tx, std::int64_t user, const std::string& why, const Actor& by);

// Those that were begun by that identity.
void end_sessions_by(Transaction& tx, std::int64_t identity, const std::string& why, const Actor& by);

// What failed before no longer counts (sign_in_attempts.h).
void open_lock_of(Transaction& tx, const std::string& login, const Actor& by);

}  // namespace baophu::store
