#include "core/plan/report_calendar.h"

#include <algorithm>
#include <chrono>

namespace baophu {
namespace {

int periods_in_year(ReportEvery every) {
    switch (every) {
        case ReportEvery::quarter:
            return 4;
        case ReportEvery::half_year:
            return 2;
        case ReportEvery::year:
            return 1;
    }
    return 1;
}

std::optional<Period> period_of(ReportEvery every, int year, int number) {
    switch (every) {
        case ReportEvery::quarter:
            return Period::of_quarter(year, number);
        case ReportEvery::half_year:
            return Period::of_half_year(year, number);
        case ReportEvery::year:
            return Period::of_year(year);
    }
    return std::nullopt;
}

bool is_weekend(const Date& date) {
    const std::chrono::weekday day{std::chrono::sys_days(std::chrono::days(date.days_since_1970()))};
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

// "03-25" in 2019.
std::optional<Date> day_in_year(const std::string& month_day, int year) {
    return Date::parse(std::to_string(year) + "-" + month_day);
}

class CalendarMaker {
public:
    CalendarMaker(const Plan& plan, const Parameters& parameters, int year)
        : plan_(&plan), parameters_(&parameters), year_(year) {}

    ReportCalendar make() {
        for (const PlanReport& report : plan_->reports)
            add_report(report);
        for (const Obligation& obligation : plan_->obligations)
            add_single(obligation);
        std::ranges::stable_sort(calendar_.entries, {}, &CalendarEntry::place);
        return std::move(calendar_);
    }

private:
    void add_report(const PlanReport& report) {
        for (int number = 1; number <= periods_in_year(report.every); ++number) {
            const std::optional<Period> period = period_of(report.every, year_, number);
            if (!period || period->first_day() < plan_->document.from) continue;
            if (period->last_day() > plan_->document.to) continue;
            calendar_.entries.push_back(entry(report, *period, std::to_string(number)));
        }
    }

    CalendarEntry entry(const PlanReport& report, const Period& period, const std::string& number) {
        CalendarEntry made{.id = report.id,
                           .period = period,
                           .due = {},
                           .state = report.due.empty() ? DueState::not_stated : DueState::unknown,
                           .cut_off = day_of(report.cut_off, number, period),
                           .before_period_ends = false,
                           .on_weekend = false,
                           .shift = {}};
        if (!report.period.empty()) (void)figure(report.period, "", period);
        made.due = day_of(report.due, number, period);
        if (!made.due) return made;
        made.state = DueState::stated;
        made.before_period_ends = *made.due < period.last_day();
        made.on_weekend = is_weekend(*made.due);
        if (made.on_weekend && !report.shift.empty()) made.shift = figure(report.shift, "", period);
        return made;
    }

    std::optional<Date> day_of(const std::string& parameter, const std::string& number,
                               const Period& period) {
        if (parameter.empty()) return std::nullopt;
        return day_in_year(figure(parameter, number, period), year_);
    }

    // The figure as the law has it, cited; the words none and unknown are no day.
    std::string figure(const std::string& parameter, const std::string& scope, const Period& period) {
        const Parameter& found = parameters_->parameter(parameter);
        const ParameterValue& value = parameters_->on(parameter, period.last_day());
        const auto text =
            std::ranges::find(value.figures, found.scope_name.empty() ? "" : scope, &ScopedText::scope);
        const std::string figure = text == value.figures.end() ? "" : text->text;
        add_citations(calendar_.citations, {Citation{.parameter = parameter,
                                                     .scope = text == value.figures.end() ? "" : text->scope,
                                                     .text = figure,
                                                     .from = value.from,
                                                     .to = value.to,
                                                     .law = value.law,
                                                     .article = value.article,
                                                     .confidence = value.confidence,
                                                     .checked = value.checked,
                                                     .note = value.note}});
        return figure;
    }

    void add_single(const Obligation& obligation) {
        if (!obligation.due.by || obligation.due.by->year() != year_) return;
        calendar_.entries.push_back({.id = obligation.id,
                                     .period = {},
                                     .due = obligation.due.by,
                                     .state = DueState::stated,
                                     .cut_off = {},
                                     .before_period_ends = false,
                                     .on_weekend = is_weekend(*obligation.due.by),
                                     .shift = {}});
    }

    const Plan* plan_;
    const Parameters* parameters_;
    int year_;
    ReportCalendar calendar_;
};

}  // namespace

std::string_view to_word(DueState state) {
    switch (state) {
        case DueState::stated:
            return "stated";
        case DueState::unknown:
            return "unknown";
        case DueState::not_stated:
            return "not_stated";
    }
    return "";
}

Date CalendarEntry::place() const {
    return due ? *due : period->last_day();
}

ReportCalendar report_calendar(const Plan& plan, const Parameters& parameters, int year) {
    return CalendarMaker(plan, parameters, year).make();
}

}  // namespace baophu
