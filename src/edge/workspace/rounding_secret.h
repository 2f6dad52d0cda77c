// The secret by which small numbers are rounded (http/small_cells.h): rounding-secret in the workspace, mode
// 0600, made on first use.
//
// It is precious: with another secret the same numbers are rounded otherwise, and who kept what he was told
// before knows more than he should.
#pragma once

#include <string>

#include "edge/workspace/workspace.h"

namespace baophu::workspace {

inline constexpr const char* rounding_secret_name = "rounding-secret";

// 64 hexadecimal digits. Throws Failure: system_error, disk_full.
std::string rounding_secret(const Workspace& workspace);

}  // namespace baophu::workspace
