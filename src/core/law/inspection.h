// How often an enterprise may be visited in a year. The law is that of the day of the visit.
#pragma once

#include <vector>

#include "core/law/law.h"

namespace baophu {

enum class VisitKind { inspection, check };

struct Visit {
    VisitKind kind;
    Date day;
    std::string content;  // What is looked at; the same words for the same content.
};

struct VisitVerdict {
    bool allowed;
    std::vector<Citation> citations;
    Confidence confidence;
};

// `earlier`: visits already planned or made; those of the same calendar year count. A clear
// sign of a violation lifts the limit.
Result<VisitVerdict> may_visit(const Law& law, const Visit& planned, const std::vector<Visit>& earlier,
                               bool sign_of_violation);

}  // namespace baophu
