#include "core/plan/plan_check.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/plan/relations.h"

namespace baophu {
namespace {

// Millionths without the zeros that nobody needs.
FixedNumber shortest(std::int64_t millionths) {
    FixedNumber fixed{millionths, FixedNumber::decimals_max};
    while (fixed.decimals > 0 && fixed.digits % 10 == 0) {
        fixed.digits /= 10;
        --fixed.decimals;
    }
    return fixed;
}

FindingDetail number(std::string name, const std::optional<FixedNumber>& value) {
    return {.name = std::move(name), .value = value};
}

FindingDetail count(std::string name, std::int64_t persons) {
    return number(std::move(name), FixedNumber{persons, 0});
}

FindingDetail word(std::string name, std::string text) {
    return {.name = std::move(name), .value = std::move(text)};
}

Finding finding(FindingCode code, Severity severity, std::string subject, std::string outcome = "",
                std::vector<FindingDetail> details = {}) {
    return {.code = code,
            .severity = severity,
            .subject = std::move(subject),
            .outcome = std::move(outcome),
            .details = std::move(details),
            .reason = {}};
}

class Checker {
public:
    explicit Checker(const Plan& plan)
        : plan_(&plan), values_(values_of(plan)), relations_(relations_of(plan)) {}

    PlanCheck check() {
        for (std::size_t i = 0; i < plan_->figures.size(); ++i) {
            check_.rows.push_back({.figure = i, .part = {}, .whole = {}, .rule = {}, .bases = {}});
            hold_printed_against_value(plan_->figures[i]);
        }
        judge_relations();
        find_suspects();
        find_empty_clauses();
        settle_known();
        derive();
        return std::move(check_);
    }

private:
    void add(Finding found) { check_.findings.push_back(std::move(found)); }

    const PlanFigure& figure(const Relation& relation, std::size_t i) const {
        return plan_->figures[relation.figures[i]];
    }

    void hold_printed_against_value(const PlanFigure& figure) {
        if (!figure.printed) {
            const bool known = figure.value.has_value();
            return add(finding(known ? FindingCode::print_not_seen : FindingCode::figure_unknown,
                               Severity::note, figure.id));
        }
        const std::optional<PrintedNumber> printed = parse_printed(*figure.printed);
        if (!printed) {
            return add(finding(FindingCode::printed_unreadable, Severity::contradiction, figure.id,
                               *figure.printed, {word("printed", *figure.printed)}));
        }
        if (printed->number == figure.value && printed->percent == is_percent(figure.quantity)) return;
        const std::string value = figure.value ? to_string(*figure.value) : "unknown";
        add(finding(FindingCode::printed_differs, Severity::contradiction, figure.id,
                    *figure.printed + " " + value,
                    {word("printed", *figure.printed), number("value", figure.value)}));
    }

    void judge_relations() {
        std::vector<Verdict> verdicts;
        verdicts.reserve(relations_.size());
        for (const Relation& relation : relations_)
            verdicts.push_back(judge(*plan_, relation, values_));
        check_.rule = rule_of_plan(verdicts);
        for (std::size_t i = 0; i < relations_.size(); ++i)
            tell(relations_[i], settled(verdicts[i], check_.rule));
    }

    void tell(const Relation& relation, Verdict verdict) {
        switch (relation.kind) {
            case RelationKind::ratio:
            case RelationKind::growth:
                return tell_percent(relation, verdict);
            case RelationKind::unstated_base:
                return tell_unstated_base(relation, verdict);
            case RelationKind::at_most:
                return tell_at_most(relation, verdict);
            case RelationKind::outgrows:
                return tell_outgrows(relation, verdict);
            case RelationKind::sum:
            case RelationKind::decimals:
            case RelationKind::base:
                return tell_control(relation, verdict);
        }
    }

    void tell_percent(const Relation& relation, Verdict verdict) {
        const PlanFigure& printed = figure(relation, 0);
        const Fraction fraction = fraction_of(relation, values_);
        FigureRow& row = check_.rows[relation.figures[0]];
        row.part = fraction.part;
        row.whole = fraction.whole;
        if (fraction.whole > 0) row.rule = rounding_rule(fraction.part, fraction.whole, *printed.value);
        if (verdict == Verdict::holds) return;
        const bool disagrees = verdict == Verdict::broken;
        const std::string outcome = disagrees                            ? "neither"
                                    : verdict == Verdict::truncated_only ? "truncated"
                                                                         : "rounded";
        add(finding(disagrees ? FindingCode::percent_disagrees : FindingCode::rounding_contradiction,
                    Severity::contradiction, printed.id, outcome,
                    {word("printed", printed.printed.value_or(to_string(*printed.value))),
                     count("part", fraction.part), count("whole", fraction.whole)}));
    }

