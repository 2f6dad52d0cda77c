#include "core/plan/relations.h"

#include <algorithm>
#include <utility>

namespace baophu {
namespace {

__extension__ using Wide = __int128;

class RelationFinder {
public:
    explicit RelationFinder(const Plan& plan) : plan_(&plan) {}

    std::vector<Relation> find() {
        for (std::size_t i = 0; i < plan_->figures.size(); ++i)
            of_figure(i);
        for (std::size_t i = 0; i < plan_->controls.size(); ++i)
            of_control(i);
        return std::move(relations_);
    }

private:
    // Of the same area; nothing for an unknown value too.
    std::optional<std::size_t> known(const PlanFigure& like, Quantity quantity, std::string_view scheme,
                                     int year) const {
        const auto found = plan_->figure(like.area, quantity, scheme, year);
        if (!found || !plan_->figures[*found].value) return std::nullopt;
        return found;
    }

    void add(RelationKind kind, std::initializer_list<std::optional<std::size_t>> figures) {
        Relation relation{.kind = kind, .figures = {}, .control = 0};
        for (const std::optional<std::size_t>& each : figures) {
            if (!each) return;
            relation.figures.push_back(*each);
        }
        relations_.push_back(std::move(relation));
    }

    void of_figure(std::size_t position) {
        const PlanFigure& figure = plan_->figures[position];
        if (!figure.value) return;
        switch (figure.quantity) {
            case Quantity::ratio:
                return add(RelationKind::ratio,
                           {position, known(figure, Quantity::participants, figure.scheme, figure.year),
                            known(figure, Quantity::eligible, figure.scheme, figure.year)});
            case Quantity::growth:
                return of_growth(position, figure);
            case Quantity::participants:
                add(RelationKind::at_most,
                    {position, known(figure, Quantity::eligible, figure.scheme, figure.year)});
                add_outgrows(position, figure);
                return add_parts(position, figure);
            case Quantity::eligible:
                return add_parts(position, figure);
        }
    }

    void of_growth(std::size_t position, const PlanFigure& figure) {
        const auto now = known(figure, Quantity::participants, figure.scheme, figure.year);
        const auto before = known(figure, Quantity::participants, figure.scheme, figure.year - 1);
        if (before) return add(RelationKind::growth, {position, now, before});
        add(RelationKind::unstated_base, {position, now});
    }

    void add_parts(std::size_t position, const PlanFigure& figure) {
        if (figure.scheme == "unemployment") {
            add(RelationKind::at_most, {position, known(figure, figure.quantity, "compulsory", figure.year)});
        }
        if (figure.scheme == "compulsory" || figure.scheme == "voluntary") {
            add(RelationKind::at_most,
                {position, known(figure, figure.quantity, "social-insurance", figure.year)});
        }
    }

    void add_outgrows(std::size_t position, const PlanFigure& figure) {
        if (figure.scheme != "unemployment") return;
        add(RelationKind::outgrows, {position, known(figure, figure.quantity, figure.scheme, figure.year - 1),
                                     known(figure, figure.quantity, "compulsory", figure.year),
                                     known(figure, figure.quantity, "compulsory", figure.year - 1)});
    }

    void of_control(std::size_t position) {
        const PlanControl& control = plan_->controls[position];
        Relation relation{.kind = kind_of(control), .figures = control.add, .control = position};
        relation.figures.insert(relation.figures.end(), control.subtract.begin(), control.subtract.end());
        const bool all_known = std::ranges::all_of(
            relation.figures, [&](std::size_t each) { return plan_->figures[each].value.has_value(); });
        if (all_known && (control.kind != PlanControl::Kind::base || add_now(relation))) {
            relations_.push_back(std::move(relation));
        }
    }

    // A control of kind base stands on the participants of the growth's year too.
    bool add_now(Relation& relation) const {
        const PlanFigure& growth = plan_->figures[relation.figures.front()];
        const auto now = known(growth, Quantity::participants, growth.scheme, growth.year);
        if (now) relation.figures.push_back(*now);
        return now.has_value();
    }

    static RelationKind kind_of(const PlanControl& control) {
        switch (control.kind) {
            case PlanControl::Kind::sum:
                return RelationKind::sum;
            case PlanControl::Kind::decimals:
                return RelationKind::decimals;
            case PlanControl::Kind::base:
                return RelationKind::base;
        }
        return RelationKind::sum;
    }

