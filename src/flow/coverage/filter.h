// A filter of a question as SQL over coverage.gap or coverage.person_month.
#pragma once

#include <string>
#include <vector>

#include "core/warehouse/value.h"
#include "flow/coverage/coverage.h"

namespace baophu::coverage {

struct Where {
    std::string sql = "true";  // "unit_code = ? AND employer_id = ?"
    std::vector<warehouse::Value> values;

    void also(const std::string& condition, warehouse::Value value);
};

// Unit and employer; the reason is spelled differently in each table.
Where where_of(const Filter& filter);

// Throws Failure(filter_value_unknown) for a reason that is none.
void check_reason(const Filter& filter);

}  // namespace baophu::coverage
