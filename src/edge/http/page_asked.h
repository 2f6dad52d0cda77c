// A part of a long list of a run: which lines are asked for, and the cursor of those behind them.
#pragma once

#include <cstdint>
#include <string>

#include <boost/json/value.hpp>

#include "edge/http/call.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

class PageAsked {
public:
    // Reads `cursor` and `limit`. Throws Failure(parameter_wrong).
    explicit PageAsked(Asked& asked);

    const Place& place() const { return place_; }  // The cursor, which names its run.
    coverage::Part part() const { return {.offset = place_.offset, .limit = limit_}; }

    // The cursor behind `told` lines of `count`; null where there are no more.
    boost::json::value next(const std::string& run, std::int64_t told, std::int64_t count) const;

private:
    Place place_;
    std::int64_t limit_;
};

}  // namespace baophu::http
