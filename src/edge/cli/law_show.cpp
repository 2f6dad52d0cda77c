#include "edge/cli/law_show.h"

#include <algorithm>
#include <ostream>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/law/citation_form.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/paragraph.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

// ---- Text ----------------------------------------------------------------------------------

std::string open_end(const Context& context, const std::optional<Date>& to) {
    return to ? to->vietnamese() : context.text("law.still");
}

std::string confidence_word(const Context& context, Confidence confidence) {
    return context.text("confidence." + std::string(to_word(confidence)));
}

void print_period(const Context& context, const auto& value) {
    context.out << context.text("law.show.period",
                                {{"from", value.from.vietnamese()}, {"to", open_end(context, value.to)}})
                << '\n';
}

void print_source(const Context& context, const auto& value) {
    context.out << paragraph("  ", source_text(context, value.law, value.article, value.confidence),
                             law_width)
                << "  " << context.text("law.show.checked", {{"checked", value.checked.vietnamese()}})
                << '\n';
    if (!value.note.empty()) context.out << paragraph("  ", value.note, law_width);
}

// The member in words and as --scope takes it: "hộ nghèo (poor)".
std::string member_text(const Context& context, const Parameter& parameter, const ParameterValue& value,
                        const std::string& member) {
    const std::string words = scope_text(context, parameter, member, value.from);
    const bool holds = words.find(member) != std::string::npos;
    return holds ? words : words + " (" + member + ")";
}

void print_figure(const Context& context, const Parameter& parameter, const ParameterValue& value,
                  const ScopedText& figure) {
    std::string line = figure_text(context, parameter.unit, figure.text);
    if (!figure.scope.empty()) line = member_text(context, parameter, value, figure.scope) + ": " + line;
    if (figure.confidence != value.confidence)
        line += " (" + confidence_word(context, figure.confidence) + ")";
    context.out << paragraph("  ", line, law_width);
    if (figure.law == value.law && figure.article == value.article) return;
    context.out << paragraph("    ", source_text(context, figure.law, figure.article, figure.confidence),
                             law_width);
}

void print_value(const Context& context, const Parameter& parameter, const ParameterValue& value,
                 const std::string& scope) {
    print_period(context, value);
    for (const ScopedText& figure : value.figures) {
        if (scope.empty() || figure.scope == scope) print_figure(context, parameter, value, figure);
    }
    print_source(context, value);
}

std::vector<std::string> condition_texts(const Context& context, const Law& law,
                                         const RuleConditions& conditions) {
    std::vector<std::string> texts;
    const auto months = [&](std::string_view key, const std::optional<int>& count) {
        if (count) texts.push_back(context.text(key, {{"months", std::to_string(*count)}}));
    };
    months("law.condition.contract_months_at_least", conditions.contract_months_at_least);
    months("law.condition.contract_months_below", conditions.contract_months_below);
    if (conditions.fixed_term) texts.push_back(context.text("law.condition.fixed_term"));
    if (conditions.permit) texts.push_back(context.text("law.condition.permit"));
    if (conditions.below_retirement_age == AgeTest::on_the_day)
        texts.push_back(context.text("law.condition.age.on_the_day"));
    if (conditions.below_retirement_age == AgeTest::at_signing)
        texts.push_back(context.text("law.condition.age.at_signing"));
    if (!conditions.wage_at_least.empty()) {
        const Parameter& least = law.parameters.parameter(conditions.wage_at_least);
        texts.push_back(context.text("law.condition.wage_at_least",
                                     {{"parameter", least.title(context.messages.language())}}));
    }
    return texts;
}

void print_conditions(const Context& context, const Law& law, const RuleConditions& conditions) {
    std::string joined;
    for (const std::string& text : condition_texts(context, law, conditions))
        joined += (joined.empty() ? "" : "; ") + text;
    if (joined.empty()) return;
    context.out << paragraph("  ", context.text("law.show.conditions", {{"conditions", joined}}), law_width);
}

