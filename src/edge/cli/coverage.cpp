// baophu coverage WORKSPACE [--by unit|employer|reason] [filters] [--format table|csv|json]
// baophu coverage list WORKSPACE [filters] [--limit N]
#include "flow/coverage/coverage.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/access_options.h"
#include "edge/cli/context.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"
#include "edge/workspace/runs.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using coverage::Basis;
using coverage::Gap;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    std::string root;
    std::string by = "unit";
    std::string format = "table";
    coverage::Filter filter;
    std::int64_t limit = 30;
    AccessOptions access;
};

enum class Rows { unit, employer, reason };

Rows parse_rows(std::string_view word) {
    if (word == "unit") return Rows::unit;
    if (word == "employer") return Rows::employer;
    if (word == "reason") return Rows::reason;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--by"}, {"value", std::string(word)}, {"known", "unit, employer, reason"}});
}

// What a question found, ready for each of the three forms.
struct Answer {
    OpenRun& run;
    Basis basis;
    Rows rows;
    const coverage::Filter& filter;
    std::vector<Gap> lines;
    Gap total;
};

std::string unit_name(const Workspace& workspace, const Context& context, const Basis& basis,
                      const std::string& code) {
    const UnitVersion* unit = workspace.territory().on(code, basis.month.last_day());
    return unit == nullptr ? code : unit->name(context.messages.language());
}

std::string line_name(const Workspace& workspace, const Context& context, const Answer& answer,
                      const Gap& line) {
    return answer.rows == Rows::unit ? unit_name(workspace, context, answer.basis, line.key) : line.name;
}

json::value as_known_on_json(const OpenRun& run) {
    return run.as_known_on ? json::value(run.as_known_on->iso()) : json::value(nullptr);
}

// ---- As a table -------------------------------------------------------------------------

void print_head(const Workspace& workspace, const Context& context, const Answer& answer) {
    context.out << context.text(
                       "coverage.head",
                       {{"province", workspace.territory().province_name(context.messages.language())},
                        {"month", answer.basis.month.vietnamese()},
                        {"run", answer.run.id}})
                << '\n'
                << as_known_on_line(context, answer.run.as_known_on) << '\n';
}

std::vector<std::string> numbers(const Context& context, const Gap& gap) {
    const Messages& messages = context.messages;
    std::vector<std::string> cells{messages.count(gap.eligible), messages.count(gap.participating),
                                   messages.percent(gap.participating, gap.eligible),
                                   messages.count(gap.missing())};
    for (const std::int64_t count : gap.missing_by_reason)
        cells.push_back(messages.count(count));
    cells.push_back(messages.count(gap.unsure));
    return cells;
}

void add_row(TextTable& table, std::string name, std::vector<std::string> cells) {
    cells.insert(cells.begin(), std::move(name));
    table.row(std::move(cells));
}

// Employers' names run long; the table stays as wide as a screen.
std::string shortened(const std::string& name) {
    constexpr std::size_t widest = 44;
    if (display_width(name) <= widest) return name;
    std::string text;
    for (const char c : name) {
        const bool begins_letter = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (begins_letter && display_width(text) == widest - 1) break;
        text += c;
    }
    return text + "…";
}

std::string gap_table(const Workspace& workspace, const Context& context, const Answer& answer,
                      std::int64_t limit) {
    TextTable table;
    table.column(context.text(answer.rows == Rows::unit ? "coverage.unit" : "coverage.employer"),
                 Align::left);
    if (answer.rows == Rows::employer) table.column(context.text("coverage.id"), Align::left);
    for (const char* key :
         {"coverage.eligible", "coverage.participating", "coverage.rate", "coverage.missing"}) {
        table.column(context.text(key), Align::right);
    }
    for (const std::string_view reason : coverage::reasons) {
        table.column(context.text("reason.short." + std::string(reason)), Align::right);
    }
    table.column(context.text("coverage.unsure"), Align::right);

    std::int64_t left = limit;
    for (const Gap& line : answer.lines) {
        if (left-- == 0) break;
        std::vector<std::string> cells = numbers(context, line);
        if (answer.rows == Rows::employer) cells.insert(cells.begin(), line.key);
        add_row(table, shortened(line_name(workspace, context, answer, line)), std::move(cells));
    }
    std::vector<std::string> total = numbers(context, answer.total);
    if (answer.rows == Rows::employer) total.insert(total.begin(), "");
    const bool whole = !answer.filter.unit && !answer.filter.employer && !answer.filter.reason;
    add_row(table.rule(), context.text(whole ? "coverage.total" : "coverage.sum"), std::move(total));
    return table.print();
}

