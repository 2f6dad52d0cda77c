// baophu coverage movement WORKSPACE [--by reason|month|unit|employer|block|officer] [--month YYYY-MM]
//                                    [--boundaries DAY] [--scheme S] [filters] [--format table|csv|json|xlsx]
//                                    [--out FILE]
#include <algorithm>
#include <array>
#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/answer_output.h"
#include "edge/cli/coverage_options.h"
#include "edge/cli/coverage_views.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using coverage::ByTold;
using coverage::MovementLine;
using coverage::sum;
using workspace::OpenRun;
using workspace::Workspace;

struct Options {
    CoverageOptions asked;
    std::string by = "reason";
    std::string month;
    std::string boundaries;
    OutputOptions output;
};

struct Answer {
    const Workspace& workspace;
    const OpenRun& run;
    CoverageLines rows;
    coverage::Filter filter;
    Month run_month;
    std::vector<MovementLine> lines;    // By reason one.
    std::optional<MovementLine> total;  // Of the whole filter; by cell only.
    std::optional<OnBoundaries> boundaries;
};

CoverageLines lines_of(const std::string& word) {
    const CoverageLines lines = parse_coverage_lines(word);
    if (lines != CoverageLines::scheme) return lines;
    throw Failure(
        fault::unknown_option_value,
        {{"option", "--by"}, {"value", word}, {"known", "reason, month, unit, employer, block, officer"}});
}

std::optional<coverage::By> cell_of(CoverageLines lines) {
    switch (lines) {
        case CoverageLines::unit:
            return coverage::By::unit;
        case CoverageLines::employer:
            return coverage::By::employer;
        case CoverageLines::block:
            return coverage::By::block;
        case CoverageLines::officer:
            return coverage::By::officer;
        default:
            return std::nullopt;
    }
}

std::string word_of_told(std::string_view told) {
    return told.empty() ? "not_told" : std::string(told);
}

std::string name_of(const Context& context, const Answer& answer, const MovementLine& line) {
    if (!cell_of(answer.rows)) return line.month.vietnamese();
    if (answer.boundaries)
        return plain_place_name(context, answer.workspace.territory(), *answer.boundaries, line.key);
    return cell_name(context, answer.workspace, answer.run_month.last_day(), answer.rows,
                     {line.key, line.name});
}

// ---- As a table -------------------------------------------------------------------------------

std::int64_t of(const ByTold& counts, std::initializer_list<std::string_view> told) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        sum += std::ranges::find(told, coverage::told_movements[i]) == told.end() ? 0 : counts[i];
    return sum;
}

// Those who left, as the table parts them: for good, to another employer, for a time, and not told.
std::array<std::int64_t, 4> parts_of_left(const ByTold& left) {
    const std::int64_t gone = of(left, {"left"});
    const std::int64_t moved = of(left, {"moved"});
    const std::int64_t away = of(left, {"unpaid_leave", "sick", "maternity"});
    return {gone, moved, away, sum(left) - gone - moved - away};
}

// An employer's name and id leave no room for the parts of those who left.
bool shows_parts(const Answer& answer) {
    return answer.rows != CoverageLines::employer;
}

std::vector<std::string> numbers(const Context& context, const Answer& answer, const MovementLine& line) {
    const Messages& messages = context.messages;
    const std::string none = context.text("movement.unknown");
    std::vector<std::string> cells;
    if (line.changes) {
        for (const std::int64_t count : {line.changes->opening, sum(line.changes->joined),
                                         sum(line.changes->returned), sum(line.changes->left)})
            cells.push_back(messages.count(count));
    } else {
        cells.assign(4, none);
    }
    cells.push_back(messages.count(line.closing));
    if (!shows_parts(answer)) return cells;
    if (line.changes) {
        for (const std::int64_t count : parts_of_left(line.changes->left))
            cells.push_back(messages.count(count));
    } else {
        cells.insert(cells.end(), 4, none);
    }
    return cells;
}

