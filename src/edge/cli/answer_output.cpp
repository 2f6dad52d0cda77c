#include "edge/cli/answer_output.h"

#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/workbook_writer.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

constexpr std::string_view workbook_format = "xlsx";

void write_workbook(const Context& context, const Cells& cells, const std::string& out) {
    WorkbookWriter workbook("BaoPhu");
    for (const std::vector<std::string>& row : cells)
        workbook.row(row);
    workbook.close(out);
    context.out << context.text(
                       "coverage.written",
                       {{"path", out},
                        {"lines", context.messages.count(static_cast<std::int64_t>(cells.size() - 1))}})
                << '\n';
}

}  // namespace

void add_output_options(CLI::App& command, const Context& context, OutputOptions& options) {
    command.add_option("--format", options.format, context.text("help.coverage.format"));
    command.add_option("--out", options.out, context.text("help.coverage.out"));
}

void require_output(const OutputOptions& options) {
    if (options.format == workbook_format) {
        if (options.out.empty()) throw CLI::RequiredError("--out");
        return;
    }
    for (const std::string_view known : {"table", "csv", "json"}) {
        if (options.format == known) return;
    }
    throw Failure(fault::unknown_option_value,
                  {{"option", "--format"}, {"value", options.format}, {"known", "table, csv, json, xlsx"}});
}

void write_answer(const Context& context, const OutputOptions& options, const AnswerForms& forms) {
    if (options.format == workbook_format) return write_workbook(context, forms.cells(), options.out);
    switch (parse_format(options.format)) {
        case Format::table:
            context.out << forms.text();
            return;
        case Format::csv:
            for (const std::vector<std::string>& row : forms.cells())
                context.out << csv_row(row);
            return;
        case Format::json:
            context.out << workspace::pretty(forms.json());
    }
}

}  // namespace baophu::cli
