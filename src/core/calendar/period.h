// Period: the months that a register, a target or a report speaks about.
//
//     2018       the year
//     2018-H1    a half-year, 1 or 2
//     2018-Q3    a quarter, 1 to 4
//     2018-12    a month
//
// Other spans do not occur: reports on 9 months are two periods, the half-year and a quarter.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace baophu {

enum class PeriodKind { month, quarter, half_year, year };

class Period {
public:
    // Nothing for a number that the year does not have, or a year that Month does not have.
    static std::optional<Period> of_year(int year);
    static std::optional<Period> of_half_year(int year, int half);
    static std::optional<Period> of_quarter(int year, int quarter);
    static Period of_month(Month month) { return {month, 1}; }

    // The four forms above, letters in either case; nothing else.
    static std::optional<Period> parse(std::string_view text);

    std::string to_string() const;

    PeriodKind kind() const;
    Month first_month() const { return first_; }
    Month last_month() const { return first_.plus(months_ - 1); }
    Date first_day() const { return first_.first_day(); }
    Date last_day() const { return last_month().last_day(); }

    bool contains(Month month) const { return first_ <= month && month <= last_month(); }

    // By the first month; of two that begin together the shorter comes first.
    auto operator<=>(const Period&) const = default;

private:
    Period(Month first, int months) : first_(first), months_(months) {}

    // Part `number` of the year `year`, counted from 1 in parts of `months` months.
    static std::optional<Period> part_of(int year, int number, int months);

    Month first_;
    int months_;  // 1, 3, 6 or 12.
};

}  // namespace baophu
