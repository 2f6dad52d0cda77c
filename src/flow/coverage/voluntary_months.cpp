#include "flow/coverage/voluntary_months.h"

#include <algorithm>

namespace baophu::coverage {

VoluntaryMonths::VoluntaryMonths(warehouse::Connection& connection, const Month& month) : month_(month) {
    warehouse::Rows rows = connection.query("SELECT back, unit_code, persons FROM serving.voluntary_month");
    while (rows.next()) {
        Counts& counts = by_back_[static_cast<int>(rows.integer(0))];
        counts.of_all += rows.integer(2);
        counts.of_unit[std::string(rows.text(1))] += rows.integer(2);
    }
}

std::optional<std::int64_t> VoluntaryMonths::participants(const std::optional<std::string>& unit,
                                                          const Month& month) const {
    const int back = month_.minus(month);
    // A month in which nobody was covered is known where an earlier one is.
    if (by_back_.empty() || back < 0 || back > by_back_.rbegin()->first) return std::nullopt;
    const auto found = by_back_.find(back);
    if (found == by_back_.end()) return 0;
    if (!unit) return found->second.of_all;
    const auto of_unit = found->second.of_unit.find(*unit);
    return of_unit == found->second.of_unit.end() ? 0 : of_unit->second;
}

Growth VoluntaryMonths::growth() const {
    constexpr int months_told = 12;
    Growth grown;
    if (by_back_.empty()) return grown;
    grown.months = std::min(months_told - 1, by_back_.rbegin()->first);
    if (grown.months == 0) return grown;
    const auto add = [&](int back, int sign) {
        const auto found = by_back_.find(back);
        if (found == by_back_.end()) return;
        grown.of_all += sign * found->second.of_all;
        for (const auto& [unit, persons] : found->second.of_unit)
            grown.of_unit[unit] += sign * persons;
    };
    add(0, 1);
    add(grown.months, -1);
    return grown;
}

}  // namespace baophu::coverage
