// baophu target allocate [PLAN] [--year N] [--scheme S] [--total N] [--weights FILE.csv]
//                        [--may-fall] [--format table|csv|json]
#include <algorithm>
#include <iterator>
#include <map>
#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "core/base/whole_number.h"
#include "core/plan/plan_reader.h"
#include "edge/cli/context.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"
#include "flow/targets/targets.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using targets::Demand;
using targets::Target;
using targets::Weights;

struct Options {
    std::string plan = "dong-nai-2019-2020";
    std::optional<int> year;
    std::string scheme;
    std::string total;
    std::string weights;
    bool may_fall = false;
    std::string format = "table";
};

// Everything that the plan sets is divided, so that each target keeps to the rules; shown is what
// was asked for.
struct Answer {
    std::string plan;  // Its id.
    bool own_total;    // One of the totals is the user's.
    Territory territory;
    Weights weights;
    std::vector<Demand> demands;  // Shown.
    std::vector<Target> targets;  // Shown.
    bool within_compulsory = false;
    bool above_last_year = false;
};

std::string scheme_text(const Context& context, Scheme scheme) {
    return context.text("scheme." + std::string(to_word(scheme)));
}

// ---- What is asked ----------------------------------------------------------------------

Scheme parse_scheme_option(const std::string& word) {
    if (const auto scheme = parse_scheme(word)) return *scheme;
    throw Failure(
        fault::unknown_option_value,
        {{"option", "--scheme"}, {"value", word}, {"known", "compulsory, voluntary, unemployment"}});
}

std::int64_t parse_total(const std::string& text) {
    const std::optional<std::int64_t> total = parse_whole_number(text);
    if (total && *total >= 0) return *total;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--total"}, {"value", text}, {"known", "0, 1, 2, … (6350, 6.350)"}});
}

void require_year(const Options& options) {
    if (!options.year || (*options.year >= 1900 && *options.year <= 2199)) return;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--year"}, {"value", std::to_string(*options.year)}, {"known", "1900 – 2199"}});
}

// A total of the user needs the scheme and year that it is for.
void require_whole_question(const Context& context, const Options& options) {
    if (options.total.empty() || (options.year && !options.scheme.empty())) return;
    throw Failure(fault::wrong_usage, {{"problem", context.text("target.total_of_what")}});
}

bool asked_for(const Options& options, Scheme scheme, int year) {
    if (options.year && *options.year != year) return false;
    return options.scheme.empty() || parse_scheme_option(options.scheme) == scheme;
}

// The plan's own totals; a figure that it leaves open is none.
std::vector<Demand> totals_of(const Plan& plan) {
    std::vector<Demand> demands;
    for (const PlanFigure& figure : plan.figures) {
        const std::optional<Scheme> scheme = parse_scheme(figure.scheme);
        const bool total = figure.area == "province" && figure.quantity == Quantity::participants && scheme &&
                           figure.value && figure.value->decimals == 0;
        if (!total) continue;
        demands.push_back(
            {.scheme = *scheme, .year = figure.year, .total = figure.value->digits, .shares = {}});
    }
    return demands;
}

std::string asked_text(const Context& context, const Options& options) {
    std::string text;
    if (!options.scheme.empty()) text += scheme_text(context, parse_scheme_option(options.scheme));
    if (options.year) {
        text += (text.empty() ? "" : ", ") +
                context.text("target.year", {{"year", std::to_string(*options.year)}});
    }
    return text.empty() ? context.text("target.all") : text;
}

std::string known_text(const Context& context, const std::vector<Demand>& totals) {
    std::string text;
    for (const Demand& demand : totals) {
        text += (text.empty() ? "" : "; ") + scheme_text(context, demand.scheme) + " " +
                std::to_string(demand.year);
    }
    return text.empty() ? context.text("target.none") : text;
}

