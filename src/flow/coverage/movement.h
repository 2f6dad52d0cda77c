// Who came into the SI lists and who went, month by month, and what the lists say of it (COV-15).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

// Participants of one month against those of the month before (COV-15): opening + joined + returned - left =
// closing. Of the voluntary scheme there are none: payments cover months in advance.
struct Movement {
    struct Changes {
        std::int64_t opening = 0;
        std::int64_t joined = 0;    // In no earlier list; the lists of 59 months are kept.
        std::int64_t returned = 0;  // In an earlier list, not in that of the month before.
        std::int64_t left = 0;
    };
    Month month;
    std::optional<Changes> changes;  // Nothing: no list of the month before is there.
    std::int64_t closing = 0;
};

// The months of the last twelve that have a list, the earliest first. Of the filter the scheme (compulsory or
// unemployment), unit, employer, block and officer count; who goes from one employer to another within them
// stays.
std::vector<Movement> movement(warehouse::Connection& connection, const Filter& filter);

// Net growth over the months of the last twelve that have a list, from the first of them to the last:
// participants of the one less those of the other. A person who went from one unit to another is in both
// growths.
struct Growth {
    int months = 0;  // Between the two; 0: there are no two, or the scheme has no months.
    std::int64_t of_all = 0;
    std::map<std::string, std::int64_t> of_unit;
};
Growth growth(warehouse::Connection& connection, Scheme scheme);

// Participants of one month, by its list, of one unit or of all; nothing where there is no list of it, or the
// scheme has no months.
std::optional<std::int64_t> participants_in(warehouse::Connection& connection, Scheme scheme,
                                            const std::optional<std::string>& unit, const Month& month);

// What an SI list can say of a change (its column phương án), in the order of tables; "" when it says
// nothing.
inline constexpr std::array<std::string_view, 10> told_movements{
    "joined", "returned", "moved", "left", "unpaid_leave", "sick", "maternity", "wage_changed", "kept", ""};

using ByTold = std::array<std::int64_t, told_movements.size()>;

// The movement of one month, with every change by what the list says of it: the row of the month, or, of who
// is in no row of it, that of the month before; of several the one delivered last.
struct MovementLine {
    struct Changes {
        std::int64_t opening = 0;
        ByTold joined{};
        ByTold returned{};
        ByTold left{};
    };
    std::string key;   // Of the cell; "" for all, and for what is not told.
    std::string name;  // The employer's; "" else.
    Month month;
    std::optional<Changes> changes;  // Nothing: no list of the month before is there.
    std::int64_t closing = 0;
};

std::int64_t sum(const ByTold& counts);

// All who came and who went; 0 where that is not known.
std::int64_t moved(const MovementLine& line);

// The same figures as movement(), by what the lists say, for one month or for all of the last twelve that
// have a list; cell by cell (By::scheme is none) with the largest movement first, or all together. Who goes
// from one cell to another leaves the one and comes into the other, so lines do not sum to the whole.
// A month before that of the run is told by rows: they must be attached. Throws
// Failure(filter_value_unknown) for a month that is none of the twelve or has no list.
std::vector<MovementLine> movement_told(warehouse::Connection& connection, const Filter& filter,
                                        const std::optional<By>& by, const std::optional<Month>& month);

}  // namespace baophu::coverage