    const Plan* plan_;
    std::vector<Relation> relations_;
};

Verdict holds_if(bool holds) {
    return holds ? Verdict::holds : Verdict::broken;
}

Verdict judge_percent(const Relation& relation, std::span<const FixedNumber> values) {
    const Fraction fraction = fraction_of(relation, values);
    if (fraction.whole <= 0) return Verdict::broken;
    switch (rounding_rule(fraction.part, fraction.whole, values[relation.figures[0]])) {
        case RoundingRule::both:
            return Verdict::holds;
        case RoundingRule::rounded:
            return Verdict::rounded_only;
        case RoundingRule::truncated:
            return Verdict::truncated_only;
        case RoundingRule::neither:
            return Verdict::broken;
    }
    return Verdict::broken;
}

BaseCandidates bases_of(const Relation& relation, std::span<const FixedNumber> values) {
    const std::int64_t now = values[relation.figures[1]].digits;
    if (now <= 0) return {};
    return base_candidates(now, values[relation.figures[0]]);
}

// (a - b) / b > (c - d) / d, for numbers above 0.
bool grows_faster(const Relation& relation, std::span<const FixedNumber> values) {
    const auto number = [&](std::size_t i) { return Wide(values[relation.figures[i]].digits); };
    return number(0) * number(3) > number(2) * number(1);
}

}  // namespace

bool Relation::touches(std::size_t figure) const {
    return std::ranges::find(figures, figure) != figures.end();
}

std::vector<FixedNumber> values_of(const Plan& plan) {
    std::vector<FixedNumber> values;
    values.reserve(plan.figures.size());
    for (const PlanFigure& figure : plan.figures)
        values.push_back(figure.value.value_or(FixedNumber{}));
    return values;
}

std::vector<Relation> relations_of(const Plan& plan) {
    return RelationFinder(plan).find();
}

Verdict judge(const Plan& plan, const Relation& relation, std::span<const FixedNumber> values) {
    switch (relation.kind) {
        case RelationKind::ratio:
        case RelationKind::growth:
            return judge_percent(relation, values);
        case RelationKind::unstated_base:
            return holds_if(bases_of(relation, values) != BaseCandidates{});
        case RelationKind::at_most:
            return holds_if(values[relation.figures[0]].digits <= values[relation.figures[1]].digits);
        case RelationKind::outgrows:
            return holds_if(!grows_faster(relation, values));
        case RelationKind::sum: {
            const PlanControl& control = plan.controls[relation.control];
            return holds_if(sum_of(control, values) == control.equals.millionths());
        }
        case RelationKind::decimals: {
            const PlanControl& control = plan.controls[relation.control];
            return holds_if(control.equals == FixedNumber{decimals_of(control, values), 0});
        }
        case RelationKind::base:
            return holds_if(bases_of(relation, values) == plan.controls[relation.control].bases);
    }
    return Verdict::broken;
}

RoundingRule rule_of_plan(std::span<const Verdict> verdicts) {
    const auto rounded = std::ranges::count(verdicts, Verdict::rounded_only);
    const auto truncated = std::ranges::count(verdicts, Verdict::truncated_only);
    return truncated > rounded ? RoundingRule::truncated : RoundingRule::rounded;
}

Verdict settled(Verdict verdict, RoundingRule rule) {
    const Verdict followed =
        rule == RoundingRule::truncated ? Verdict::truncated_only : Verdict::rounded_only;
    return verdict == followed ? Verdict::holds : verdict;
}

std::int64_t sum_of(const PlanControl& control, std::span<const FixedNumber> values) {
    std::int64_t sum = 0;
    for (const std::size_t each : control.add)
        sum += values[each].millionths();
    for (const std::size_t each : control.subtract)
        sum -= values[each].millionths();
    return sum;
}

int decimals_of(const PlanControl& control, std::span<const FixedNumber> values) {
    int count = 0;
    for (const std::size_t each : control.add)
        count += values[each].decimals;
    return count;
}

Fraction fraction_of(const Relation& relation, std::span<const FixedNumber> values) {
    const std::int64_t first = values[relation.figures[1]].digits;
    const std::int64_t second = values[relation.figures[2]].digits;
    return {relation.kind == RelationKind::growth ? first - second : first, second};
}

}  // namespace baophu
