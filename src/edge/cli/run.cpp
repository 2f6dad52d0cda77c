// baophu run WORKSPACE [--month 2018-12] [--as-known-on 2019-03-31] [--entity-ids FILE]
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/base/fault_codes.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
#include "edge/cli/progress_bar.h"
#include "edge/store/clock.h"
#include "edge/workspace/runs.h"

namespace baophu::cli {
namespace {

struct Options {
    std::string root;
    std::optional<std::string> month;
    std::optional<std::string> as_known_on;
    std::optional<std::string> entity_ids;
};

std::optional<Month> month_of(const Options& options) {
    if (!options.month) return std::nullopt;
    const auto month = Month::parse(*options.month);
    if (!month) throw Failure(fault::run_month_unreadable, {{"value", *options.month}});
    return month;
}

// Nobody knows yet what will be known.
std::optional<Date> day_of(const Options& options) {
    if (!options.as_known_on) return std::nullopt;
    const Date day = parse_date_option("--as-known-on", *options.as_known_on);
    if (day <= store::today()) return day;
    throw Failure(fault::unknown_option_value, {{"option", "--as-known-on"},
                                                {"value", *options.as_known_on},
                                                {"known", "… " + store::today().iso()}});
}

void make(const Context& context, const Options& options) {
    const workspace::RunWanted wanted{
        .month = month_of(options), .as_known_on = day_of(options), .entity_ids = options.entity_ids};
    const auto workspace = workspace::Workspace::open(options.root);
    const workspace::Lock lock = workspace.lock("run");
    store::Store store(workspace.store_place());
    const auto progress = make_progress(parse_progress_style(context.progress_style), context.messages);
    const workspace::RunMade made = make_run(workspace, lock, store, wanted, *progress, context.cancel);
    double seconds = 0;
    for (const auto& [step, taken] : made.seconds)
        seconds += taken;
    context.out << context.text(made.known_before ? "run.known_before" : "run.done",
                                {{"run", made.id},
                                 {"month", made.month.vietnamese()},
                                 {"deliveries", std::to_string(made.deliveries)},
                                 {"decisions", std::to_string(made.decisions)},
                                 {"seconds", context.messages.decimal(fmt::format("{:.1f}", seconds))},
                                 {"hash", made.content_hash.substr(0, 12)}})
                << '\n';
    context.out << as_known_on_line(context, wanted.as_known_on);
    if (options.entity_ids)
        context.out << context.text("run.entity_ids", {{"path", *options.entity_ids}}) << '\n';
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("run", context.text("help.run"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--month", options->month, context.text("help.run.month"));
    command->add_option("--as-known-on", options->as_known_on, context.text("help.run.as_known_on"));
    command->add_option("--entity-ids", options->entity_ids, context.text("help.run.entity_ids"));
    command->callback([&context, options] { make(context, *options); });
}

}  // namespace baophu::cli
