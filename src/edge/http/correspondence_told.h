// Requests for explanation as far as the reader is told of them (COR-2).
#pragma once

#include <cstdint>

#include "edge/http/call.h"
#include "edge/store/explanation_requests.h"

namespace baophu::http {

// Throws Failure(entity_not_there), also where it is somebody else's.
store::ExplanationRequest told_request(const Call& call, std::int64_t id);

}  // namespace baophu::http
