#include "core/calendar/period.h"

#include <charconv>

#include <fmt/format.h>

namespace baophu {
namespace {

constexpr int months_of_year = 12;
constexpr int months_of_half_year = 6;
constexpr int months_of_quarter = 3;

// The number that `text` is, if it is that many digits and nothing else.
std::optional<int> number_of_digits(std::string_view text, std::size_t digits) {
    int number = 0;
    const char* const end = text.data() + text.size();
    if (text.size() != digits || text.starts_with('-')) return std::nullopt;
    if (std::from_chars(text.data(), end, number).ptr != end) return std::nullopt;
    return number;
}

}  // namespace

std::optional<Period> Period::part_of(int year, int number, int months) {
    const std::optional<Month> january = Month::of(year, 1);
    if (!january || number < 1 || number > months_of_year / months) return std::nullopt;
    return Period(january->plus((number - 1) * months), months);
}

std::optional<Period> Period::of_year(int year) {
    return part_of(year, 1, months_of_year);
}

std::optional<Period> Period::of_half_year(int year, int half) {
    return part_of(year, half, months_of_half_year);
}

std::optional<Period> Period::of_quarter(int year, int quarter) {
    return part_of(year, quarter, months_of_quarter);
}

std::optional<Period> Period::parse(std::string_view text) {
    const std::optional<int> year = number_of_digits(text.substr(0, 4), 4);
    if (!year) return std::nullopt;
    std::string_view part = text.substr(4);
    if (part.empty()) return of_year(*year);
    if (!part.starts_with('-')) return std::nullopt;
    part.remove_prefix(1);
    if (const auto month = number_of_digits(part, 2)) return part_of(*year, *month, 1);
    const std::optional<int> number = number_of_digits(part.substr(part.empty() ? 0 : 1), 1);
    if (!number) return std::nullopt;
    if (part.front() == 'H' || part.front() == 'h') return of_half_year(*year, *number);
    if (part.front() == 'Q' || part.front() == 'q') return of_quarter(*year, *number);
    return std::nullopt;
}

std::string Period::to_string() const {
    const int before = static_cast<int>(first_.month()) - 1;
    switch (kind()) {
        case PeriodKind::year:
            return fmt::format("{:04}", first_.year());
        case PeriodKind::half_year:
            return fmt::format("{:04}-H{}", first_.year(), before / months_ + 1);
        case PeriodKind::quarter:
            return fmt::format("{:04}-Q{}", first_.year(), before / months_ + 1);
        case PeriodKind::month:
            break;
    }
    return first_.iso();
}

PeriodKind Period::kind() const {
    switch (months_) {
        case months_of_year:
            return PeriodKind::year;
        case months_of_half_year:
            return PeriodKind::half_year;
        case months_of_quarter:
            return PeriodKind::quarter;
        default:
            return PeriodKind::month;
    }
}

}  // namespace baophu
