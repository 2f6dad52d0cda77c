// baophu plan check FILE [--format table|json]
// baophu plan show [FILE] [--clause IV.3] [--agency tax] [--format table|json]
// baophu plan calendar [FILE] --year 2019 [--format table|json]
//
// FILE is a path, or the id of a plan that is built in.
#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "core/plan/plan_reader.h"
#include "edge/cli/context.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/plan_views.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

struct Options {
    std::string file;
    std::string format = "table";
    DutyFilter filter;
    int year = 0;
};

[[noreturn]] void refuse_value(const std::string& option, const std::string& value,
                               const std::string& known) {
    throw Failure(fault::unknown_option_value, {{"option", option}, {"value", value}, {"known", known}});
}

bool wants_json(const Options& options) {
    if (options.format != "table" && options.format != "json") {
        refuse_value("--format", options.format, "table, json");
    }
    return options.format == "json";
}

template <class Listed>
std::string ids_of(const std::vector<Listed>& list) {
    std::string ids;
    for (const Listed& each : list)
        ids += (ids.empty() ? "" : ", ") + each.id;
    return ids;
}

Plan plan_of(const Options& options) {
    return load_plan(options.file.empty() ? builtin_plans().front() : options.file);
}

void check(Context& context, const Options& options) {
    const bool as_json = wants_json(options);
    const Plan plan = plan_of(options);
    const CheckedPlan checked{.plan = plan,
                              .check = check_plan(plan),
                              .slack = slack_of(plan, Controls::used),
                              .printed_slack = slack_of(plan, Controls::left_out)};
    context.out << (as_json ? workspace::pretty(check_json(context, checked)) : check_text(context, checked));
    if (checked.check.count(Severity::contradiction) > 0) context.exit_code = exit_contradiction;
}

void require_filter(const Plan& plan, const DutyFilter& filter) {
    if (!filter.agency.empty() && plan.agency(filter.agency) == nullptr) {
        refuse_value("--agency", filter.agency, ids_of(plan.agencies));
    }
    const bool clause_known = std::ranges::any_of(
        plan.clauses, [&](const PlanClause& each) { return clause_within(each.id, filter.clause); });
    if (!filter.clause.empty() && !clause_known)
        refuse_value("--clause", filter.clause, ids_of(plan.clauses));
}

void show(const Context& context, const Options& options) {
    const bool as_json = wants_json(options);
    const Plan plan = plan_of(options);
    require_filter(plan, options.filter);
    const std::vector<Obligation> duties = chosen(plan, options.filter);
    context.out << (as_json ? workspace::pretty(duties_json(plan, duties))
                            : duties_text(context, plan, duties, Parameters::load()));
}

void tell_calendar(const Context& context, const Options& options) {
    const bool as_json = wants_json(options);
    const Plan plan = plan_of(options);
    const Parameters parameters = Parameters::load();
    const ReportCalendar calendar = report_calendar(plan, parameters, options.year);
    context.out << (as_json ? workspace::pretty(calendar_json(plan, calendar, options.year))
                            : calendar_text(context, plan, calendar, parameters, options.year));
}

CLI::App* add_one(CLI::App* command, const Context& context, const std::string& name, Options& options) {
    CLI::App* added = command->add_subcommand(name, context.text("help.plan." + name));
    added->add_option("FILE", options.file, context.text("help.plan.file"));
    added->add_option("--format", options.format, context.text("help.plan.format"));
    return added;
}

}  // namespace

void add_plan(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("plan", context.text("help.plan"));
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* checked = add_one(command, context, "check", *options);
    checked->get_option("FILE")->required();
    checked->callback([&context, options] { check(context, *options); });
    CLI::App* shown = add_one(command, context, "show", *options);
    shown->add_option("--clause", options->filter.clause, context.text("help.plan.clause"));
    shown->add_option("--agency", options->filter.agency, context.text("help.plan.agency"));
    shown->callback([&context, options] { show(context, *options); });
    CLI::App* told = add_one(command, context, "calendar", *options);
    told->add_option("--year", options->year, context.text("help.plan.year"))->required();
    told->callback([&context, options] { tell_calendar(context, *options); });
}

}  // namespace baophu::cli
