#include "edge/http/pace.h"

#include <algorithm>
#include <set>

#include "edge/http/call.h"
#include "edge/http/presenters.h"
#include "edge/http/told_lines.h"
#include "edge/http/year_before.h"
#include "flow/coverage/coverage.h"
#include "flow/targets/targets.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::Gap;

bool is_target(const PlanFigure& figure) {
    return figure.area == "province" && figure.quantity == Quantity::participants &&
           parse_scheme(figure.scheme) && figure.value && figure.value->decimals == 0;
}

std::string_view judged(std::int64_t missing, const std::optional<std::int64_t>& per_month,
                        std::int64_t grown, int months) {
    if (missing <= 0) return "on_track";
    if (!per_month || months == 0) return "cannot_judge";
    if (*per_month * months <= grown) return "on_track";
    return *per_month * months <= 2 * grown ? "watch" : "at_risk";
}

std::optional<std::int64_t> planned_eligible(const Plan& plan, Scheme scheme, int year) {
    const auto at = plan.figure("province", Quantity::eligible, to_word(scheme), year);
    if (!at || !plan.figures[*at].value || plan.figures[*at].value->decimals != 0) return std::nullopt;
    return plan.figures[*at].value->digits;
}

std::optional<std::string> clause_of(const Plan& plan, Scheme scheme, int year) {
    const auto at = plan.figure("province", Quantity::participants, to_word(scheme), year);
    return at ? std::optional(plan.figures[*at].clause) : std::nullopt;
}

// A hundred numbers, read anew: of the three schemes the one that is asked for least.
coverage::VoluntaryMonths voluntary_months(Question& question) {
    return {*question.connection, question.run->basis().month};
}

coverage::Growth growth_of(Question& question, Scheme scheme) {
    return scheme == Scheme::voluntary ? voluntary_months(question).growth() : question.run->growth(scheme);
}

// The count at the end of the year before the plan's, from which its line starts: what the run itself counts,
// or the list of that month, or whom payments cover in it.
std::optional<std::int64_t> count_at_start(Question& question, const coverage::Filter& filter,
                                           const Month& start,
                                           const std::optional<std::int64_t>& participating) {
    if (question.run->basis().month == start) return participating;
    if (filter.scheme == Scheme::voluntary)
        return voluntary_months(question).participants(filter.unit, start);
    return question.run->stays().participants(filter.scheme, filter.unit, start);
}

// PAC-4. Who is told rounded numbers is told none of a unit, and of the province from a rounded start: the
// line would give it away.
std::optional<std::int64_t> expected(const Call& call, Question& question, const coverage::Filter& filter,
                                     const Pace& pace, const std::optional<std::int64_t>& participating) {
    constexpr int months_of_year = 12;
    const Month start = *Month::of(pace.year - 1, months_of_year);
    const int passed = question.run->basis().month.minus(start);
    if (!pace.target || !participating || passed < 0 || passed > months_of_year) return std::nullopt;
    if (filter.unit && !call.reader->exact_figures().covers(*filter.unit)) return std::nullopt;
    auto first = count_at_start(question, filter, start, participating);
    if (!first) return std::nullopt;
    if (!filter.unit && !call.reader->exact_figures().everywhere)
        first = call.office.rounding.rounded(filter.scheme, "", "at the start", *first);
    return *first + (*pace.target - *first) * passed / months_of_year;
}

}  // namespace

Targets::Targets(const Plan& plan) {
    const targets::Weights weights = targets::Weights::load("dong-nai-2019.yaml");
    std::vector<targets::Demand> demands;
    for (const PlanFigure& figure : plan.figures) {
        if (!is_target(figure)) continue;
        const Scheme scheme = *parse_scheme(figure.scheme);
        province_.emplace(std::pair(scheme, figure.year), figure.value->digits);
        demands.push_back({.scheme = scheme,
                           .year = figure.year,
                           .total = figure.value->digits,
                           .shares = weights.shares(scheme, figure.year)});
    }
    const auto allocated = targets::allocate(std::move(demands));
    if (!allocated) return;  // What cannot be divided is told of the province alone.
    for (const targets::Target& target : *allocated)
        units_.emplace(std::tuple(target.scheme, target.year, target.unit),
                       OfUnit{.number = target.part.number, .document = std::nullopt});
}

