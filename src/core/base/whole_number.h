// Whole numbers as people write them in tables: "1055414", "1.055.414", "1,055,414",
// "1 055 414".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace baophu {

// Thousands stand in threes by one and the same separator (dot, comma or space), all of them or
// none; a minus may stand before it. At most 16 digits, which stay far from overflow. Nothing
// for any other text: "5.47" and "5,5" are no whole numbers.
std::optional<std::int64_t> parse_whole_number(std::string_view text);

}  // namespace baophu