    void tell_unstated_base(const Relation& relation, Verdict verdict) {
        const PlanFigure& growth = figure(relation, 0);
        if (verdict == Verdict::broken) {
            return add(finding(FindingCode::no_base_fits, Severity::contradiction, growth.id, "",
                               {number("now", values_[relation.figures[1]])}));
        }
        const BaseCandidates bases =
            base_candidates(values_[relation.figures[1]].digits, values_[relation.figures[0]]);
        check_.rows[relation.figures[0]].bases = bases;
        add(finding(FindingCode::base_not_stated, Severity::note, growth.id, "",
                    {word("year", std::to_string(growth.year - 1)),
                     {.name = "rounded", .value = bases.rounded},
                     {.name = "truncated", .value = bases.truncated}}));
    }

    void tell_at_most(const Relation& relation, Verdict verdict) {
        if (verdict == Verdict::holds) return;
        add(finding(FindingCode::above_whole, Severity::contradiction, figure(relation, 0).id,
                    figure(relation, 1).id,
                    {number("part", values_[relation.figures[0]]),
                     number("whole", values_[relation.figures[1]]),
                     {.name = "whole_figure", .value = NamedFigure{relation.figures[1]}}}));
    }

    void tell_outgrows(const Relation& relation, Verdict verdict) {
        if (verdict == Verdict::holds) return;
        const auto value = [&](std::size_t i) { return values_[relation.figures[i]]; };
        add(finding(FindingCode::outgrows, Severity::warning, figure(relation, 0).id, "",
                    {number("unemployment_now", value(0)), number("unemployment_before", value(1)),
                     number("compulsory_now", value(2)), number("compulsory_before", value(3))}));
    }

    void tell_control(const Relation& relation, Verdict verdict) {
        if (verdict == Verdict::holds) return;
        const PlanControl& control = plan_->controls[relation.control];
        add(finding(FindingCode::control_broken, Severity::contradiction, control.id, "",
                    {{.name = "recorded", .value = recorded(control)},
                     {.name = "found", .value = found(relation, control)}}));
    }

    static FindingValue recorded(const PlanControl& control) {
        if (control.kind == PlanControl::Kind::base) return control.bases;
        return std::optional(control.equals);
    }

    FindingValue found(const Relation& relation, const PlanControl& control) const {
        if (control.kind == PlanControl::Kind::sum) return std::optional(shortest(sum_of(control, values_)));
        if (control.kind == PlanControl::Kind::decimals)
            return std::optional(FixedNumber{decimals_of(control, values_), 0});
        const std::int64_t now = values_[relation.figures[1]].digits;
        return now > 0 ? base_candidates(now, values_[relation.figures[0]]) : BaseCandidates{};
    }

    // By how much a sum is off, for a figure that it adds or subtracts, were the figure alone to
    // blame; nothing if it does not touch the figure.
    std::optional<std::int64_t> blame(const PlanControl& control, std::size_t figure) const {
        const std::int64_t off = sum_of(control, values_) - control.equals.millionths();
        const auto times =
            std::ranges::count(control.add, figure) - std::ranges::count(control.subtract, figure);
        if (times == 0) return off == 0 ? std::optional<std::int64_t>() : 0;
        return off % times == 0 ? off / times : 0;
    }

    // How far the figure is off if it explains every sum, broken or not; 0 if it does not.
    std::int64_t blame(std::size_t figure) const {
        std::optional<std::int64_t> off;
        for (const Relation& relation : relations_) {
            if (relation.kind != RelationKind::sum) continue;
            const auto each = blame(plan_->controls[relation.control], figure);
            if (each && off && *each != *off) return 0;
            if (each) off = each;
        }
        return off.value_or(0);
    }

    void find_suspects() {
        for (std::size_t i = 0; i < plan_->figures.size(); ++i) {
            const std::int64_t off = plan_->figures[i].value ? blame(i) : 0;
            if (off == 0) continue;
            add(finding(
                FindingCode::suspect, Severity::note, plan_->figures[i].id, "",
                {number("value", values_[i]), number("recorded", shortest(values_[i].millionths() - off))}));
        }
    }

    void find_empty_clauses() {
        for (const PlanClause& clause : plan_->clauses) {
            const bool filled = std::ranges::find(plan_->obligations, clause.id, &Obligation::clause) !=
                                plan_->obligations.end();
            if (!filled) add(finding(FindingCode::clause_without_duty, Severity::contradiction, clause.id));
        }
    }

    void settle_known() {
        for (const KnownContradiction& known : plan_->known) {
            const auto found = std::ranges::find_if(check_.findings, [&](const Finding& each) {
                return each.severity == Severity::contradiction && to_word(each.code) == known.finding &&
                       each.subject == known.subject;
            });
            if (found == check_.findings.end()) {
                add(finding(FindingCode::known_gone, Severity::contradiction, known.subject, known.finding,
                            {word("finding", known.finding)}));
                continue;
            }
            found->severity = Severity::known;
            found->reason = known.reason;
        }
    }

