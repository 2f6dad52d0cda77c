#include "core/calendar/working_days.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/calendar/lunar.h"

namespace baophu {
namespace {

constexpr int tet_days_before_usual = 2;

// What is still open, or was said, of a year.
struct Choice {
    int tet_days_before = tet_days_before_usual;
    NationalDayNeighbour national_day = NationalDayNeighbour::after;
    bool unknown_holidays = false;  // Whether a holiday that nobody could confirm is one.

    std::optional<DayGround> tet_said;
    std::optional<DayGround> national_day_said;
};

bool is_weekly_day_off(const HolidayRecord& record, const Date& date) {
    return std::ranges::find(record.weekly.off, weekday_of(date)) != record.weekly.off.end();
}

Choice said_of(const HolidayRecord& record, int year) {
    Choice choice;
    for (const Announcement& said : record.announcements) {
        if (said.year != year) continue;
        if (said.days_before_tet) {
            choice.tet_days_before = *said.days_before_tet;
            choice.tet_said = said.ground;
        }
        if (said.national_day) {
            choice.national_day = *said.national_day;
            choice.national_day_said = said.ground;
        }
    }
    return choice;
}

// One year under one choice.
class YearOfHolidays {
public:
    YearOfHolidays(const HolidayRecord& record, int year, const Choice& choice)
        : record_(record), choice_(choice) {
        for (const Holiday& holiday : record.holidays)
            add(holiday, holiday.in_year(year));
        make_up();
    }

    const std::map<Date, DayState>& days() const { return days_; }

private:
    void add(const Holiday& holiday, const Date& day) {
        const HolidayValue* const value = holiday.on(day);
        if (value == nullptr) return;
        const int days = value->days.value_or(choice_.unknown_holidays ? 1 : 0);
        if (days == 0) return;
        const bool tet = holiday.calendar == HolidayCalendar::tet;
        const bool before = choice_.national_day == NationalDayNeighbour::before;
        const int lead = tet ? choice_.tet_days_before : days > 1 && before ? days - 1 : 0;
        const auto& said = tet ? choice_.tet_said : days > 1 ? choice_.national_day_said : std::nullopt;
        for (int i = 0; i < days; ++i)
            put(holiday, plus_days(day, i - lead), value->ground, i == lead ? std::nullopt : said);
    }

    // `said` is what chose the day; the feast itself needs nobody to choose it.
    void put(const Holiday& holiday, const Date& date, const DayGround& ground,
             const std::optional<DayGround>& said) {
        DayState state{.date = date,
                       .kind = DayKind::holiday,
                       .confidence = ground.confidence,
                       .holiday = holiday.id,
                       .title = holiday.title,
                       .grounds = {ground}};
        if (said) state.grounds.push_back(*said);
        days_.emplace(date, std::move(state));
    }

    // CAL-5
    void make_up() {
        const std::map<Date, DayState> holidays = days_;
        for (const auto& [date, holiday] : holidays) {
            if (!is_weekly_day_off(record_, date)) continue;
            const auto rule = std::ranges::find_if(
                record_.made_up, [&day = date](const MadeUpRule& each) { return each.holds_on(day); });
            if (rule == record_.made_up.end()) continue;
            Date next = plus_days(date, 1);
            while (is_weekly_day_off(record_, next) || days_.contains(next))
                next = plus_days(next, 1);
            DayState state = holiday;
            state.date = next;
            state.kind = DayKind::made_up;
            state.grounds.push_back(rule->ground);
            days_.emplace(next, std::move(state));
        }
    }

