// What happens in the office, as server-sent events: "job" with every step of a job that the reader may see,
// and "office" when the current run or what it lacks changes (api/openapi.yaml, watchEvents).
//
//   EVT-1  Asked from the thread that moves bytes: it reads what is in memory and never waits.
//   EVT-2  Ends after two minutes, so that a session that was ended sees no more than those; a browser comes
//          again by itself and is told all that is open anew.
#pragma once

#include <memory>

#include "edge/http/call.h"

namespace baophu::http {

// Office and words outlive it.
std::shared_ptr<EventSource> events_for(const Call& call);

}  // namespace baophu::http
