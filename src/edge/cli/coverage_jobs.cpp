// baophu coverage jobs WORKSPACE [--scheme compulsory|unemployment] [filters] [--limit N]
//                                [--format table|csv|json|xlsx] [--out FILE]
#include <algorithm>
#include <ranges>

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
using coverage::Jobs;
using coverage::JobStanding;
using coverage::ReasonKind;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    CoverageOptions asked;
    OutputOptions output;
};

struct Answer {
    const Workspace& workspace;
    const OpenRun& run;
    Month month;
    Scheme scheme;
    std::vector<Jobs> lines;
    Jobs total;
};

// ---- As a table -------------------------------------------------------------------------------

// What a screen has no room to tell apart.
std::int64_t others(const Jobs& line) {
    std::int64_t sum = 0;
    for (const JobStanding standing : {JobStanding::own_business, JobStanding::counted_elsewhere,
                                       JobStanding::outside, JobStanding::not_told})
        sum += line.at(standing);
    return sum;
}

void add_row(TextTable& table, const Context& context, std::string name, const Jobs& line) {
    std::vector<std::string> cells{std::move(name)};
    for (const std::int64_t persons : {line.told, line.insured, line.of_kind(ReasonKind::missing),
                                       line.of_kind(ReasonKind::to_check), line.of_kind(ReasonKind::lawful)})
        cells.push_back(context.messages.count(persons));
    for (const JobStanding standing : {JobStanding::second_contract, JobStanding::moved_on})
        cells.push_back(context.messages.count(line.at(standing)));
    cells.push_back(context.messages.count(others(line)));
    table.row(std::move(cells));
}

std::string as_text(const Context& context, const Answer& answer, std::int64_t limit) {
    TextTable table;
    table.column(context.text("coverage.employer"), Align::left);
    for (const char* key : {"jobs.told", "jobs.insured", "jobs.missing", "reason.short.to_check",
                            "reason.short.lawful", "jobs.second_contract", "jobs.moved_on", "jobs.others"})
        table.column(context.text(key), Align::right);
    for (const Jobs& line : answer.lines | std::views::take(limit))
        add_row(table, context, shortened(line.name), line);
    add_row(table.rule(), context, context.text("coverage.sum"), answer.total);
    const std::int64_t left = std::ssize(answer.lines) - limit;
    const std::string more =
        left > 0 ? context.text("coverage.more", {{"left", context.messages.count(left)}}) + "\n" : "";
    return coverage_head(
               context, answer.workspace, answer.run, answer.month,
               context.text("jobs.title",
                            {{"scheme", context.text("scheme." + std::string(to_word(answer.scheme)))}})) +
           table.print() + more + "\n" + paragraph("", context.text("jobs.note"));
}

// ---- For machines -----------------------------------------------------------------------------

// Only what is not 0: most employers have one worker or two.
json::object parts(const auto& name_of, const auto& persons) {
    json::object described;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (persons[i] != 0) described[name_of(i)] = persons[i];
    }
    return described;
}

json::object line_json(const Jobs& line) {
    const json::object by_reason =
        parts([](std::size_t i) { return coverage::reasons[i].name; }, line.by_reason);
    const json::object by_standing =
        parts([](std::size_t i) { return coverage::job_standings[i]; }, line.by_standing);
    return {{"employer_id", line.employer_id}, {"name", line.name},
            {"unit", line.unit_code},          {"told", line.told},
            {"insured", line.insured},         {"by_reason", by_reason},
            {"by_standing", by_standing}};
}

json::object as_json(const Answer& answer) {
    json::array lines;
    for (const Jobs& line : answer.lines)
        lines.push_back(line_json(line));
    return {{"run", answer.run.id},
            {"as_known_on", as_known_on_json(answer.run)},
            {"month", answer.month.iso()},
            {"scheme", to_word(answer.scheme)},
            {"lines", lines},
            {"total", line_json(answer.total)}};
}

Cells as_cells(const Answer& answer) {
    Cells cells{{"employer_id", "name", "unit", "told", "insured"}};
    for (const coverage::Reason& reason : coverage::reasons)
        cells[0].emplace_back(reason.name);
    for (const std::string_view standing : coverage::job_standings)
        cells[0].emplace_back(standing);
    for (const Jobs& line : answer.lines) {
        std::vector<std::string> row{line.employer_id, line.name, line.unit_code, std::to_string(line.told),
                                     std::to_string(line.insured)};
        for (const std::int64_t persons : line.by_reason)
            row.push_back(std::to_string(persons));
        for (const std::int64_t persons : line.by_standing)
            row.push_back(std::to_string(persons));
        cells.push_back(std::move(row));
    }
    return cells;
}

// ---- The command ------------------------------------------------------------------------------

void show(const Context& context, const Options& options) {
    require_output(options.output);
    const coverage::Filter filter = filter_of(options.asked);
    if (filter.scheme == Scheme::voluntary) {
        throw Failure(fault::unknown_option_value, {{"option", "--scheme"},
                                                    {"value", std::string(to_word(filter.scheme))},
                                                    {"known", "compulsory, unemployment"}});
    }
    const Workspace workspace = Workspace::open(options.asked.root);
    OpenRun run = open_current_run(workspace);
    Answer answer{.workspace = workspace,
                  .run = run,
                  .month = coverage::basis(run.connection).month,
                  .scheme = filter.scheme,
                  .lines = coverage::jobs(run.connection, filter),
                  .total = {}};
    for (const Jobs& line : answer.lines)
        answer.total += line;
    write_answer(
        context, options.output,
        {.text = [&] { return as_text(context, answer, std::max<std::int64_t>(0, options.asked.limit)); },
         .cells = [&] { return as_cells(answer); },
         .json = [&] { return as_json(answer); }});
}

}  // namespace

void add_coverage_jobs(CLI::App& coverage, const Context& context) {
    CLI::App* command = coverage.add_subcommand("jobs", context.text("help.coverage.jobs"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->asked.root, context.text("help.workspace"))->required();
    add_output_options(*command, context, options->output);
    add_coverage_filters(*command, context, options->asked);
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
