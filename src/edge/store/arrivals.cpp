#include "edge/store/arrivals.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include <fmt/format.h>

#include "edge/store/clock.h"

namespace baophu::store {
namespace {

constexpr int months_of_year = 12;

int months_in(PeriodKind kind) {
    switch (kind) {
        case PeriodKind::month:
            return 1;
        case PeriodKind::quarter:
            return 3;
        case PeriodKind::half_year:
            return 6;
        case PeriodKind::year:
            return months_of_year;
    }
    return 1;
}

// A period by its last month.
struct Period {
    Month last;
    PeriodKind kind;

    Date last_day() const { return last.last_day(); }
    bool holds(const Date& day) const {
        return last.plus(1 - months_in(kind)).first_day() <= day && day <= last_day();
    }

    std::string name() const {
        const int part = static_cast<int>(last.month()) / months_in(kind);
        switch (kind) {
            case PeriodKind::month:
                return last.iso();
            case PeriodKind::quarter:
                return fmt::format("{:04}-Q{}", last.year(), part);
            case PeriodKind::half_year:
                return fmt::format("{:04}-H{}", last.year(), part);
            case PeriodKind::year:
                return fmt::format("{:04}", last.year());
        }
        return "";
    }
};

bool ends_period(Month month, PeriodKind kind) {
    return static_cast<int>(month.month()) % months_in(kind) == 0;
}

Date due_of(const Agreement& agreement, const Period& period) {
    const Month month = period.last.plus(agreement.due_months_after);
    const auto day = Date::of(month.year(), month.month(), static_cast<unsigned>(agreement.due_day));
    return day ? *day : month.last_day();
}

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// The last day of what a delivery calls its period: "2018", "2018-Q4", "2018-H1", "2018-12", "2018-12-31".
std::optional<Date> last_day_of(std::string_view period) {
    constexpr std::size_t year_digits = 4;
    constexpr std::size_t with_part = 7;  // "2018-Q4", "2018-12"
    if (const auto day = Date::parse(period)) return day;
    const auto year = number_of(period.substr(0, year_digits));
    if (!year) return std::nullopt;
    if (period.size() == year_digits) return Date::of(*year, months_of_year, 31);
    if (period.size() != with_part) return std::nullopt;
    const char kind = period[year_digits + 1];
    if (kind != 'Q' && kind != 'H') {
        const auto month = Month::parse(period);
        return month ? std::optional(month->last_day()) : std::nullopt;
    }
    const auto part = number_of(period.substr(year_digits + 2));
    if (!part) return std::nullopt;
    const auto month = Month::of(*year, static_cast<unsigned>(*part * (kind == 'Q' ? 3 : 6)));
    return month ? std::optional(month->last_day()) : std::nullopt;
}

const DeliveryEntry* first_received(const Agreement& agreement, const Period& period,
                                    std::span<const DeliveryEntry> deliveries) {
    const DeliveryEntry* first = nullptr;
    for (const DeliveryEntry& delivery : deliveries) {
        if (delivery.sender != agreement.sender || delivery.dataset != agreement.dataset) continue;
        const auto day = last_day_of(delivery.period);
        if (!day || !period.holds(*day)) continue;
        if (first == nullptr || delivery.received_at < first->received_at) first = &delivery;
    }
    return first;
}

int days_between(const Date& earlier, const Date& later) {
    return later.days_since_1970() - earlier.days_since_1970();
}

Arrival judge(const Agreement& agreement, const Period& period, const DeliveryEntry* delivery,
              const Date& today) {
    Arrival arrival{.agreement = agreement.id,
                    .sender = agreement.sender,
                    .dataset = agreement.dataset,
                    .period = period.name(),
                    .due = due_of(agreement, period),
                    .state = ArrivalState::not_yet_due,
                    .days = 0,
                    .received = std::nullopt,
                    .sha256 = ""};
    if (delivery != nullptr) {
        const auto received = instant_of(delivery->received_at);
        arrival.received = received ? day_in_vietnam(*received) : arrival.due;
        arrival.sha256 = delivery->sha256;
        arrival.days = std::max(0, days_between(arrival.due, *arrival.received));
        arrival.state = arrival.days == 0 ? ArrivalState::on_time : ArrivalState::late;
    } else if (arrival.due < today) {
        arrival.days = days_between(arrival.due, today);
        arrival.state = ArrivalState::missing;
    }
    return arrival;
}

bool agreed(const Agreement& agreement, const Period& period) {
    return agreement.from <= period.last_day() && (!agreement.to || period.last_day() <= *agreement.to);
}

}  // namespace

std::string_view to_word(ArrivalState state) {
    switch (state) {
        case ArrivalState::on_time:
            return "on_time";
        case ArrivalState::late:
            return "late";
        case ArrivalState::missing:
            return "missing";
        case ArrivalState::not_yet_due:
            return "not_yet_due";
    }
    return "";
}

std::vector<Arrival> expected_arrivals(std::span<const Agreement> agreements,
                                       std::span<const DeliveryEntry> deliveries, Month first, Month last,
                                       const Date& today) {
    std::vector<Arrival> arrivals;
    for (const Agreement& agreement : agreements) {
        for (Month due = first; due <= last; due = due.plus(1)) {
            const Period period{.last = due.plus(-agreement.due_months_after), .kind = agreement.period};
            if (!ends_period(period.last, period.kind) || !agreed(agreement, period)) continue;
            arrivals.push_back(
                judge(agreement, period, first_received(agreement, period, deliveries), today));
        }
    }
    std::ranges::stable_sort(arrivals, {}, [](const Arrival& arrival) {
        return std::tie(arrival.due, arrival.sender, arrival.dataset);
    });
    return arrivals;
}

}  // namespace baophu::store
