#include "flow/intake/row_rules.h"

#include <algorithm>

#include "core/base/fault_codes.h"

namespace baophu::intake {
namespace {

std::string shown(const TypedCell& cell) {
    if (const auto* day = std::get_if<Date>(&cell.value)) return day->vietnamese();
    if (const auto* number = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*number);
    return "";
}

std::int64_t number_in(const TypedCell& cell) {
    const auto* number = std::get_if<std::int64_t>(&cell.value);
    return number == nullptr ? 0 : *number;
}

struct Check {
    std::span<const TypedCell> cells;

    std::optional<BrokenRule> operator()(const OrderRule& rule) const {
        const TypedCell& first = cells[rule.first];
        const TypedCell& second = cells[rule.second];
        if (first.empty() || second.empty() || first.value <= second.value) return std::nullopt;
        return BrokenRule{rule.second, shown(first) + " > " + shown(second), fault::row_order};
    }

    // Sixteen digits at most in each cell, so that no sum of a row's cells overflows.
    std::optional<BrokenRule> operator()(const SumRule& rule) const {
        if (std::ranges::any_of(rule.needs, [&](std::size_t column) { return cells[column].empty(); }))
            return std::nullopt;
        std::int64_t sum = 0;
        std::string told;
        for (const std::size_t column : rule.plus) {
            sum += number_in(cells[column]);
            told += (told.empty() ? "" : " + ") + std::to_string(number_in(cells[column]));
        }
        for (const std::size_t column : rule.minus) {
            sum -= number_in(cells[column]);
            told += " - " + std::to_string(number_in(cells[column]));
        }
        if (sum == number_in(cells[rule.equals])) return std::nullopt;
        return BrokenRule{rule.equals, told + " <> " + shown(cells[rule.equals]), fault::row_sum};
    }
};

}  // namespace

std::optional<BrokenRule> broken_by(const RowRule& rule, std::span<const TypedCell> cells) {
    return std::visit(Check{cells}, rule);
}

}  // namespace baophu::intake