// A total of the user takes the place of the plan's, or stands beside those of the plan.
void put_own_total(const Options& options, std::vector<Demand>& totals) {
    if (options.total.empty()) return;
    const Scheme scheme = parse_scheme_option(options.scheme);
    std::erase_if(totals, [&](const Demand& demand) {
        return demand.scheme == scheme && demand.year == *options.year;
    });
    totals.push_back(
        {.scheme = scheme, .year = *options.year, .total = parse_total(options.total), .shares = {}});
}

std::vector<Demand> totals_for(const Context& context, const Options& options, const Plan& plan) {
    std::vector<Demand> totals = totals_of(plan);
    put_own_total(options, totals);
    const bool asked = std::ranges::any_of(
        totals, [&](const Demand& demand) { return asked_for(options, demand.scheme, demand.year); });
    if (asked) return totals;
    throw Failure(fault::target_total_unknown, {{"plan", plan.document.id},
                                                {"asked", asked_text(context, options)},
                                                {"known", known_text(context, totals)}});
}

// Tells every fault of the file; the last one ends the command.
Weights weights_of(const Context& context, const Options& options, const Territory& territory, int year) {
    if (options.weights.empty()) return Weights::load("dong-nai-2019.yaml");
    FileSource source(options.weights);
    std::vector<Fault> faults;
    std::optional<Weights> weights = Weights::read(source, territory, year, faults);
    if (weights) return *std::move(weights);
    for (std::size_t i = 0; i + 1 < faults.size(); ++i)
        context.err << fault_message(context.messages, faults[i]);
    throw Failure(faults.back());
}

// The fault in the words of the user: the scheme by its name, the numbers with separators.
Fault worded(const Context& context, Fault fault) {
    for (auto& [name, value] : fault.details) {
        if (name == "scheme") value = scheme_text(context, *parse_scheme(value));
        const std::optional<std::int64_t> number = name == "year" ? std::nullopt : parse_whole_number(value);
        if (number) value = context.messages.count(*number);
    }
    return fault;
}

// Weights that come with the program may be of units that are gone by the year of the target.
void require_units(const Territory& territory, const Demand& demand) {
    std::string gone;
    for (const targets::UnitShare& share : demand.shares) {
        if (territory.on(share.unit, *Date::of(demand.year, 12, 31)) == nullptr) {
            gone += (gone.empty() ? "" : ", ") + share.unit;
        }
    }
    if (gone.empty()) return;
    throw Failure(fault::target_units_gone, {{"year", std::to_string(demand.year)}, {"units", gone}});
}

// Gives each total its shares. One that was not asked for and has no weights is left out: it
// bounds nothing.
void put_shares(const Context& context, const Options& options, const Answer& found,
                std::vector<Demand>& totals) {
    std::erase_if(totals, [&](Demand& demand) {
        demand.shares = found.weights.shares(demand.scheme, demand.year);
        if (!demand.shares.empty()) {
            require_units(found.territory, demand);
            return false;
        }
        if (!asked_for(options, demand.scheme, demand.year)) return true;
        throw Failure(fault::target_without_weights, {{"scheme", scheme_text(context, demand.scheme)},
                                                      {"year", std::to_string(demand.year)}});
    });
}

bool holds(const std::vector<Demand>& demands, Scheme scheme, auto year_fits) {
    return std::ranges::any_of(
        demands, [&](const Demand& demand) { return demand.scheme == scheme && year_fits(demand.year); });
}

// Which of the rules had something to bite on, among what is shown.
void note_rules(const Options& options, const std::vector<Demand>& all, Answer& found) {
    for (const Demand& shown : found.demands) {
        const auto same_year = [&](int year) { return year == shown.year; };
        const auto earlier = [&](int year) { return year < shown.year; };
        if (shown.scheme == Scheme::unemployment && holds(all, Scheme::compulsory, same_year)) {
            found.within_compulsory = true;
        }
        if (!options.may_fall && holds(all, shown.scheme, earlier)) found.above_last_year = true;
    }
}

