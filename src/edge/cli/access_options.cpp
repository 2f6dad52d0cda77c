#include "edge/cli/access_options.h"

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/workspace/identity.h"

namespace baophu::cli {

void add_purpose_options(CLI::App& command, const Context& context, AccessOptions& options) {
    command.add_option("--purpose", options.purpose, context.text("help.purpose"));
    command.add_option("--case", options.case_number, context.text("help.case"));
}

void add_access_options(CLI::App& command, const Context& context, AccessOptions& options) {
    add_purpose_options(command, context, options);
    command.add_option("--territory", options.territory, context.text("help.territory"));
}

AccessContext access_of(const AccessOptions& options, const workspace::Workspace& workspace, ReadLog& log) {
    if (options.territory && !workspace.territory().knows(*options.territory, UnitLevel::district)) {
        throw Failure(
            fault::filter_value_unknown,
            {{"filter", "--territory"}, {"value", *options.territory}, {"known", "731, 732, 734 – 742"}});
    }
    return AccessContext({.actor = workspace::user_name(),
                          .agency = workspace.agency(),
                          .territory = options.territory,
                          .purpose = options.purpose,
                          .case_number = options.case_number},
                         log);
}

}  // namespace baophu::cli
