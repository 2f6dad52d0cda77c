// baophu backup WORKSPACE FOLDER
// baophu restore BACKUP FOLDER
#include "edge/workspace/backup.h"

#include <ostream>

#include <CLI/CLI.hpp>

#include "edge/cli/context.h"
#include "edge/cli/megabytes.h"
#include "edge/cli/progress_bar.h"

namespace baophu::cli {
namespace {

using workspace::BackedUp;

struct Options {
    std::string from;
    std::string to;
};

void tell(const Context& context, const char* key, const BackedUp& done, const std::string& to) {
    context.out << context.text(key, {{"files", context.messages.count(done.files)},
                                      {"megabytes", megabytes(context, done.bytes)},
                                      {"path", to}})
                << '\n';
}

void make(const Context& context, const Options& options) {
    const auto workspace = workspace::Workspace::open(options.from);
    const workspace::Lock lock = workspace.lock("backup");
    store::Store store(workspace.store_place());
    const auto progress = make_progress(parse_progress_style(context.progress_style), context.messages);
    tell(context, "backup.done", back_up(workspace, lock, store, options.to, *progress, context.cancel),
         options.to);
}

void bring_back(const Context& context, const Options& options) {
    const auto progress = make_progress(parse_progress_style(context.progress_style), context.messages);
    tell(context, "restore.done", workspace::restore(options.from, options.to, *progress, context.cancel),
         options.to);
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("backup", context.text("help.backup"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->from, context.text("help.workspace"))->required();
    command->add_option("FOLDER", options->to, context.text("help.backup.folder"))->required();
    command->callback([&context, options] { make(context, *options); });
}

void add_restore(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("restore", context.text("help.restore"));
    auto options = std::make_shared<Options>();
    command->add_option("BACKUP", options->from, context.text("help.restore.backup"))->required();
    command->add_option("FOLDER", options->to, context.text("help.restore.folder"))->required();
    command->callback([&context, options] { bring_back(context, *options); });
}

}  // namespace baophu::cli
