// Counting days for the deadlines of the law.
#pragma once

#include <chrono>

#include "core/base/date.h"

namespace baophu {

inline Date days_after(const Date& date, int days) {
    const std::chrono::year_month_day later{
        std::chrono::sys_days(std::chrono::days(date.days_since_1970() + days))};
    return *Date::of(static_cast<int>(later.year()), static_cast<unsigned>(later.month()),
                     static_cast<unsigned>(later.day()));
}

// A day from Monday to Friday. Public holidays are not known here.
inline bool is_weekday(const Date& date) {
    const std::chrono::weekday day{std::chrono::sys_days(std::chrono::days(date.days_since_1970()))};
    return day != std::chrono::Saturday && day != std::chrono::Sunday;
}

// The same day of a later month, or its last day where the month is shorter.
inline Date months_after(const Date& date, int months) {
    const Month month = Month::of(date.year(), date.month())->plus(months);
    const std::optional<Date> same = Date::of(month.year(), month.month(), date.day());
    return same ? *same : month.last_day();
}

}  // namespace baophu
