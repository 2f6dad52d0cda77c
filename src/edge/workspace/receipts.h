// The receipt of a delivery: what the store knows of it, written beside the file itself, so that
// with the folder alone it can be taken in again.
#pragma once

#include <string>

#include "edge/store/store.h"
#include "flow/intake/intake.h"

namespace baophu::workspace {

std::string receipt(const store::DeliveryEntry& entry);

// How the file was read, as the store keeps it: one line of JSON.
std::string reading_text(const intake::Reading& reading);

// What an earlier intake recognised. The reading is empty where it was not kept; throws
// Failure(delivery_damaged) where it cannot be read.
intake::Recognised recognised_of(const store::DeliveryEntry& entry);

}  // namespace baophu::workspace
