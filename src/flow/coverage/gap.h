// Questions whose answers are sums: the gap by cells, and who is outside it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

// COV-7: eligible - participating = the sum of the reasons, always.
struct Gap {
    std::string key;   // Unit code, employer id, block or scheme; "" for the total and what is not told.
    std::string name;  // The employer's name; "" else.
    std::int64_t eligible = 0;
    std::int64_t participating = 0;
    ByReason by_reason{};
    std::int64_t unsure = 0;  // Of those who do not participate.

    std::int64_t absent() const { return eligible - participating; }
    std::int64_t of_kind(ReasonKind kind) const;
    std::int64_t missing() const { return of_kind(ReasonKind::missing); }
};

// Who is not eligible: excluded by a rule of the law, or not told by the registers.
struct Outside {
    std::string verdict;  // not_subject, may_not_join, unknown
    std::string rule;     // "compulsory.receives_pension"
    std::int64_t matrix_row;
    std::string law;
    std::string article;
    std::int64_t persons;
};

// Lines with the largest gap first; their sums are total(filter). No personal rows.
// Filter::reason keeps the lines in which somebody is absent for that reason. By::scheme answers for
// every scheme, whatever Filter::scheme says.
std::vector<Gap> gap(warehouse::Connection& connection, By by, const Filter& filter);
Gap total(warehouse::Connection& connection, const Filter& filter);

// COV-28: The voluntary scheme in the communes of a unit, by where people live; a line with the key "" of
// whose commune no register tells. The largest gap first; their sum is the unit's line.
std::vector<Gap> gap_by_commune(warehouse::Connection& connection, const std::string& unit);

enum class GapOrder { absent, missing, eligible, participating, name };

// A part of gap(), in the order asked for: numbers with the largest first, names as Vietnamese lists have
// them; what is equal in it by key. The parts of one order do not overlap, as a run does not change.
struct GapPage {
    std::vector<Gap> lines;
    std::int64_t count = 0;  // Of all lines.
};
struct Part {
    std::int64_t offset = 0;
    std::int64_t limit = 0;
};
GapPage gap_page(warehouse::Connection& connection, By by, const Filter& filter, GapOrder order,
                 const Part& part);

// Most persons first. Of the filter the scheme and the unit count.
std::vector<Outside> outside(warehouse::Connection& connection, const Filter& filter);

}  // namespace baophu::coverage