void begin_table(TextTable& table, const Context& context, const Answer& answer) {
    table.column(context.text("coverage." + std::string(word_of(answer.rows))), Align::left);
    if (answer.rows == CoverageLines::employer) table.column(context.text("coverage.id"), Align::left);
    for (const char* key :
         {"movement.opening", "movement.new", "movement.back", "movement.gone", "movement.closing"})
        table.column(context.text(key), Align::right);
    if (!shows_parts(answer)) return;
    for (const char* key :
         {"movement.part.gone", "movement.part.moved", "movement.part.away", "movement.part.not_told"})
        table.column(context.text(key), Align::right);
}

void add_row(TextTable& table, const Answer& answer, std::string name, const std::string& id,
             std::vector<std::string> cells) {
    if (answer.rows == CoverageLines::employer) cells.insert(cells.begin(), id);
    cells.insert(cells.begin(), std::move(name));
    table.row(std::move(cells));
}

std::string cells_table(const Context& context, const Answer& answer, std::int64_t limit) {
    TextTable table;
    begin_table(table, context, answer);
    const std::int64_t shown = answer.rows == CoverageLines::month
                                   ? std::ssize(answer.lines)
                                   : std::min(limit, std::ssize(answer.lines));
    for (std::int64_t i = 0; i < shown; ++i) {
        const MovementLine& line = answer.lines[static_cast<std::size_t>(i)];
        const std::string mark = answer.boundaries ? mark_of(answer.boundaries->places.at(line.key)) : "";
        add_row(table, answer, mark + shortened(name_of(context, answer, line)), line.key,
                numbers(context, answer, line));
    }
    if (answer.total) {
        add_row(table.rule(), answer,
                context.text(answer.filter.whole() ? "coverage.total" : "movement.whole"), "",
                numbers(context, answer, *answer.total));
    }
    std::string text = table.print();
    if (const std::int64_t left = std::ssize(answer.lines) - shown; left > 0)
        text += context.text("coverage.more", {{"left", context.messages.count(left)}}) + "\n";
    return text;
}

std::string reason_table(const Context& context, const MovementLine& line) {
    const Messages& messages = context.messages;
    TextTable table;
    table.column(context.text("movement.told"), Align::left);
    for (const char* key : {"movement.new", "movement.back", "movement.gone"})
        table.column(context.text(key), Align::right);
    const MovementLine::Changes& changes = *line.changes;
    for (std::size_t i = 0; i < coverage::told_movements.size(); ++i) {
        if (changes.joined[i] + changes.returned[i] + changes.left[i] == 0) continue;
        table.row({context.text("movement." + word_of_told(coverage::told_movements[i])),
                   messages.count(changes.joined[i]), messages.count(changes.returned[i]),
                   messages.count(changes.left[i])});
    }
    table.rule().row({context.text("coverage.sum"), messages.count(sum(changes.joined)),
                      messages.count(sum(changes.returned)), messages.count(sum(changes.left))});
    return table.print();
}

// "7.918 + 101 + 69 − 81 = 8.007"
std::string identity(const Context& context, const MovementLine& line) {
    if (!line.changes)
        return context.text("movement.no_list_before", {{"month", line.month.plus(-1).vietnamese()}}) + "\n";
    const Messages& messages = context.messages;
    return context.text("movement.identity", {{"month", line.month.vietnamese()},
                                              {"opening", messages.count(line.changes->opening)},
                                              {"new", messages.count(sum(line.changes->joined))},
                                              {"returned", messages.count(sum(line.changes->returned))},
                                              {"left", messages.count(sum(line.changes->left))},
                                              {"closing", messages.count(line.closing)}}) +
           "\n";
}

