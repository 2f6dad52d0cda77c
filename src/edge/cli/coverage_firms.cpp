// baophu coverage firms WORKSPACE [--from YYYY-MM --to YYYY-MM] [--unit UNIT] [--format table|csv|json|xlsx]
//                                 [--out FILE]
#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/answer_output.h"
#include "edge/cli/coverage_options.h"
#include "edge/cli/coverage_views.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using coverage::FirmCohort;
using coverage::FirmCohorts;
using coverage::FirmStep;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    std::string root;
    std::string from;
    std::string to;
    std::optional<std::string> unit;
    OutputOptions output;
};

struct Answer {
    const Workspace& workspace;
    const OpenRun& run;
    Month run_month;
    FirmCohorts cohorts;
};

Month month_of(const char* option, const std::string& word, const Month& otherwise) {
    if (word.empty()) return otherwise;
    if (const auto month = Month::parse(word)) return *month;
    throw Failure(fault::unknown_option_value, {{"option", option}, {"value", word}, {"known", "2018-01"}});
}

// Half days come from an even number of firms.
std::string half(std::int64_t twice) {
    return std::to_string(twice / 2) + (twice % 2 == 0 ? "" : ".5");
}

// ---- As a table -------------------------------------------------------------------------------

// What no register tells is no 0.
std::string told(const Context& context, bool there, std::int64_t count) {
    return there ? context.messages.count(count) : context.text("movement.unknown");
}

void add_step(std::vector<std::string>& cells, const Context& context, bool there, const FirmStep& step) {
    cells.push_back(told(context, there, step.firms));
    cells.push_back(step.twice_median_days ? context.messages.decimal(half(*step.twice_median_days))
                                           : context.text("movement.unknown"));
}

void add_row(TextTable& table, const Context& context, const FirmCohorts& cohorts, const FirmCohort& line) {
    std::vector<std::string> cells{line.month ? line.month->vietnamese() : context.text("coverage.sum"),
                                   context.messages.count(line.registered)};
    add_step(cells, context, cohorts.tells_tax(), line.taxed);
    add_step(cells, context, cohorts.tells_workers(), line.with_workers);
    add_step(cells, context, true, line.insured);
    cells.push_back(told(context, cohorts.tells_workers(), line.workers_uninsured));
    cells.push_back(context.messages.count(line.untold));
    table.row(std::move(cells));
}

std::string registers_text(const Context& context, const FirmCohorts& cohorts) {
    std::string absent;
    for (const coverage::FirmRegister& each : cohorts.registers) {
        if (!each.there)
            absent +=
                (absent.empty() ? "" : ", ") + context.text("firms.register." + std::string(each.dataset));
    }
    return absent.empty() ? "" : paragraph("", context.text("firms.absent", {{"registers", absent}}));
}

std::string as_text(const Context& context, const Answer& answer) {
    TextTable table;
    table.column(context.text("firms.month"), Align::left);
    for (const char* key : {"firms.registered", "firms.taxed", "firms.days", "firms.workers", "firms.days",
                            "firms.insured", "firms.days", "firms.uninsured", "firms.untold"})
        table.column(context.text(key), Align::right);
    for (const FirmCohort& line : answer.cohorts.lines)
        add_row(table, context, answer.cohorts, line);
    add_row(table.rule(), context, answer.cohorts, answer.cohorts.total);
    return coverage_head(context, answer.workspace, answer.run, answer.run_month,
                         context.text("firms.title")) +
           table.print() + "\n" + registers_text(context, answer.cohorts) +
           paragraph("", context.text("firms.note"));
}

// ---- For machines -----------------------------------------------------------------------------

json::value step_json(bool there, const FirmStep& step) {
    if (!there) return nullptr;
    return json::object{
        {"firms", step.firms},
        {"dated", step.dated},
        {"median_days", step.twice_median_days ? json::value(static_cast<double>(*step.twice_median_days) / 2)
                                               : json::value(nullptr)}};
}

