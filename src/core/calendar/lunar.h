// The Vietnamese lunar calendar (âm lịch): Tết and the Hùng Kings' day by date.
//
//   - A month begins on the day of the new moon, a day being one of the clock of Hà Nội, UTC+7.
//   - The month in which the winter solstice falls is the 11th.
//   - Between two 11th months lie 11 or 12 others. If 12, the first of them in which the sun
//     enters none of the twelve signs (trung khí) is the leap month, with the number of the
//     month before it.
//   - Tết is the first day of the 1st month.
//
// The rules are those of the Chinese calendar; the clock is not, and so Tết of 1985, 2007 and
// 2030 is another day than in China. UTC+7 holds for this calendar since 08/08/1967 (Decision
// 121-CP) in the north; the years before 1968 are not answered. Rules CAL-1 to CAL-3.
#pragma once

#include <compare>
#include <optional>

#include "core/base/date.h"

namespace baophu {

struct LunarDate {
    int year = 0;       // That of the Gregorian year in which it begins.
    int month = 1;      // 1-12
    bool leap = false;  // The second month of this number.
    int day = 1;        // 1-30

    auto operator<=>(const LunarDate&) const = default;
};

inline constexpr int first_lunar_year = 1968;
inline constexpr int last_lunar_year = 2053;

// Nothing for a day outside the lunar years that are answered.
std::optional<LunarDate> lunar_of(const Date& date);

// Nothing for a day that the lunar calendar does not have.
std::optional<Date> date_of(const LunarDate& lunar);

// Tết of that year: date_of({year, 1, false, 1}).
std::optional<Date> tet_of(int year);

}  // namespace baophu
