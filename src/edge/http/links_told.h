// Decisions on links as answers tell them, beside what a run knows of them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
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

    // By record key those who may be named to the reader, and the employers.
    using Persons = std::map<std::string, coverage::RecordPerson>;
    using Employers = std::map<std::string, coverage::RecordEmployer>;
    boost::json::object told(const store::DecisionRecord& record, const Persons& persons = {},
                             const Employers& employers = {}) const;

private:
    std::vector<store::DecisionRecord> records_;
    std::set<std::int64_t> in_run_;
    std::map<coverage::RecordKeys, const store::DecisionRecord*> counting_;
};

// What the weight of a pair is made of; `shown` gives the values as the reader is told them.
template <class Shown>
boost::json::array link_parts(const std::vector<coverage::LinkPart>& parts, Shown shown) {
    boost::json::array array;
    for (const coverage::LinkPart& part : parts) {
        array.push_back(boost::json::object{{"field", part.field},
                                            {"level", part.level},
                                            {"bits", part.bits},
                                            {"left", shown(part.field, part.left)},
                                            {"right", shown(part.field, part.right)}});
    }
    return array;
}

}  // namespace baophu::http