void print_rule_value(const Context& context, const Law& law, const SubjectRule& rule,
                      const SubjectRuleValue& value) {
    print_period(context, value);
    context.out << "  " << context.text("law.scheme." + rule.scheme) << ": "
                << context.text("law.answer." + std::string(to_word(value.answer))) << '\n';
    print_conditions(context, law, value.conditions);
    print_source(context, value);
}

// ---- JSON ----------------------------------------------------------------------------------

json::object value_json(const auto& value, const json::array& figures) {
    return {{"from", value.from.iso()},
            {"to", value.to ? json::value(value.to->iso()) : json::value(nullptr)},
            {"figures", figures},
            {"law", value.law},
            {"article", value.article},
            {"article_open", article_is_open(value.article)},
            {"confidence", to_word(value.confidence)},
            {"checked", value.checked.iso()},
            {"note", value.note}};
}

json::object parameter_value_json(const ParameterValue& value, const std::string& scope) {
    json::array figures;
    for (const ScopedText& figure : value.figures) {
        if (!scope.empty() && figure.scope != scope) continue;
        figures.push_back(json::object{{"scope", figure.scope},
                                       {"figure", figure.text},
                                       {"confidence", to_word(figure.confidence)},
                                       {"law", figure.law},
                                       {"article", figure.article}});
    }
    return value_json(value, figures);
}

json::object rule_value_json(const SubjectRuleValue& value) {
    return value_json(value, {json::object{{"scope", ""},
                                           {"figure", to_word(value.answer)},
                                           {"confidence", to_word(value.confidence)}}});
}

void print_json(const Context& context, const auto& described, std::string_view unit,
                const json::array& values) {
    context.out << workspace::pretty(json::object{{"id", described.id},
                                                  {"unit", unit},
                                                  {"title", described.title(context.messages.language())},
                                                  {"values", values}});
}

// ---- Which values --------------------------------------------------------------------------

// Throws Failure(law_scope_unknown) for a member that there is not.
void require_scope(const Law& law, const Parameter& parameter, const LawShown& shown) {
    if (shown.scope.empty()) return;
    const bool known = std::ranges::find(parameter.scope_names, shown.scope) != parameter.scope_names.end();
    if (!known) law.on(parameter.values.back().from).word(parameter.id, shown.scope);
}

void show_parameter(const Context& context, const Law& law, const Parameter& parameter,
                    const LawShown& shown) {
    require_scope(law, parameter, shown);
    std::vector<const ParameterValue*> values;
    if (shown.on) values = {&law.parameters.on(shown.id, *shown.on)};
    for (const ParameterValue& value : parameter.values) {
        if (!shown.on) values.push_back(&value);
    }
    if (shown.as_json) {
        json::array list;
        for (const ParameterValue* value : values)
            list.push_back(parameter_value_json(*value, shown.scope));
        return print_json(context, parameter, to_word(parameter.unit), list);
    }
    context.out << paragraph("", parameter.title(context.messages.language()), law_width);
    for (const ParameterValue* value : values)
        print_value(context, parameter, *value, shown.scope);
}

void show_rule(const Context& context, const Law& law, const SubjectRule& rule, const LawShown& shown) {
    std::vector<const SubjectRuleValue*> values;
    if (shown.on) values = {&law.subjects.on(shown.id, *shown.on)};
    for (const SubjectRuleValue& value : rule.values) {
        if (!shown.on) values.push_back(&value);
    }
    if (shown.as_json) {
        json::array list;
        for (const SubjectRuleValue* value : values)
            list.push_back(rule_value_json(*value));
        return print_json(context, rule, "answer", list);
    }
    context.out << paragraph("", rule.title(context.messages.language()), law_width);
    for (const SubjectRuleValue* value : values)
        print_rule_value(context, law, rule, *value);
}

}  // namespace

void show_law(const Context& context, const Law& law, const LawShown& shown) {
    const auto rule = law.subjects.all().find(shown.id);
    if (rule != law.subjects.all().end()) return show_rule(context, law, rule->second, shown);
    show_parameter(context, law, law.parameters.parameter(shown.id), shown);
}

}  // namespace baophu::cli
