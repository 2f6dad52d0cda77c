// The units among which targets are divided, and what they have now; for the routes of targets.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "edge/http/call.h"

namespace baophu::http {

// The codes of the units over which the plan divides its targets, as they are on the day.
std::vector<std::string> target_units(const Call& call, const Date& day);

// Participants of every unit in the current run, as the reader is told them (told_lines.h).
std::map<Scheme, std::map<std::string, std::int64_t>> participants_by_unit(const Call& call);

}  // namespace baophu::http
