// baophu law show PARAMETER [--on DATE | --all] [--zone I] [--scope NAME] [--json]
// baophu law list [--group G] [--unsure] [--unknown] [--changed-since DATE] [--json]
#include "core/law/law.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
#include "edge/cli/law_list.h"
#include "edge/cli/law_show.h"

namespace baophu::cli {
namespace {

struct ShowOptions {
    LawShown shown;
    std::string on;
    bool all = false;
};

struct ListOptions {
    LawListed listed;
    std::string changed_since;
};

void add_show(CLI::App& law, Context& context) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* command = law.add_subcommand("show", context.text("help.law.show"));
    command->add_option("PARAMETER", options->shown.id, context.text("help.law.parameter"))->required();
    CLI::Option* on = command->add_option("--on", options->on, context.text("help.law.on"));
    command->add_flag("--all", options->all, context.text("help.law.all"))->excludes(on);
    CLI::Option* scope = command->add_option("--scope", options->shown.scope, context.text("help.law.scope"));
    command->add_option("--zone", options->shown.scope, context.text("help.law.zone"))->excludes(scope);
    command->add_flag("--json", options->shown.as_json, context.text("help.json"));
    command->callback([&context, options] {
        if (!options->on.empty()) options->shown.on = parse_date_option("--on", options->on);
        show_law(context, Law::load(), options->shown);
    });
}

void add_list(CLI::App& law, Context& context) {
    auto options = std::make_shared<ListOptions>();
    LawListed& listed = options->listed;
    CLI::App* command = law.add_subcommand("list", context.text("help.law.list"));
    command->add_option("--group", listed.group, context.text("help.law.group"));
    command->add_flag("--unsure", listed.unsure, context.text("help.law.unsure"));
    command->add_flag("--unknown", listed.unknown, context.text("help.law.unknown"));
    command->add_option("--changed-since", options->changed_since, context.text("help.law.changed_since"));
    command->add_flag("--json", listed.as_json, context.text("help.json"));
    command->callback([&context, options] {
        const std::string& since = options->changed_since;
        if (!since.empty()) options->listed.changed_since = parse_date_option("--changed-since", since);
        list_law(context, Law::load(), options->listed);
    });
}

}  // namespace

void add_law(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("law", context.text("help.law"));
    command->require_subcommand(1);
    add_show(*command, context);
    add_list(*command, context);
}

}  // namespace baophu::cli
