// baophu evaluate WORKSPACE --truth DIR [--ceiling] [--format table|csv|json]
#include "flow/evaluate.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/context.h"
#include "edge/cli/progress_bar.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/json_text.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"
#include "flow/run.h"

namespace baophu::cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct Options {
    std::string root;
    std::string truth;
    bool ceiling = false;
    std::string format = "table";
};

// An answer of the run beside that of the ceiling, where one was asked for.
struct Line {
    Quality quality;
    std::optional<Quality> ceiling;
};

struct Evaluation {
    std::string run;
    Month month;
    std::vector<Line> lines;
};

// EVA-6: the same rows and rules, with the records joined as they truly belong.
std::vector<Quality> evaluate_ceiling(const Context& context, const workspace::Workspace& workspace,
                                      workspace::OpenRun& open, const TruthOfRun& truth) {
    const workspace::Lock lock = workspace.lock("evaluate");
    const workspace::Staging staging(workspace.run_folder("ceiling"));
    const fs::path entities = staging.folder() / "entities.parquet";
    const fs::path file = staging.folder() / "warehouse.duckdb";
    write_true_entities(open.connection, truth, entities);
    const auto progress = make_progress(parse_progress_style(context.progress_style), context.messages);
    run({.month = coverage::basis(open.connection).month,
         .deliveries = open.deliveries,
         .decisions = {},
         .territory = workspace.territory(),
         .entity_ids = entities},
        file, *progress, context.cancel);
    auto database = warehouse::Database::open(file, warehouse::Mode::read_only);
    auto connection = database.connect(nullptr, &context.cancel);
    return evaluate(connection, truth);
}

std::vector<Line> beside(std::vector<Quality> run, const std::vector<Quality>& ceiling) {
    std::vector<Line> lines;
    for (Quality& quality : run) {
        const auto same = std::ranges::find(ceiling, quality.question, &Quality::question);
        lines.push_back({std::move(quality), same == ceiling.end() ? std::nullopt : std::optional(*same)});
    }
    return lines;
}

Evaluation evaluate_run(const Context& context, const Options& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    workspace::OpenRun open = open_current_run(workspace);
    attach_rows(workspace, open);
    const TruthOfRun truth{
        .folder = options.truth, .deliveries = open.deliveries, .file_names = open.file_names};
    std::vector<Quality> of_run = evaluate(open.connection, truth);
    std::vector<Quality> ceiling;
    if (options.ceiling) ceiling = evaluate_ceiling(context, workspace, open, truth);
    return {open.id, coverage::basis(open.connection).month, beside(std::move(of_run), ceiling)};
}

// ---- As a table ---------------------------------------------------------------------------

std::string question_text(const Context& context, const std::string& question) {
    constexpr std::string_view reason = "reason.";
    if (question.starts_with(reason))
        return context.text("evaluate.reason", {{"reason", context.text(question)}});
    return context.text("evaluate.question." + question);
}

std::string count_or_dash(const Context& context, const std::optional<std::int64_t>& count) {
    return count ? context.messages.count(*count) : "–";
}

// "–" where nothing was told or nothing is true: no share of nothing.
std::string share(const Context& context, std::int64_t right, const std::optional<std::int64_t>& whole) {
    constexpr int decimals = 2;
    if (!whole || *whole == 0) return "–";
    return context.messages.percent(right, *whole, decimals);
}

void add_columns(TextTable& table, const Context& context, bool ceiling) {
    table.column(context.text("evaluate.question"), Align::left);
    for (const char* key :
         {"evaluate.right", "evaluate.told", "evaluate.in_truth", "evaluate.precision", "evaluate.recall"}) {
        table.column(context.text(key), Align::right);
    }
    if (!ceiling) return;
    table.column(context.text("evaluate.ceiling.precision"), Align::right);
    table.column(context.text("evaluate.ceiling.recall"), Align::right);
}

void print_table(const Context& context, const Evaluation& evaluation, bool ceiling) {
    TextTable table;
    add_columns(table, context, ceiling);
    for (const Line& line : evaluation.lines) {
        const Quality& quality = line.quality;
        std::vector<std::string> cells{
            question_text(context, quality.question),    context.messages.count(quality.right),
            count_or_dash(context, quality.told),        count_or_dash(context, quality.in_truth),
            share(context, quality.right, quality.told), share(context, quality.right, quality.in_truth)};
        if (ceiling) {
            const Quality none{};
            const Quality& best = line.ceiling ? *line.ceiling : none;
            cells.push_back(share(context, best.right, best.told));
            cells.push_back(share(context, best.right, best.in_truth));
        }
        table.row(std::move(cells));
    }
    context.out << context.text("evaluate.head",
                                {{"run", evaluation.run}, {"month", evaluation.month.vietnamese()}})
                << "\n\n"
                << table.print() << '\n'
                << context.text("evaluate.note") << '\n';
}

// ---- For machines -------------------------------------------------------------------------

std::string text_or_empty(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : "";
}

void print_csv(const Context& context, const Evaluation& evaluation) {
    context.out << csv_row(
        {"question", "right", "told", "in_truth", "ceiling_right", "ceiling_told", "ceiling_in_truth"});
    for (const auto& [quality, ceiling] : evaluation.lines) {
        context.out << csv_row(
            {quality.question, std::to_string(quality.right), text_or_empty(quality.told),
             text_or_empty(quality.in_truth), ceiling ? std::to_string(ceiling->right) : "",
             ceiling ? text_or_empty(ceiling->told) : "", ceiling ? text_or_empty(ceiling->in_truth) : ""});
    }
}

json::value number_or_null(const std::optional<std::int64_t>& number) {
    return number ? json::value(*number) : json::value(nullptr);
}

json::object quality_json(const Quality& quality) {
    return {{"right", quality.right},
            {"told", number_or_null(quality.told)},
            {"in_truth", number_or_null(quality.in_truth)}};
}

void print_json(const Context& context, const Evaluation& evaluation) {
    json::object questions;
    for (const auto& [quality, ceiling] : evaluation.lines) {
        json::object line = quality_json(quality);
        if (ceiling) line["ceiling"] = quality_json(*ceiling);
        questions[quality.question] = std::move(line);
    }
    context.out << workspace::pretty(json::object{
        {"run", evaluation.run}, {"month", evaluation.month.iso()}, {"questions", std::move(questions)}});
}

void show(const Context& context, const Options& options) {
    const Format format = parse_format(options.format);
    const Evaluation evaluation = evaluate_run(context, options);
    switch (format) {
        case Format::table:
            return print_table(context, evaluation, options.ceiling);
        case Format::csv:
            return print_csv(context, evaluation);
        case Format::json:
            return print_json(context, evaluation);
    }
}

}  // namespace

void add_evaluate(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("evaluate", context.text("help.evaluate"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("--truth", options->truth, context.text("help.evaluate.truth"))->required();
    command->add_flag("--ceiling", options->ceiling, context.text("help.evaluate.ceiling"));
    command->add_option("--format", options->format, context.text("help.format"));
    command->callback([&context, options] { show(context, *options); });
}

}  // namespace baophu::cli
