#include "core/law/voluntary.h"

#include <algorithm>
#include <array>

#include "core/base/fault_codes.h"
#include "core/law/annuity.h"

namespace baophu {
namespace {

Details income_details(const VoluntaryFacts& facts, std::string_view name, Money limit) {
    return {{"income", std::to_string(facts.income.dong())},
            {std::string(name), std::to_string(limit.dong())}};
}

void require_income(LawReader& law, const VoluntaryFacts& facts) {
    const Money least = law.money("voluntary.minimum_income");
    const Money most(law.money("base_salary").dong() * law.whole("voluntary.ceiling_multiple"));
    if (facts.income < least) {
        throw Failure(fault::income_below_minimum, income_details(facts, "least", least));
    }
    if (facts.income > most) throw Failure(fault::income_above_ceiling, income_details(facts, "most", most));
    const std::optional<Decimal> step = law.maybe_decimal("voluntary.income_step");
    if (step && (facts.income - least).dong() % step->as_whole() != 0) {
        Details details = income_details(facts, "least", least);
        details.emplace_back("step", std::to_string(step->as_whole()));
        throw Failure(fault::income_off_step, details);
    }
}

[[noreturn]] void refuse_months(const VoluntaryFacts& facts, const std::string& known) {
    throw Failure(fault::payment_way_unknown, {{"months", std::to_string(facts.months)}, {"known", known}});
}

// The month of the period in which it is due.
int due_month(LawReader& law, const Law& whole, const VoluntaryFacts& facts) {
    const std::vector<std::string>& known = whole.parameters.parameter("voluntary.due_month").scope_names;
    const std::string months = std::to_string(facts.months);
    if (std::ranges::find(known, months) == known.end()) {
        std::string list;
        for (const std::string& each : known)
            list += (list.empty() ? "" : ", ") + each;
        refuse_months(facts, list);
    }
    return law.whole("voluntary.due_month", months);
}

void require_ahead(LawReader& law, const VoluntaryFacts& facts) {
    constexpr int months_of_year = 12;
    const Range years = law.range("voluntary.ahead_years");
    const bool whole_years = facts.months % months_of_year == 0;
    if (whole_years && years.holds(Decimal::whole(facts.months / months_of_year))) return;
    refuse_months(facts, "12 × " + years.low.to_string() + "…" + years.high->to_string());
}

void require_arrears(LawReader& law, const VoluntaryFacts& facts) {
    const int most = law.whole("voluntary.arrears_months_max");
    if (facts.months < 1 || facts.months > most) refuse_months(facts, "1…" + std::to_string(most));
}

int require_months(LawReader& law, const Law& whole, const VoluntaryFacts& facts) {
    if (facts.way == PaymentWay::periodic) return due_month(law, whole, facts);
    facts.way == PaymentWay::ahead ? require_ahead(law, facts) : require_arrears(law, facts);
    return 1;
}

// Rounds by the rule of the law data and cites it only if something was rounded.
template <class Compute>
Money rounded(LawReader& law, const Law& whole, Compute compute) {
    LawReader aside = whole.on(law.date());
    const RoundedShare share = compute(parse_rounding(aside.word("rounding.voluntary")).value());
    if (share.rounded) law.word("rounding.voluntary");
    return share.money;
}

Money nominal(LawReader& law, const Law& whole, const VoluntaryFacts& facts, const Decimal& percent) {
    return rounded(law, whole, [&](Rounding rounding) {
        return share_of(facts.income, percent, rounding, facts.months);
    });
}

Money at_once(LawReader& law, const Law& whole, const VoluntaryFacts& facts, const Decimal& percent,
              int skipped = 0) {
    const Decimal rate = facts.monthly_rate ? *facts.monthly_rate : law.decimal("voluntary.investment_rate");
    const MonthlyPayments payments{facts.income, percent, rate, facts.months, skipped};
    return rounded(law, whole, [&](Rounding rounding) {
        return facts.way == PaymentWay::ahead ? paid_ahead(payments, rounding)
                                              : paid_in_arrears(payments, rounding);
    });
}

// The group with the highest share; nothing while the State supports nobody.
std::optional<Decimal> best_share(LawReader& law, const VoluntaryFacts& facts) {
    std::optional<Decimal> best;
    std::string_view best_group;
    for (const SupportGroup group : facts.groups) {
        LawReader aside = law;
        const std::optional<Decimal> share = aside.maybe_decimal("voluntary.support_percent", to_word(group));
        if (best && (!share || *share <= *best)) continue;
        best = share;
        best_group = to_word(group);
    }
    return best_group.empty() ? std::nullopt : law.maybe_decimal("voluntary.support_percent", best_group);
}

int months_supported(LawReader& law, const VoluntaryFacts& facts) {
    int used = facts.supported_before;
    if (used > 0 && law.maybe_text("voluntary.earlier_support_counts") != "yes") used = 0;
    return std::clamp(law.whole("voluntary.support_months_max") - used, 0, facts.months);
}

// What the State pays a month for this group.
Money support_a_month(LawReader& law, const Law& whole, const Decimal& percent, const Decimal& share) {
    const Money full = rounded(law, whole, [&](Rounding rounding) {
        return share_of(law.money("voluntary.minimum_income"), percent, rounding);
    });
    return rounded(law, whole, [&](Rounding rounding) { return share_of(full, share, rounding); });
}

Money left_of(const VoluntaryQuote& quote) {
    Money left = quote.gross - quote.state;
    for (const TopUpPaid& paid : quote.top_ups)
        left = left - paid.amount;
    return left;
}

NoSupport why_no_support(const Law& whole, const VoluntaryFacts& facts, const std::optional<Decimal>& share,
                         int months) {
    if (share) return months > 0 ? NoSupport::none : NoSupport::used_up;
    LawReader aside = whole.on(facts.month.first_day());
    const bool somebody =
        aside.maybe_decimal("voluntary.support_percent", to_word(SupportGroup::poor)).has_value();
    return somebody ? NoSupport::no_group : NoSupport::no_rule;
}

void add_state(LawReader& law, const Law& whole, const VoluntaryFacts& facts, const Decimal& percent,
               VoluntaryQuote& quote) {
    const std::optional<Decimal> share = best_share(law, facts);
    if (share) quote.supported_months = months_supported(law, facts);
    quote.no_support = why_no_support(whole, facts, share, quote.supported_months);
    if (!share) return;
    if (facts.way != PaymentWay::periodic) law.word("voluntary.support_in_one_payment");
    const Money month = support_a_month(law, whole, percent, *share);
    quote.state = std::min(Money(month.dong() * quote.supported_months), quote.gross);
}

// Of the paid months, those in the period of the top-up.
int months_in_period(const VoluntaryFacts& facts, const TopUp& top_up) {
    int count = 0;
    for (int i = 0; i < facts.months; ++i) {
        const Month month = facts.way == PaymentWay::arrears ? facts.month : facts.month.plus(i);
        const bool inside = (!top_up.from || *top_up.from <= month) && (!top_up.to || month <= *top_up.to);
        if (inside) ++count;
    }
    return count;
}

bool is_for_group(const VoluntaryFacts& facts, const TopUp& top_up) {
    if (top_up.groups.empty()) return true;
    return std::ranges::any_of(facts.groups, [&](SupportGroup group) {
        return std::ranges::find(top_up.groups, group) != top_up.groups.end();
    });
}

Money top_up_a_month(LawReader& law, const Law& whole, const TopUp& top_up, const Decimal& percent) {
    return top_up.percent ? support_a_month(law, whole, percent, *top_up.percent) : top_up.per_month;
}

void add_top_up(LawReader& law, const Law& whole, const VoluntaryFacts& facts, const TopUp& top_up,
                const Decimal& percent, VoluntaryQuote& quote) {
    const int inside = is_for_group(facts, top_up) ? months_in_period(facts, top_up) : 0;
    const int months = std::min(inside, top_up.months_max.value_or(inside));
    Money amount(top_up_a_month(law, whole, top_up, percent).dong() * months);
    if (top_up.cap) amount = std::min(amount, *top_up.cap);
    if (top_up.budget) amount = std::min(amount, *top_up.budget);
    amount = std::min(amount, left_of(quote));
    const std::optional<Money> budget_left =
        top_up.budget ? std::optional(*top_up.budget - amount) : std::nullopt;
    quote.top_ups.push_back({top_up.name, amount, months, budget_left});
}

// A period for which another value holds at its end rests on an assumption (LAW-13).
void cite_crossing(LawReader& law, const Law& whole, const VoluntaryFacts& facts) {
    if (facts.way == PaymentWay::arrears || facts.months == 1) return;
    const Date end = facts.month.plus(facts.months - 1).first_day();
    constexpr std::array<std::string_view, 3> moving{"voluntary.rate", "voluntary.minimum_income",
                                                     "voluntary.support_percent"};
    const bool crosses = std::ranges::any_of(
        moving, [&](std::string_view id) { return whole.parameters.on(id, end).from > law.date(); });
    if (crosses) law.word("voluntary.period_across_change");
}

VoluntaryQuote compute(const Law& whole, const VoluntaryFacts& facts) {
    LawReader law = whole.on(facts.month.first_day());
    require_income(law, facts);
    VoluntaryQuote quote{};
    quote.due_within_month = require_months(law, whole, facts);
    const Decimal percent = law.decimal("voluntary.rate");
    quote.nominal = nominal(law, whole, facts, percent);
    quote.gross = facts.way == PaymentWay::periodic ? quote.nominal : at_once(law, whole, facts, percent);
    add_state(law, whole, facts, percent, quote);
    for (const TopUp& top_up : facts.top_ups)
        add_top_up(law, whole, facts, top_up, percent, quote);
    quote.own = left_of(quote);
    cite_crossing(law, whole, facts);
    quote.citations = law.citations();
    quote.confidence = lowest(quote.citations);
    return quote;
}

[[noreturn]] void refuse_refund(const VoluntaryFacts& paid, int remaining) {
    throw Failure(fault::refund_months_outside,
                  {{"rest", std::to_string(remaining)}, {"months", std::to_string(paid.months)}});
}

// The State supports the first months of a payment, so the last ones hold what is over.
Money state_part(LawReader& law, const Law& whole, const VoluntaryFacts& paid, const Decimal& percent,
                 int remaining) {
    const std::optional<Decimal> share = best_share(law, paid);
    if (!share) return {};
    const int supported = std::max(months_supported(law, paid) - (paid.months - remaining), 0);
    return Money(support_a_month(law, whole, percent, *share).dong() * supported);
}

VoluntaryRefund compute_refund(const Law& whole, const VoluntaryFacts& paid, int remaining, Month leaving) {
    const bool none = paid.way == PaymentWay::arrears && remaining > 0;
    if (remaining < 0 || remaining > paid.months || none) refuse_refund(paid, remaining);
    LawReader rule = whole.on(leaving.first_day());
    rule.word("voluntary.refund");
    LawReader law = whole.on(paid.month.first_day());
    const Decimal percent = law.decimal("voluntary.rate");
    VoluntaryFacts rest = paid;
    rest.months = remaining;
    VoluntaryRefund found{};
    found.gross = paid.way == PaymentWay::periodic
                      ? nominal(law, whole, rest, percent)
                      : at_once(law, whole, paid, percent, paid.months - remaining);
    found.state = std::min(state_part(law, whole, paid, percent, remaining), found.gross);
    found.refund = found.gross - found.state;
    found.citations = rule.citations();
    add_citations(found.citations, law.citations());
    found.confidence = lowest(found.citations);
    return found;
}

}  // namespace

std::string_view to_word(SupportGroup group) {
    switch (group) {
        case SupportGroup::poor:
            return "poor";
        case SupportGroup::near_poor:
            return "near_poor";
        case SupportGroup::ethnic_minority:
            return "ethnic_minority";
        case SupportGroup::other:
            return "other";
    }
    return "";
}

std::string_view to_word(NoSupport why) {
    switch (why) {
        case NoSupport::none:
            return "none";
        case NoSupport::no_rule:
            return "no_rule";
        case NoSupport::no_group:
            return "no_group";
        case NoSupport::used_up:
            return "used_up";
    }
    return "";
}

Result<VoluntaryQuote> voluntary_quote(const Law& law, const VoluntaryFacts& facts) {
    return unless_law_is_silent([&] { return compute(law, facts); });
}

int most_supported_months(const Law& law, Month month) {
    LawReader reader = law.on(month.first_day());
    const Result<int> most =
        unless_law_is_silent([&] { return reader.whole("voluntary.support_months_max"); });
    return most ? *most : 0;
}

bool top_up_of_the_province_known(const Law& law, Month month) {
    LawReader reader = law.on(month.first_day());
    return unless_law_is_silent([&] { return reader.maybe_text("voluntary.top_up.dong_nai"); }).ok();
}

Result<VoluntaryRefund> voluntary_refund(const Law& law, const VoluntaryFacts& paid, int remaining,
                                         Month leaving) {
    return unless_law_is_silent([&] { return compute_refund(law, paid, remaining, leaving); });
}

}  // namespace baophu
