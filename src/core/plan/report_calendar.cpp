#include "core/plan/report_calendar.h"

#include <algorithm>

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

// "03-25" in 2019.
std::optional<Date> day_in_year(const std::string& month_day, int year) {
    return Date::parse(std::to_string(year) + "-" + month_day);
}

class CalendarMaker {
public:
    CalendarMaker(const Plan& plan, const Parameters& parameters, const WorkingCalendar& working_days,
                  int year)
        : plan_(&plan), parameters_(&parameters), working_days_(&working_days), year_(year) {}

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
                           .cut_off = figure_day(report.cut_off, number, period).date,
                           .before_period_ends = false,
                           .day = {},
                           .shift = {},
                           .shifted = {},
                           .confidence = Confidence::sure};
        if (!report.period.empty()) (void)figure(report.period, "", period);
        const FigureDay due = figure_day(report.due, number, period);
        made.confidence = due.confidence;
        if (!due.date) return made;
        made.due = due.date;
        made.state = DueState::stated;
        made.before_period_ends = *made.due < period.last_day();
        look_up_day(made);
        if (made.day && !made.day->worked() && !report.shift.empty()) shift(made, report.shift, period);
        return made;
    }

    bool is_on_record(const Date& date) const {
        return working_days_->first_day() <= date && date <= working_days_->last_day();
    }

    void look_up_day(CalendarEntry& entry) {
        if (!is_on_record(*entry.due)) return;
        entry.day = working_days_->day(*entry.due);
        entry.confidence = std::max(entry.confidence, entry.day->confidence);
        if (entry.day->kind != DayKind::working && entry.day->kind != DayKind::weekly_day_off)
            add_grounds(entry.day->grounds);
    }

    void add_grounds(const std::vector<DayGround>& grounds) {
        for (const DayGround& each : grounds) {
            const bool there = std::ranges::any_of(calendar_.grounds, [&](const DayGround& told) {
                return told.law == each.law && told.article == each.article;
            });
            if (!there) calendar_.grounds.push_back(each);
        }
    }

    // Near the ends of the working calendar the day reached may lie outside: then there is none.
    void shift(CalendarEntry& entry, const std::string& parameter, const Period& period) {
        const Read read = figure(parameter, "", period);
        entry.shift = read.text;
        const std::optional<DueShift> shift = parse_due_shift(read.text);
        constexpr int days_off_in_a_row_max = 31;
        const std::int64_t due = entry.due->days_since_1970();
        const bool far_from_ends =
            due - working_days_->first_day().days_since_1970() > days_off_in_a_row_max &&
            working_days_->last_day().days_since_1970() - due > days_off_in_a_row_max;
        if (!shift || !far_from_ends) return;
        const ReachedDay reached = working_days_->due_day(*entry.due, *shift);
        entry.shifted = reached.date;
        entry.confidence = std::max({entry.confidence, read.confidence, reached.confidence});
    }

    struct Read {
        std::string text;  // Of a figure; "none" and "unknown" where there is none.
        Confidence confidence;
    };

    struct FigureDay {
        std::optional<Date> date;
        Confidence confidence;
    };

    FigureDay figure_day(const std::string& parameter, const std::string& number, const Period& period) {
        if (parameter.empty()) return {.date = {}, .confidence = Confidence::sure};
        const Read read = figure(parameter, number, period);
        return {.date = day_in_year(read.text, year_), .confidence = read.confidence};
    }

    bool is_unknown(const ParameterValue& value, const std::string& scope) const {
        return std::ranges::any_of(value.figures, [&](const ScopedText& each) {
            return each.scope == scope && each.text == ScopedText::unknown;
        });
    }

    // The figure as the law has it on the last day of the period.
    Read figure(const std::string& parameter, const std::string& number, const Period& period) {
        const bool scoped = !parameters_->parameter(parameter).scope_name.empty();
        const std::string scope = scoped ? number : "";
        const ParameterValue& value = parameters_->on(parameter, period.last_day());
        if (is_unknown(value, scope)) {
            const UnknownFigure asked{.parameter = parameter, .law = value.law, .article = value.article};
            if (std::ranges::find(calendar_.unknown, asked) == calendar_.unknown.end())
                calendar_.unknown.push_back(asked);
            return {.text = std::string(ScopedText::unknown), .confidence = Confidence::unsure};
        }
        LawReader reader(*parameters_, period.last_day());
        std::string text = reader.maybe_text(parameter, scope).value_or(std::string(ScopedText::none));
        add_citations(calendar_.citations, reader.citations());
        return {.text = std::move(text), .confidence = lowest(reader.citations())};
    }

    void add_single(const Obligation& obligation) {
        if (!obligation.due.by || obligation.due.by->year() != year_) return;
        CalendarEntry made{.id = obligation.id,
                           .period = {},
                           .due = obligation.due.by,
                           .state = DueState::stated,
                           .cut_off = {},
                           .before_period_ends = false,
                           .day = {},
                           .shift = {},
                           .shifted = {},
                           .confidence = Confidence::sure};
        look_up_day(made);
        calendar_.entries.push_back(std::move(made));
    }

    const Plan* plan_;
    const Parameters* parameters_;
    const WorkingCalendar* working_days_;
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

std::optional<DueShift> parse_due_shift(std::string_view word) {
    if (word == "due_day_stands") return DueShift::none;
    if (word == "previous_working_day") return DueShift::to_day_before;
    if (word == "next_working_day") return DueShift::to_day_after;
    return std::nullopt;
}

ReportCalendar report_calendar(const Plan& plan, const Parameters& parameters,
                               const WorkingCalendar& working_days, int year) {
    return CalendarMaker(plan, parameters, working_days, year).make();
}

}  // namespace baophu
