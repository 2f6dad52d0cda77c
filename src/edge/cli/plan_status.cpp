// baophu plan status WORKSPACE [--plan FILE] [--year 2019] [--format table|json]
//
// The figures of the plan are those of the province, so the answer is, too. A year's figures are wanted at
// its end: what is left of them is divided among the months from the month of the run to that December.
#include "edge/cli/plan_status.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "core/plan/plan_reader.h"
#include "edge/cli/context.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using coverage::Gap;
using coverage::Identities;
using coverage::PlanFigures;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    std::string root;
    std::string plan;
    std::string format = "table";
    int year = 0;
};

struct Status {
    Scheme scheme;
    Gap gap;
    PlanFigures plan;
    Identities identities;
    std::optional<std::int64_t> per_month;  // Nothing: no target, or no month is left.
};

std::optional<std::int64_t> persons_of(const Plan& plan, Quantity quantity, Scheme scheme, int year) {
    const auto at = plan.figure("province", quantity, to_word(scheme), year);
    if (!at || !plan.figures[*at].value) return std::nullopt;
    const FixedNumber& value = *plan.figures[*at].value;
    return value.decimals == 0 ? std::optional(value.digits) : std::nullopt;
}

std::vector<int> years_of(const Plan& plan) {
    std::vector<int> years;
    for (const PlanFigure& figure : plan.figures) {
        if (figure.quantity == Quantity::participants && figure.area == "province")
            years.push_back(figure.year);
    }
    std::ranges::sort(years);
    const auto repeated = std::ranges::unique(years);
    years.erase(repeated.begin(), repeated.end());
    return years;
}

// The year that was asked for; else that of the month, or the next one of the plan.
int year_of(const Plan& plan, int asked, const Month& month) {
    const std::vector<int> years = years_of(plan);
    const int wanted = asked == 0 ? month.year() : asked;
    const auto found =
        std::ranges::find_if(years, [&](int year) { return asked == 0 ? year >= wanted : year == wanted; });
    if (found != years.end()) return *found;
    std::string known;
    for (const int year : years)
        known += (known.empty() ? "" : ", ") + std::to_string(year);
    throw Failure(fault::unknown_option_value,
                  {{"option", "--year"}, {"value", std::to_string(wanted)}, {"known", known}});
}

Status status_of(OpenRun& run, const Plan& plan, Scheme scheme, int year, int months_left) {
    Status status{.scheme = scheme,
                  .gap = coverage::total(run.connection, {.scheme = scheme}),
                  .plan = {.eligible = persons_of(plan, Quantity::eligible, scheme, year),
                           .target = persons_of(plan, Quantity::participants, scheme, year)},
                  .identities = {},
                  .per_month = {}};
    status.identities = coverage::identities(status.gap.eligible, status.gap.participating, status.plan);
    if (status.plan.target)
        status.per_month =
            coverage::needed_per_month(*status.plan.target - status.gap.participating, months_left);
    return status;
}

// ---- As text ----------------------------------------------------------------------------------

// "+ 1.234" or "− 56".
std::string signed_term(const Context& context, std::int64_t value) {
    return value < 0 ? "− " + context.messages.count(-value) : "+ " + context.messages.count(value);
}

std::string counted(const Context& context, const std::optional<std::int64_t>& value) {
    return value ? context.messages.count(*value) : context.text("plan.status.not_given");
}

std::string table_of(const Context& context, const std::vector<Status>& all) {
    TextTable table;
    table.column(context.text("coverage.scheme"), Align::left);
    for (const char* key : {"coverage.participating", "plan.status.target", "plan.status.achieved",
                            "plan.status.left", "plan.status.per_month"})
        table.column(context.text(key), Align::right);
    for (const Status& status : all) {
        const auto& target = status.plan.target;
        table.row({context.text("scheme." + std::string(to_word(status.scheme))),
                   context.messages.count(status.gap.participating), counted(context, target),
                   target ? context.messages.percent(status.gap.participating, *target) : "",
                   target ? context.messages.count(*target - status.gap.participating) : "",
                   counted(context, status.per_month)});
    }
    return table.print();
}

