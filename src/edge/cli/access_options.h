// Who reads persons' rows through the command line, and why: the account that runs the
// program, for the workspace's agency, with a purpose.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/access_context.h"
#include "edge/workspace/workspace.h"

namespace CLI {
class App;
}

namespace baophu::cli {

struct Context;

struct AccessOptions {
    std::string purpose = "gap-review";  // Rà soát người chưa tham gia.
    std::string case_number;
    std::optional<std::string> territory;
};

// Adds --purpose and --case.
void add_purpose_options(CLI::App& command, const Context& context, AccessOptions& options);

// Adds --purpose, --case and --territory.
void add_access_options(CLI::App& command, const Context& context, AccessOptions& options);

AccessContext access_of(const AccessOptions& options, const workspace::Workspace& workspace, ReadLog& log);

}  // namespace baophu::cli
