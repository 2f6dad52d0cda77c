// baophu law show PARAMETER --on DATE [--zone I] [--scope NAME]
// baophu law list
#include "core/law/law.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

struct Options {
    std::string parameter;
    std::string on;
    std::string scope;
};

std::string open_end(const Context& context, const std::optional<Date>& to) {
    return to ? to->vietnamese() : context.text("law.still");
}

void show_source(const Context& context, const auto& value) {
    context.out << context.text("law.show.period",
                                {{"from", value.from.vietnamese()}, {"to", open_end(context, value.to)}})
                << '\n'
                << source_text(context, value.law, value.article, value.confidence) << '\n'
                << context.text("law.show.checked", {{"checked", value.checked.vietnamese()}}) << '\n';
    if (!value.note.empty()) context.out << value.note << '\n';
}

void show_parameter(const Context& context, const Parameter& parameter, const ParameterValue& value,
                    const std::string& scope) {
    context.out << parameter.title(context.messages.language()) << '\n';
    for (const ScopedText& figure : value.figures) {
        if (!scope.empty() && figure.scope != scope) continue;
        context.out << "  " << (figure.scope.empty() ? "" : figure.scope + ": ")
                    << figure_text(context, parameter.unit, figure.text) << '\n';
    }
    show_source(context, value);
}

std::string answer_key(const SubjectRuleValue& value) {
    switch (value.answer) {
        case RuleAnswer::yes:
            return "yes";
        case RuleAnswer::no:
            return "no";
        case RuleAnswer::unknown:
            return "unknown";
        case RuleAnswer::as_contract:
            return "as_contract";
        case RuleAnswer::by_standing:
            return "by_standing";
    }
    return "";
}

void show_rule(const Context& context, const SubjectRule& rule, const SubjectRuleValue& value) {
    context.out << rule.title(context.messages.language()) << "\n  "
                << context.text("law.scheme." + rule.scheme) << ": "
                << context.text("law.answer." + answer_key(value)) << '\n';
    show_source(context, value);
}

// Throws Failure(law_scope_unknown) for a member that there is not.
void require_scope(const Law& law, const Parameter& parameter, const Options& options, const Date& date) {
    if (options.scope.empty()) return;
    const bool known = std::ranges::find(parameter.scope_names, options.scope) != parameter.scope_names.end();
    if (!known) law.on(date).word(parameter.id, options.scope);
}

void show(const Context& context, const Options& options) {
    const Law law = Law::load();
    const Date date = parse_date_option("--on", options.on);
    const auto rule = law.subjects.all().find(options.parameter);
    if (rule != law.subjects.all().end()) {
        return show_rule(context, rule->second, law.subjects.on(options.parameter, date));
    }
    const Parameter& parameter = law.parameters.parameter(options.parameter);
    require_scope(law, parameter, options, date);
    show_parameter(context, parameter, law.parameters.on(options.parameter, date), options.scope);
}

Confidence least_confidence(const auto& values) {
    return std::ranges::max(values, {}, [](const auto& value) { return value.confidence; }).confidence;
}

void add_row(const Context& context, TextTable& table, const std::string& title, const auto& described) {
    table.row({described.id, described.values.front().from.vietnamese(),
               context.messages.count(std::ssize(described.values)),
               context.text("confidence." + std::string(to_word(least_confidence(described.values)))),
               title});
}

void list(const Context& context) {
    const Law law = Law::load();
    TextTable table;
    table.column(context.text("law.list.id"), Align::left)
        .column(context.text("law.list.from"), Align::left)
        .column(context.text("law.list.values"), Align::right)
        .column(context.text("law.list.confidence"), Align::left)
        .column(context.text("law.list.title"), Align::left);
    for (const auto& [id, parameter] : law.parameters.all())
        add_row(context, table, parameter.title(context.messages.language()), parameter);
    table.rule();
    for (const auto& [id, rule] : law.subjects.all())
        add_row(context, table, rule.title(context.messages.language()), rule);
    context.out << table.print();
}

}  // namespace

void add_law(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("law", context.text("help.law"));
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* shown = command->add_subcommand("show", context.text("help.law.show"));
    shown->add_option("PARAMETER", options->parameter, context.text("help.law.parameter"))->required();
    shown->add_option("--on", options->on, context.text("help.law.on"))->required();
    CLI::Option* scope = shown->add_option("--scope", options->scope, context.text("help.law.scope"));
    shown->add_option("--zone", options->scope, context.text("help.law.zone"))->excludes(scope);
    shown->callback([&context, options] { show(context, *options); });
    CLI::App* listed = command->add_subcommand("list", context.text("help.law.list"));
    listed->callback([&context] { list(context); });
}

}  // namespace baophu::cli
