// baophu synth --out DIR [--seed N] [--scale S] [--kinds LIST] [--errors F] [--rate NAME=SHARE]...
// [--figures]
#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>
#include <thread>

#include <CLI/CLI.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/cli/progress_bar.h"
#include "edge/cli/text_table.h"
#include "synth/province.h"

namespace baophu::cli {
namespace {

struct Arguments {
    synth::Options options;
    double errors = 1;
    std::vector<std::string> rates;
    bool figures = false;
};

// ---- What is asked -----------------------------------------------------------------------------

std::string rate_names() {
    std::string names;
    for (const synth::RateRow& row : synth::rate_table)
        names.append(names.empty() ? "" : ", ").append(row.name).append("=0..1");
    return names;
}

// "name_plain=0.03"
void set_rate(synth::Rates& rates, const std::string& word) {
    const std::size_t sign = std::min(word.find('='), word.size());
    const auto rate = synth::rate_named(std::string_view(word).substr(0, sign));
    const std::string_view share = std::string_view(word).substr(std::min(sign + 1, word.size()));
    double value = -1;
    const auto [end, error] = std::from_chars(share.data(), share.data() + share.size(), value);
    const bool whole = error == std::errc{} && end == share.data() + share.size();
    const bool is_share = whole && value >= 0 && value <= 1;
    if (!rate || !is_share) {
        throw Failure(fault::unknown_option_value,
                      {{"option", "--rate"}, {"value", word}, {"known", rate_names()}});
    }
    rates.set(*rate, static_cast<synth::PerMillion>(std::lround(value * 1e6)));
}

// What is said of one rate counts as it is; the factor is for the others.
void set_rates(Arguments& arguments) {
    const bool is_factor = arguments.errors >= 0 && arguments.errors <= 1'000;
    if (!is_factor) {
        throw Failure(
            fault::unknown_option_value,
            {{"option", "--errors"}, {"value", std::to_string(arguments.errors)}, {"known", "0 .. 1000"}});
    }
    arguments.options.rates.multiply_errors(arguments.errors);
    for (const std::string& word : arguments.rates)
        set_rate(arguments.options.rates, word);
}

unsigned threads() {
    constexpr unsigned most = 8;  // Beyond, the disk is what is waited for.
    return std::clamp(std::thread::hardware_concurrency(), 1U, most);
}

// ---- What is told ------------------------------------------------------------------------------

void tell_persons(const Context& context, const synth::Figures& figures) {
    const Messages& messages = context.messages;
    const auto subject_to = [&](synth::SubjectTo which) {
        return messages.count(figures.by_subject[static_cast<std::size_t>(which)]);
    };
    context.out << context.text("synth.persons", {{"persons", messages.count(figures.persons)},
                                                  {"compulsory", subject_to(synth::SubjectTo::compulsory)},
                                                  {"unemployment", messages.count(figures.unemployment)},
                                                  {"voluntary", subject_to(synth::SubjectTo::voluntary)},
                                                  {"neither", subject_to(synth::SubjectTo::neither)}})
                << '\n'
                << context.text("synth.hardness",
                                {{"names", messages.percent(figures.sharing_a_name, figures.persons, 1)},
                                 {"links", messages.percent(figures.links_without_number, figures.links, 1)}})
                << '\n';
}

TextTable matrix_table(const Context& context, const synth::Figures& figures) {
    TextTable table;
    table.column(context.text("synth.column.matrix_row"), Align::left)
        .column(context.text("synth.column.persons"), Align::right);
    for (std::size_t row = 1; row < figures.by_matrix_row.size(); ++row)
        table.row({std::to_string(row), context.messages.count(figures.by_matrix_row[row])});
    return table;
}

TextTable reason_table(const Context& context, const synth::Figures& figures) {
    TextTable table;
    table.column(context.text("synth.column.reason"), Align::left)
        .column(context.text("synth.column.persons"), Align::right);
    for (std::size_t i = 0; i < synth::reason_count; ++i)
        table.row({std::string(synth::reason_names[i]), context.messages.count(figures.by_reason[i])});
    return table;
}

TextTable rate_table(const Context& context, const synth::Figures& figures, const synth::Rates& rates) {
    constexpr std::int64_t million = 1'000'000;
    TextTable table;
    table.column(context.text("synth.column.rate"), Align::left)
        .column(context.text("synth.column.wanted"), Align::right)
        .column(context.text("synth.column.found"), Align::right)
        .column(context.text("synth.column.cases"), Align::right);
    for (std::size_t i = 0; i < synth::rate_count; ++i) {
        const synth::RateFigure& figure = figures.rates[i];
        if (figure.open == 0) continue;
        table.row({std::string(synth::rate_table[i].name),
                   context.messages.percent(rates[static_cast<synth::Rate>(i)], million),
                   context.messages.percent(figure.done, figure.open), context.messages.count(figure.done)});
    }
    return table;
}

void tell(const Context& context, const Arguments& arguments, const synth::Summary& made) {
    context.out << context.text("synth.done", {{"workers", context.messages.count(made.workers)},
                                               {"employers", context.messages.count(made.employers)},
                                               {"deliveries", context.messages.count(made.deliveries)},
                                               {"rows", context.messages.count(made.rows)},
                                               {"bad", context.messages.count(made.bad_rows)},
                                               {"out", arguments.options.out.string()}})
                << '\n';
    tell_persons(context, made.figures);
    if (!arguments.figures) return;
    context.out << '\n' << matrix_table(context, made.figures).print() << '\n';
    context.out << reason_table(context, made.figures).print() << '\n';
    context.out << rate_table(context, made.figures, arguments.options.rates).print();
}

void make(const Context& context, Arguments& arguments) {
    set_rates(arguments);
    arguments.options.threads = threads();
    const auto progress = make_progress(parse_progress_style(context.progress_style), context.messages);
    tell(context, arguments, synth::write_province(arguments.options, *progress, context.cancel));
}

}  // namespace

void add_synth(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("synth", context.text("help.synth"));
    auto arguments = std::make_shared<Arguments>();
    synth::Options& options = arguments->options;
    command->add_option("--out", options.out, context.text("help.synth.out"))->required();
    command->add_option("--seed", options.seed, context.text("help.synth.seed"));
    command->add_option("--scale", options.scale, context.text("help.synth.scale"));
    command->add_option("--kinds", options.kinds, context.text("help.synth.kinds"))->delimiter(',');
    command->add_option("--errors", arguments->errors, context.text("help.synth.errors"));
    command->add_option("--rate", arguments->rates, context.text("help.synth.rate"))->expected(1)->take_all();
    command->add_flag("--figures", arguments->figures, context.text("help.synth.figures"));
    command->callback([&context, arguments] { make(context, *arguments); });
}

}  // namespace baophu::cli
