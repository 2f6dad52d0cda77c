#include "edge/cli/target_view.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using targets::Demand;
using targets::Target;
using targets::Weights;

std::string unit_name(const Context& context, const TargetAnswer& answer, const Target& target) {
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
void print_reasons(const Context& context, const TargetAnswer& answer, const Demand& demand) {
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

YearRows rows_of(const TargetAnswer& answer, int year) {
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

void print_year(const Context& context, const TargetAnswer& answer,
                const std::vector<const Demand*>& demands) {
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

bool any_bound(const TargetAnswer& answer) {
    return std::ranges::any_of(answer.targets, [](const Target& target) {
        return target.part.rule == PartRule::at_floor || target.part.rule == PartRule::at_ceiling;
    });
}

// What the weights are, then for ours where they come from, on a line of its own.
std::string weights_text(const Context& context, const TargetOptions& options,
                         const Weights::Origin* origin) {
    if (origin == nullptr) return context.text("target.own_weights", {{"file", options.weights}});
    const std::string confidence = context.text("confidence." + std::string(to_word(origin->confidence)));
    return origin->title(context.messages.language()) + " (" + confidence + ")\n    " + origin->source;
}

// Schemes that are divided alike are told together.
void print_weights(const Context& context, const TargetOptions& options, const TargetAnswer& answer) {
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

void print_notes(const Context& context, const TargetOptions& options, const TargetAnswer& answer) {
    if (any_bound(answer)) context.out << context.text("target.bounds_note") << '\n';
    print_weights(context, options, answer);
    context.out << context.text("target.rule.remainders") << '\n';
    if (answer.within_compulsory) context.out << context.text("target.rule.within_compulsory") << '\n';
    if (answer.above_last_year) context.out << context.text("target.rule.above_last_year") << '\n';
}

// Units of the year that no weight names: they get nothing, and that is told.
void print_left_out(const Context& context, const TargetAnswer& answer, const Demand& demand) {
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

json::object as_json(const Context& context, const TargetAnswer& answer, const Target& target) {
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

json::object weights_json(const TargetOptions& options, const TargetAnswer& answer, const Demand& demand) {
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

}  // namespace

void print_target_table(const Context& context, const TargetOptions& options, const TargetAnswer& answer) {
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

void print_target_csv(const Context& context, const TargetAnswer& answer) {
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

void print_target_json(const Context& context, const TargetOptions& options, const TargetAnswer& answer) {
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

}  // namespace baophu::cli