Answer answer(const Context& context, const Options& options) {
    require_year(options);
    require_whole_question(context, options);
    const Plan plan = load_plan(options.plan);
    std::vector<Demand> totals = totals_for(context, options, plan);
    Answer found{.plan = plan.document.id,
                 .own_total = !options.total.empty(),
                 .territory = Territory::load("dong-nai.yaml"),
                 .weights = {},
                 .demands = {},
                 .targets = {}};
    const int first_year = std::ranges::min(totals, {}, &Demand::year).year;
    found.weights = weights_of(context, options, found.territory, options.year.value_or(first_year));
    put_shares(context, options, found, totals);
    const auto rule = options.may_fall ? targets::YearRule::may_fall : targets::YearRule::never_falls;
    Result<std::vector<Target>> targets = targets::allocate(totals, rule);
    if (!targets) throw Failure(worded(context, targets.fault()));
    std::ranges::copy_if(totals, std::back_inserter(found.demands), [&](const Demand& demand) {
        return asked_for(options, demand.scheme, demand.year);
    });
    std::ranges::copy_if(*targets, std::back_inserter(found.targets), [&](const Target& target) {
        return asked_for(options, target.scheme, target.year);
    });
    note_rules(options, totals, found);
    return found;
}

// ---- As a table -------------------------------------------------------------------------

std::string unit_name(const Context& context, const Answer& answer, const Target& target) {
    const UnitVersion* unit = answer.territory.on(target.unit, *Date::of(target.year, 12, 31));
    return unit == nullptr ? target.unit : unit->name(context.messages.language());
}

std::string rule_word(PartRule rule) {
    switch (rule) {
        case PartRule::whole:
            return "whole";
        case PartRule::cut:
            return "cut";
        case PartRule::raised:
            return "raised";
        case PartRule::at_floor:
            return "at_floor";
        case PartRule::at_ceiling:
            return "at_ceiling";
    }
    return "";
}

std::string bound_text(const Context& context, std::int64_t bound, std::int64_t open) {
    return bound == open ? "–" : context.messages.count(bound);
}

// All that decided over one scheme in one year, unit by unit.
void print_reasons(const Context& context, const Answer& answer, const Demand& demand) {
    TextTable table;
    table.column(context.text("target.unit"), Align::left);
    for (const char* key : {"target.weight", "target.floor", "target.ceiling", "target.target"})
        table.column(context.text(key), Align::right);
    table.column(context.text("target.how"), Align::left);
    for (const Target& target : answer.targets) {
        if (target.scheme != demand.scheme || target.year != demand.year) continue;
        table.row({unit_name(context, answer, target), context.messages.count(target.share.weight),
                   bound_text(context, target.share.floor, 0),
                   bound_text(context, target.share.ceiling, Share{}.ceiling),
                   context.messages.count(target.part.number),
                   context.text("target.rule." + rule_word(target.part.rule))});
    }
    table.rule().row({context.text("target.sum"), "", "", "", context.messages.count(demand.total), ""});
    context.out << table.print();
}

// The unit codes of a year and the targets by scheme.
using YearRows = std::map<std::string, std::map<Scheme, const Target*>>;

YearRows rows_of(const Answer& answer, int year) {
    YearRows rows;
    for (const Target& target : answer.targets) {
        if (target.year == year) rows[target.unit][target.scheme] = &target;
    }
    return rows;
}

std::string target_text(const Context& context, const std::map<Scheme, const Target*>& row, Scheme scheme) {
    const auto found = row.find(scheme);
    if (found == row.end()) return "–";
    const Part& part = found->second->part;
    std::string mark;
    if (part.rule == PartRule::at_floor) mark = "↑";
    if (part.rule == PartRule::at_ceiling) mark = "↓";
    return mark + context.messages.count(part.number);
}

