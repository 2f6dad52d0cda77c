// Lines of units as the reader is told them (RIG-5): exactly where he sees the heads of employers, elsewhere
// rounded (small_cells.h). Sums are those of the lines as they are told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "core/base/scheme.h"
#include "edge/http/call.h"
#include "edge/http/presenters.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

// `lines` are of units of one scheme.
std::vector<coverage::Gap> told_lines(const Call& call, std::vector<coverage::Gap> lines, Scheme scheme);

// To multiples of what the reader is told numbers of the unit, or of the province; null: exactly.
boost::json::value rounded_to(const Call& call, const std::optional<std::string>& unit);

// RIG-9: who is told exact numbers somewhere, and is not of the social insurance office, is told the lawful
// reasons as one sum; of rounded ones nobody is known.
Lawful lawful_told(const Call& call);

}  // namespace baophu::http
