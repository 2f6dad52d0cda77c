#include "core/calendar/lunar.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/base/days.h"
#include "core/calendar/moon_and_sun.h"

namespace baophu {
namespace {

constexpr double hanoi_days_ahead = 7.0 / 24;
constexpr int months_of_year = 12;
constexpr int day_number_2000_01_06 = 10962;  // Days since 1970, as all day numbers here.
constexpr double days_of_month = 29.530588861;
constexpr double degrees_of_sign = 30;
constexpr int solstice_sign = 9;

int new_moon_day(int number) {
    return static_cast<int>(std::floor(new_moon(number) + hanoi_days_ahead));
}

// The sign in which the sun stands when the day begins in Hà Nội; 9 after the winter solstice.
int sign_at_start_of(int day) {
    return static_cast<int>(sun_longitude_degrees(day - hanoi_days_ahead) / degrees_of_sign);
}

struct LunarMonth {
    int first_day;
    int year;
    int month;
    bool leap;
};

// The number of the new moon that begins the 11th month of `year`.
int eleventh_moon(int year) {
    const int end_of_year = Date::of(year, 12, 31)->days_since_1970();
    int number = static_cast<int>((end_of_year - day_number_2000_01_06) / days_of_month) + 1;
    // The last month that begins before the solstice: not yet past it when it begins.
    while (new_moon_day(number) > end_of_year || sign_at_start_of(new_moon_day(number)) >= solstice_sign ||
           sign_at_start_of(new_moon_day(number)) < 3) {
        --number;
    }
    return number;
}

// From the 11th month of the year before to the 10th of `year`, and the beginning of the next.
std::vector<LunarMonth> months_to(int year) {
    const int first = eleventh_moon(year - 1);
    const int last = eleventh_moon(year);
    bool leap_wanted = last - first > months_of_year;
    std::vector<LunarMonth> months;
    int month = 11;
    for (int number = first; number <= last; ++number) {
        const int day = new_moon_day(number);
        const bool without_term = sign_at_start_of(day) == sign_at_start_of(new_moon_day(number + 1));
        const bool leap = leap_wanted && number > first && without_term;
        if (leap) leap_wanted = false;
        if (number > first && !leap) month = month % months_of_year + 1;
        const bool before_tet = number < first + 4 && month >= 11;
        months.push_back(
            {.first_day = day, .year = before_tet ? year - 1 : year, .month = month, .leap = leap});
    }
    return months;
}

std::optional<LunarDate> lunar_in(const std::vector<LunarMonth>& months, int day) {
    const auto next = std::ranges::upper_bound(months, day, {}, &LunarMonth::first_day);
    if (next == months.begin() || next == months.end()) return std::nullopt;
    const LunarMonth& month = *(next - 1);
    return LunarDate{
        .year = month.year, .month = month.month, .leap = month.leap, .day = day - month.first_day + 1};
}

bool is_answered(int lunar_year) {
    return lunar_year >= first_lunar_year && lunar_year <= last_lunar_year;
}

}  // namespace

std::optional<LunarDate> lunar_of(const Date& date) {
    if (date.year() < first_lunar_year || date.year() > last_lunar_year + 1) return std::nullopt;
    for (const int year : {date.year(), date.year() + 1}) {
        const auto found = lunar_in(months_to(year), date.days_since_1970());
        if (found && is_answered(found->year)) return found;
    }
    return std::nullopt;
}

std::optional<Date> date_of(const LunarDate& lunar) {
    if (!is_answered(lunar.year)) return std::nullopt;
    const std::vector<LunarMonth> months = months_to(lunar.month >= 11 ? lunar.year + 1 : lunar.year);
    for (std::size_t i = 0; i + 1 < months.size(); ++i) {
        const LunarMonth& month = months[i];
        if (month.year != lunar.year || month.month != lunar.month || month.leap != lunar.leap) continue;
        const int day = month.first_day + lunar.day - 1;
        if (lunar.day < 1 || day >= months[i + 1].first_day) return std::nullopt;
        return plus_days(*Date::of(1970, 1, 1), day);
    }
    return std::nullopt;
}

std::optional<Date> tet_of(int year) {
    return date_of({.year = year, .month = 1, .leap = false, .day = 1});
}

}  // namespace baophu
