// Dates and months, as registers write them and as the program stores them.
//
// A Date is a day of the Gregorian calendar (1800-2199); a Month is a year and a month
// with arithmetic in months. Both print in ISO form ("2018-12-31", "2018-12") for files
// and in Vietnamese form ("31/12/2018", "12/2018") for people.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace baophu {

class Date {
public:
    // A day that exists, or nothing.
    static std::optional<Date> of(int year, unsigned month, unsigned day);

    // "31/12/2018", "31-12-2018", "1/2/2018", or ISO "2018-12-31". Nothing else: a
    // two-digit year is not guessed.
    static std::optional<Date> parse(std::string_view text);

    int year() const { return static_cast<int>(day_.year()); }
    unsigned month() const { return static_cast<unsigned>(day_.month()); }
    unsigned day() const { return static_cast<unsigned>(day_.day()); }
    int days_since_1970() const;

    std::string iso() const;         // "2018-12-31"
    std::string vietnamese() const;  // "31/12/2018"

    std::strong_ordering operator<=>(const Date& other) const = default;
    bool operator==(const Date& other) const = default;

private:
    explicit Date(std::chrono::year_month_day day) : day_(day) {}
    std::chrono::year_month_day day_;
};

class Month {
public:
    static std::optional<Month> of(int year, unsigned month);

    // "12/2018", "12-2018", "2018-12", "T12/2018".
    static std::optional<Month> parse(std::string_view text);

    int year() const { return index_ / 12; }
    unsigned month() const { return static_cast<unsigned>(index_ % 12) + 1; }
    Date first_day() const;
    Date last_day() const;

    Month plus(int months) const { return Month(index_ + months); }
    int minus(Month other) const { return index_ - other.index_; }

    std::string iso() const;         // "2018-12"
    std::string vietnamese() const;  // "12/2018"

    auto operator<=>(const Month&) const = default;

private:
    explicit Month(int index) : index_(index) {}
    int index_;  // Months since year 0.
};

}  // namespace baophu
