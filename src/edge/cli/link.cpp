// baophu link --left A [--right B]... --config C.yaml --out links.csv [--clusters clusters.csv]
//             [--decisions decisions.csv] [--review review.csv [--review-rows N]] [--report report.html]
//             [--explain LEFT_ID RIGHT_ID] [--truth COLUMN] [--threads N] [--times]
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/cli/link_config.h"
#include "edge/cli/link_decisions.h"
#include "edge/cli/link_explain.h"
#include "edge/cli/link_files.h"
#include "edge/cli/link_report.h"
#include "edge/cli/link_truth.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/durable_files.h"
#include "flow/linkage/engine/explain.h"
#include "flow/linkage/engine/figures.h"
#include "flow/linkage/engine/review.h"

namespace baophu::cli {
namespace {

using linkage::engine::Answer;

struct Options {
    std::string left;
    std::vector<std::string> right;
    std::string config;
    std::string out;
    std::string clusters;
    std::string decisions;
    std::string labels;
    std::string review;
    std::size_t review_rows = 1'000;
    std::string report;
    std::vector<std::string> explain;  // Two ids, or none.
    std::string truth;
    unsigned threads = 0;
    bool times = false;
};

std::vector<std::filesystem::path> files_of(const Options& options, const LinkConfig& config) {
    std::vector<std::filesystem::path> files;
    if (!options.left.empty()) files.emplace_back(options.left);
    files.insert(files.end(), options.right.begin(), options.right.end());
    if (files.empty()) files = config.sources;
    if (files.empty()) throw CLI::RequiredError("--left");
    return files;
}

registers::WantedColumns wanted_of(const Options& options, const LinkConfig& config) {
    registers::WantedColumns wanted{.fields = {}, .id = config.id, .truth = options.truth};
    for (const auto& field : config.specification.fields)
        wanted.fields.push_back(field.name);
    if (!config.specification.origin.empty()) wanted.fields.push_back(config.specification.origin);
    return wanted;
}

std::string ratio(const Context& context, double value) {
    return context.messages.decimal(fmt::format("{:.5f}", value));
}

void tell_quality(const Context& context, const LinkQuality& quality, bool clusters) {
    TextTable table;
    table.column(context.text("link.pairs"), Align::left);
    for (const char* key :
         {"link.right", "link.told", "link.in_truth", "link.precision", "link.recall", "link.f1"})
        table.column(context.text(key), Align::right);
    const auto row = [&](const std::string& name, const PairQuality& pairs) {
        const auto count = [&](std::uint64_t number) {
            return context.messages.count(static_cast<std::int64_t>(number));
        };
        table.row({name, count(pairs.right), count(pairs.told), count(pairs.in_truth),
                   ratio(context, pairs.precision()), ratio(context, pairs.recall()),
                   ratio(context, pairs.f1())});
    };
    row(context.text("link.at_half"), quality.at_half);
    row(context.text("link.at_best", {{"threshold", ratio(context, quality.best_threshold)}}), quality.best);
    if (clusters) row(context.text("link.in_clusters"), quality.clusters);
    context.out << '\n' << table.print();
}

void tell_passes(const Context& context, const Answer& answer) {
    std::uint64_t pairs = 0;
    std::uint64_t left_out = 0;
    for (const auto& account : answer.accounts) {
        pairs += account.pairs_new;
        left_out += account.pairs_left_out;
    }
    const auto count = [&](std::uint64_t number) {
        return context.messages.count(static_cast<std::int64_t>(number));
    };
    context.out << context.text("link.compared",
                                {{"pairs", count(pairs)}, {"passes", count(answer.passes.size())}})
                << '\n';
    if (left_out > 0) context.out << context.text("link.left_out", {{"pairs", count(left_out)}}) << '\n';
    const auto likely =
        std::ranges::count_if(answer.links, [](const auto& link) { return link.probability >= 0.5; });
    context.out << context.text("link.found", {{"links", context.messages.count(likely)}}) << '\n';
}

void tell_contradictions(const Context& context, const registers::Registers& registers,
                         const linkage::engine::RulingAccount& rulings) {
    constexpr std::size_t most = 20;
    const auto& contradicted = rulings.contradicted;
    for (std::size_t i = 0; i < std::min(most, contradicted.size()); ++i)
        context.out << context.text("link.contradicted",
                                    {{"left", std::string(registers.id(contradicted[i].a))},
                                     {"right", std::string(registers.id(contradicted[i].b))}})
                    << '\n';
    if (contradicted.size() > most)
        context.out << context.text("link.contradicted.more",
                                    {{"count", context.messages.count(
                                                   static_cast<std::int64_t>(contradicted.size() - most))}})
                    << '\n';
}

void tell_rulings(const Context& context, const registers::Registers& registers, const Answer& answer) {
    const linkage::engine::RulingAccount& rulings = answer.rulings;
    const auto count = [&](std::uint64_t number) {
        return context.messages.count(static_cast<std::int64_t>(number));
    };
    if (rulings.same + rulings.different > 0)
        context.out << context.text("link.decided",
                                    {{"same", count(rulings.same)}, {"different", count(rulings.different)}})
                    << '\n';
    tell_contradictions(context, registers, rulings);
    for (const auto& [key, pairs] :
         {std::pair("link.always", rulings.always), std::pair("link.never", rulings.never),
          std::pair("link.outdone", rulings.outdone), std::pair("link.always.left_out", rulings.left_out)})
        if (pairs > 0) context.out << context.text(key, {{"pairs", count(pairs)}}) << '\n';
}

void tell_times(const Context& context, const Answer& answer) {
    for (const auto& [stage, seconds, cpu_seconds] : answer.times)
        context.err << fmt::format("{:<12}{:>8.3f} s{:>8.3f} s cpu\n", stage, seconds, cpu_seconds);
}

// What is kept of the workings while they stand.
struct Seen {
    std::optional<linkage::engine::Explanation> explanation;
    std::optional<linkage::engine::Figures> figures;
    std::vector<linkage::engine::ReviewRow> review;
};

linkage::engine::Look look_into(Seen& seen, registers::Registers& registers, const Options& options) {
    return [&](const linkage::engine::Workings& workings, const Answer& answer) {
        registers.number();
        if (!options.explain.empty()) {
            const RecordPair pair =
                find_pair(registers, workings.records, options.explain[0], options.explain[1]);
            seen.explanation = linkage::engine::explain(workings, pair.left, pair.right);
        }
        if (!options.review.empty())
            seen.review = linkage::engine::review_queue(workings, answer, options.review_rows);
        if (!options.report.empty()) seen.figures = linkage::engine::draw_figures(workings, answer);
    };
}

linkage::engine::Decide deciding(registers::Registers& registers, const std::string& file) {
    if (file.empty()) return {};
    return [&registers, file, written = read_decisions(file)](const linkage::engine::Records& records) {
        registers.number();
        return decisions_of(written, file, registers, records);
    };
}

void write_report(const LinkWords& words, const registers::Registers& registers, const LinkConfig& config,
                  const Answer& answer, const Seen& seen, const Options& options) {
    ReportedLinking linking{.registers = registers,
                            .specification = config.specification,
                            .answer = answer,
                            .figures = *seen.figures,
                            .curve = std::nullopt,
                            .names = {}};
    if (!options.truth.empty()) linking.curve = curve_of(registers, answer);
    for (const auto& file : files_of(options, config))
        linking.names.push_back(file.filename().string());
    workspace::write_durably(options.report, report_page(words, linking));
}

void link_files(const Context& context, const Options& options) {
    const LinkConfig config = read_link_config(options.config);
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned threads = options.threads == 0 ? cores : options.threads;
    registers::Registers registers(files_of(options, config), wanted_of(options, config), threads);
    Seen seen;
    const bool looks = !options.explain.empty() || !options.report.empty() || !options.review.empty();
    linkage::engine::Options how;
    how.threads = threads;
    how.decisions = deciding(registers, options.decisions);
    how.labels = deciding(registers, options.labels);
    how.clusters = !options.clusters.empty() || !options.report.empty();
    if (looks) how.look = look_into(seen, registers, options);
    const Answer answer = linkage::engine::link(registers.opened(), config.specification, how);
    registers.number();
    write_links(registers, answer, options.out);
    std::size_t repeated = 0;
    if (!options.clusters.empty()) repeated = write_clusters(registers, answer, options.clusters);
    if (!options.review.empty()) write_review(registers, seen.review, options.review);
    const LinkWords words(context, config.specification, answer.layout);
    if (seen.figures) write_report(words, registers, config, answer, seen, options);
    tell_passes(context, answer);
    tell_rulings(context, registers, answer);
    if (repeated > 0)
        context.out << context.text("link.ids_repeated",
                                    {{"ids", context.messages.count(static_cast<std::int64_t>(repeated))}})
                    << '\n';
    if (seen.explanation)
        context.out << '\n' << waterfall(words, registers, *seen.explanation, answer.passes);
    if (!options.truth.empty()) tell_quality(context, judge(registers, answer), !options.clusters.empty());
    if (options.times) tell_times(context, answer);
}

}  // namespace

void add_link(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("link", context.text("help.link"));
    auto options = std::make_shared<Options>();
    command->add_option("--left", options->left, context.text("help.link.left"));
    command->add_option("--right", options->right, context.text("help.link.right"))->expected(1)->take_all();
    command->add_option("--config", options->config, context.text("help.link.config"))->required();
    command->add_option("--out", options->out, context.text("help.link.out"))->required();
    command->add_option("--clusters", options->clusters, context.text("help.link.clusters"));
    command->add_option("--decisions", options->decisions, context.text("help.link.decisions"));
    command->add_option("--labels", options->labels, context.text("help.link.labels"));
    command->add_option("--review", options->review, context.text("help.link.review"));
    command->add_option("--review-rows", options->review_rows, context.text("help.link.review_rows"));
    command->add_option("--report", options->report, context.text("help.link.report"));
    command->add_option("--explain", options->explain, context.text("help.link.explain"))->expected(2);
    command->add_option("--truth", options->truth, context.text("help.link.truth"));
    command->add_option("--threads", options->threads, context.text("help.link.threads"));
    command->add_flag("--times", options->times, context.text("help.link.times"));
    command->callback([&context, options] { link_files(context, *options); });
}

}  // namespace baophu::cli
