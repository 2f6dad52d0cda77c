#include "core/documents/cell_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "core/base/date.h"

namespace baophu {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The letters and zeros of the first section that are placeholders: without quoted text,
// escaped characters, fill and blank markers, and what stands in brackets, of which only elapsed
// time ([h], [mm], [s]) is a placeholder.
std::string placeholders(std::string_view code) {
    std::string found;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = code.find('"', i + 1);
            if (i == std::string_view::npos) break;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t close = code.find(']', i);
            if (close == std::string_view::npos) break;
            const char inside = lower(code[i + 1]);
            if (inside == 'h' || inside == 'm' || inside == 's') found += 'h';
            i = close;
        } else {
            found += lower(c);
        }
    }
    return found;
}

bool holds(std::string_view text, std::string_view any_of) {
    return text.find_first_of(any_of) != std::string_view::npos;
}

bool is_number(std::string_view text) {
    return !text.empty() &&
           (text.front() == '-' || (text.front() >= '0' && text.front() <= '9') || text.front() == '.');
}

std::optional<double> parse_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!is_number(text)) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

bool only_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string with_zeros(std::string text, int zeros) {
    const std::size_t digits = text.size();
    if (!only_digits(text) || digits >= static_cast<std::size_t>(zeros)) return text;
    return std::string(static_cast<std::size_t>(zeros) - digits, '0') + text;
}

std::string number_text(double number) {
    constexpr double exact = 9'007'199'254'740'992;  // 2^53
    if (number == std::trunc(number) && std::abs(number) <= exact) return fmt::format("{:.0f}", number);
    return fmt::format("{}", number);
}

constexpr int seconds_of_day = 86'400;

std::string clock_text(int seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
}

std::optional<Date> day_of(int serial, DateSystem system) {
    using namespace std::chrono;
    constexpr int false_leap_day = 60;
    if (system == DateSystem::from_1900 && serial == false_leap_day) return std::nullopt;
    const sys_days zero = system == DateSystem::from_1904 ? sys_days{1904y / January / 1}
                          : serial < false_leap_day       ? sys_days{1899y / December / 31}
                                                          : sys_days{1899y / December / 30};
    const year_month_day day{zero + days{serial}};
    return Date::of(int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

// A serial number counts days, and its fraction is the time of the day, rounded to the second.
std::optional<std::string> date_text(double serial, const CellFormat& format, DateSystem system) {
    constexpr double last = 109'574;  // 31/12/2199 by the system from 1900.
    if (serial < 0 || serial > last) return std::nullopt;
    int day = static_cast<int>(serial);
    int seconds = static_cast<int>(std::lround((serial - day) * seconds_of_day));
    if (seconds == seconds_of_day) {
        ++day;
        seconds = 0;
    }
    if (format.kind == CellFormat::Kind::time && day == 0) return clock_text(seconds);
    const std::optional<Date> date = day_of(day, system);
    if (!date) return std::nullopt;
    return seconds == 0 ? date->vietnamese() : date->vietnamese() + " " + clock_text(seconds);
}

}  // namespace

CellFormat cell_format_of(std::string_view code) {
    if (lower(code.empty() ? ' ' : code.front()) == 'g' && code.size() == 7) return {};  // "General"
    const std::string found = placeholders(code);
    // "m" is a month or a minute; beside h or s it is a minute.
    const bool clock = holds(found, "hs");
    const bool day = holds(found, "dy") || (holds(found, "m") && !clock);
    if (day) return {.kind = clock ? CellFormat::Kind::date_time : CellFormat::Kind::date};
    if (clock) return {.kind = CellFormat::Kind::time};
    if (found.size() > 1 && found.find_first_not_of('0') == std::string::npos) {
        return {.zeros = static_cast<int>(found.size())};
    }
    return {};
}

CellFormat builtin_cell_format(int id) {
    using enum CellFormat::Kind;
    if (id == 22) return {.kind = date_time};
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return {.kind = time};
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return {.kind = date};
    return {};
}

std::string cell_text(std::string_view written, const CellFormat& format, DateSystem system) {
    if (format.kind == CellFormat::Kind::number && only_digits(written)) {
        return with_zeros(std::string(written), format.zeros);
    }
    const std::optional<double> number = parse_number(written);
    if (!number) return std::string(written);
    if (format.kind == CellFormat::Kind::number) return with_zeros(number_text(*number), format.zeros);
    return date_text(*number, format, system).value_or(std::string(written));
}

}  // namespace baophu
