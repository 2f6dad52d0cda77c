// How many the payments for voluntary insurance cover, month by month (COV-29). Payments are made for several
// months, so there is no list of a month and no movement; the counts, and what they grow by, there are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/base/date.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/movement.h"

namespace baophu::coverage {

class VoluntaryMonths {
public:
    VoluntaryMonths(warehouse::Connection& connection, const Month& month);

    // Of one unit or of all; nothing of a month before the first that was paid for, or more than twelve back.
    std::optional<std::int64_t> participants(const std::optional<std::string>& unit,
                                             const Month& month) const;

    // As of the other schemes: over the months of the last twelve that are known.
    Growth growth() const;

private:
    struct Counts {
        std::int64_t of_all = 0;
        std::map<std::string, std::int64_t, std::less<>> of_unit;
    };

    Month month_;
    std::map<int, Counts> by_back_;
};

}  // namespace baophu::coverage
