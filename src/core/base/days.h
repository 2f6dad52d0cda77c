// Steps from day to day, and the days of the week.
#pragma once

#include <cstdint>

#include "core/base/date.h"

namespace baophu {

enum class Weekday : std::uint8_t { sunday, monday, tuesday, wednesday, thursday, friday, saturday };

// `days` later, or earlier if negative. Throws Failure(calendar_outside_record) beyond the years
// that Date has.
Date plus_days(const Date& date, int days);

// The same day so many months later, or the last one of that month where it is shorter.
Date plus_months(const Date& date, int months);

Weekday weekday_of(const Date& date);

// Both days belong to it; first <= last.
struct DateRange {
    Date first;
    Date last;

    bool contains(const Date& date) const { return first <= date && date <= last; }
    int days() const { return last.days_since_1970() - first.days_since_1970() + 1; }
    bool operator==(const DateRange&) const = default;
};

}  // namespace baophu
