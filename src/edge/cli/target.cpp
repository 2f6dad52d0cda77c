// baophu target allocate [PLAN] [--year N] [--scheme S] [--total N] [--weights FILE.csv]
//                        [--may-fall] [--format table|csv|json]
#include <memory>

#include <CLI/CLI.hpp>

#include "edge/cli/target_answer.h"
#include "edge/cli/target_view.h"

namespace baophu::cli {
namespace {

void tell(const Context& context, const TargetOptions& options) {
    const Format format = parse_format(options.format);
    const TargetAnswer found = target_answer(context, options);
    switch (format) {
        case Format::table:
            return print_target_table(context, options, found);
        case Format::csv:
            return print_target_csv(context, found);
        case Format::json:
            return print_target_json(context, options, found);
    }
}

}  // namespace

void add_target(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("target", context.text("help.target"));
    command->require_subcommand(1);
    auto options = std::make_shared<TargetOptions>();
    CLI::App* allocate = command->add_subcommand("allocate", context.text("help.target.allocate"));
    allocate->add_option("PLAN", options->plan, context.text("help.target.plan"));
    allocate->add_option("--year", options->year, context.text("help.target.year"));
    allocate->add_option("--scheme", options->scheme, context.text("help.target.scheme"));
    allocate->add_option("--total", options->total, context.text("help.target.total"));
    allocate->add_option("--weights", options->weights, context.text("help.target.weights"));
    allocate->add_flag("--may-fall", options->may_fall, context.text("help.target.may_fall"));
    allocate->add_option("--format", options->format, context.text("help.format"));
    allocate->callback([&context, options] { tell(context, *options); });
}

}  // namespace baophu::cli
