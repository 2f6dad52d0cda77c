#include <algorithm>
#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/citations_text.h"
#include "edge/cli/plan_views.h"
#include "edge/cli/plan_words.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

// The report or the obligation that an entry stands for; the other one is null.
const PlanReport* report_of(const Plan& plan, const CalendarEntry& entry) {
    const auto found = std::ranges::find(plan.reports, entry.id, &PlanReport::id);
    return entry.period && found != plan.reports.end() ? &*found : nullptr;
}

const Obligation* duty_of(const Plan& plan, const CalendarEntry& entry) {
    const auto found = std::ranges::find(plan.obligations, entry.id, &Obligation::id);
    return !entry.period && found != plan.obligations.end() ? &*found : nullptr;
}

std::string period_text(const Context& context, const Period& period) {
    const std::string year = std::to_string(period.first_month().year());
    const unsigned month = period.first_month().month();
    switch (period.kind()) {
        case PeriodKind::quarter:
            return context.text("plan.period.quarter",
                                {{"quarter", std::to_string(month / 3 + 1)}, {"year", year}});
        case PeriodKind::half_year:
            return context.text(month == 1 ? "plan.period.first_half" : "plan.period.second_half",
                                {{"year", year}});
        case PeriodKind::year:
            return context.text("plan.period.year", {{"year", year}});
        case PeriodKind::month:
            break;
    }
    return period.first_month().vietnamese();
}

// "Giải phóng miền Nam: nghỉ lễ, tết"
std::string reason_text(const Context& context, const DayState& day) {
    const std::string kind = context.text("calendar.kind." + std::string(to_word(day.kind)));
    if (day.holiday.empty()) return kind;
    return day.title.in(context.messages.language()) + ": " + kind;
}

std::string shift_text(const Context& context, const CalendarEntry& entry) {
    if (entry.shifted) {
        return context.text(
            "plan.calendar.shifted",
            {{"date", entry.shifted->vietnamese()},
             {"confidence", context.text("confidence." + std::string(to_word(entry.confidence)))}});
    }
    return context.text("plan.calendar.shift_unknown");
}

// What is to be known of the due day, if it is no ordinary working day.
std::string day_text(const Context& context, const CalendarEntry& entry) {
    if (!entry.day) return entry.due ? context.text("plan.calendar.day_unknown") : "";
    if (entry.day->kind == DayKind::working) return "";
    const std::string told = context.text(
        "plan.calendar.day",
        {{"reason", reason_text(context, *entry.day)},
         {"confidence", context.text("confidence." + std::string(to_word(entry.day->confidence)))}});
    return entry.day->worked() ? told : told + " " + shift_text(context, entry);
}

std::string remarks(const Context& context, const PlanReport& report, const CalendarEntry& entry) {
    std::string text;
    const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    if (entry.state != DueState::stated) {
        add(context.text("plan.calendar.due." + std::string(to_word(entry.state))));
    }
    if (entry.cut_off) {
        add(context.text("plan.calendar.cut_off", {{"date", entry.cut_off->vietnamese()}}));
    } else if (!report.cut_off.empty()) {
        add(context.text("plan.calendar.cut_off_unknown"));
    }
    if (entry.before_period_ends) add(context.text("plan.calendar.estimate"));
    if (const std::string day = day_text(context, entry); !day.empty()) add(day);
    return text;
}

