// The counts that `baophu territory crosswalk` carries: a CSV file with the columns unit and
// count, in any order, others beside them left alone. In Vietnamese `unit` is mã đơn vị, `count`
// is số, số lượng or số người; marks, capitals and blanks make no difference. Thousands may be
// parted (core/base/whole_number.h).
//
//     unit,count          Mã đơn vị;Số người
//     26326,1250          26326;1.250
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/territory/crosswalk.h"

namespace baophu::cli {

struct CrosswalkCounts {
    std::vector<UnitCount> counts;  // At least one; all of one level, district or commune.
    UnitLevel level;
};

// Throws Failure with the line: a file without these columns or with two of one kind, a line that is no row,
// a count that is no whole number, a unit that does not exist on `date` or stands twice, two levels.
CrosswalkCounts read_crosswalk_file(const std::filesystem::path& path, const Territory& territory,
                                    const Date& date);

}  // namespace baophu::cli