std::string reason_table(const Context& context, const Answer& answer) {
    const Messages& messages = context.messages;
    TextTable table;
    table.column(context.text("coverage.reason"), Align::left)
        .column(context.text("coverage.missing"), Align::right)
        .column(context.text("coverage.share"), Align::right);
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        const std::int64_t count = answer.total.missing_by_reason[i];
        table.row({context.text("reason." + std::string(coverage::reasons[i])), messages.count(count),
                   messages.percent(count, answer.total.missing())});
    }
    table.rule().row({context.text("coverage.gap"), messages.count(answer.total.missing()),
                      messages.percent(answer.total.missing(), answer.total.missing())});
    return table.print();
}

// "711 = 199 + 377 + 135", and what the figures stand on.
void print_notes(const Context& context, const Answer& answer) {
    const Messages& messages = context.messages;
    std::string sum;
    for (const std::int64_t count : answer.total.missing_by_reason) {
        sum += (sum.empty() ? "" : " + ") + messages.count(count);
    }
    context.out
        << '\n'
        << context.text("coverage.identity", {{"eligible", messages.count(answer.total.eligible)},
                                              {"participating", messages.count(answer.total.participating)},
                                              {"missing", messages.count(answer.total.missing())},
                                              {"sum", sum}})
        << '\n'
        << context.text(
               "coverage.basis",
               {{"year", std::to_string(answer.basis.tax_year)},
                {"law", answer.basis.law},
                {"article", answer.basis.article},
                {"confidence", context.text("confidence." + std::string(to_word(answer.basis.confidence)))}})
        << '\n'
        << context.text("coverage.unsure_note", {{"unsure", messages.count(answer.total.unsure)}}) << '\n';
    if (answer.basis.si_months < 12) {
        context.out << context.text("coverage.months_missing",
                                    {{"months", std::to_string(answer.basis.si_months)}})
                    << '\n';
    }
}

void print_table(const Workspace& workspace, const Context& context, const Answer& answer,
                 std::int64_t limit) {
    print_head(workspace, context, answer);
    if (answer.rows == Rows::reason) {
        context.out << reason_table(context, answer);
    } else {
        context.out << gap_table(workspace, context, answer, limit);
        const auto shown = static_cast<std::size_t>(limit);
        if (answer.lines.size() > shown) {
            context.out << context.text("coverage.more",
                                        {{"left", context.messages.count(static_cast<std::int64_t>(
                                                      answer.lines.size() - shown))}})
                        << '\n';
        }
    }
    print_notes(context, answer);
}

// ---- For machines -----------------------------------------------------------------------

void print_csv(const Workspace& workspace, const Context& context, const Answer& answer) {
    if (answer.rows == Rows::reason) {
        context.out << csv_row({"reason", "missing"});
        for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
            context.out << csv_row(
                {std::string(coverage::reasons[i]), std::to_string(answer.total.missing_by_reason[i])});
        }
        return;
    }
    std::vector<std::string> header{"key", "name", "eligible", "participating", "missing"};
    for (const std::string_view reason : coverage::reasons)
        header.emplace_back(reason);
    header.emplace_back("unsure");
    context.out << csv_row(header);
    for (const Gap& line : answer.lines) {
        std::vector<std::string> cells{line.key, line_name(workspace, context, answer, line),
                                       std::to_string(line.eligible), std::to_string(line.participating),
                                       std::to_string(line.missing())};
        for (const std::int64_t count : line.missing_by_reason)
            cells.push_back(std::to_string(count));
        cells.push_back(std::to_string(line.unsure));
        context.out << csv_row(cells);
    }
}

json::object as_json(const Gap& gap) {
    json::object by_reason;
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        by_reason[coverage::reasons[i]] = gap.missing_by_reason[i];
    }
    return {{"eligible", gap.eligible},
            {"participating", gap.participating},
            {"missing", gap.missing()},
            {"missing_by_reason", by_reason},
            {"unsure", gap.unsure}};
}

