// A filter of a question as SQL over coverage.gap.
#pragma once

#include <string>
#include <vector>

#include "core/warehouse/value.h"
#include "flow/coverage/coverage.h"

namespace baophu::coverage {

struct Where {
    std::string sql = "true";  // "scheme = ? AND unit_code = ?"
    std::vector<warehouse::Value> values;

    void also(const std::string& condition, warehouse::Value value);
    void among(const std::vector<std::string>& employers);
};

// Of every scheme if that is asked, and then over any table that has unit, employer, block and officer. The
// reason is not part of it: each table is asked for it in its own way.
Where where_in_gap(const Filter& filter, bool every_scheme);

// " AND (...)": which cells of units and employers the filter's reason is found in. A filter by reason keeps
// them whole, so that the identity can still be seen. "" if it names none.
std::string cells_with_reason(const Filter& filter);

// The reasons that the filter lets through; all of them if it names none. Throws
// Failure(filter_value_unknown) for a word that is neither a reason nor a kind of reasons.
std::vector<std::string> reasons_of(const Filter& filter);

// Throws Failure(filter_value_unknown) for a certainty that there is not.
void require_certainty(const Filter& filter);

}  // namespace baophu::coverage
