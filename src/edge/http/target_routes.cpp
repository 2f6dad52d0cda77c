// Targets: those of the plan, and of the units, as they are divided or as a document sets them.
//
//   TGT-1  What a document sets goes before what is computed, and says so.
//   TGT-2  Set targets name each unit of the province once and sum to the plan's total.
//   TWO-1  Who sets targets proposes them, until a second person approves (proposal_routes.cpp). Who may
//   approve
//          is told of them beside those that are in force.
#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "core/plan/rounding.h"
#include "edge/http/handlers.h"
#include "edge/http/pace.h"
#include "edge/http/presenters.h"
#include "edge/http/proposals_told.h"
#include "edge/http/target_units.h"
#include "edge/rights/policy.h"
#include "edge/store/unit_targets.h"
#include "flow/targets/targets.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using store::SetTargets;
using store::UnitTarget;

constexpr std::int64_t persons_most = 1'000'000'000;
constexpr std::size_t units_most = 200;
constexpr int year_least = 2000;
constexpr int year_most = 2100;

// ---- Of the plan -----------------------------------------------------------------------------------

const PlanFigure* whole_figure(const Plan& plan, Quantity quantity, Scheme scheme, int year) {
    const auto at = plan.figure("province", quantity, to_word(scheme), year);
    return at && plan.figures[*at].value ? &plan.figures[*at] : nullptr;
}

// The participants to which the printed rate of the printed base comes, and how the rate is rounded.
struct Computed {
    std::int64_t persons;
    RoundingRule rule;
};

std::optional<Computed> computed(const Plan& plan, Scheme scheme, int year, std::int64_t printed) {
    const PlanFigure* base = whole_figure(plan, Quantity::eligible, scheme, year);
    const PlanFigure* rate = whole_figure(plan, Quantity::ratio, scheme, year);
    if (base == nullptr || rate == nullptr || base->value->digits <= 0) return std::nullopt;
    constexpr std::int64_t millionths_of_percent = 100'000'000;
    const std::int64_t product = base->value->digits * rate->value->millionths();
    return Computed{.persons = (product + millionths_of_percent / 2) / millionths_of_percent,
                    .rule = rounding_rule(printed, base->value->digits, *rate->value)};
}

json::array province(const Plan& plan, const Targets& targets) {
    json::array lines;
    for (const int year : targets.years()) {
        for (const Scheme scheme : all_schemes) {
            const auto printed = targets.of(scheme, year, std::nullopt);
            if (!printed) continue;
            const PlanFigure* base = whole_figure(plan, Quantity::eligible, scheme, year);
            const PlanFigure* figure = whole_figure(plan, Quantity::participants, scheme, year);
            const auto follows = computed(plan, scheme, year, *printed);
            lines.push_back(json::object{
                {"scheme", to_word(scheme)},
                {"year", year},
                {"eligible", base == nullptr ? json::value(nullptr) : json::value(base->value->digits)},
                {"printed", *printed},
                {"computed", follows ? json::value(follows->persons) : json::value(nullptr)},
                {"rounding", follows ? json::value(to_word(follows->rule)) : json::value(nullptr)},
                {"clause", figure == nullptr ? json::value(nullptr) : json::value(figure->clause)},
                {"agrees", !follows || follows->rule != RoundingRule::neither}});
        }
    }
    return lines;
}

// ---- Of the units ------------------------------------------------------------------------------------

json::array cells(const Targets& targets, const std::string& unit) {
    json::array told;
    for (const int year : targets.years()) {
        for (const Scheme scheme : all_schemes) {
            const auto target = targets.of_unit(scheme, year, unit);
            if (!target) continue;
            told.push_back(json::object{{"scheme", to_word(scheme)},
                                        {"year", year},
                                        {"target", target->number},
                                        {"origin", target->document ? "set" : "allocated"}});
        }
    }
    return told;
}

json::array units(const Call& call, const Targets& targets) {
    json::array told;
    if (!call.office.plan) return told;
    const Date day = call.office.plan->document.to;
    const auto counted = participants_by_unit(call);
    for (const std::string& code : target_units(call, day)) {
        json::array participating;
        for (const auto& [scheme, by_unit] : counted) {
            const auto found = by_unit.find(code);
            if (found == by_unit.end()) continue;
            participating.push_back(json::object{{"scheme", to_word(scheme)}, {"persons", found->second}});
        }
        told.push_back(json::object{{"unit", code},
                                    {"name", unit_name(call, code, day)},
                                    {"participating", std::move(participating)},
                                    {"cells", cells(targets, code)}});
    }
    return told;
}

json::array sets(const Call& call, const std::vector<SetTargets>& all) {
    json::array told;
    for (const SetTargets& set : all) {
        const store::Hands hands = store::hands_of(set.set_by);
        const bool alone = hands.proposed_by.empty();
        told.push_back(
            json::object{{"version", set.version},
                         {"scheme", to_word(set.scheme)},
                         {"year", set.year},
                         {"document", set.document},
                         {"set_by", full_name_of(call.office, hands.login)},
                         {"proposed_by", alone ? json::value(nullptr)
                                               : json::value(full_name_of(call.office, hands.proposed_by))},
                         {"set_at", set.set_at}});
    }
    return told;
}

// To who may approve them.
json::array proposed(const Call& call) {
    json::array told;
    if (!call.reader->may(rights::Right::set_targets)) return told;
    for (const store::Proposal& proposal : store::Proposals(call.office.database).open()) {
        if (proposal.is_of_targets()) told.push_back(target_proposal(call, proposal));
    }
    return told;
}