std::string entry_text(const Context& context, const Plan& plan, const CalendarEntry& entry) {
    const Language language = context.messages.language();
    const std::string day = entry.due ? entry.due->vietnamese() : context.text("plan.calendar.no_day");
    constexpr std::size_t column = 12;
    const std::string first = day + std::string(column - std::min(column, display_width(day)), ' ');
    const std::string indent(column, ' ');
    if (const Obligation* duty = duty_of(plan, entry)) {
        std::string text = paragraph(first, duty->duty.in(language) + " [" + duty->clause + "]");
        if (const std::string off = day_text(context, entry); !off.empty()) text += paragraph(indent, off);
        if (duty->lead.empty()) return text + paragraph(indent, context.text("plan.calendar.nobody"));
        return text + paragraph(indent, agency_names(context, plan, duty->lead, entry.place()));
    }
    const PlanReport* report = report_of(plan, entry);
    std::string text =
        paragraph(first, report->says.in(language) + ", " + period_text(context, *entry.period) + " [" +
                             report->clause + "]");
    text += paragraph(indent, agency_names(context, plan, report->from, entry.place()) + " → " +
                                  agency_names(context, plan, report->to, entry.place()));
    const std::string more = remarks(context, *report, entry);
    return more.empty() ? text : text + paragraph(indent, more);
}

// Each parameter once for each of its sources: every period of a report cites it.
std::string sources_text(const Context& context, const Parameters& parameters,
                         const ReportCalendar& calendar) {
    std::string text;
    std::set<std::string> told;
    const auto tell = [&](const std::string& line) {
        if (told.insert(line).second) text += paragraph("  - ", line);
    };
    const auto title = [&](const std::string& parameter) {
        return parameters.parameter(parameter).title(context.messages.language());
    };
    for (const Citation& each : calendar.citations)
        tell(title(each.parameter) + " - " + source_text(context, each.law, each.article, each.confidence));
    for (const UnknownFigure& each : calendar.unknown) {
        tell(title(each.parameter) + " - " +
             context.text("plan.calendar.unknown", {{"law", each.law}, {"article", each.article}}));
    }
    for (const DayGround& each : calendar.grounds)
        tell(source_text(context, each.law, each.article, each.confidence));
    return text.empty() ? "" : '\n' + context.text("law.citations") + '\n' + text;
}

json::value day_json(const std::optional<DayState>& day) {
    if (!day) return nullptr;
    return json::object{{"kind", to_word(day->kind)},
                        {"worked", day->worked()},
                        {"holiday", day->holiday},
                        {"confidence", to_word(day->confidence)}};
}

json::value date_json(const std::optional<Date>& date) {
    return date ? json::value(date->iso()) : json::value(nullptr);
}

}  // namespace

std::string calendar_text(const Context& context, const Plan& plan, const ReportCalendar& calendar,
                          const Parameters& parameters, int year) {
    const Details details{{"year", std::to_string(year)},
                          {"from", plan.document.from.vietnamese()},
                          {"to", plan.document.to.vietnamese()}};
    std::string text = paragraph("", plan.document.title.in(context.messages.language()));
    if (calendar.entries.empty()) return text + paragraph("", context.text("plan.calendar.empty", details));
    text += context.text("plan.calendar.head", details) + "\n\n";
    for (const CalendarEntry& entry : calendar.entries)
        text += entry_text(context, plan, entry);
    return text + sources_text(context, parameters, calendar);
}

json::value calendar_json(const Plan& plan, const ReportCalendar& calendar, int year) {
    json::array entries;
    for (const CalendarEntry& entry : calendar.entries) {
        entries.push_back(json::object{
            {"id", entry.id},
            {"period", entry.period ? json::value(entry.period->to_string()) : json::value(nullptr)},
            {"due", date_json(entry.due)},
            {"state", to_word(entry.state)},
            {"cut_off", date_json(entry.cut_off)},
            {"before_period_ends", entry.before_period_ends},
            {"day", day_json(entry.day)},
            {"shift", entry.shift},
            {"shifted", date_json(entry.shifted)},
            {"confidence", to_word(entry.confidence)}});
    }
    json::array unknown;
    for (const UnknownFigure& each : calendar.unknown) {
        unknown.push_back(
            json::object{{"parameter", each.parameter}, {"law", each.law}, {"article", each.article}});
    }
    return json::object{{"plan", plan.document.id},
                        {"year", year},
                        {"entries", entries},
                        {"unknown", unknown},
                        {"citations", citations_json(calendar.citations)}};
}

}  // namespace baophu::cli
