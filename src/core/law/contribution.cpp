#include "core/law/contribution.h"

#include <algorithm>
#include <array>

#include "core/base/fault_codes.h"

namespace baophu {
namespace {

constexpr std::array<std::pair<PersonKind, std::string_view>, 5> kind_words{{
    {PersonKind::worker, "worker"},
    {PersonKind::foreigner, "foreigner"},
    {PersonKind::owner, "owner"},
    {PersonKind::commune_official, "commune_official"},
    {PersonKind::overseas, "overseas"},
}};

// The part of the law that sets the ceiling of a fund.
std::string_view ceiling_scope(Fund fund, bool state_scale) {
    if (fund == Fund::health) return "health";
    if (fund != Fund::unemployment) return "compulsory";
    return state_scale ? "unemployment_state_scale" : "unemployment";
}

// The figure that a `basis` parameter names: one of the zones, or one for all.
Money basis_amount(LawReader& law, const std::string& parameter, std::string_view zone) {
    return parameter == "regional_minimum_wage" ? law.money(parameter, zone) : law.money(parameter);
}

Money ceiling(LawReader& law, std::string_view scope, std::string_view zone) {
    const Money basis = basis_amount(law, law.word("ceiling.basis", scope), zone);
    return Money(basis.dong() * law.whole("ceiling.multiple", scope));
}

// Between the reference level and its multiple, or refused.
Money chosen_wage(LawReader& law, Money chosen) {
    const Money least = law.money("base_salary");
    const Money most = ceiling(law, "compulsory", "");
    if (least <= chosen && chosen <= most) return chosen;
    throw Failure(fault::chosen_wage_outside, {{"wage", std::to_string(chosen.dong())},
                                               {"least", std::to_string(least.dong())},
                                               {"most", std::to_string(most.dong())}});
}

// What this person's contributions are reckoned on, before the ceiling of a fund.
Money base_of(LawReader& law, const ContributionFacts& facts) {
    const std::string basis = law.word("contribution.base", to_word(facts.kind));
    if (basis == "base_salary") return law.money("base_salary");
    if (basis == "chosen") return chosen_wage(law, facts.wage);
    if (basis != "wage_before_leaving" || !facts.never_insured) return facts.wage;
    return Money(law.money("base_salary").dong() * law.whole("contribution.overseas_first_multiple"));
}

std::string rate_id(Fund fund, Payer payer) {
    return "rate." + std::string(to_word(fund)) + "." + std::string(to_word(payer));
}

std::optional<Decimal> relief(LawReader& law, Fund fund) {
    const bool has = fund == Fund::accident || fund == Fund::unemployment;
    return has ? law.maybe_decimal("relief." + std::string(to_word(fund)) + ".employer") : std::nullopt;
}

// Nothing: nobody of this kind pays here.
std::optional<Decimal> rate(LawReader& law, const ContributionFacts& facts, Fund fund, Payer payer) {
    if (fund == Fund::accident && payer == Payer::employee) return std::nullopt;
    const std::optional<Decimal> usual = law.maybe_decimal(rate_id(fund, payer), to_word(facts.kind));
    if (!usual || payer == Payer::employee) return usual;
    if (!facts.paid_by_budget) {
        if (const std::optional<Decimal> lower = relief(law, fund)) return lower;
    }
    if (fund != Fund::accident || !facts.accident_reduced) return usual;
    const std::optional<Decimal> reduced = law.maybe_decimal("rate.accident.employer.reduced");
    return reduced ? reduced : usual;
}

// The rounding rule is cited only where something was rounded: a whole sum does not rest on it.
Money rounded_share(LawReader& law, const Law& whole_law, Money sum, const Decimal& percent,
                    std::string_view rule) {
    LawReader rounding = whole_law.on(law.date());
    const RoundedShare share = share_of(sum, percent, parse_rounding(rounding.word(rule)).value());
    if (share.rounded) law.word(rule);
    return share.money;
}

void add_fund(LawReader& reader, const Law& law, const ContributionFacts& facts, Money whole_base, Fund fund,
              Contribution& into) {
    for (const Payer payer : {Payer::employer, Payer::employee}) {
        const std::optional<Decimal> percent = rate(reader, facts, fund, payer);
        if (!percent) continue;
        const Money base =
            std::min(whole_base, ceiling(reader, ceiling_scope(fund, facts.state_scale), facts.zone));
        const Money amount = rounded_share(reader, law, base, *percent, "rounding.contribution");
        into.lines.push_back({fund, payer, base, *percent, amount});
        Money& sum = payer == Payer::employer ? into.employer : into.employee;
        sum = sum + amount;
    }
}

Contribution compute(const Law& law, const ContributionFacts& facts) {
    LawReader reader = law.on(facts.month.first_day());
    reader.money("regional_minimum_wage", facts.zone);  // A wrong zone is told before all else.
    reader = law.on(facts.month.first_day());
    Contribution result{};
    const Money base = base_of(reader, facts);
    for (const Fund fund : facts.funds)
        add_fund(reader, law, facts, base, fund, result);
    result.total = result.employer + result.employee;
    result.citations = reader.citations();
    result.confidence = lowest(result.citations);
    return result;
}

Money add_percent(LawReader& reader, const Law& law, Money sum, const std::optional<Decimal>& percent) {
    if (!percent) return sum;
    return sum + rounded_share(reader, law, sum, *percent, "rounding.contribution");
}

WageFloor compute_floor(const Law& law, std::string_view zone, Month month, bool trained, Hazard hazard) {
    LawReader reader = law.on(month.first_day());
    Money floor = basis_amount(reader, reader.word("floor.basis"), zone);
    if (trained) floor = add_percent(reader, law, floor, reader.maybe_decimal("floor.trained_percent"));
    if (hazard != Hazard::none) {
        const std::string_view work = hazard == Hazard::hazardous ? "hazardous" : "especially_hazardous";
        floor = add_percent(reader, law, floor, reader.maybe_decimal("floor.hazard_percent", work));
    }
    return {floor, reader.citations(), lowest(reader.citations())};
}

}  // namespace

std::string_view to_word(PersonKind kind) {
    return std::ranges::find(kind_words, kind, &std::pair<PersonKind, std::string_view>::first)->second;
}

std::optional<PersonKind> parse_person_kind(std::string_view word) {
    for (const auto& [kind, name] : kind_words) {
        if (word == name) return kind;
    }
    return std::nullopt;
}

std::string_view to_word(Fund fund) {
    switch (fund) {
        case Fund::pension:
            return "pension";
        case Fund::sickness_maternity:
            return "sickness_maternity";
        case Fund::accident:
            return "accident";
        case Fund::health:
            return "health";
        case Fund::unemployment:
            return "unemployment";
    }
    return "";
}

std::string_view to_word(Payer payer) {
    return payer == Payer::employer ? "employer" : "employee";
}

Money Contribution::base(Fund fund) const {
    const auto line = std::ranges::find(lines, fund, &ContributionLine::fund);
    return line == lines.end() ? Money() : line->base;
}

Money Contribution::amount(Fund fund, Payer payer) const {
    const auto line = std::ranges::find_if(
        lines, [&](const ContributionLine& each) { return each.fund == fund && each.payer == payer; });
    return line == lines.end() ? Money() : line->amount;
}

Result<Contribution> contribution(const Law& law, const ContributionFacts& facts) {
    return unless_law_is_silent([&] { return compute(law, facts); });
}

Result<KnownContribution> known_contribution(const Law& law, const ContributionFacts& facts) {
    ContributionFacts rest = facts;
    KnownContribution found{};
    for (const Fund fund : facts.funds) {
        ContributionFacts alone = facts;
        alone.funds = {fund};
        const Result<Contribution> one = contribution(law, alone);
        if (one.ok() || one.fault().code != fault::law_value_unknown) continue;
        found.unknown.push_back({fund, one.fault()});
        std::erase(rest.funds, fund);
    }
    if (rest.funds.empty() && !found.unknown.empty()) return found.unknown.front().fault;
    const Result<Contribution> known = contribution(law, rest);
    if (!known) return known.fault();
    found.known = *known;
    return found;
}

Result<WageFloor> wage_floor(const Law& law, std::string_view zone, Month month, bool trained,
                             Hazard hazard) {
    return unless_law_is_silent([&] { return compute_floor(law, zone, month, trained, hazard); });
}

}  // namespace baophu