Targets Targets::with(const std::vector<store::SetTargets>& sets) const {
    Targets in_force = *this;
    std::set<std::pair<Scheme, int>> done;
    for (const store::SetTargets& set : sets) {
        if (!done.emplace(set.scheme, set.year).second) continue;  // An earlier version.
        for (const store::UnitTarget& unit : set.units)
            in_force.units_.insert_or_assign(std::tuple(set.scheme, set.year, unit.unit),
                                             OfUnit{.number = unit.target, .document = set.document});
    }
    return in_force;
}

std::optional<Targets::OfUnit> Targets::of_unit(Scheme scheme, int year, const std::string& unit) const {
    const auto found = units_.find({scheme, year, unit});
    return found == units_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<int> Targets::years() const {
    std::set<int> years;
    for (const auto& [key, target] : province_)
        years.insert(key.second);
    return {years.begin(), years.end()};
}

std::optional<std::int64_t> Targets::of(Scheme scheme, int year,
                                        const std::optional<std::string>& unit) const {
    if (unit) {
        const auto found = of_unit(scheme, year, *unit);
        return found ? std::optional(found->number) : std::nullopt;
    }
    const auto found = province_.find({scheme, year});
    return found == province_.end() ? std::nullopt : std::optional(found->second);
}

int Targets::year_for(int asked, int year) const {
    if (asked != 0) return asked;
    std::optional<int> next;
    for (const auto& [key, target] : province_) {
        if (key.second >= year) next = std::min(next.value_or(key.second), key.second);
    }
    return next.value_or(year);
}

Targets targets_in_force(Office& office) {
    return office.targets.with(store::UnitTargets(office.database).all());
}

Pace pace_of(const Targets& targets, Question& question, Scheme scheme,
             const std::optional<std::string>& unit, const std::optional<std::int64_t>& participating,
             int year) {
    const Month month = question.run->basis().month;
    Pace pace{.year = targets.year_for(year, month.year()), .months_left = 0, .state = "cannot_judge"};
    pace.months_left = std::max(0, (pace.year - month.year()) * 12 + 12 - static_cast<int>(month.month()));
    pace.target = targets.of(scheme, pace.year, unit);
    if (!pace.target || !participating) return pace;
    pace.target_gap = *pace.target - *participating;
    pace.needed_per_month = coverage::needed_per_month(*pace.target_gap, pace.months_left);
    const coverage::Growth growth = growth_of(question, scheme);
    std::int64_t grown = growth.of_all;
    if (unit) {
        const auto found = growth.of_unit.find(*unit);
        grown = found == growth.of_unit.end() ? 0 : found->second;
    }
    pace.state = judged(*pace.target_gap, pace.needed_per_month, grown, growth.months);
    return pace;
}

json::object scheme_status(const Call& call, const Targets& targets, Question& question,
                           const coverage::Filter& filter, const Gap& gap, int year, std::string name) {
    // An employer has no target.
    const auto participating = filter.employer ? std::nullopt : std::optional(gap.participating);
    Pace pace = pace_of(targets, question, filter.scheme, filter.unit, participating, year);
    if (filter.employer) pace.target.reset();
    const bool of_province = !filter.unit && !filter.employer && call.office.plan;
    std::optional<std::int64_t> eligible;
    std::optional<std::string> clause;
    if (of_province) {
        eligible = planned_eligible(*call.office.plan, filter.scheme, pace.year);
        clause = clause_of(*call.office.plan, filter.scheme, pace.year);
    }
    if (filter.unit && pace.target)
        clause = targets.of_unit(filter.scheme, pace.year, *filter.unit)->document;
    const bool computed = filter.unit && pace.target && !clause;
    json::object line = gap_line(gap, std::move(name), lawful_told(call));
    if (!filter.employer) line["rounded_to"] = rounded_to(call, filter.unit);
    if (!filter.employer)
        line["year_before"] = YearBefore(call, *question.run, filter.scheme).of(filter.unit);
    return {{"scheme", to_word(filter.scheme)},
            {"gap", std::move(line)},
            {"plan", json::object{{"year", pace.year},
                                  {"eligible", number_or_null(eligible)},
                                  {"target", number_or_null(pace.target)},
                                  {"computed", computed},
                                  {"clause", text_or_null(clause)}}},
            {"expected", number_or_null(expected(call, question, filter, pace, participating))},
            {"target_gap", number_or_null(pace.target_gap)},
            {"needed_per_month", number_or_null(pace.needed_per_month)},
            {"months_left", pace.months_left},
            {"state", pace.state}};
}

json::value line_plan(const Pace& pace) {
    if (!pace.target) return nullptr;
    return json::object{{"target", *pace.target},
                        {"needed_per_month", number_or_null(pace.needed_per_month)},
                        {"state", pace.state}};
}

}  // namespace baophu::http
