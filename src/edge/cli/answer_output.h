// How an answer leaves a command: as a table, CSV or JSON on the screen, or as a workbook in a file.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "edge/cli/context.h"

namespace baophu::cli {

using Cells = std::vector<std::vector<std::string>>;  // A header row and the lines.

struct OutputOptions {
    std::string format = "table";
    std::string out;
};

// The forms of one answer; only the one that is wanted is made.
struct AnswerForms {
    std::function<std::string()> text;
    std::function<Cells()> cells;
    std::function<boost::json::object()> json;
};

// --format and --out.
void add_output_options(CLI::App& command, const Context& context, OutputOptions& options);

// Throws Failure(unknown_option_value) on a form that is none, CLI::RequiredError for a workbook without
// a file: before anything is computed.
void require_output(const OutputOptions& options);

void write_answer(const Context& context, const OutputOptions& options, const AnswerForms& forms);

}  // namespace baophu::cli
