// Targets of units inside a transaction, for what is carried out together with a proposal. Inner header.
#pragma once

#include <cstdint>

#include "edge/store/session.h"
#include "edge/store/unit_targets.h"

namespace baophu::store {

// As UnitTargets has them (unit_targets.h).
std::int64_t set_targets(Transaction& tx, const SetTargets& targets, std::int64_t seen, const Actor& by);

}  // namespace baophu::store