void print_year(const Context& context, const Answer& answer, const std::vector<const Demand*>& demands) {
    TextTable table;
    table.column(context.text("target.unit"), Align::left);
    std::vector<std::string> sums{context.text("target.sum")};
    for (const Demand* demand : demands) {
        table.column(scheme_text(context, demand->scheme), Align::right);
        sums.push_back(context.messages.count(demand->total));
    }
    for (const auto& [unit, row] : rows_of(answer, demands.front()->year)) {
        std::vector<std::string> cells{unit_name(context, answer, *row.begin()->second)};
        for (const Demand* demand : demands)
            cells.push_back(target_text(context, row, demand->scheme));
        table.row(std::move(cells));
    }
    table.rule().row(std::move(sums));
    context.out << table.print();
}

bool any_bound(const Answer& answer) {
    return std::ranges::any_of(answer.targets, [](const Target& target) {
        return target.part.rule == PartRule::at_floor || target.part.rule == PartRule::at_ceiling;
    });
}

// What the weights are, then for ours where they come from, on a line of its own.
std::string weights_text(const Context& context, const Options& options, const Weights::Origin* origin) {
    if (origin == nullptr) return context.text("target.own_weights", {{"file", options.weights}});
    const std::string confidence = context.text("confidence." + std::string(to_word(origin->confidence)));
    return origin->title(context.messages.language()) + " (" + confidence + ")\n    " + origin->source;
}

// Schemes that are divided alike are told together.
void print_weights(const Context& context, const Options& options, const Answer& answer) {
    std::vector<std::pair<std::string, std::string>> told;  // Weights, and the schemes.
    for (const Scheme scheme : all_schemes) {
        if (std::ranges::find(answer.demands, scheme, &Demand::scheme) == answer.demands.end()) continue;
        const std::string weights = weights_text(context, options, answer.weights.origin(scheme));
        const auto same = std::ranges::find(told, weights, &std::pair<std::string, std::string>::first);
        const std::string name = scheme_text(context, scheme);
        if (same == told.end()) {
            told.emplace_back(weights, name);
        } else {
            same->second += ", " + name;
        }
    }
    context.out << context.text("target.weights") << '\n';
    for (const auto& [weights, schemes] : told)
        context.out << "  " << schemes << ": " << weights << '\n';
}

void print_notes(const Context& context, const Options& options, const Answer& answer) {
    if (any_bound(answer)) context.out << context.text("target.bounds_note") << '\n';
    print_weights(context, options, answer);
    context.out << context.text("target.rule.remainders") << '\n';
    if (answer.within_compulsory) context.out << context.text("target.rule.within_compulsory") << '\n';
    if (answer.above_last_year) context.out << context.text("target.rule.above_last_year") << '\n';
}

// Units of the year that no weight names: they get nothing, and that is told.
void print_left_out(const Context& context, const Answer& answer, const Demand& demand) {
    const Date day = *Date::of(demand.year, 12, 31);
    const UnitLevel level = answer.territory.find(demand.shares.front().unit)->level;
    std::string names;
    std::int64_t count = 0;
    constexpr std::int64_t named = 8;
    for (const std::string& code : answer.territory.codes_on(day, level)) {
        if (std::ranges::find(demand.shares, code, &targets::UnitShare::unit) != demand.shares.end())
            continue;
        if (++count > named) continue;
        names +=
            (names.empty() ? "" : ", ") + answer.territory.on(code, day)->name(context.messages.language());
    }
    if (count == 0) return;
    context.out << context.text("target.left_out", {{"scheme", scheme_text(context, demand.scheme)},
                                                    {"count", context.messages.count(count)},
                                                    {"units", names + (count > named ? ", …" : "")}})
                << '\n';
}

