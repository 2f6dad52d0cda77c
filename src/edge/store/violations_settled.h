// Violations that a delivery settles as it is taken in (VIO-4). Inner header.
#pragma once

#include <vector>

#include "edge/store/session.h"
#include "edge/store/store.h"
#include "edge/store/violations.h"

namespace baophu::store {

// `broken`: every rule that rows of the delivery break.
void settle_violations(Transaction& tx, const DeliveryEntry& delivery, const std::vector<BrokenRule>& broken);

}  // namespace baophu::store
