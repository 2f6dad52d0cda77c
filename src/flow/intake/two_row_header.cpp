#include "flow/intake/two_row_header.h"

#include <algorithm>

#include "flow/intake/cell.h"
#include "flow/intake/header_match.h"

namespace baophu::intake {
namespace {

using Names = std::vector<std::string>;

template <typename Cell>
Names padded(std::span<const Cell> cells, std::size_t width) {
    Names names;
    names.reserve(width);
    for (const auto& cell : cells)
        names.emplace_back(trimmed(cell));
    names.resize(width);
    return names;
}

// Most pairs of rows are not worth the search: in one header each row has columns that the other
// one leaves to it.
bool complement(const Names& upper, const Names& lower) {
    std::size_t only_above = 0;
    std::size_t below = 0;
    for (std::size_t i = 0; i < upper.size(); ++i) {
        if (!lower[i].empty()) ++below;
        if (lower[i].empty() && !upper[i].empty()) ++only_above;
    }
    return only_above >= 2 && below >= 1;
}

Names lower_or_upper(const Names& upper, const Names& lower) {
    Names names = lower;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty()) names[i] = upper[i];
    }
    return names;
}

// A merged cell holds its text in the first of its columns only.
Names both_together(const Names& upper, const Names& lower) {
    Names names = lower_or_upper(upper, lower);
    std::string group;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!upper[i].empty()) group = upper[i];
        if (!lower[i].empty() && !group.empty()) names[i] = group + " " + lower[i];
    }
    return names;
}

}  // namespace

std::optional<std::vector<std::string>> header_of_two_rows(std::span<const std::string> upper,
                                                           std::span<const std::string_view> lower) {
    const std::size_t width = std::max(upper.size(), lower.size());
    const Names above = padded(upper, width);
    const Names below = padded(lower, width);
    if (!complement(above, below)) return std::nullopt;
    Names alone = lower_or_upper(above, below);
    Names together = both_together(above, below);
    const std::size_t named_alone = columns_named(alone);
    const std::size_t named_together = columns_named(together);
    const std::size_t most = std::max(named_alone, named_together);
    if (most < columns_named(below) + 2 || most <= columns_named(above)) return std::nullopt;
    return named_together > named_alone ? std::move(together) : std::move(alone);
}

}  // namespace baophu::intake
