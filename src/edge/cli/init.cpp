// baophu init WORKSPACE [--province 75] [--agency social-insurance] [--store postgresql://…]
#include <ostream>

#include <CLI/CLI.hpp>

#include "edge/cli/agencies.h"
#include "edge/cli/context.h"
#include "edge/workspace/workspace.h"

namespace baophu::cli {
namespace {

struct Options {
    std::string root;
    std::string province = "75";
    std::string agency = "social-insurance";
    std::string store;
};

void make(const Context& context, const Options& options) {
    check_agency(context.messages, options.agency);
    const auto made =
        workspace::Workspace::init(options.root, options.province, options.agency, options.store);
    context.out << context.text("init.done",
                                {{"path", options.root},
                                 {"province", made.territory().province_name(context.messages.language())},
                                 {"agency", context.text("agency." + options.agency)}})
                << '\n';
}

}  // namespace

void add_init(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("init", context.text("help.init"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace.new"))->required();
    command->add_option("--province", options->province, context.text("help.init.province"));
    command->add_option("--agency", options->agency, context.text("help.init.agency"));
    command->add_option("--store", options->store, context.text("help.init.store"));
    command->callback([&context, options] { make(context, *options); });
}

}  // namespace baophu::cli
