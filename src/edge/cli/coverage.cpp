// baophu coverage WORKSPACE [--by unit|employer|reason|scheme|block|officer|month] [--scheme S] [filters]
//                           [--boundaries DAY] [--format table|csv|json|xlsx] [--out FILE]
// baophu coverage list WORKSPACE [--scheme S] [filters] [--limit N]
//
// A filter is --unit, --employer, --reason, or --where KEY=VALUE of the same and of block and officer. The
// other questions under `coverage` stand in coverage_*.cpp.
#include "flow/coverage/coverage.h"

#include <ostream>

#include <CLI/CLI.hpp>

#include "edge/cli/access_options.h"
#include "edge/cli/answer_output.h"
#include "edge/cli/boundaries_view.h"
#include "edge/cli/context.h"
#include "edge/cli/coverage_options.h"
#include "edge/cli/coverage_views.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/runs.h"

namespace baophu::cli {
namespace {

using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    CoverageOptions asked;
    std::string by = "unit";
    std::string boundaries;
    OutputOptions output;
    AccessOptions access;
};

coverage::By by_of(CoverageLines lines) {
    switch (lines) {
        case CoverageLines::employer:
            return coverage::By::employer;
        case CoverageLines::scheme:
            return coverage::By::scheme;
        case CoverageLines::block:
            return coverage::By::block;
        case CoverageLines::officer:
            return coverage::By::officer;
        default:
            return coverage::By::unit;
    }
}

void show(const Context& context, const Options& options, const CoverageAnswer& answer) {
    write_answer(context, options.output,
                 {.text = [&] { return coverage_text(context, answer, options.asked.limit); },
                  .cells = [&] { return coverage_cells(context, answer); },
                  .json = [&] { return coverage_json(context, answer); }});
}

void show_months(const Context& context, const Options& options, const CoverageAnswer& answer,
                 const std::vector<coverage::Movement>& months) {
    write_answer(context, options.output,
                 {.text = [&] { return movement_text(context, answer, months); },
                  .cells = [&] { return movement_cells(months); },
                  .json = [&] { return movement_json(answer, months); }});
}

void take_boundaries(CoverageAnswer& answer, OpenRun& run, const Date& day) {
    answer.boundaries = OnBoundaries{.from = answer.basis.month.last_day(), .day = day, .places = {}};
    for (coverage::CarriedGap& line :
         coverage::gap_on(run.connection, answer.workspace.territory(), answer.filter, day)) {
        answer.boundaries->places.emplace(line.gap.key, std::move(line.place));
        answer.lines.push_back(std::move(line.gap));
    }
}

void show_gap(const Context& context, const Options& options) {
    const CoverageLines wanted = parse_coverage_lines(options.by);
    require_limit(options.asked.limit);
    require_output(options.output);
    const coverage::Filter filter = filter_of(options.asked);
    if (wanted == CoverageLines::month) require_movement(filter);
    const Workspace workspace = Workspace::open(options.asked.root);
    OpenRun run = open_current_run(workspace);
    CoverageAnswer answer{.workspace = workspace,
                          .run = run,
                          .basis = coverage::basis(run.connection),
                          .rows = wanted,
                          .filter = filter,
                          .lines = {},
                          .total = coverage::total(run.connection, filter),
                          .outside = {},
                          .boundaries = {}};
    if (wanted != CoverageLines::unit) require_no_boundaries(options.boundaries);
    if (wanted == CoverageLines::month)
        return show_months(context, options, answer, coverage::movement(run.connection, filter));
    if (wanted == CoverageLines::reason) {
        answer.outside = coverage::outside(run.connection, filter);
    } else if (const auto day = boundaries_day(context, workspace.territory(), answer.basis.month.last_day(),
                                               options.boundaries)) {
        take_boundaries(answer, run, *day);
    } else {
        answer.lines = coverage::gap(run.connection, by_of(wanted), filter);
    }
    show(context, options, answer);
}

// ---- Persons ----------------------------------------------------------------------------------

void show_persons(const Context& context, const Options& options) {
    require_limit(options.asked.limit);
    const coverage::Filter filter = filter_of(options.asked);
    const Workspace workspace = Workspace::open(options.asked.root);
    OpenRun run = open_current_run(workspace);
    store::Store store(workspace.store_place());
    const AccessContext access = access_of(options.access, workspace, store, run.connection);
    const Date day = coverage::basis(run.connection).month.last_day();
    const auto persons = coverage::absent_persons(run.connection, access, filter, options.asked.limit);

    TextTable table;
    for (const char* key : {"coverage.id", "person.name", "person.number", "coverage.unit",
                            "coverage.employer", "coverage.reason", "person.certainty"}) {
        table.column(context.text(key), Align::left);
    }
    for (const coverage::AbsentPerson& person : persons) {
        table.row({person.person_id, person.full_name, person.masked_number,
                   unit_name(workspace, context, day, person.unit_code), shortened(person.employer_name),
                   context.text("reason." + person.reason), context.text("certainty." + person.certainty)});
    }
    context.out << table.print()
                << context.text("list.note",
                                {{"count", context.messages.count(static_cast<std::int64_t>(persons.size()))},
                                 {"purpose", options.access.purpose}})
                << '\n';
}

void add_list(CLI::App& coverage, const Context& context) {
    CLI::App* command = coverage.add_subcommand("list", context.text("help.coverage.list"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->asked.root, context.text("help.workspace"))->required();
    add_coverage_filters(*command, context, options->asked);
    add_access_options(*command, context, options->access);
    command->callback([&context, options] { show_persons(context, *options); });
}

}  // namespace

void add_coverage(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("coverage", context.text("help.coverage"));
    auto options = std::make_shared<Options>();
    // Not marked as required, because `coverage list WORKSPACE` has its own.
    command->add_option("WORKSPACE", options->asked.root, context.text("help.workspace"));
    command->add_option("--by", options->by, context.text("help.coverage.by"));
    add_boundaries_option(*command, context, options->boundaries);
    add_output_options(*command, context, options->output);
    add_coverage_filters(*command, context, options->asked);
    add_list(*command, context);
    add_coverage_movement(*command, context);
    add_coverage_firms(*command, context);
    add_coverage_census(*command, context);
    add_coverage_jobs(*command, context);
    command->callback([&context, command, options] {
        if (!command->get_subcommands().empty()) return;
        if (options->asked.root.empty()) throw CLI::RequiredError("WORKSPACE");
        show_gap(context, *options);
    });
}

}  // namespace baophu::cli
