// INT-12: what must hold between the cells of one row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "flow/intake/cell.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {

struct BrokenRule {
    std::size_t column;  // Where the message points: the second of an order, the sum of a sum.
    std::string value;   // "01/02/2020 > 31/12/2019", "5 + 3 - 1 <> 8"
    std::string_view code;
};

// Nothing if the rule holds, or says nothing because a cell is empty.
std::optional<BrokenRule> broken_by(const RowRule& rule, std::span<const TypedCell> cells);

}  // namespace baophu::intake
