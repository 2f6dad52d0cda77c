// Ends tokens inside a transaction. Inner header.
#pragma once

#include <cstdint>

#include "edge/store/actor.h"
#include "edge/store/session.h"

namespace baophu::store {

// TOK-4
void end_tokens_of(Transaction& tx, std::int64_t owner, const Actor& by);

}  // namespace baophu::store
