// baophu synth --out DIR [--seed N] [--scale S]
#include <ostream>

#include <CLI/CLI.hpp>

#include "edge/cli/context.h"
#include "edge/cli/progress_bar.h"
#include "synth/province.h"

namespace baophu::cli {
namespace {

void make(const Context& context, const synth::Options& options) {
    const auto progress = make_progress(parse_progress_style(context.progress_style), context.messages);
    const synth::Summary made = synth::write_province(options, *progress, context.cancel);
    context.out << context.text("synth.done", {{"workers", context.messages.count(made.workers)},
                                               {"employers", context.messages.count(made.employers)},
                                               {"deliveries", context.messages.count(made.deliveries)},
                                               {"rows", context.messages.count(made.rows)},
                                               {"bad", context.messages.count(made.bad_rows)},
                                               {"out", options.out.string()}})
                << '\n';
}

}  // namespace

void add_synth(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("synth", context.text("help.synth"));
    auto options = std::make_shared<synth::Options>();
    command->add_option("--out", options->out, context.text("help.synth.out"))->required();
    command->add_option("--seed", options->seed, context.text("help.synth.seed"));
    command->add_option("--scale", options->scale, context.text("help.synth.scale"));
    command->callback([&context, options] { make(context, *options); });
}

}  // namespace baophu::cli
