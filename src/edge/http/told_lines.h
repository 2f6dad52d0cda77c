// Lines of units as the reader is told them (RIG-5): exactly, or rounded (small_cells.h).
#pragma once

#include <vector>

#include <boost/json/value.hpp>

#include "core/base/scheme.h"
#include "edge/http/call.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

// `lines` are of units of one scheme.
std::vector<coverage::Gap> told_lines(const Call& call, std::vector<coverage::Gap> lines, Scheme scheme);

// To multiples of what the reader is told numbers; null: exactly.
boost::json::value rounded_to(const Call& call);

}  // namespace baophu::http