Answer told_targets(const Call& call, int status) {
    const auto all = store::UnitTargets(call.office.database).all();
    const Targets targets = call.office.targets.with(all);
    const auto& plan = call.office.plan;
    json::array years;
    for (const int year : targets.years())
        years.push_back(year);
    return json_answer(
        json::object{{"plan", plan ? json::value(plan->document.title.in(call.words.language()))
                                   : json::value(nullptr)},
                     {"years", std::move(years)},
                     {"province", plan ? province(*plan, targets) : json::array()},
                     {"units", units(call, targets)},
                     {"sets", sets(call, all)},
                     {"proposed", proposed(call)}},
        status);
}

// ---- To allocate, and to set ---------------------------------------------------------------------------

[[noreturn]] void refuse_unit(const std::string& unit) {
    throw Failure(fault::targets_unit_missing, {{"unit", unit}});
}

template <class Lines, class Unit>
void refuse_twice(const Lines& lines, Unit unit) {
    std::set<std::string> seen;
    for (const auto& line : lines) {
        if (!seen.insert(line.*unit).second) refuse_unit(line.*unit);
    }
}

Scheme read_scheme(Body& body) {
    return *parse_scheme(body.one_of("scheme", {"compulsory", "voluntary", "unemployment"}));
}

targets::UnitShare read_share(Body line) {
    targets::UnitShare share{.unit = line.text("unit", 5), .share = {}};
    share.share.weight = line.integer("weight", 0, persons_most);
    share.share.floor = line.maybe_integer("floor", 0, persons_most).value_or(0);
    if (const auto ceiling = line.maybe_integer("ceiling", 0, persons_most)) share.share.ceiling = *ceiling;
    line.finish();
    return share;
}

json::value bound_of(PartRule rule) {
    if (rule == PartRule::at_floor) return "floor";
    return rule == PartRule::at_ceiling ? json::value("ceiling") : json::value(nullptr);
}

UnitTarget read_target(Body line) {
    UnitTarget target{.unit = line.text("unit", 5), .target = line.integer("target", 0, persons_most)};
    line.finish();
    return target;
}

// TGT-2
void require_every_unit(const Call& call, const SetTargets& wanted) {
    refuse_twice(wanted.units, &UnitTarget::unit);
    const auto known = target_units(call, *Date::of(wanted.year, 12, 31));
    for (const std::string& code : known) {
        if (std::ranges::find(wanted.units, code, &UnitTarget::unit) == wanted.units.end()) refuse_unit(code);
    }
    for (const UnitTarget& target : wanted.units) {
        if (std::ranges::find(known, target.unit) == known.end())
            throw Failure(fault::field_not_usable, {{"field", "unit"}, {"value", target.unit}});
    }
}

std::string years_told(const Targets& targets) {
    std::string told;
    for (const int year : targets.years())
        told += (told.empty() ? "" : ", ") + std::to_string(year);
    return told.empty() ? "–" : told;
}

// TGT-2
void require_total(const Call& call, const SetTargets& wanted) {
    const auto total = call.office.targets.of(wanted.scheme, wanted.year, std::nullopt);
    if (!total) {
        throw Failure(fault::target_total_unknown,
                      {{"plan", call.office.plan ? call.office.plan->document.id : "–"},
                       {"asked", std::string(to_word(wanted.scheme)) + " " + std::to_string(wanted.year)},
                       {"known", years_told(call.office.targets)}});
    }
    std::int64_t sum = 0;
    for (const UnitTarget& target : wanted.units)
        sum += target.target;
    if (sum == *total) return;
    throw Failure(fault::targets_not_total, {{"value", std::to_string(sum)},
                                             {"known", std::to_string(*total)},
                                             {"difference", std::to_string(*total - sum)}});
}

}  // namespace

Answer get_targets(const Call& call) {
    call.asked().finish();
    return told_targets(call, 200);
}

Answer allocate_targets(const Call& call) {
    Body body(call.request.body);
    targets::Demand demand{.scheme = read_scheme(body),
                           .year = static_cast<int>(body.integer("year", year_least, year_most)),
                           .total = body.integer("total", 0, persons_most),
                           .shares = {}};
    for (Body& line : body.objects("shares", units_most))
        demand.shares.push_back(read_share(std::move(line)));
    body.finish();
    refuse_twice(demand.shares, &targets::UnitShare::unit);
    const Scheme scheme = demand.scheme;
    const int year = demand.year;
    const std::int64_t total = demand.total;
    const auto allocated = targets::allocate({std::move(demand)});
    if (!allocated) throw Failure(allocated.fault());
    json::array parts;
    for (const targets::Target& target : *allocated) {
        parts.push_back(json::object{
            {"unit", target.unit}, {"target", target.part.number}, {"bound", bound_of(target.part.rule)}});
    }
    return json_answer(json::object{
        {"scheme", to_word(scheme)}, {"year", year}, {"total", total}, {"parts", std::move(parts)}});
}

Answer set_unit_targets(const Call& call) {
    Body body(call.request.body);
    SetTargets wanted{.scheme = read_scheme(body),
                      .year = static_cast<int>(body.integer("year", year_least, year_most)),
                      .document = body.text("document", 300)};
    const std::int64_t seen = body.integer("seen", 0, std::numeric_limits<std::int32_t>::max());
    for (Body& line : body.objects("targets", units_most))
        wanted.units.push_back(read_target(std::move(line)));
    body.finish();
    require_every_unit(call, wanted);
    require_total(call, wanted);
    store::Proposal proposal{.kind = store::ProposalKind::unit_targets, .rests_on = seen};
    proposal.targets = std::move(wanted);
    store::Proposals(call.office.database).propose(proposal, call.actor());
    return told_targets(call, 202);
}

}  // namespace baophu::http
