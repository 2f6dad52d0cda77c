// The same month a year before.
//
//   YBF-1  Persons in the SI lists of the two months (COV-15), each once in a unit and once in the province:
//          lists are held against lists, and not against who participates by the verdicts.
//   YBF-2  Nothing is told where the month of the year before has no list, of the voluntary scheme, whose
//          payments cover months in advance, and where numbers are rounded for the reader (RIG-5).
#pragma once

#include <optional>
#include <string>

#include <boost/json/value.hpp>

#include "edge/http/call.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

class YearBefore {
public:
    YearBefore(const Call& call, const ShelvedRun& run, Scheme scheme);

    // Of a unit, or of the province: the form of api/openapi.yaml, or null.
    boost::json::value of(const std::optional<std::string>& unit) const;

private:
    rights::Where told_;
    std::optional<coverage::StayTable::YearBefore> counts_;
};

}  // namespace baophu::http
