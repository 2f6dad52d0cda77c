// The period of a delivery: which forms it has, and where it is told when no column tells it.
//
//     day        2018-12-31   "tính đến ngày 31/12/2018", "đến ngày 31 tháng 12 năm 2018"
//     month      2018-12      "Tháng 12 năm 2018", "tháng 12/2018", "T12/2018"
//     quarter    2018-Q4      "Quý IV năm 2018", "Quý 4/2018"
//     half_year  2018-H1      "6 tháng đầu năm 2018", "6 tháng cuối năm 2018"
//     year       2018         "Năm 2018"
//
// "Đồng Nai, ngày 05 tháng 01 năm 2019", which stands above many lists, is the day of a letter
// and no period. Rule INT-11: docs/intake.md.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace baophu::intake {

enum class PeriodUnit { day, month, quarter, half_year, year };

std::optional<PeriodUnit> parse_period_unit(std::string_view word);

// One of the canonical forms above if `text` is one of this unit. Nothing otherwise.
std::optional<std::string> parse_period(std::string_view text, PeriodUnit unit);

// The last day of a canonical period; the period must be one.
Date last_day_of(std::string_view period);

// "Tháng 12 năm 2018": as a title tells it, so that periods_in() finds it again.
std::string period_title(std::string_view period);

// Every period of this unit that a title tells.
std::set<std::string> periods_in(std::string_view title, PeriodUnit unit);

// The same for the name of a file: also "…_2018-12.xlsx", "…_2018-Q4", "…_2018-12-31", "…2018".
std::set<std::string> periods_in_file_name(std::string_view file_name, PeriodUnit unit);

}  // namespace baophu::intake