void print_table(const Context& context, const Options& options, const Answer& answer) {
    std::map<int, std::vector<const Demand*>> years;
    for (const Scheme scheme : all_schemes) {
        for (const Demand& demand : answer.demands) {
            if (demand.scheme == scheme) years[demand.year].push_back(&demand);
        }
    }
    for (const auto& [year, demands] : years) {
        context.out << context.text(
                           answer.own_total ? "target.head_own" : "target.head",
                           {{"province", answer.territory.province_name(context.messages.language())},
                            {"year", std::to_string(year)},
                            {"plan", answer.plan}})
                    << '\n'
                    << context.text("target.computed") << "\n\n";
        demands.size() == 1 ? print_reasons(context, answer, *demands.front())
                            : print_year(context, answer, demands);
        for (const Demand* demand : demands)
            print_left_out(context, answer, *demand);
        context.out << '\n';
    }
    print_notes(context, options, answer);
}

// ---- For machines -----------------------------------------------------------------------

void print_csv(const Context& context, const Answer& answer) {
    context.out << csv_row(
        {"year", "scheme", "unit", "name", "weight", "floor", "ceiling", "target", "how", "basis"});
    for (const Target& target : answer.targets) {
        const bool open = target.share.ceiling == Share{}.ceiling;
        context.out << csv_row(
            {std::to_string(target.year), std::string(to_word(target.scheme)), target.unit,
             unit_name(context, answer, target), std::to_string(target.share.weight),
             std::to_string(target.share.floor), open ? "" : std::to_string(target.share.ceiling),
             std::to_string(target.part.number), rule_word(target.part.rule), "computed_not_in_plan"});
    }
}

json::object as_json(const Context& context, const Answer& answer, const Target& target) {
    const bool open = target.share.ceiling == Share{}.ceiling;
    return {{"year", target.year},
            {"scheme", to_word(target.scheme)},
            {"unit", target.unit},
            {"name", unit_name(context, answer, target)},
            {"weight", target.share.weight},
            {"floor", target.share.floor},
            {"ceiling", open ? json::value(nullptr) : json::value(target.share.ceiling)},
            {"target", target.part.number},
            {"how", rule_word(target.part.rule)}};
}

json::object weights_json(const Options& options, const Answer& answer, const Demand& demand) {
    const Weights::Origin* origin = answer.weights.origin(demand.scheme);
    json::object told{{"scheme", to_word(demand.scheme)}, {"year", demand.year}, {"total", demand.total}};
    if (origin == nullptr) {
        told["weights"] = options.weights;
    } else {
        told["weights"] = origin->title_en;
        told["source"] = origin->source;
        told["confidence"] = to_word(origin->confidence);
    }
    return told;
}

void print_json(const Context& context, const Options& options, const Answer& answer) {
    json::array totals;
    for (const Demand& demand : answer.demands)
        totals.push_back(weights_json(options, answer, demand));
    json::array targets;
    for (const Target& target : answer.targets)
        targets.push_back(as_json(context, answer, target));
    context.out << workspace::pretty(json::object{{"plan", answer.plan},
                                                  {"own_total", answer.own_total},
                                                  {"basis", "computed_not_in_plan"},
                                                  {"totals", totals},
                                                  {"targets", targets}});
}

void tell(const Context& context, const Options& options) {
    const Format format = parse_format(options.format);
    const Answer found = answer(context, options);
    switch (format) {
        case Format::table:
            return print_table(context, options, found);
        case Format::csv:
            return print_csv(context, found);
        case Format::json:
            return print_json(context, options, found);
    }
}

}  // namespace

void add_target(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("target", context.text("help.target"));
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* allocate = command->add_subcommand("allocate", context.text("help.target.allocate"));
    allocate->add_option("PLAN", options->plan, context.text("help.target.plan"));
    allocate->add_option("--year", options->year, context.text("help.target.year"));
    allocate->add_option("--scheme", options->scheme, context.text("help.target.scheme"));
    allocate->add_option("--total", options->total, context.text("help.target.total"));
    allocate->add_option("--weights", options->weights, context.text("help.target.weights"));
    allocate->add_flag("--may-fall", options->may_fall, context.text("help.target.may_fall"));
    allocate->add_option("--format", options->format, context.text("help.format"));
    allocate->callback([&context, options] { tell(context, *options); });
}

}  // namespace baophu::cli
