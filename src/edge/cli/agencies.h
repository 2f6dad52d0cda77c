// The agencies by the words under which the command line knows them ("tax"): those for which
// words.yaml has a name.
#pragma once

#include <string>

#include "core/base/messages.h"

namespace baophu::cli {

// Throws Failure(agency_unknown).
void check_agency(const Messages& messages, const std::string& agency);

}  // namespace baophu::cli
