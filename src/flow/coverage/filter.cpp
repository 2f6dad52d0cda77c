#include "flow/coverage/filter.h"

#include <algorithm>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::coverage {

void Where::also(const std::string& condition, warehouse::Value value) {
    sql += " AND " + condition;
    values.push_back(std::move(value));
}

Where where_of(const Filter& filter) {
    Where where;
    if (filter.unit) where.also("unit_code = ?", *filter.unit);
    if (filter.employer) where.also("employer_id = ?", *filter.employer);
    return where;
}

void check_reason(const Filter& filter) {
    if (!filter.reason || std::ranges::find(reasons, *filter.reason) != reasons.end()) return;
    std::string known;
    for (const std::string_view reason : reasons)
        known += (known.empty() ? "" : ", ") + std::string(reason);
    throw Failure(fault::filter_value_unknown,
                  {{"filter", "reason"}, {"value", *filter.reason}, {"known", known}});
}

}  // namespace baophu::coverage
