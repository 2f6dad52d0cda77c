#include "core/calendar/holidays.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/calendar/lunar.h"

namespace baophu {
namespace {

constexpr std::string_view holidays_path = "data/calendar/holidays.yaml";
constexpr std::string_view announcements_path = "data/calendar/announcements.yaml";

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const char* const end = text.data() + text.size();
    if (text.empty() || std::from_chars(text.data(), end, number).ptr != end) return std::nullopt;
    return number;
}

int number_field(const YamlFields& fields, const std::string& key) {
    const std::optional<int> number = number_of(fields.text(key));
    if (!number) fields.broken(key + " is no number");
    return *number;
}

std::optional<int> read_days(const YamlFields& fields) {
    const std::string days = fields.text("days");
    if (days == "unknown") return std::nullopt;
    if (days == "none") return 0;
    return number_field(fields, "days");
}

HolidayValue read_value(const YamlFields& fields) {
    fields.only({"from", "to", "days", "law", "article", "confidence", "checked", "note"});
    return {.from = fields.date("from"),
            .to = fields.maybe_date("to"),
            .days = read_days(fields),
            .ground = read_ground(fields)};
}

MadeUpRule read_made_up(const YamlFields& fields) {
    fields.only({"from", "to", "law", "article", "confidence", "checked", "note"});
    return {.from = fields.date("from"), .to = fields.maybe_date("to"), .ground = read_ground(fields)};
}

void require_chain(const YamlFields& fields, const auto& values) {
    if (values.empty()) fields.broken("no value");
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool last = i + 1 == values.size();
        if (values[i].to.has_value() == last) fields.broken("the last value is open, and no other");
        if (!last && plus_days(*values[i].to, 1) != values[i + 1].from) fields.broken("a gap or an overlap");
    }
}

// "01-01", "lunar 03-10", "tet"
void read_day(const YamlFields& fields, Holiday& holiday) {
    std::string_view text;
    const std::string written = fields.text("day");
    text = written;
    if (text == "tet") return;
    constexpr std::string_view lunar = "lunar ";
    holiday.calendar = text.starts_with(lunar) ? HolidayCalendar::lunar : HolidayCalendar::solar;
    if (text.starts_with(lunar)) text.remove_prefix(lunar.size());
    const auto month = number_of(text.substr(0, 2));
    const auto day = text.size() == 5 ? number_of(text.substr(3)) : std::nullopt;
    if (!month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        fields.broken("day is no month and day");
    holiday.month = static_cast<unsigned>(*month);
    holiday.day = static_cast<unsigned>(*day);
}

Holiday read_holiday(const YamlFields& fields) {
    fields.only({"id", "title", "day", "values"});
    Holiday holiday{.id = fields.text("id"),
                    .title = read_title(fields),
                    .calendar = HolidayCalendar::tet,
                    .month = 1,
                    .day = 1,
                    .values = {}};
    read_day(fields, holiday);
    for (std::size_t i = 0; i < fields.list("values").size(); ++i)
        holiday.values.push_back(read_value(fields.item("values", i)));
    require_chain(fields, holiday.values);
    return holiday;
}

std::optional<NationalDayNeighbour> read_neighbour(const YamlFields& fields) {
    const auto word = fields.maybe_text("national_day");
    if (!word) return std::nullopt;
    if (*word == "before") return NationalDayNeighbour::before;
    if (*word == "after") return NationalDayNeighbour::after;
    fields.broken("national_day is before or after");
}

Announcement read_announcement(const YamlFields& fields) {
    fields.only(
        {"year", "tet", "national_day", "off", "worked", "law", "article", "confidence", "checked", "note"});
    Announcement said{.year = number_field(fields, "year"),
                      .days_before_tet = std::nullopt,
                      .national_day = read_neighbour(fields),
                      .off = fields.maybe_date("off"),
                      .worked = fields.maybe_date("worked"),
                      .ground = read_ground(fields)};
    if (fields.maybe_text("tet")) said.days_before_tet = number_field(fields, "tet");
    const int things = (said.days_before_tet ? 1 : 0) + (said.national_day ? 1 : 0) + (said.off ? 1 : 0);
    if (things != 1 || said.off.has_value() != said.worked.has_value()) fields.broken("not one of the three");
    return said;
}

WeeklyDaysOff read_weekly(const YamlFields& fields) {
    fields.only({"from", "off", "law", "article", "confidence", "checked", "note"});
    constexpr std::array<std::string_view, 7> words{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};
    WeeklyDaysOff weekly{.from = fields.date("from"), .off = {}, .ground = read_ground(fields)};
    for (const auto& each : fields.list("off")) {
        const auto* const word = std::ranges::find(words, each.as<std::string>());
        if (word == words.end()) fields.broken("off holds no day of the week");
        weekly.off.push_back(static_cast<Weekday>(word - words.begin()));
    }
    return weekly;
}

YamlFields whole(std::string_view path, std::string_view yaml) {
    return {std::string(path), "", YAML::Load(std::string(yaml))};
}

}  // namespace

Date Holiday::in_year(int year) const {
    std::optional<Date> found;
    switch (calendar) {
        case HolidayCalendar::solar:
            found = Date::of(year, month, day);
            break;
        case HolidayCalendar::lunar:
        case HolidayCalendar::tet:
            found = date_of({.year = year,
                             .month = static_cast<int>(month),
                             .leap = false,
                             .day = static_cast<int>(day)});
            break;
    }
    if (found) return *found;
    throw Failure(fault::calendar_outside_record, {{"date", std::to_string(year)},
                                                   {"first", std::to_string(first_lunar_year)},
                                                   {"last", std::to_string(last_lunar_year)}});
}

const HolidayValue* Holiday::on(const Date& date) const {
    const auto value = std::ranges::find_if(values, [&](const auto& each) { return each.holds_on(date); });
    return value == values.end() ? nullptr : &*value;
}

HolidayRecord HolidayRecord::load() {
    return read(builtin_file(holidays_path), builtin_file(announcements_path));
}

HolidayRecord HolidayRecord::read(std::string_view holidays_yaml, std::string_view announcements_yaml) {
    const YamlFields days = whole(holidays_path, holidays_yaml);
    days.only({"holidays", "weekly", "made_up"});
    if (days.list("weekly").size() != 1) days.broken("weekly has one value");
    HolidayRecord record{
        .holidays = {}, .announcements = {}, .weekly = read_weekly(days.item("weekly", 0)), .made_up = {}};
    for (std::size_t i = 0; i < days.list("holidays").size(); ++i)
        record.holidays.push_back(read_holiday(days.item("holidays", i)));
    for (std::size_t i = 0; i < days.list("made_up").size(); ++i)
        record.made_up.push_back(read_made_up(days.item("made_up", i)));
    require_chain(days, record.made_up);
    const YamlFields years = whole(announcements_path, announcements_yaml);
    years.only({"announcements"});
    for (std::size_t i = 0; i < years.list("announcements").size(); ++i)
        record.announcements.push_back(read_announcement(years.item("announcements", i)));
    return record;
}

Date HolidayRecord::first_day() const {
    Date first = weekly.from;
    for (const Holiday& holiday : holidays)
        first = std::max(first, holiday.values.front().from);
    return first;
}

}  // namespace baophu
