#include "edge/cli/target_answer.h"

#include <algorithm>
#include <iterator>
#include <ostream>

#include "core/base/fault_codes.h"
#include "core/base/whole_number.h"
#include "core/plan/plan_reader.h"

namespace baophu::cli {
namespace {

using targets::Demand;
using targets::Target;
using targets::Weights;

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

void require_year(const TargetOptions& options) {
    if (!options.year || (*options.year >= 1900 && *options.year <= 2199)) return;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--year"}, {"value", std::to_string(*options.year)}, {"known", "1900 – 2199"}});
}

// A total of the user needs the scheme and year that it is for.
void require_whole_question(const Context& context, const TargetOptions& options) {
    if (options.total.empty() || (options.year && !options.scheme.empty())) return;
    throw Failure(fault::wrong_usage, {{"problem", context.text("target.total_of_what")}});
}

bool asked_for(const TargetOptions& options, Scheme scheme, int year) {
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

std::string asked_text(const Context& context, const TargetOptions& options) {
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
void put_own_total(const TargetOptions& options, std::vector<Demand>& totals) {
    if (options.total.empty()) return;
    const Scheme scheme = parse_scheme_option(options.scheme);
    std::erase_if(totals, [&](const Demand& demand) {
        return demand.scheme == scheme && demand.year == *options.year;
    });
    totals.push_back(
        {.scheme = scheme, .year = *options.year, .total = parse_total(options.total), .shares = {}});
}

std::vector<Demand> totals_for(const Context& context, const TargetOptions& options, const Plan& plan) {
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
Weights weights_of(const Context& context, const TargetOptions& options, const Territory& territory,
                   int year) {
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
void put_shares(const Context& context, const TargetOptions& options, const TargetAnswer& found,
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
void note_rules(const TargetOptions& options, const std::vector<Demand>& all, TargetAnswer& found) {
    for (const Demand& shown : found.demands) {
        const auto same_year = [&](int year) { return year == shown.year; };
        const auto earlier = [&](int year) { return year < shown.year; };
        if (shown.scheme == Scheme::unemployment && holds(all, Scheme::compulsory, same_year)) {
            found.within_compulsory = true;
        }
        if (!options.may_fall && holds(all, shown.scheme, earlier)) found.above_last_year = true;
    }
}

}  // namespace

std::string scheme_text(const Context& context, Scheme scheme) {
    return context.text("scheme." + std::string(to_word(scheme)));
}

TargetAnswer target_answer(const Context& context, const TargetOptions& options) {
    require_year(options);
    require_whole_question(context, options);
    const Plan plan = load_plan(options.plan);
    std::vector<Demand> totals = totals_for(context, options, plan);
    TargetAnswer found{.plan = plan.document.id,
                       .own_total = !options.total.empty(),
                       .territory = Territory::load("dong-nai.yaml"),
                       .weights = {},
                       .demands = {},
                       .targets = {}};
    const int first_year = std::ranges::min(totals, {}, &Demand::year).year;
    found.weights = weights_of(context, options, found.territory, options.year.value_or(first_year));
    put_shares(context, options, found, totals);
    const auto rule = options.may_fall ? targets::YearRule::may_fall : targets::YearRule::never_falls;
    const Result<std::vector<Target>> targets = targets::allocate(totals, rule);
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

}  // namespace baophu::cli
