// baophu gc WORKSPACE [--keep N] [--dry-run]
#include "edge/workspace/gc.h"

#include <ostream>

#include <CLI/CLI.hpp>

#include "edge/cli/context.h"
#include "edge/cli/megabytes.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

using workspace::Collected;
using workspace::Collecting;

struct Options {
    std::string root;
    std::size_t keep = 5;
    bool dry_run = false;
};

void print_removed(const Context& context, const Collected& collected, bool dry_run) {
    TextTable table;
    table.column(context.text("gc.folder"), Align::left).column(context.text("gc.megabytes"), Align::right);
    for (const auto& [path, bytes] : collected.removed)
        table.row({path.string(), megabytes(context, bytes)});
    const auto count = static_cast<std::int64_t>(collected.removed.size());
    context.out << table.print() << '\n'
                << context.text(dry_run ? "gc.would_remove" : "gc.removed",
                                {{"count", context.messages.count(count)},
                                 {"megabytes", megabytes(context, collected.bytes())}})
                << '\n';
}

void collect(const Context& context, const Options& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    const workspace::Lock lock = workspace.lock("gc");
    store::Store store(workspace.store_place());
    const Collected collected = collect_garbage(workspace, lock, store, options.keep,
                                                options.dry_run ? Collecting::dry_run : Collecting::remove);
    if (collected.removed.empty()) {
        context.out << context.text("gc.nothing") << '\n';
    } else {
        print_removed(context, collected, options.dry_run);
    }
    for (const auto& path : collected.read)
        context.out << context.text("gc.read", {{"path", path.string()}}) << '\n';
}

}  // namespace

void add_gc(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("gc", context.text("help.gc"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--keep", options->keep, context.text("help.gc.keep"));
    command->add_flag("--dry-run", options->dry_run, context.text("help.gc.dry_run"));
    command->callback([&context, options] { collect(context, *options); });
}

}  // namespace baophu::cli