std::string as_text(const Context& context, const Answer& answer, std::int64_t limit) {
    const Month month = answer.lines.empty() ? answer.run_month : answer.lines.back().month;
    std::string text = coverage_head(context, answer.workspace, answer.run, month,
                                     context.text("scheme." + std::string(to_word(answer.filter.scheme))));
    if (answer.rows == CoverageLines::reason) {
        const MovementLine& line = answer.lines.front();
        if (!line.changes) return text + identity(context, line);
        return text + reason_table(context, line) + "\n" + identity(context, line) +
               context.text("movement.told_note") + "\n";
    }
    text += cells_table(context, answer, limit) + "\n";
    if (answer.boundaries)
        text += boundaries_text(context, answer.workspace.territory(), *answer.boundaries) + "\n";
    text += answer.total ? identity(context, *answer.total) : context.text("movement.note") + "\n";
    if (answer.total) text += context.text("movement.cells_note") + "\n";
    return text + context.text("movement.told_note") + "\n";
}

// ---- For machines -----------------------------------------------------------------------------

json::object by_told(const ByTold& counts) {
    json::object described;
    for (std::size_t i = 0; i < counts.size(); ++i)
        described[word_of_told(coverage::told_movements[i])] = counts[i];
    return described;
}

json::object line_json(const Context& context, const Answer& answer, const MovementLine& line) {
    json::object described{{"month", line.month.iso()}, {"closing", line.closing}};
    if (cell_of(answer.rows)) {
        described["key"] = line.key;
        described["name"] = name_of(context, answer, line);
    }
    if (answer.boundaries && answer.boundaries->places.contains(line.key))
        described["place"] = place_json(answer.boundaries->places.at(line.key));
    if (!line.changes) return described;
    described["opening"] = line.changes->opening;
    described["new"] = sum(line.changes->joined);
    described["returned"] = sum(line.changes->returned);
    described["left"] = sum(line.changes->left);
    described["new_by"] = by_told(line.changes->joined);
    described["returned_by"] = by_told(line.changes->returned);
    described["left_by"] = by_told(line.changes->left);
    return described;
}

json::object as_json(const Context& context, const Answer& answer) {
    json::array lines;
    for (const MovementLine& line : answer.lines)
        lines.push_back(line_json(context, answer, line));
    json::object described{{"run", answer.run.id},
                           {"as_known_on", as_known_on_json(answer.run)},
                           {"month", answer.run_month.iso()},
                           {"scheme", to_word(answer.filter.scheme)},
                           {"by", word_of(answer.rows)},
                           {"lines", lines}};
    if (answer.boundaries)
        described["boundaries"] = boundaries_json(answer.workspace.territory(), *answer.boundaries);
    if (answer.total) {
        const Answer whole{.workspace = answer.workspace,
                           .run = answer.run,
                           .rows = CoverageLines::reason,
                           .filter = answer.filter,
                           .run_month = answer.run_month,
                           .lines = {},
                           .total = {},
                           .boundaries = {}};
        described["total"] = line_json(context, whole, *answer.total);
    }
    return described;
}

Cells reason_cells(const MovementLine& line) {
    Cells cells{{"movement", "new", "returned", "left"}};
    if (!line.changes) return cells;
    for (std::size_t i = 0; i < coverage::told_movements.size(); ++i) {
        cells.push_back({word_of_told(coverage::told_movements[i]), std::to_string(line.changes->joined[i]),
                         std::to_string(line.changes->returned[i]), std::to_string(line.changes->left[i])});
    }
    return cells;
}

void add_counts(std::vector<std::string>& row, const ByTold& counts) {
    for (const std::int64_t count : counts)
        row.push_back(std::to_string(count));
}

