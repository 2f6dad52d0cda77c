// Decisions on links as answers tell them, beside what a run knows of them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "edge/http/call.h"
#include "edge/store/decisions.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

class DecisionsOfRun {
public:
    // All decisions there are, and which of them the run stands on. Throws Failure(run_expired).
    DecisionsOfRun(Office& office, const std::string& run);
    DecisionsOfRun(const DecisionsOfRun&) = delete;
    DecisionsOfRun& operator=(const DecisionsOfRun&) = delete;

    const std::vector<store::DecisionRecord>& records() const { return records_; }  // Oldest first.

    // The one that counts for the pair, whichever way round; null: none.
    const store::DecisionRecord* counting(const std::string& left, const std::string& right) const;

    // Pairs whose decision the run does not know.
    std::vector<coverage::RecordKeys> pairs_it_lacks() const;

    // By record key those who may be named to the reader.
    using Persons = std::map<std::string, coverage::RecordPerson>;
    boost::json::object told(const store::DecisionRecord& record, const Persons& persons = {}) const;

private:
    std::vector<store::DecisionRecord> records_;
    std::set<std::int64_t> in_run_;
    std::map<coverage::RecordKeys, const store::DecisionRecord*> counting_;
};

}  // namespace baophu::http
