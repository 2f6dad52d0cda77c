// A scheme against its plan: what is left of the target, and whether the pace of the last year would do.
#pragma once

#include <boost/json/object.hpp>

#include "edge/http/call.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

// `gap` is that of the filter; the plan's figures are those of the province, so a unit has none. `year` 0: the
// run's, or the next that the plan has.
//
//   PAC-1  at_risk: more joiners are needed each month than twice the net growth of the last twelve;
//          watch: more than the net growth; on_track: not more, or the target is reached.
//   PAC-2  cannot_judge where there is no target, no month is left, or no growth is known.
boost::json::object scheme_status(const Call& call, Question& question, const coverage::Filter& filter,
                                  const coverage::Gap& gap, int year, std::string name);

}  // namespace baophu::http