Cells as_cells(const Context& context, const Answer& answer) {
    if (answer.rows == CoverageLines::reason) return reason_cells(answer.lines.front());
    std::vector<std::string> header{"key", "name", "month", "opening", "new", "returned", "left", "closing"};
    for (const char* change : {"new_", "returned_", "left_"}) {
        for (const std::string_view told : coverage::told_movements)
            header.push_back(change + word_of_told(told));
    }
    const std::size_t width = header.size();
    if (answer.boundaries) std::ranges::copy(place_header(), std::back_inserter(header));
    Cells cells{header};
    for (const MovementLine& line : answer.lines) {
        const bool cell = cell_of(answer.rows).has_value();
        std::vector<std::string> row{line.key, cell ? name_of(context, answer, line) : "", line.month.iso()};
        if (line.changes) {
            row.push_back(std::to_string(line.changes->opening));
            for (const ByTold* counts : {&line.changes->joined, &line.changes->returned, &line.changes->left})
                row.push_back(std::to_string(sum(*counts)));
        } else {
            row.resize(row.size() + 4);
        }
        row.push_back(std::to_string(line.closing));
        if (line.changes) {
            for (const ByTold* counts : {&line.changes->joined, &line.changes->returned, &line.changes->left})
                add_counts(row, *counts);
        }
        row.resize(width);
        if (answer.boundaries)
            std::ranges::copy(place_cells(answer.boundaries->places.at(line.key)), std::back_inserter(row));
        cells.push_back(std::move(row));
    }
    return cells;
}

// ---- The command ------------------------------------------------------------------------------

std::optional<Month> month_of(const std::string& word) {
    if (word.empty()) return std::nullopt;
    if (const auto month = Month::parse(word)) return month;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--month"}, {"value", word}, {"known", "2018-12"}});
}

void take_boundaries(Answer& answer, OpenRun& run, const Month& month, const Date& day) {
    answer.boundaries = OnBoundaries{.from = answer.run_month.last_day(), .day = day, .places = {}};
    for (coverage::CarriedMovement& line :
         coverage::movement_on(run.connection, answer.workspace.territory(), answer.filter, month, day)) {
        answer.boundaries->places.emplace(line.line.key, std::move(line.place));
        answer.lines.push_back(std::move(line.line));
    }
}

void show(const Context& context, const Options& options) {
    const CoverageLines rows = lines_of(options.by);
    require_limit(options.asked.limit);
    require_output(options.output);
    const coverage::Filter filter = filter_of(options.asked);
    require_movement(filter);
    std::optional<Month> month = month_of(options.month);
    const Workspace workspace = Workspace::open(options.asked.root);
    OpenRun run = open_current_run(workspace);
    const Month run_month = coverage::basis(run.connection).month;
    if (!month && rows != CoverageLines::month) month = run_month;
    if (month != run_month) workspace::attach_rows(workspace, run);
    Answer answer{.workspace = workspace,
                  .run = run,
                  .rows = rows,
                  .filter = filter,
                  .run_month = run_month,
                  .lines = {},
                  .total = {},
                  .boundaries = {}};
    if (rows != CoverageLines::unit) require_no_boundaries(options.boundaries);
    if (const auto day =
            boundaries_day(context, workspace.territory(), run_month.last_day(), options.boundaries)) {
        take_boundaries(answer, run, *month, *day);
    } else {
        answer.lines = coverage::movement_told(run.connection, filter, cell_of(rows), month);
    }
    if (cell_of(rows))
        answer.total = coverage::movement_told(run.connection, filter, std::nullopt, month).front();
    write_answer(context, options.output,
                 {.text = [&] { return as_text(context, answer, options.asked.limit); },
                  .cells = [&] { return as_cells(context, answer); },
                  .json = [&] { return as_json(context, answer); }});
}

}  // namespace

void add_coverage_movement(CLI::App& coverage, const Context& context) {
    CLI::App* command = coverage.add_subcommand("movement", context.text("help.coverage.movement"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->asked.root, context.text("help.workspace"))->required();
    command->add_option("--by", options->by, context.text("help.coverage.movement.by"));
    command->add_option("--month", options->month, context.text("help.coverage.movement.month"));
    add_boundaries_option(*command, context, options->boundaries);
    add_output_options(*command, context, options->output);
    add_coverage_filters(*command, context, options->asked);
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