json::object cohort_json(const FirmCohorts& cohorts, const FirmCohort& line) {
    json::object described{{"registered", line.registered},
                           {"tax_active", step_json(cohorts.tells_tax(), line.taxed)},
                           {"with_workers", step_json(cohorts.tells_workers(), line.with_workers)},
                           {"insured", step_json(true, line.insured)},
                           {"workers_uninsured", cohorts.tells_workers() ? json::value(line.workers_uninsured)
                                                                         : json::value(nullptr)},
                           {"untold", line.untold}};
    if (line.month) described["month"] = line.month->iso();
    return described;
}

json::object as_json(const Answer& answer) {
    json::array lines;
    for (const FirmCohort& line : answer.cohorts.lines)
        lines.push_back(cohort_json(answer.cohorts, line));
    json::object registers;
    for (const coverage::FirmRegister& each : answer.cohorts.registers)
        registers[each.dataset] = each.there;
    return {{"run", answer.run.id},
            {"as_known_on", as_known_on_json(answer.run)},
            {"month", answer.run_month.iso()},
            {"registers", registers},
            {"lines", lines},
            {"total", cohort_json(answer.cohorts, answer.cohorts.total)}};
}

void add_cells(std::vector<std::string>& row, bool there, const FirmStep& step) {
    row.push_back(there ? std::to_string(step.firms) : "");
    row.push_back(there ? std::to_string(step.dated) : "");
    row.push_back(step.twice_median_days ? half(*step.twice_median_days) : "");
}

Cells as_cells(const FirmCohorts& cohorts) {
    Cells cells{{"month", "registered", "tax_active", "tax_active_dated", "tax_active_median_days",
                 "with_workers", "with_workers_dated", "with_workers_median_days", "insured", "insured_dated",
                 "insured_median_days", "workers_uninsured", "untold"}};
    for (const FirmCohort& line : cohorts.lines) {
        std::vector<std::string> row{line.month->iso(), std::to_string(line.registered)};
        add_cells(row, cohorts.tells_tax(), line.taxed);
        add_cells(row, cohorts.tells_workers(), line.with_workers);
        add_cells(row, true, line.insured);
        row.push_back(cohorts.tells_workers() ? std::to_string(line.workers_uninsured) : "");
        row.push_back(std::to_string(line.untold));
        cells.push_back(std::move(row));
    }
    return cells;
}

// ---- The command ------------------------------------------------------------------------------

void show(const Context& context, const Options& options) {
    require_output(options.output);
    const Workspace workspace = Workspace::open(options.root);
    OpenRun run = open_current_run(workspace);
    const Month last = coverage::basis(run.connection).month;
    const Month to = month_of("--to", options.to, last);
    const Month from = month_of("--from", options.from, to.plus(-11));
    if (from > to || to > last) {
        throw Failure(fault::unknown_option_value, {{"option", "--from, --to"},
                                                    {"value", from.iso() + ", " + to.iso()},
                                                    {"known", "--from ≤ --to ≤ " + last.iso()}});
    }
    workspace::attach_rows(workspace, run);
    const Answer answer{.workspace = workspace,
                        .run = run,
                        .run_month = last,
                        .cohorts = coverage::firm_cohorts(run.connection, from, to, options.unit)};
    write_answer(context, options.output,
                 {.text = [&] { return as_text(context, answer); },
                  .cells = [&] { return as_cells(answer.cohorts); },
                  .json = [&] { return as_json(answer); }});
}

}  // namespace

void add_coverage_firms(CLI::App& coverage, const Context& context) {
    CLI::App* command = coverage.add_subcommand("firms", context.text("help.coverage.firms"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--from", options->from, context.text("help.coverage.firms.from"));
    command->add_option("--to", options->to, context.text("help.coverage.firms.to"));
    command->add_option("--unit", options->unit, context.text("help.filter.unit"));
    add_output_options(*command, context, options->output);
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
