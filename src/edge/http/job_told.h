// Jobs and the state of the office, as answers and events tell them.
#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "core/base/fault.h"
#include "core/base/messages.h"
#include "edge/http/call.h"
#include "edge/http/jobs.h"
#include "edge/http/next_run.h"

namespace baophu::http {

// Who looks at jobs: runs are everybody's, backups those of whoever may make them, of files those of one's
// own agency are told, and where its units send for themselves those of one's own unit.
struct JobReader {
    std::string login;
    std::string agency;
    std::string unit;
    bool sends = false;
    bool starts_runs = false;
    bool makes_backups = false;

    static JobReader of(const Call& call);

    bool sees(const Job& job) const;
    bool may_cancel(const Job& job) const;
};

boost::json::object job_told(const Job& job, const Messages& words, const JobReader& reader);
boost::json::object office_state(const OfficeState& state);
boost::json::value fault_told(const std::optional<Fault>& fault, const Messages& words);

}  // namespace baophu::http
