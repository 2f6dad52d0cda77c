// Grants inside a transaction, for what is carried out together with a proposal. Inner header.
//
// They throw what Grants::add, replace and change do (grants.h).
#pragma once

#include <cstdint>
#include <optional>

#include "edge/store/grants.h"
#include "edge/store/session.h"

namespace baophu::store {

std::int64_t put_grant(Transaction& tx, const Grant& grant, const Actor& by);
std::int64_t replace_grant(Transaction& tx, const Grant& grant, std::int64_t seen, const Actor& by);
void change_grant(Transaction& tx, const Grant& grant, const Actor& by);
std::optional<Grant> find_grant(Transaction& tx, std::int64_t id);

}  // namespace baophu::store
