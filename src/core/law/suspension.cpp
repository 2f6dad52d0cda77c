#include "core/law/suspension.h"

#include <algorithm>

#include "core/base/fault_codes.h"

namespace baophu {
namespace {

// part / whole >= percent, without a division.
bool is_at_least(int part, int whole, const Decimal& percent) {
    return whole > 0 && std::int64_t{part} * 100 * Decimal::one >= std::int64_t{whole} * percent.units();
}

// A rule that holds at some times only, such as one of the years of Covid-19: nothing outside them.
std::optional<Decimal> passing(LawReader& law, const Law& whole, std::string_view id) {
    const Date first = whole.parameters.parameter(id).values.front().from;
    return law.date() < first ? std::nullopt : law.maybe_decimal(id);
}

bool by_staff(LawReader& law, const Law& whole, const SuspensionFacts& facts) {
    if (is_at_least(facts.laid_off, facts.staff_before, law.decimal("suspension.laid_off_percent_min"))) {
        return true;
    }
    for (const std::string_view id :
         {"suspension.covid.laid_off_percent_min", "suspension.covid.staff_fall_percent_min"}) {
        const std::optional<Decimal> percent = passing(law, whole, id);
        if (percent && is_at_least(facts.laid_off, facts.staff_before, *percent)) return true;
    }
    return false;
}

bool by_loss(LawReader& law, const SuspensionFacts& facts) {
    return facts.assets_lost_percent &&
           *facts.assets_lost_percent > law.decimal("suspension.assets_lost_percent_above");
}

SuspensionVerdict compute(const Law& whole, const SuspensionFacts& facts) {
    LawReader law = whole.on(facts.first_month.first_day());
    const int most = law.whole("suspension.months_max");
    const bool grounds = by_staff(law, whole, facts) || by_loss(law, facts);
    return {.allowed = grounds && facts.months >= 1 && facts.months <= most,
            .months_max = most,
            .citations = law.citations(),
            .confidence = lowest(law.citations())};
}

MakeUpPayment compute_make_up(const Law& whole, Month first_month, int months, Money pension_month) {
    LawReader law = whole.on(first_month.first_day());
    const int most = law.whole("suspension.months_max");
    if (months < 1 || months > most) {
        throw Failure(fault::suspension_too_long,
                      {{"months", std::to_string(months)}, {"most", std::to_string(most)}});
    }
    const bool interest = law.word("suspension.make_up_interest") != "no";
    const std::optional<Decimal> after = law.maybe_decimal("suspension.make_up_month");
    std::optional<Date> due;
    if (after) due = first_month.plus(months - 1 + static_cast<int>(after->as_whole())).last_day();
    return {.amount = Money(pension_month.dong() * months),
            .bears_interest = interest,
            .due = due,
            .citations = law.citations(),
            .confidence = lowest(law.citations())};
}

}  // namespace

Result<SuspensionVerdict> may_suspend(const Law& law, const SuspensionFacts& facts) {
    return unless_law_is_silent([&] { return compute(law, facts); });
}

Result<MakeUpPayment> make_up_payment(const Law& law, Month first_month, int months, Money pension_month) {
    return unless_law_is_silent([&] { return compute_make_up(law, first_month, months, pension_month); });
}

}  // namespace baophu