void print_json(const Workspace& workspace, const Context& context, const Answer& answer) {
    json::array lines;
    if (answer.rows != Rows::reason) {
        for (const Gap& line : answer.lines) {
            json::object described = as_json(line);
            described["key"] = line.key;
            described["name"] = line_name(workspace, context, answer, line);
            lines.push_back(std::move(described));
        }
    }
    context.out << workspace::pretty(json::object{{"run", answer.run.id},
                                                  {"as_known_on", as_known_on_json(answer.run)},
                                                  {"month", answer.basis.month.iso()},
                                                  {"scheme", "compulsory"},
                                                  {"basis",
                                                   {{"tax_year", answer.basis.tax_year},
                                                    {"si_months", answer.basis.si_months},
                                                    {"rule", answer.basis.rule},
                                                    {"law", answer.basis.law},
                                                    {"article", answer.basis.article},
                                                    {"confidence", to_word(answer.basis.confidence)}}},
                                                  {"by", answer.rows == Rows::unit       ? "unit"
                                                         : answer.rows == Rows::employer ? "employer"
                                                                                         : "reason"},
                                                  {"total", as_json(answer.total)},
                                                  {"lines", lines}});
}

void show_gap(const Context& context, const Options& options) {
    const Rows wanted = parse_rows(options.by);
    require_limit(options.limit);
    const Format format = parse_format(options.format);
    const Workspace workspace = Workspace::open(options.root);
    OpenRun run = open_current_run(workspace);
    Answer answer{.run = run,
                  .basis = coverage::basis(run.connection),
                  .rows = wanted,
                  .filter = options.filter,
                  .lines = {},
                  .total = coverage::total(run.connection, options.filter)};
    if (wanted != Rows::reason) {
        const coverage::By by = wanted == Rows::unit ? coverage::By::unit : coverage::By::employer;
        answer.lines = coverage::gap(run.connection, by, options.filter);
    }
    switch (format) {
        case Format::table:
            return print_table(workspace, context, answer, options.limit);
        case Format::csv:
            return print_csv(workspace, context, answer);
        case Format::json:
            return print_json(workspace, context, answer);
    }
}

// ---- Persons ----------------------------------------------------------------------------

void show_persons(const Context& context, const Options& options) {
    require_limit(options.limit);
    const Workspace workspace = Workspace::open(options.root);
    OpenRun run = open_current_run(workspace);
    store::Store store(workspace.store_file());
    const AccessContext access = access_of(options.access, workspace, store);
    const Basis basis = coverage::basis(run.connection);
    const auto persons = coverage::missing_persons(run.connection, access, options.filter, options.limit);

    TextTable table;
    for (const char* key : {"coverage.id", "person.name", "person.number", "coverage.unit",
                            "coverage.employer", "coverage.reason", "person.certainty"}) {
        table.column(context.text(key), Align::left);
    }
    for (const coverage::MissingPerson& person : persons) {
        table.row({person.person_id, person.full_name, person.masked_number,
                   unit_name(workspace, context, basis, person.unit_code), shortened(person.employer_name),
                   context.text("reason." + person.reason), context.text("certainty." + person.certainty)});
    }
    context.out << table.print()
                << context.text("list.note",
                                {{"count", context.messages.count(static_cast<std::int64_t>(persons.size()))},
                                 {"purpose", options.access.purpose}})
                << '\n';
}

void add_filters(CLI::App& command, const Context& context, Options& options) {
    command.add_option("--unit", options.filter.unit, context.text("help.filter.unit"));
    command.add_option("--employer", options.filter.employer, context.text("help.filter.employer"));
    command.add_option("--reason", options.filter.reason, context.text("help.filter.reason"));
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
    command->add_option("--format", options->format, context.text("help.format"));
    add_filters(*command, context, *options);
    add_list(*command, context);
    command->callback([&context, command, options] {
        if (!command->get_subcommands().empty()) return;
        if (options->root.empty()) throw CLI::RequiredError("WORKSPACE");
        show_gap(context, *options);
    });
}

}  // namespace baophu::cli
