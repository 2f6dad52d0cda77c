#include "core/base/money.h"

#include "core/base/whole_number.h"

namespace baophu {

std::optional<Money> Money::parse(std::string_view text) {
    // 16 digits hold every sum of a province's wages.
    const std::optional<std::int64_t> dong = parse_whole_number(text);
    if (!dong) return std::nullopt;
    return Money(*dong);
}

}  // namespace baophu
