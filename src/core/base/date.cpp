#include "core/base/date.h"

#include <charconv>

#include <fmt/format.h>

namespace baophu {
namespace {

constexpr int first_year = 1800;
constexpr int last_year = 2199;

// Up to three whole numbers parted by one and the same separator.
struct Parts {
    int number[3] = {0, 0, 0};
    std::size_t digits[3] = {0, 0, 0};
    std::size_t count = 0;
    char separator = 0;
};

std::optional<Parts> split_numbers(std::string_view text) {
    Parts parts;
    while (parts.count < 3) {
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), parts.number[parts.count]);
        if (error != std::errc{} || text.front() == '-') return std::nullopt;
        parts.digits[parts.count] = static_cast<std::size_t>(end - text.data());
        text.remove_prefix(parts.digits[parts.count]);
        ++parts.count;
        if (text.empty()) return parts;
        if (text.front() != '/' && text.front() != '-') return std::nullopt;
        if (parts.separator != 0 && text.front() != parts.separator) return std::nullopt;
        parts.separator = text.front();
        text.remove_prefix(1);
        if (text.empty()) return std::nullopt;
    }
    return std::nullopt;  // A fourth part.
}

bool short_number(const Parts& parts, std::size_t i) {
    return parts.digits[i] <= 2;
}

bool year_number(const Parts& parts, std::size_t i) {
    return parts.digits[i] == 4;
}

}  // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!date.ok() || year < first_year || year > last_year) return std::nullopt;
    return Date(date);
}

std::optional<Date> Date::parse(std::string_view text) {
    const std::optional<Parts> parts = split_numbers(text);
    if (!parts || parts->count != 3) return std::nullopt;
    if (year_number(*parts, 0) && parts->separator == '-' && parts->digits[1] == 2 && parts->digits[2] == 2) {
        return of(parts->number[0], static_cast<unsigned>(parts->number[1]),
                  static_cast<unsigned>(parts->number[2]));
    }
    if (short_number(*parts, 0) && short_number(*parts, 1) && year_number(*parts, 2)) {
        return of(parts->number[2], static_cast<unsigned>(parts->number[1]),
                  static_cast<unsigned>(parts->number[0]));
    }
    return std::nullopt;
}

int Date::days_since_1970() const {
    return static_cast<int>(std::chrono::sys_days(day_).time_since_epoch().count());
}

std::string Date::iso() const {
    return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::string Date::vietnamese() const {
    return fmt::format("{:02}/{:02}/{:04}", day(), month(), year());
}

std::optional<Month> Month::of(int year, unsigned month) {
    if (year < first_year || year > last_year || month < 1 || month > 12) return std::nullopt;
    return Month(year * 12 + static_cast<int>(month) - 1);
}

std::optional<Month> Month::parse(std::string_view text) {
    if (text.starts_with('T') || text.starts_with('t')) text.remove_prefix(1);
    const std::optional<Parts> parts = split_numbers(text);
    if (!parts || parts->count != 2) return std::nullopt;
    if (short_number(*parts, 0) && year_number(*parts, 1)) {
        return of(parts->number[1], static_cast<unsigned>(parts->number[0]));
    }
    if (year_number(*parts, 0) && parts->separator == '-' && parts->digits[1] == 2) {
        return of(parts->number[0], static_cast<unsigned>(parts->number[1]));
    }
    return std::nullopt;
}

Date Month::first_day() const {
    return *Date::of(year(), month(), 1);
}

Date Month::last_day() const {
    const std::chrono::year_month_day_last last{std::chrono::year{year()},
                                                std::chrono::month_day_last{std::chrono::month{month()}}};
    return *Date::of(year(), month(), static_cast<unsigned>(last.day()));
}

std::string Month::iso() const {
    return fmt::format("{:04}-{:02}", year(), month());
}

std::string Month::vietnamese() const {
    return fmt::format("{:02}/{:04}", month(), year());
}

}  // namespace baophu
