#include "core/territory/days.h"

#include <chrono>

namespace baophu {
namespace {

// A date of the record lies far from both ends of the calendar, so the neighbour exists.
Date moved(const Date& date, int days) {
    const std::chrono::year_month_day day{
        std::chrono::sys_days{std::chrono::days{date.days_since_1970() + days}}};
    return *Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

}  // namespace

Date day_before(const Date& date) {
    return moved(date, -1);
}

Date day_after(const Date& date) {
    return moved(date, 1);
}

}  // namespace baophu
