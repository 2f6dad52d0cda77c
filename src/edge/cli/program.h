// The whole command line as one call, so that tests can make it too.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace baophu::cli {

// Runs the command of `arguments` (with the program's name first) and returns its exit code.
int run_program(const std::vector<std::string>& arguments, const CancelFlag& cancel, std::ostream& out,
                std::ostream& err);

}  // namespace baophu::cli
