// baophu version
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/program_id.h"
#include "core/warehouse/warehouse.h"
#include "edge/cli/context.h"
#include "edge/store/store.h"
#include "edge/workspace/workspace.h"

namespace baophu::cli {

void add_version(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("version", context.text("help.version"));
    command->callback([&context] {
        context.out << context.text("version", {{"program", std::string(program_id())},
                                                {"duckdb", warehouse::Database::version()},
                                                {"workspace", std::to_string(workspace::workspace_format)},
                                                {"store", std::to_string(store::store_version)}})
                    << '\n';
    });
}

}  // namespace baophu::cli
