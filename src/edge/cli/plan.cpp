// baophu plan check [FILE] [--format table|json]
// baophu plan show [FILE] [--clause IV.3] [--agency tax|"cục thuế"] [--format table|json]
// baophu plan calendar [FILE] --year 2019 [--format table|json]
//
// FILE is a path, or the id of a plan that is built in; without it, the first of those.
#include <algorithm>
#include <iterator>
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "core/plan/plan_reader.h"
#include "core/text/fold.h"
#include "edge/cli/context.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/plan_status.h"
#include "edge/cli/plan_views.h"
#include "edge/cli/plan_words.h"
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

// "tax (Cục Thuế tỉnh), front (...)", parted by semicolons.
std::string named_ids(const Context& context, const Plan& plan, const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids)
        text += (text.empty() ? "" : "; ") + id + " (" + agency_names(context, plan, {id}) + ")";
    return text;
}

enum class Likeness { none, holds_the_words, same };

Likeness likeness(const std::string& folded_name, const std::string& folded_word) {
    if (folded_name == folded_word) return Likeness::same;
    const bool holds = (" " + folded_name + " ").find(" " + folded_word + " ") != std::string::npos;
    return holds ? Likeness::holds_the_words : Likeness::none;
}

// The best among the agency's id and its names in both languages.
Likeness likeness(const PlanAgency& agency, const std::string& folded_word) {
    Likeness best = likeness(text::fold(agency.id), folded_word);
    for (const AgencyName& name : agency.names) {
        if (!name.text) continue;
        for (const std::string& each : {name.text->vi, name.text->en})
            best = std::max(best, likeness(text::fold(each), folded_word));
    }
    return best;
}

std::vector<std::string> agencies_like(const Plan& plan, const std::string& folded_word, Likeness least) {
    std::vector<std::string> ids;
    for (const PlanAgency& each : plan.agencies) {
        if (likeness(each, folded_word) >= least) ids.push_back(each.id);
    }
    return ids;
}

// The id of the one agency that is called so: by its id, a name, or words of a name; case and
// marks do not matter.
std::string agency_id(const Context& context, const Plan& plan, const std::string& word) {
    const std::string folded = text::fold(word);
    if (folded.empty()) return "";
    const std::vector<std::string> same = agencies_like(plan, folded, Likeness::same);
    if (same.size() == 1) return same.front();
    const std::vector<std::string> like = agencies_like(plan, folded, Likeness::holds_the_words);
    if (like.size() == 1) return like.front();
    std::vector<std::string> all = like;
    if (all.empty()) std::ranges::transform(plan.agencies, std::back_inserter(all), &PlanAgency::id);
    refuse_value("--agency", word, named_ids(context, plan, all));
}

void require_clause(const Plan& plan, const DutyFilter& filter) {
    const bool clause_known = std::ranges::any_of(
        plan.clauses, [&](const PlanClause& each) { return clause_within(each.id, filter.clause); });
    if (!filter.clause.empty() && !clause_known)
        refuse_value("--clause", filter.clause, ids_of(plan.clauses));
}

void show(const Context& context, const Options& options) {
    const bool as_json = wants_json(options);
    const Plan plan = plan_of(options);
    require_clause(plan, options.filter);
    const DutyFilter filter{.clause = options.filter.clause,
                            .agency = agency_id(context, plan, options.filter.agency)};
    const std::vector<Obligation> duties = chosen(plan, filter);
    context.out << (as_json ? workspace::pretty(duties_json(plan, duties))
                            : duties_text(context, plan, duties, Parameters::load()));
}

void tell_calendar(const Context& context, const Options& options) {
    const bool as_json = wants_json(options);
    const Plan plan = plan_of(options);
    const Parameters parameters = Parameters::load();
    const ReportCalendar calendar = report_calendar(plan, parameters, WorkingCalendar::load(), options.year);
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
    checked->callback([&context, options] { check(context, *options); });
    CLI::App* shown = add_one(command, context, "show", *options);
    shown->add_option("--clause", options->filter.clause, context.text("help.plan.clause"));
    shown->add_option("--agency", options->filter.agency, context.text("help.plan.agency"));
    shown->callback([&context, options] { show(context, *options); });
    CLI::App* told = add_one(command, context, "calendar", *options);
    told->add_option("--year", options->year, context.text("help.plan.year"))->required();
    told->callback([&context, options] { tell_calendar(context, *options); });
    add_plan_status(*command, context);
}

}  // namespace baophu::cli