std::string identities_of(const Context& context, const Status& status) {
    const Messages& messages = context.messages;
    const Identities& told = status.identities;
    std::string text =
        "\n" + context.text("scheme." + std::string(to_word(status.scheme))) + "\n   " +
        context.text("plan.status.register", {{"eligible", messages.count(status.gap.eligible)},
                                              {"participating", messages.count(status.gap.participating)},
                                              {"gap", messages.count(told.gap)}}) +
        "\n   ";
    if (!told.planned_gap) return text + context.text("plan.status.no_plan") + "\n";
    text += context.text("plan.status.planned", {{"planned", messages.count(*status.plan.eligible)},
                                                 {"participating", messages.count(status.gap.participating)},
                                                 {"planned_gap", messages.count(*told.planned_gap)},
                                                 {"gap", messages.count(told.gap)},
                                                 {"term", signed_term(context, *told.plan_over_register)}}) +
            "\n   ";
    if (!told.target_gap) return text + context.text("plan.status.no_target") + "\n";
    return text +
           context.text("plan.status.wanted", {{"target", messages.count(*status.plan.target)},
                                               {"participating", messages.count(status.gap.participating)},
                                               {"target_gap", messages.count(*told.target_gap)},
                                               {"planned_gap", messages.count(*told.planned_gap)},
                                               {"term", signed_term(context, -*told.plan_over_target)}}) +
           "\n";
}

// ---- As JSON ----------------------------------------------------------------------------------

json::value value_of(const std::optional<std::int64_t>& value) {
    return value ? json::value(*value) : json::value();
}

json::object as_json(const Status& status) {
    json::object by_reason;
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i)
        by_reason[coverage::reasons[i].name] = status.gap.by_reason[i];
    return {{"scheme", to_word(status.scheme)},
            {"eligible", status.gap.eligible},
            {"participating", status.gap.participating},
            {"by_reason", by_reason},
            {"planned_eligible", value_of(status.plan.eligible)},
            {"target", value_of(status.plan.target)},
            {"gap", status.identities.gap},
            {"plan_over_register", value_of(status.identities.plan_over_register)},
            {"planned_gap", value_of(status.identities.planned_gap)},
            {"plan_over_target", value_of(status.identities.plan_over_target)},
            {"target_gap", value_of(status.identities.target_gap)},
            {"needed_per_month", value_of(status.per_month)}};
}

void show(const Context& context, const Options& options) {
    const bool as_text = options.format == "table";
    if (!as_text && options.format != "json") {
        throw Failure(fault::unknown_option_value,
                      {{"option", "--format"}, {"value", options.format}, {"known", "table, json"}});
    }
    const Plan plan = load_plan(options.plan.empty() ? builtin_plans().front() : options.plan);
    const Workspace workspace = Workspace::open(options.root);
    OpenRun run = open_current_run(workspace);
    const Month month = coverage::basis(run.connection).month;
    const int year = year_of(plan, options.year, month);
    const int months_left = std::max(0, Month::of(year, 12)->minus(month));

    std::vector<Status> all;
    all.reserve(all_schemes.size());
    for (const Scheme scheme : all_schemes)
        all.push_back(status_of(run, plan, scheme, year, months_left));
    if (!as_text) {
        json::array schemes;
        for (const Status& status : all)
            schemes.push_back(as_json(status));
        context.out << workspace::pretty(json::object{{"run", run.id},
                                                      {"month", month.iso()},
                                                      {"plan", plan.document.id},
                                                      {"year", year},
                                                      {"months_left", months_left},
                                                      {"schemes", schemes}});
        return;
    }
    context.out << context.text("plan.status.head", {{"plan", plan.document.id},
                                                     {"year", std::to_string(year)},
                                                     {"month", month.vietnamese()},
                                                     {"months", std::to_string(months_left)}})
                << "\n\n"
                << table_of(context, all);
    for (const Status& status : all)
        context.out << identities_of(context, status);
}

}  // namespace

void add_plan_status(CLI::App& plan, const Context& context) {
    CLI::App* command = plan.add_subcommand("status", context.text("help.plan.status"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--plan", options->plan, context.text("help.plan.file"));
    command->add_option("--year", options->year, context.text("help.plan.year"));
    command->add_option("--format", options->format, context.text("help.plan.format"));
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
