// Which days are worked, why not, and what says so.
//
//   CAL-4  A day of the week that is off, a holiday, a day that makes up for one, and a day
//          swapped with a weekly day off are not worked; a weekly day off that was swapped is.
//   CAL-5  A holiday on a weekly day off is made up for on the next day that is neither a weekly
//          day off, nor a holiday, nor makes up for another.
//   CAL-6  Where it was never announced which days of Tết or which neighbour of the National Day
//          are off, the days that are off either way are sure, and the others undecided: counted
//          as worked, so that no deadline is told too late, and marked unsure. So is a holiday of
//          which nobody knows whether it is law. Where an announcement is not sure, the days
//          that hang on it are no surer.
//   CAL-7  A result carries the lowest confidence among the days that it counted or passed.
//
// The calendar is that of agencies with Saturday and Sunday off. It answers from the first whole
// year of the Labour Code of 2012 to the end of lunar.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/calendar/holidays.h"

namespace baophu {

enum class DayKind {
    working,
    weekly_day_off,
    holiday,
    made_up,         // Makes up for a holiday on a weekly day off.
    swapped_off,     // A working day that was swapped for a weekly day off.
    swapped_worked,  // That weekly day off.
    undecided,       // CAL-6
};

// "made_up", as the words name it.
std::string_view to_word(DayKind kind);

struct DayState {
    Date date;
    DayKind kind = DayKind::working;
    Confidence confidence = Confidence::sure;
    std::string holiday;  // Its id; empty where no holiday is the reason.
    Title title;          // Of that holiday.
    std::vector<DayGround> grounds;

    bool worked() const {
        return kind == DayKind::working || kind == DayKind::swapped_worked || kind == DayKind::undecided;
    }
};

struct ReachedDay {
    Date date;
    Confidence confidence;
};

struct DayCount {
    int days;
    Confidence confidence;
};

// What happens to a due day that is not worked. Which of them a report follows is a parameter.
enum class DueShift { none, to_day_before, to_day_after };

class WorkingCalendar {
public:
    static WorkingCalendar load();
    explicit WorkingCalendar(HolidayRecord record);

    Date first_day() const { return first_day_; }
    Date last_day() const { return last_day_; }

    // This and all below: throws Failure(calendar_outside_record) for a day outside.
    DayState day(const Date& date) const;
    bool is_working_day(const Date& date) const { return day(date).worked(); }

    // The first day worked after `date`.
    ReachedDay next_working_day(const Date& date) const { return add_working_days(date, 1); }

    // The n-th day worked after `date`, which is not counted itself; before it if n is negative.
    // 0 is the day itself, or the next one worked.
    ReachedDay add_working_days(const Date& date, int n) const;

    DayCount working_days_in(const DateRange& range) const;

    ReachedDay due_day(const Date& due, DueShift shift) const;

    // The days of `year` that are other than their day of the week says, in order.
    std::vector<DayState> special_days(int year) const;

private:
    using Special = std::map<Date, DayState>;

    HolidayRecord record_;
    Date first_day_;
    Date last_day_;
    Special special_;
};

}  // namespace baophu
