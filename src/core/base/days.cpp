#include "core/base/days.h"

#include <chrono>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

Date plus_days(const Date& date, int days) {
    const std::chrono::sys_days day{std::chrono::days{date.days_since_1970() + days}};
    const std::chrono::year_month_day parts{day};
    const auto found = Date::of(static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                                static_cast<unsigned>(parts.day()));
    if (!found) {
        throw Failure(fault::calendar_outside_record,
                      {{"date", date.vietnamese()}, {"first", "01/01/1800"}, {"last", "31/12/2199"}});
    }
    return *found;
}

Date plus_months(const Date& date, int months) {
    const Month month = Month::of(date.year(), date.month())->plus(months);
    const std::optional<Date> same = Date::of(month.year(), month.month(), date.day());
    return same ? *same : month.last_day();
}

Weekday weekday_of(const Date& date) {
    const std::chrono::weekday day{std::chrono::sys_days{std::chrono::days{date.days_since_1970()}}};
    return static_cast<Weekday>(day.c_encoding());
}

}  // namespace baophu
