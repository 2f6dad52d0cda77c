// The agencies by the words under which the command line knows them ("tax"): those for which
// words.yaml has a name.
#pragma once

#include <string>

#include "core/base/messages.h"
#include "core/territory/territory.h"

namespace baophu::cli {

// Throws Failure(agency_unknown).
void check_agency(const Messages& messages, const std::string& agency);

// The same for who sends a delivery: also "unit-731", the committee of that district.
void check_sender(const Messages& messages, const Territory& territory, const std::string& sender);

}  // namespace baophu::cli
