#include "flow/intake/delivery_period.h"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "core/calendar/period.h"
#include "core/text/fold.h"

namespace baophu::intake {
namespace {

constexpr std::array unit_words{
    std::pair{std::string_view("day"), PeriodUnit::day},
    std::pair{std::string_view("month"), PeriodUnit::month},
    std::pair{std::string_view("quarter"), PeriodUnit::quarter},
    std::pair{std::string_view("half_year"), PeriodUnit::half_year},
    std::pair{std::string_view("year"), PeriodUnit::year},
};

std::optional<PeriodKind> kind_of(PeriodUnit unit) {
    switch (unit) {
        case PeriodUnit::day:
            return std::nullopt;
        case PeriodUnit::month:
            return PeriodKind::month;
        case PeriodUnit::quarter:
            return PeriodKind::quarter;
        case PeriodUnit::half_year:
            return PeriodKind::half_year;
        case PeriodUnit::year:
            return PeriodKind::year;
    }
    return std::nullopt;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// The folded words and numbers of a text; "T12/2018" is t, 12, 2018.
class Words {
public:
    explicit Words(std::string_view text) {
        const std::string folded = text::fold(text);
        std::string word;
        for (const char c : folded) {
            const bool goes_on = !word.empty() && (is_digit(c) == is_digit(word.back()));
            if (!goes_on || !(is_digit(c) || is_letter(c))) take(word);
            if (is_digit(c) || is_letter(c)) word += c;
        }
        take(word);
    }

    std::size_t size() const { return words_.size(); }

    // Also for places outside, before the first and behind the last, where nothing stands.
    bool is(std::size_t at, std::string_view word) const { return at < words_.size() && words_[at] == word; }

    std::optional<int> number(std::size_t at) const {
        if (at >= words_.size() || !is_digit(words_[at].front())) return std::nullopt;
        int number = 0;
        const std::string& word = words_[at];
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc()) return std::nullopt;
        return number;
    }

    std::optional<int> small(std::size_t at) const {
        const auto found = number(at);
        return found && words_[at].size() <= 2 ? found : std::nullopt;
    }

    // Of four digits, in the years that registers can be of.
    std::optional<int> year(std::size_t at) const {
        const auto found = number(at);
        return found && *found >= 1995 && *found <= 2199 ? found : std::nullopt;
    }

    // "năm 2018", or the year alone.
    std::optional<int> said_year(std::size_t at) const { return year(is(at, "nam") ? at + 1 : at); }

    std::optional<int> quarter(std::size_t at) const {
        constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
        for (std::size_t i = 0; i < roman.size(); ++i) {
            if (is(at, roman[i])) return static_cast<int>(i) + 1;
        }
        return small(at);
    }

private:
    void take(std::string& word) {
        if (!word.empty()) words_.push_back(std::move(word));
        word.clear();
    }

    std::vector<std::string> words_;
};

using Found = std::optional<std::string>;

Found text_of(const std::optional<Period>& period) {
    if (!period) return std::nullopt;
    return period->to_string();
}

Found text_of(std::optional<int> year, std::optional<int> month) {
    if (!year || !month || *month < 1) return std::nullopt;
    const auto found = Month::of(*year, static_cast<unsigned>(*month));
    if (!found) return std::nullopt;
    return found->iso();
}

Found text_of(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
    const auto found = Date::of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (!found) return std::nullopt;
    return found->iso();
}

// "đến ngày 31/12/2018", "thời điểm 31 tháng 12 năm 2018"
Found day_at(const Words& words, std::size_t at) {
    if (!words.is(at, "den") && !words.is(at, "diem")) return std::nullopt;
    const std::size_t day = words.is(at + 1, "ngay") ? at + 2 : at + 1;
    const std::size_t month = words.is(day + 1, "thang") ? day + 2 : day + 1;
    return text_of(words.said_year(month + 1), words.small(month), words.small(day));
}

bool after_a_day(const Words& words, std::size_t at) {
    return at >= 2 && words.small(at - 1) && words.is(at - 2, "ngay");
}

Found month_at(const Words& words, std::size_t at) {
    if (!words.is(at, "thang") && !words.is(at, "t")) return std::nullopt;
    if (after_a_day(words, at)) return std::nullopt;
    return text_of(words.said_year(at + 2), words.small(at + 1));
}

Found quarter_at(const Words& words, std::size_t at) {
    if (!words.is(at, "quy") && !words.is(at, "q")) return std::nullopt;
    const auto quarter = words.quarter(at + 1);
    const auto year = words.said_year(at + 2);
    if (!quarter || !year) return std::nullopt;
    return text_of(Period::of_quarter(*year, *quarter));
}

Found half_year_at(const Words& words, std::size_t at) {
    const bool six_months = words.number(at) == 6 && words.is(at + 1, "thang");
    const bool first = words.is(at + 2, "dau");
    const auto year = words.said_year(at + 3);
    if (!six_months || (!first && !words.is(at + 2, "cuoi")) || !year) return std::nullopt;
    return text_of(Period::of_half_year(*year, first ? 1 : 2));
}

// "năm 2018", but not that of a month, a quarter or a half-year.
Found year_at(const Words& words, std::size_t at) {
    if (!words.is(at, "nam")) return std::nullopt;
    const bool part =
        at > 0 && (words.quarter(at - 1) || words.is(at - 1, "dau") || words.is(at - 1, "cuoi"));
    const auto year = words.year(at + 1);
    if (part || !year) return std::nullopt;
    return text_of(Period::of_year(*year));
}

Found told_at(const Words& words, std::size_t at, PeriodUnit unit) {
    switch (unit) {
        case PeriodUnit::day:
            return day_at(words, at);
        case PeriodUnit::month:
            return month_at(words, at);
        case PeriodUnit::quarter:
            return quarter_at(words, at);
        case PeriodUnit::half_year:
            return half_year_at(words, at);
        case PeriodUnit::year:
            return year_at(words, at);
    }
    return std::nullopt;
}

// "2018", "2018-12", "2018-Q4", "2018-H1" or "2018-12-31" from the year on. Longer forms are no
// shorter ones: "2018-12" tells no year.
Found canonical_at(const Words& words, std::size_t at, PeriodUnit unit) {
    const auto year = words.year(at);
    if (!year || (at > 0 && words.is(at - 1, "nam"))) return std::nullopt;
    const auto month = words.small(at + 1);
    const auto day = words.small(at + 2);
    const auto part = words.small(at + 2);
    const bool quarter = words.is(at + 1, "q") && part;
    const bool half_year = words.is(at + 1, "h") && part;
    if (unit == PeriodUnit::day) return text_of(year, month, day);
    if (unit == PeriodUnit::month) return day ? std::nullopt : text_of(year, month);
    if (unit == PeriodUnit::quarter)
        return quarter ? text_of(Period::of_quarter(*year, *part)) : std::nullopt;
    if (unit == PeriodUnit::half_year)
        return half_year ? text_of(Period::of_half_year(*year, *part)) : std::nullopt;
    const bool of_a_part = at > 0 && words.quarter(at - 1);
    if (month || quarter || half_year || of_a_part) return std::nullopt;
    return text_of(Period::of_year(*year));
}

}  // namespace

std::optional<PeriodUnit> parse_period_unit(std::string_view word) {
    for (const auto& [known, unit] : unit_words) {
        if (known == word) return unit;
    }
    return std::nullopt;
}

std::optional<std::string> parse_period(std::string_view text, PeriodUnit unit) {
    if (unit == PeriodUnit::day) {
        const std::optional<Date> day = Date::parse(text);
        if (!day) return std::nullopt;
        return day->iso();
    }
    const std::optional<Period> period = Period::parse(text);
    if (!period || period->kind() != kind_of(unit)) return std::nullopt;
    return period->to_string();
}

Date last_day_of(std::string_view period) {
    if (const auto day = Date::parse(period)) return *day;
    return Period::parse(period)->last_day();
}

std::string period_title(std::string_view period) {
    if (const auto day = Date::parse(period)) return "Tính đến ngày " + day->vietnamese();
    const Period found = *Period::parse(period);
    const std::string year = " năm " + std::to_string(found.first_month().year());
    const unsigned month = found.first_month().month();
    switch (found.kind()) {
        case PeriodKind::month:
            return "Tháng " + std::to_string(month) + year;
        case PeriodKind::quarter:
            return "Quý " + std::to_string((month + 2) / 3) + year;
        case PeriodKind::half_year:
            return std::string(month == 1 ? "6 tháng đầu" : "6 tháng cuối") + year;
        case PeriodKind::year:
            break;
    }
    return "Năm " + std::to_string(found.first_month().year());
}

std::set<std::string> periods_in(std::string_view title, PeriodUnit unit) {
    std::set<std::string> found;
    const Words words(title);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (const Found told = told_at(words, at, unit)) found.insert(*told);
    }
    return found;
}

std::set<std::string> periods_in_file_name(std::string_view file_name, PeriodUnit unit) {
    const std::string_view stem = file_name.substr(0, file_name.rfind('.'));
    std::set<std::string> found = periods_in(stem, unit);
    const Words words(stem);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (const Found told = canonical_at(words, at, unit)) found.insert(*told);
    }
    return found;
}

}  // namespace baophu::intake
