#include "core/law/penalties.h"

#include <algorithm>
#include <array>

#include "core/base/fault_codes.h"

namespace baophu {
namespace {

struct Level {
    Money low;
    Money high;
    bool warning_only;
};

Level no_more_than(const Level& level, Money cap) {
    return {std::min(level.low, cap), std::min(level.high, cap), level.warning_only};
}

// A fine is set within the range, so a fraction of a dong at its end decides nothing: cut off.
Level by_percent(LawReader& law, std::string_view id, Money owed) {
    const Range percent = law.range(id);
    const Level level{share_of(owed, percent.low, Rounding::down).money,
                      share_of(owed, percent.high.value(), Rounding::down).money, false};
    const std::optional<Decimal> least = law.maybe_decimal("fine.warning_below");
    if (least && owed.dong() < least->as_whole()) return {Money(), Money(), true};
    return no_more_than(level, law.money("fine.cap"));
}

Level by_range(LawReader& law, std::string_view id, std::string_view scope = "") {
    const Range amount = law.range(id, scope);
    return {Money(amount.low.as_whole()), Money(amount.high.value().as_whole()), false};
}

// The band of the scope ("100..299") in which the head count lies.
std::string band_of(const Law& whole, std::string_view id, int heads) {
    for (const std::string& band : whole.parameters.parameter(id).scope_names) {
        const auto [low, high] = split_range(band).value();
        const bool above = Decimal::whole(heads) >= Decimal::parse(low).value();
        if (above && (high.empty() || Decimal::whole(heads) <= Decimal::parse(high).value())) return band;
    }
    const Parameter& parameter = whole.parameters.parameter(id);
    throw Failure(fault::law_scope_unknown, {{"id", parameter.id},
                                             {"title.vi", parameter.title_vi},
                                             {"title.en", parameter.title_en},
                                             {"scope", std::to_string(heads)},
                                             {"known", "1.."}});
}

bool has_rule(LawReader& law, std::string_view id, std::string_view scope = "") {
    LawReader aside = law;
    return aside.maybe_text(id, scope).has_value();
}

// The law moved from a share of the sum to a table of heads in 2026, and back for evasion.
Level level(const Law& whole, LawReader& law, const FineFacts& facts) {
    const auto by_heads = [&](std::string_view id) {
        return by_range(law, id, band_of(whole, id, facts.heads));
    };
    switch (facts.violation) {
        case Violation::late:
            return by_percent(law, "fine.late.percent", facts.owed);
        case Violation::all_unpaid:
            return by_percent(law, "fine.all_unpaid.percent", facts.owed);
        case Violation::too_few_heads:
            if (!has_rule(law, "fine.too_few_heads.percent"))
                return by_heads("fine.unregistered_late.amount");
            return by_percent(law, "fine.too_few_heads.percent", facts.owed);
        case Violation::evasion:
            if (!has_rule(law, "fine.evasion.percent")) return by_range(law, "fine.evasion.amount");
            return by_percent(law, "fine.evasion.percent", facts.owed);
        case Violation::unregistered_evasion:
            return by_heads("fine.unregistered_evasion.amount");
    }
    throw Failure(fault::program_mistake, {{"problem", "violation"}});
}

Fine fine_on(const Law& whole, const FineFacts& facts, const Date& date) {
    LawReader law = whole.on(date);
    const Level found = level(whole, law, facts);
    const int times = facts.organisation ? law.whole("fine.organisation_multiple") : 1;
    return {.low = Money(found.low.dong() * times),
            .high = Money(found.high.dong() * times),
            .warning_only = found.warning_only,
            .by_decision_date = false,
            .citations = law.citations(),
            .confidence = lowest(law.citations())};
}

bool milder(const Fine& left, const Fine& right) {
    if (left.high != right.high) return left.high < right.high;
    return left.low < right.low;
}

Fine compute_fine(const Law& law, const FineFacts& facts) {
    Fine of_act = fine_on(law, facts, facts.act);
    if (facts.decided <= facts.act) return of_act;
    const Result<Fine> later = unless_law_is_silent([&] { return fine_on(law, facts, facts.decided); });
    if (!later || !milder(*later, of_act)) return of_act;
    Fine found = *later;
    found.by_decision_date = true;
    return found;
}

// The highest clause whose sum or head count is reached; 0: none.
int clause_of_size(LawReader& law, const EvasionFacts& facts) {
    int clause = 0;
    int number = 0;
    for (const std::string_view scope : std::array<std::string_view, 3>{"1", "2", "3"}) {
        ++number;
        const bool sum = facts.amount >= law.money("criminal.amount_min", scope);
        const bool heads = facts.workers >= law.whole("criminal.workers_min", scope);
        if (sum || heads) clause = number;
    }
    return clause;
}

int clause_of(LawReader& law, const EvasionFacts& facts) {
    constexpr int highest = 3;
    constexpr int for_repeated = 2;
    const int months = law.whole("criminal.months_min");
    const int size = clause_of_size(law, facts);
    const bool repeated = facts.times >= law.whole("criminal.times_min");
    const int raise = facts.kept_deductions ? law.whole("criminal.kept_deductions_raise") : 0;
    if (!facts.by_tricks || !facts.fined_before || facts.months_unpaid < months || size == 0) return 0;
    return std::max(std::min(size + raise, highest), repeated ? for_repeated : size);
}

}  // namespace

Result<Fine> fine(const Law& law, const FineFacts& facts) {
    return unless_law_is_silent([&] { return compute_fine(law, facts); });
}

Result<CriminalVerdict> criminal_verdict(const Law& law, const EvasionFacts& facts) {
    return unless_law_is_silent([&] {
        LawReader reader = law.on(facts.act);
        const int clause = clause_of(reader, facts);
        return CriminalVerdict{clause, reader.citations(), lowest(reader.citations())};
    });
}

}  // namespace baophu