    std::optional<std::int64_t> count_of(Quantity quantity, std::string_view scheme, int year) const {
        const auto found = plan_->figure("province", quantity, scheme, year);
        if (!found || !plan_->figures[*found].value) return std::nullopt;
        return plan_->figures[*found].value->digits;
    }

    void derive() {
        std::set<int> years;
        for (const PlanFigure& each : plan_->figures)
            years.insert(each.year);
        for (const int year : years)
            derive_labour_force(year);
        for (const int year : years) {
            for (const char* scheme : {"compulsory", "voluntary", "unemployment", "social-insurance"})
                derive_increase(scheme, year);
        }
    }

    void derive_labour_force(int year) {
        const auto compulsory = count_of(Quantity::eligible, "compulsory", year);
        const auto voluntary = count_of(Quantity::eligible, "voluntary", year);
        if (!compulsory || !voluntary) return;
        const std::int64_t force = *compulsory + *voluntary;
        check_.derived.push_back({"labour_force", "", year, force, std::nullopt});
        const auto insured = count_of(Quantity::participants, "compulsory", year);
        const auto by_choice = count_of(Quantity::participants, "voluntary", year);
        const auto unemployment = count_of(Quantity::participants, "unemployment", year);
        if (insured && by_choice) {
            check_.derived.push_back({"social_insurance", "", year, *insured + *by_choice, force});
        }
        if (unemployment) check_.derived.push_back({"unemployment", "", year, *unemployment, force});
        if (by_choice) check_.derived.push_back({"voluntary", "", year, *by_choice, force});
    }

    void derive_increase(const std::string& scheme, int year) {
        const auto now = count_of(Quantity::participants, scheme, year);
        const auto before = count_of(Quantity::participants, scheme, year - 1);
        if (now && before) check_.derived.push_back({"increase", scheme, year, *now - *before, before});
    }

    const Plan* plan_;
    std::vector<FixedNumber> values_;
    std::vector<Relation> relations_;
    PlanCheck check_{.rows = {}, .findings = {}, .derived = {}, .rule = RoundingRule::rounded};
};

}  // namespace

std::string_view to_word(FindingCode code) {
    switch (code) {
        case FindingCode::printed_unreadable:
            return "printed-unreadable";
        case FindingCode::printed_differs:
            return "printed-differs";
        case FindingCode::percent_disagrees:
            return "percent-disagrees";
        case FindingCode::rounding_contradiction:
            return "rounding-contradiction";
        case FindingCode::no_base_fits:
            return "no-base-fits";
        case FindingCode::above_whole:
            return "above-whole";
        case FindingCode::control_broken:
            return "control-broken";
        case FindingCode::known_gone:
            return "known-gone";
        case FindingCode::clause_without_duty:
            return "clause-without-duty";
        case FindingCode::outgrows:
            return "outgrows";
        case FindingCode::base_not_stated:
            return "base-not-stated";
        case FindingCode::figure_unknown:
            return "figure-unknown";
        case FindingCode::print_not_seen:
            return "print-not-seen";
        case FindingCode::suspect:
            return "suspect";
    }
    return "";
}

std::string_view to_word(Severity severity) {
    switch (severity) {
        case Severity::contradiction:
            return "contradiction";
        case Severity::known:
            return "known";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "note";
    }
    return "";
}

std::string Finding::mark() const {
    return std::string(to_word(code)) + " " + subject + (outcome.empty() ? "" : " " + outcome);
}

const FindingValue* Finding::detail(std::string_view name) const {
    const auto found = std::ranges::find(details, name, &FindingDetail::name);
    return found == details.end() ? nullptr : &found->value;
}

std::optional<std::int64_t> Finding::whole_number(std::string_view name) const {
    const FindingValue* value = detail(name);
    const auto* number = value == nullptr ? nullptr : std::get_if<std::optional<FixedNumber>>(value);
    if (number == nullptr || !*number || (*number)->decimals != 0) return std::nullopt;
    return (*number)->digits;
}

int PlanCheck::count(Severity severity) const {
    return static_cast<int>(std::ranges::count(findings, severity, &Finding::severity));
}

std::vector<std::string> PlanCheck::noticed() const {
    std::vector<std::string> marks;
    for (const Finding& each : findings) {
        if (each.severity != Severity::note) marks.push_back(each.mark());
    }
    std::ranges::sort(marks);
    return marks;
}

PlanCheck check_plan(const Plan& plan) {
    return Checker(plan).check();
}

}  // namespace baophu
