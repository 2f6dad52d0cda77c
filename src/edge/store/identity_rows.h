// Identities and sessions inside a transaction. Inner header.
#pragma once

#include <cstdint>

#include "edge/store/identities.h"
#include "edge/store/session.h"

namespace baophu::store {

// Throws as Identities::bind.
std::int64_t put_identity(Transaction& tx, const Identity& identity, const Actor& by);

// As Sessions::begin.
std::int64_t begin_session(Transaction& tx, const SessionEntry& session, const Actor& by);

}  // namespace baophu::store
