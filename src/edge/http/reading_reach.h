// Whom a line of the read log concerns: the units whose persons it may have told of, by what it names.
//
//   AUD-10 A line that names places concerns these. One of a person's page concerns the units in which
//          the current run counts him; one within a case that of the employer of the case. Any other, and
//          one whose person or employer the run does not know, concerns all of the province, and so every
//          unit. What was answered decides nothing: it is not written down (AUD-5).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "edge/http/call.h"
#include "edge/store/personal_readings.h"

namespace baophu::http {

// Nothing: all of the province.
using Reach = std::optional<std::set<std::string>>;

// Of each line, in their order.
std::vector<Reach> reach_of(const Call& call, const std::vector<store::PersonalReading>& lines);

// The person whose page was opened; "" of any other line.
std::string person_of_page(const store::PersonalReading& line);

}  // namespace baophu::http
