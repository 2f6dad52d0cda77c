#include <algorithm>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/plan_views.h"
#include "edge/cli/plan_words.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

// "03-25" as "25/03".
std::string day_and_month(const std::string& month_day) {
    constexpr std::size_t dash = 2;
    return month_day.substr(dash + 1) + "/" + month_day.substr(0, dash);
}

// The days of a parameter in the order of its periods; empty if nobody could find one of them.
std::string due_days(const Parameters& parameters, const std::string& parameter, const Date& on) {
    std::string days;
    for (const ScopedText& figure : parameters.on(parameter, on).figures) {
        if (figure.text == ScopedText::unknown || figure.text == ScopedText::none) return "";
        days += (days.empty() ? "" : ", ") + day_and_month(figure.text);
    }
    return days;
}

std::string due_text(const Context& context, const Plan& plan, const Due& due, const Parameters& parameters) {
    if (due.by) return context.text("plan.due.by", {{"date", due.by->vietnamese()}});
    const std::string rule = context.text("plan.due." + std::string(to_word(due.rule)));
    if (due.parameter.empty()) return rule;
    const std::string days = due_days(parameters, due.parameter, plan.document.from);
    if (days.empty()) return context.text("plan.due.day_unknown", {{"rule", rule}});
    return context.text("plan.due.days", {{"rule", rule}, {"days", days}});
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string lead_text(const Context& context, const Plan& plan, const Obligation& duty) {
    const std::string named =
        duty.lead.empty() ? context.text("plan.duty.nobody") : agency_names(context, plan, duty.lead);
    if (duty.assigned_in.empty()) return named;
    return context.text("plan.duty.assigned", {{"lead", named}, {"duties", joined(duty.assigned_in)}});
}

std::string labelled(const Context& context, std::string_view key, const std::string& text) {
    return paragraph("      ", context.text(key, {{"text", text}}));
}

std::string duty_text(const Context& context, const Plan& plan, const Obligation& duty,
                      const Parameters& parameters) {
    const Language language = context.messages.language();
    std::string text = paragraph("  " + duty.id + "  ", duty.duty.in(language));
    text += labelled(context, "plan.duty.kind", context.text("plan.kind." + duty.kind));
    text += labelled(context, "plan.duty.lead", lead_text(context, plan, duty));
    if (!duty.with.empty())
        text += labelled(context, "plan.duty.with", agency_names(context, plan, duty.with));
    if (!duty.to.empty()) text += labelled(context, "plan.duty.to", agency_names(context, plan, duty.to));
    text += labelled(context, "plan.duty.due", due_text(context, plan, duty.due, parameters));
    return text + labelled(context, "plan.duty.evidence", duty.evidence.in(language));
}

json::array words_json(const std::vector<std::string>& words) {
    json::array array;
    for (const std::string& word : words)
        array.push_back(json::value(word));
    return array;
}

json::object texts_json(const BothLanguages& texts) {
    return {{"vi", texts.vi}, {"en", texts.en}};
}

}  // namespace

std::vector<Obligation> chosen(const Plan& plan, const DutyFilter& filter) {
    std::vector<Obligation> duties;
    for (const Obligation& each : plan.obligations) {
        if (!filter.clause.empty() && !clause_within(each.clause, filter.clause)) continue;
        if (!filter.agency.empty() && !each.concerns(filter.agency)) continue;
        duties.push_back(each);
    }
    return duties;
}

std::string duties_text(const Context& context, const Plan& plan, const std::vector<Obligation>& duties,
                        const Parameters& parameters) {
    const Language language = context.messages.language();
    std::string text = paragraph("", plan.document.title.in(language));
    std::string clause;
    for (const Obligation& duty : duties) {
        if (duty.clause != clause) {
            clause = duty.clause;
            text += '\n' + paragraph("", clause + "  " + plan.clause(clause)->says.in(language));
        }
        text += duty_text(context, plan, duty, parameters);
    }
    return text + '\n' +
           context.text("plan.duties.count",
                        {{"count", context.messages.count(std::ssize(duties))},
                         {"all", context.messages.count(std::ssize(plan.obligations))}}) +
           '\n';
}

json::value duties_json(const Plan& plan, const std::vector<Obligation>& duties) {
    json::array list;
    for (const Obligation& duty : duties) {
        list.push_back(json::object{
            {"id", duty.id},
            {"clause", duty.clause},
            {"kind", duty.kind},
            {"lead", words_json(duty.lead)},
            {"with", words_json(duty.with)},
            {"to", words_json(duty.to)},
            {"assigned_in", words_json(duty.assigned_in)},
            {"due", json::object{{"rule", to_word(duty.due.rule)},
                                 {"by", duty.due.by ? json::value(duty.due.by->iso()) : json::value(nullptr)},
                                 {"parameter", duty.due.parameter}}},
            {"duty", texts_json(duty.duty)},
            {"evidence", texts_json(duty.evidence)}});
    }
    return json::object{{"plan", plan.document.id}, {"obligations", list}};
}

}  // namespace baophu::cli
