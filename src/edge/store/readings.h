// Who read of a person, by the lines of the read log: when, for which agency, for which purpose and case;
// never what was answered.
//
//   AUD-9  Whoever may see a person is told who opened his page. Lists in which he stood do not name him
//   (AUD-5).
#pragma once

#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct Reading {
    std::string at;
    Actor actor;
};

// Lines of kind "read" that tell of one of `what` ("explain P-4K7Q2M9D"), the newest first; at most `limit`.
std::vector<Reading> readings_of(Database& database, const std::vector<std::string>& what, std::size_t limit);

}  // namespace baophu::store
