// Who reads persons' rows through the command line, and why: the account that runs the
// program, for the workspace's agency, with a purpose. Within a case it is the account of its inspector
// (CAS-4): the login of the office is the name of the account.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/access_context.h"
#include "core/warehouse/warehouse.h"
#include "edge/store/store.h"
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

// Rows of the run. Throws Failure: access_refused, a purpose that wants a case has none; case_not_open unless
// the case that is named is open, of the agency, and given to the account.
AccessContext access_of(const AccessOptions& options, const workspace::Workspace& workspace,
                        store::Store& store, warehouse::Connection& connection);

// Rows of deliveries, which are of no employer alone: within a case there are none. Throws as above.
AccessContext access_of(const AccessOptions& options, const workspace::Workspace& workspace,
                        store::Store& store);

}  // namespace baophu::cli
