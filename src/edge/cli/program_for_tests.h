// The command line called as a function, for tests that stand beside the commands.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "edge/cli/program.h"

namespace baophu::cli {

struct Ended {
    int exit_code;
    std::string out;
    std::string err;
};

inline Ended baophu(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "baophu");
    std::ostringstream out;
    std::ostringstream err;
    const CancelFlag cancel{false};
    const int exit_code = run_program(arguments, cancel, out, err);
    return {exit_code, out.str(), err.str()};
}

}  // namespace baophu::cli
