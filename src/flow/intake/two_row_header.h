// INT-17: A header may stand in two rows, as in the forms where a merged cell ("Tiền lương") stands
//         over several columns ("Mức lương", "Phụ cấp") and others reach over both rows. A column is
//         called by its lower cell, or by its upper one if that is empty; where more columns are
//         known so, by both together. Two rows are one header only if they name at least two
//         columns more than the lower row alone, and more than the upper one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baophu::intake {

// The names of the columns, or nothing if the two rows are not one header.
std::optional<std::vector<std::string>> header_of_two_rows(std::span<const std::string> upper,
                                                           std::span<const std::string_view> lower);

}  // namespace baophu::intake
