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

std::string weekend_text(const Context& context, const CalendarEntry& entry) {
    if (entry.shift.empty() || entry.shift == ScopedText::unknown)
        return context.text("plan.calendar.weekend");
    return context.text("plan.calendar.weekend_shift", {{"shift", entry.shift}});
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
    if (entry.on_weekend) add(weekend_text(context, entry));
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
        if (entry.on_weekend) text += paragraph(indent, weekend_text(context, entry));
        if (duty->lead.empty()) return text + paragraph(indent, context.text("plan.calendar.nobody"));
        return text + paragraph(indent, agency_names(context, plan, duty->lead));
    }
    const PlanReport* report = report_of(plan, entry);
    std::string text =
        paragraph(first, report->says.in(language) + ", " + period_text(context, *entry.period) + " [" +
                             report->clause + "]");
    text += paragraph(
        indent, agency_names(context, plan, report->from) + " → " + agency_names(context, plan, report->to));
    const std::string more = remarks(context, *report, entry);
    return more.empty() ? text : text + paragraph(indent, more);
}

// Each parameter once for each of its sources: every period of a report cites it.
std::string sources_text(const Context& context, const Parameters& parameters,
                         const std::vector<Citation>& citations) {
    if (citations.empty()) return "";
    std::string text = '\n' + context.text("law.citations") + '\n';
    std::set<std::string> told;
    for (const Citation& each : citations) {
        const std::string title = parameters.parameter(each.parameter).title(context.messages.language());
        const std::string line =
            title + " - " + source_text(context, each.law, each.article, each.confidence);
        if (told.insert(line).second) text += paragraph("  - ", line);
    }
    return text;
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
    return text + sources_text(context, parameters, calendar.citations);
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
            {"on_weekend", entry.on_weekend}});
    }
    return json::object{{"plan", plan.document.id},
                        {"year", year},
                        {"entries", entries},
                        {"citations", citations_json(calendar.citations)}};
}

}  // namespace baophu::cli
