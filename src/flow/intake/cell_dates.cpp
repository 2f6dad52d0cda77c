// Cells that are days, months, quarters and years.
#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/base/fault_codes.h"
#include "core/calendar/period.h"
#include "flow/intake/cell_readings.h"

namespace baophu::intake {
namespace {

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// "43465" -> 31/12/2018: a spreadsheet's own number of a day, where the format of a date got lost.
// Five digits reach from 1927 to 2173, and no year has so many.
std::optional<Date> day_of_serial(std::string_view text) {
    using namespace std::chrono;
    constexpr std::size_t digits = 5;
    const std::optional<int> serial = text.size() == digits ? number_in(text) : std::nullopt;
    constexpr int least = 10'000;
    if (!serial || *serial < least) return std::nullopt;
    const year_month_day day{sys_days{1899y / December / 30} + days{*serial}};
    return Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                    static_cast<unsigned>(day.day()));
}

struct DayAndTime {
    std::string_view day;
    std::string_view time;
};

DayAndTime parted(std::string_view text) {
    const std::size_t blank = text.find_first_of(" T");
    if (blank == std::string_view::npos) return {text, ""};
    return {text.substr(0, blank), trimmed(text.substr(blank + 1))};
}

bool is_time(std::string_view text) {
    return text.size() >= 4 && text.front() >= '0' && text.front() <= '2' &&
           text.find_first_not_of("0123456789:.") == std::string_view::npos &&
           text.find(':') != std::string_view::npos;
}

// "12/31/2018" and "12-31-2018": a day only if read month first.
bool month_first(std::string_view text) {
    const std::size_t first = text.find_first_of("/-");
    const std::size_t second = first == std::string_view::npos ? first : text.find(text[first], first + 1);
    if (second == std::string_view::npos) return false;
    const std::string turned = std::string(text.substr(first + 1, second - first)) +
                               std::string(text.substr(0, first + 1)) + std::string(text.substr(second + 1));
    return Date::parse(turned).has_value();
}

}  // namespace

Read read_date(std::string_view text) {
    if (const auto day = Date::parse(text)) return TypedCell{.value = *day};
    if (const auto day = day_of_serial(text)) return TypedCell{.value = *day, .repaired = true};
    const auto [written, time] = parted(text);
    if (const auto day = Date::parse(written); day && is_time(time)) {
        const bool midnight = time.find_first_of("123456789") == std::string_view::npos;
        return TypedCell{.value = *day, .repaired = !midnight};
    }
    std::string with_slashes(text);
    std::ranges::replace(with_slashes, '.', '/');
    if (const auto day = Date::parse(with_slashes)) return TypedCell{.value = *day, .repaired = true};
    return month_first(written) ? fault::cell_date_month_first : fault::cell_not_date;
}

Read read_birth_date(std::string_view text) {
    constexpr int first_year = 1900;
    constexpr std::size_t year_digits = 4;
    if (const auto month = Month::parse(text); month && month->year() >= first_year)
        return TypedCell{.value = month->first_day(), .repaired = true};
    const auto year = text.size() == year_digits ? number_in(text) : std::nullopt;
    if (!year) return read_date(text);
    const auto day = *year >= first_year ? Date::of(*year, 1, 1) : std::nullopt;
    if (!day) return fault::cell_not_date;
    return TypedCell{.value = *day, .repaired = true};
}

Read read_month(std::string_view text) {
    const std::optional<Month> month = Month::parse(text);
    if (!month) return fault::cell_not_month;
    return TypedCell{.value = month->first_day()};
}

Read read_quarter(std::string_view text) {
    if (const auto canonical = parse_period(text, PeriodUnit::quarter))
        return TypedCell{.value = Period::parse(*canonical)->first_day()};
    const bool named = text.find_first_not_of("0123456789/-") != std::string_view::npos;
    const auto told = periods_in(named ? std::string(text) : "quy " + std::string(text), PeriodUnit::quarter);
    if (told.size() != 1) return fault::cell_not_quarter;
    return TypedCell{.value = Period::parse(*told.begin())->first_day()};
}

Read read_year(std::string_view text) {
    constexpr int first_year = 1995;
    constexpr int last_year = 2199;
    const std::optional<int> year = number_in(text);
    if (!year || *year < first_year || *year > last_year) return fault::cell_not_year;
    return TypedCell{.value = std::int64_t{*year}};
}

}  // namespace baophu::intake
