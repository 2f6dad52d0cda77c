// The command line called as a function, for tests that stand beside the commands.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "edge/cli/program.h"
#include "edge/cli/text_table.h"

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

// No line of the text is wider than a terminal of 120 columns.
inline void expect_on_page(const std::vector<std::string>& arguments) {
    constexpr std::size_t columns = 120;
    const Ended ended = baophu(arguments);
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    std::istringstream lines(ended.out);
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(display_width(line), columns) << arguments.back() << ": " << line;
}

}  // namespace baophu::cli