    const HolidayRecord& record_;
    const Choice& choice_;
    std::map<Date, DayState> days_;
};

using Days = std::map<Date, DayState>;

// The dates that are off in one of the two only.
std::vector<Date> differing(const Days& one, const Days& other) {
    std::vector<Date> dates;
    for (const auto& [date, state] : one)
        if (!other.contains(date)) dates.push_back(date);
    for (const auto& [date, state] : other)
        if (!one.contains(date)) dates.push_back(date);
    return dates;
}

// CAL-6: a day that the other way would change is as sure as what was said, and undecided
// where nothing was.
void weigh(const Days& chosen, const Days& otherwise, const std::optional<DayGround>& said, Days& weighed) {
    if (said && said->confidence == Confidence::sure) return;
    for (const Date& date : differing(chosen, otherwise)) {
        const bool off = chosen.contains(date);
        DayState state = off ? chosen.at(date) : otherwise.at(date);
        if (!said) {
            state.kind = DayKind::undecided;
        } else if (!off) {
            state.kind = DayKind::working;
            state.grounds.push_back(*said);
        }
        state.confidence = weaker(state.confidence, said ? said->confidence : Confidence::unsure);
        weighed.insert_or_assign(date, std::move(state));
    }
}

Days holidays_of(const HolidayRecord& record, int year) {
    const Choice choice = said_of(record, year);
    Choice other_tet = choice;
    other_tet.tet_days_before = choice.tet_days_before == 1 ? 2 : 1;
    Choice other_neighbour = choice;
    other_neighbour.national_day = choice.national_day == NationalDayNeighbour::after
                                       ? NationalDayNeighbour::before
                                       : NationalDayNeighbour::after;
    Choice other_holidays = choice;
    other_holidays.unknown_holidays = true;
    const Days chosen = YearOfHolidays(record, year, choice).days();
    Days weighed = chosen;
    weigh(chosen, YearOfHolidays(record, year, other_tet).days(), choice.tet_said, weighed);
    weigh(chosen, YearOfHolidays(record, year, other_neighbour).days(), choice.national_day_said, weighed);
    weigh(chosen, YearOfHolidays(record, year, other_holidays).days(), std::nullopt, weighed);
    return weighed;
}

DayState swapped(const Date& date, DayKind kind, const DayGround& ground) {
    return {.date = date,
            .kind = kind,
            .confidence = ground.confidence,
            .holiday = "",
            .title = {},
            .grounds = {ground}};
}

// The first year that begins within the record.
int first_year(const HolidayRecord& record) {
    const Date first = record.first_day();
    return first == *Date::of(first.year(), 1, 1) ? first.year() : first.year() + 1;
}

// Whether a day is off that might have been a holiday is no question on a weekly day off.
bool is_idle_doubt(const DayState& state) {
    return state.kind == DayKind::undecided || state.kind == DayKind::working;
}

}  // namespace

std::string_view to_word(DayKind kind) {
    constexpr std::array<std::string_view, 7> words{"working",     "weekly_day_off", "holiday",  "made_up",
                                                    "swapped_off", "swapped_worked", "undecided"};
    return words[static_cast<std::size_t>(kind)];
}

WorkingCalendar WorkingCalendar::load() {
    return WorkingCalendar(HolidayRecord::load());
}

WorkingCalendar::WorkingCalendar(HolidayRecord record)
    : record_(std::move(record)),
      first_day_(*Date::of(first_year(record_), 1, 1)),
      last_day_(*Date::of(last_lunar_year, 12, 31)) {
    for (int year = first_day_.year(); year <= last_day_.year(); ++year)
        special_.merge(holidays_of(record_, year));
    for (const Announcement& said : record_.announcements) {
        if (!said.off) continue;
        special_.insert_or_assign(*said.off, swapped(*said.off, DayKind::swapped_off, said.ground));
        special_.insert_or_assign(*said.worked, swapped(*said.worked, DayKind::swapped_worked, said.ground));
    }
}

DayState WorkingCalendar::day(const Date& date) const {
    if (date < first_day_ || date > last_day_) {
        throw Failure(fault::calendar_outside_record, {{"date", date.vietnamese()},
                                                       {"first", first_day_.vietnamese()},
                                                       {"last", last_day_.vietnamese()}});
    }
    const auto special = special_.find(date);
    const bool weekly = is_weekly_day_off(record_, date);
    if (special != special_.end() && !(weekly && is_idle_doubt(special->second))) return special->second;
    if (weekly) return swapped(date, DayKind::weekly_day_off, record_.weekly.ground);
    return DayState{.date = date, .holiday = "", .title = {}, .grounds = {}};
}

ReachedDay WorkingCalendar::add_working_days(const Date& date, int n) const {
    const int step = n < 0 ? -1 : 1;
    int left = n < 0 ? -n : n;
    Date at = date;
    DayState state = day(at);
    Confidence confidence = n == 0 ? state.confidence : Confidence::sure;
    while (left > 0 || (n == 0 && !state.worked())) {
        at = plus_days(at, step);
        state = day(at);
        confidence = weaker(confidence, state.confidence);  // CAL-7
        if (state.worked()) --left;
    }
    return {.date = at, .confidence = confidence};
}

DayCount WorkingCalendar::working_days_in(const DateRange& range) const {
    DayCount count{.days = 0, .confidence = Confidence::sure};
    for (Date at = range.first; at <= range.last; at = plus_days(at, 1)) {
        const DayState state = day(at);
        count.confidence = weaker(count.confidence, state.confidence);
        if (state.worked()) ++count.days;
    }
    return count;
}

ReachedDay WorkingCalendar::due_day(const Date& due, DueShift shift) const {
    const DayState state = day(due);
    if (shift == DueShift::none || state.worked()) return {.date = due, .confidence = state.confidence};
    const ReachedDay reached = add_working_days(due, shift == DueShift::to_day_before ? -1 : 1);
    return {.date = reached.date, .confidence = weaker(state.confidence, reached.confidence)};
}

std::vector<DayState> WorkingCalendar::special_days(int year) const {
    std::vector<DayState> days;
    for (const auto& [date, state] : special_) {
        if (date.year() != year || state.kind == DayKind::working) continue;
        if (state.kind != DayKind::undecided || day(date).kind == DayKind::undecided) days.push_back(state);
    }
    return days;
}

}  // namespace baophu
