#include "edge/store/clock.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "core/base/date.h"

namespace baophu::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr hours vietnam{7};

}  // namespace

std::string to_text(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

namespace {

std::optional<unsigned> two_digits(std::string_view text, std::size_t at, unsigned largest) {
    unsigned number = 0;  // Not signed: a minus is no digit.
    const char* begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + 2, number);
    if (error != std::errc{} || end != begin + 2 || number > largest) return std::nullopt;
    return number;
}

// "09:30:00" at position `at`.
std::optional<seconds> time_at(std::string_view text, std::size_t at) {
    if (text.size() < at + 8 || text[at + 2] != ':' || text[at + 5] != ':') return std::nullopt;
    const auto hour = two_digits(text, at, 23);
    const auto minute = two_digits(text, at + 3, 59);
    const auto second = two_digits(text, at + 6, 59);
    if (!hour || !minute || !second) return std::nullopt;
    return hours(*hour) + minutes(*minute) + seconds(*second);
}

// "Z", "+07:00", "-03:30".
std::optional<seconds> offset_of(std::string_view text) {
    if (text == "Z") return seconds(0);
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const auto hour = two_digits(text, 1, 14);
    const auto minute = two_digits(text, 4, 59);
    if (!hour || !minute) return std::nullopt;
    const seconds offset = hours(*hour) + minutes(*minute);
    return text[0] == '-' ? -offset : offset;
}

constexpr std::size_t date_length = 10;  // "2019-03-29"
constexpr std::size_t time_length = 8;   // "09:30:00"

std::optional<Instant> parse(std::string_view text) {
    const auto date = Date::parse(text.substr(0, date_length));
    if (!date || date->iso() != text.substr(0, date_length)) return std::nullopt;
    const Instant day = std::chrono::sys_days(std::chrono::days(date->days_since_1970()));
    if (text.size() == date_length) return day - vietnam;
    if (text[date_length] != 'T') return std::nullopt;
    const auto time = time_at(text, date_length + 1);
    if (!time) return std::nullopt;
    const auto offset = offset_of(text.substr(date_length + 1 + time_length));
    if (!offset) return std::nullopt;
    return day + *time - *offset;
}

}  // namespace

Instant system_now() {
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

std::string now_utc() {
    return to_text(system_now());
}

std::optional<Instant> instant_of(std::string_view text) {
    return parse(text);
}

std::string end_of_day(const Date& day) {
    const Instant begin = std::chrono::sys_days(std::chrono::days(day.days_since_1970()));
    return to_text(begin - vietnam + std::chrono::days(1) - seconds(1));
}

std::optional<std::string> to_utc(std::string_view text) {
    const auto instant = parse(text);
    if (!instant) return std::nullopt;
    return to_text(*instant);
}

std::string in_vietnam(std::string_view utc) {
    const auto instant = parse(utc);
    if (!instant) return std::string(utc);
    const std::string local = to_text(*instant + vietnam);  // "2019-03-29T09:30:00Z"
    return local.substr(8, 2) + "/" + local.substr(5, 2) + "/" + local.substr(0, 4) + " " +
           local.substr(11, 5);
}

Date day_in_vietnam(Instant instant) {
    constexpr std::size_t day_length = 10;
    return *Date::parse(in_vietnam(to_text(instant)).substr(0, day_length));
}

Date today() {
    return day_in_vietnam(system_now());
}

}  // namespace baophu::store
