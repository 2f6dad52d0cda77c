// baophu coverage WORKSPACE [--by unit|employer|reason|scheme|block|officer] [--scheme S] [filters]
//                           [--format table|csv|json|xlsx] [--out FILE]
// baophu coverage list WORKSPACE [--scheme S] [filters] [--limit N]
//
// A filter is --unit, --employer, --reason, or --where KEY=VALUE of the same and of block and officer.
#include "flow/coverage/coverage.h"

#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "core/documents/workbook_writer.h"
#include "edge/cli/access_options.h"
#include "edge/cli/context.h"
#include "edge/cli/coverage_views.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"
#include "edge/workspace/runs.h"

namespace baophu::cli {
namespace {

using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    std::string root;
    std::string by = "unit";
    std::string format = "table";
    std::string out;
    std::string scheme = "compulsory";
    std::vector<std::string> where;
    coverage::Filter filter;
    std::int64_t limit = 30;
    AccessOptions access;
};

Scheme scheme_of(const std::string& option, const std::string& word) {
    if (const auto scheme = parse_scheme(word)) return *scheme;
    throw Failure(fault::unknown_option_value,
                  {{"option", option}, {"value", word}, {"known", "compulsory, unemployment, voluntary"}});
}

// "block=foreign" into the filter.
void add_condition(coverage::Filter& filter, const std::string& condition) {
    const std::size_t equals = condition.find('=');
    const std::string key = condition.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : condition.substr(equals + 1);
    if (key == "scheme") {
        filter.scheme = scheme_of("--where", value);
        return;
    }
    std::optional<std::string>* const field = key == "unit"       ? &filter.unit
                                              : key == "employer" ? &filter.employer
                                              : key == "block"    ? &filter.block
                                              : key == "officer"  ? &filter.officer
                                              : key == "reason"   ? &filter.reason
                                                                  : nullptr;
    if (field == nullptr || equals == std::string::npos) {
        throw Failure(fault::unknown_option_value,
                      {{"option", "--where"},
                       {"value", condition},
                       {"known", "unit=, employer=, block=, officer=, reason=, scheme="}});
    }
    *field = value;
}

coverage::Filter filter_of(const Options& options) {
    coverage::Filter filter = options.filter;
    filter.scheme = scheme_of("--scheme", options.scheme);
    for (const std::string& condition : options.where)
        add_condition(filter, condition);
    return filter;
}

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

void write_workbook(const Context& context, const std::vector<std::vector<std::string>>& cells,
                    const std::string& out) {
    if (out.empty()) throw CLI::RequiredError("--out");
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

void show(const Context& context, const Options& options, const CoverageAnswer& answer) {
    if (options.format == "xlsx")
        return write_workbook(context, coverage_cells(context, answer), options.out);
    switch (parse_format(options.format)) {
        case Format::table:
            context.out << coverage_text(context, answer, options.limit);
            break;
        case Format::csv:
            for (const std::vector<std::string>& row : coverage_cells(context, answer))
                context.out << csv_row(row);
            break;
        case Format::json:
            context.out << workspace::pretty(coverage_json(context, answer));
    }
}

void show_gap(const Context& context, const Options& options) {
    const CoverageLines wanted = parse_coverage_lines(options.by);
    require_limit(options.limit);
    if (options.format != "xlsx") parse_format(options.format);
    const coverage::Filter filter = filter_of(options);
    const Workspace workspace = Workspace::open(options.root);
    OpenRun run = open_current_run(workspace);
    CoverageAnswer answer{.workspace = workspace,
                          .run = run.id,
                          .basis = coverage::basis(run.connection),
                          .rows = wanted,
                          .filter = filter,
                          .lines = {},
                          .total = coverage::total(run.connection, filter),
                          .outside = {}};
    if (wanted == CoverageLines::reason) {
        answer.outside = coverage::outside(run.connection, filter);
    } else {
        answer.lines = coverage::gap(run.connection, by_of(wanted), filter);
    }
    show(context, options, answer);
}

// ---- Persons ----------------------------------------------------------------------------------

void show_persons(const Context& context, const Options& options) {
    require_limit(options.limit);
    const coverage::Filter filter = filter_of(options);
    const Workspace workspace = Workspace::open(options.root);
    OpenRun run = open_current_run(workspace);
    store::Store store(workspace.store_file());
    const AccessContext access = access_of(options.access, workspace, store);
    const Date day = coverage::basis(run.connection).month.last_day();
    const auto persons = coverage::absent_persons(run.connection, access, filter, options.limit);

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

void add_filters(CLI::App& command, const Context& context, Options& options) {
    command.add_option("--scheme", options.scheme, context.text("help.coverage.scheme"));
    command.add_option("--unit", options.filter.unit, context.text("help.filter.unit"));
    command.add_option("--employer", options.filter.employer, context.text("help.filter.employer"));
    command.add_option("--reason", options.filter.reason, context.text("help.filter.reason"));
    command.add_option("--where", options.where, context.text("help.filter.where"));
    command.add_option("--limit", options.limit, context.text("help.limit"));
}

void add_list(CLI::App& coverage, const Context& context) {
    CLI::App* command = coverage.add_subcommand("list", context.text("help.coverage.list"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    add_filters(*command, context, *options);
    add_access_options(*command, context, options->access);
    command->callback([&context, options] { show_persons(context, *options); });
}

}  // namespace

void add_coverage(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("coverage", context.text("help.coverage"));
    auto options = std::make_shared<Options>();
    // Not marked as required, because `coverage list WORKSPACE` has its own.
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"));
    command->add_option("--by", options->by, context.text("help.coverage.by"));
    command->add_option("--format", options->format, context.text("help.coverage.format"));
    command->add_option("--out", options->out, context.text("help.coverage.out"));
    add_filters(*command, context, *options);
    add_list(*command, context);
    command->callback([&context, command, options] {
        if (!command->get_subcommands().empty()) return;
        if (options->root.empty()) throw CLI::RequiredError("WORKSPACE");
        show_gap(context, *options);
    });
}

}  // namespace baophu::cli
