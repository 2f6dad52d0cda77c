// Users inside a transaction, for what is carried out together with a proposal. Inner header.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "edge/store/session.h"
#include "edge/store/users.h"

namespace baophu::store {

std::optional<User> find_user(Transaction& tx, std::int64_t id);

// A password that somebody else has set: the user must change it, his sessions and tokens end, and a lock of
// his name is opened. Throws Failure: entity_not_there, changed_meanwhile.
void give_password(Transaction& tx, std::int64_t id, const std::string& password_hash, std::int64_t seen,
                   const Actor& by);

}  // namespace baophu::store
