#include "core/law/interest.h"

#include <algorithm>

namespace baophu {
namespace {

std::string_view to_word(InterestFund fund) {
    return fund == InterestFund::social ? "social" : "health";
}

// One rounded amount, with the rounding rule cited only if it did something.
Money charge(const Law& law, LawReader& reader, Money sum, const Decimal& percent, std::int64_t times) {
    LawReader aside = law.on(reader.date());
    const RoundedShare share =
        share_of(sum, percent, parse_rounding(aside.word("rounding.interest")).value(), times);
    if (share.rounded) reader.word("rounding.interest");
    return share.money;
}

void add(Interest& interest, Money amount, const LawReader& reader) {
    interest.amount = interest.amount + amount;
    add_citations(interest.citations, reader.citations());
    interest.confidence = lowest(interest.citations);
}

Interest compute_monthly(const Law& law, const MonthlyDebt& debt) {
    LawReader reader = law.on(debt.reckoned.first_day());
    Interest interest{};
    const int least = reader.whole("interest.late_days_min");
    const Decimal percent = debt.monthly_percent
                                ? *debt.monthly_percent
                                : reader.decimal("interest.monthly_percent", to_word(debt.fund));
    const bool late = debt.days_late == 0 || debt.days_late >= least;
    const Money overdue = late ? std::max(debt.payable - debt.open, Money()) : Money();
    add(interest, charge(law, reader, overdue, percent, 1), reader);
    return interest;
}

Interest compute_evasion(const Law& law, const std::vector<EvadedMonth>& months, Month collected) {
    Interest interest{};
    for (const EvadedMonth& evaded : months) {
        LawReader first = law.on(collected.first_day());
        const int year = std::max(first.whole("interest.evasion_first_year"), evaded.month.year());
        const unsigned month = year == evaded.month.year() ? evaded.month.month() : 1;
        LawReader reader = law.on(*Date::of(year, month, 1));
        const Decimal percent = reader.decimal("interest.monthly_percent", "social");
        const int count = std::max(collected.minus(evaded.month) - 1, 0);
        add(interest, charge(law, reader, evaded.amount, percent, count), reader);
        add_citations(interest.citations, first.citations());
    }
    interest.confidence = lowest(interest.citations);
    return interest;
}

// Days of ]deadline, paid_on] on which the value holds.
int days_under(const ParameterValue& value, const Date& deadline, const Date& paid_on) {
    const int begin = std::max(deadline.days_since_1970() + 1, value.from.days_since_1970());
    const int end = std::min(paid_on, value.to.value_or(paid_on)).days_since_1970();
    return std::max(end - begin + 1, 0);
}

Interest compute_daily(const Law& law, Money amount, const Date& deadline, const Date& paid_on,
                       InterestFund fund) {
    const std::string id =
        fund == InterestFund::social ? "interest.daily_percent" : "interest.daily_percent.health";
    Interest interest{};
    for (const ParameterValue& value : law.parameters.parameter(id).values) {
        const int days = days_under(value, deadline, paid_on);
        if (days == 0) continue;
        LawReader reader = law.on(std::max(value.from, deadline));
        const std::optional<Decimal> percent = reader.maybe_decimal(id);
        add(interest, percent ? charge(law, reader, amount, *percent, days) : Money(), reader);
    }
    return interest;
}

}  // namespace

Result<Interest> monthly_interest(const Law& law, const MonthlyDebt& debt) {
    return unless_law_is_silent([&] { return compute_monthly(law, debt); });
}

Result<Interest> evasion_interest(const Law& law, const std::vector<EvadedMonth>& months, Month collected) {
    return unless_law_is_silent([&] { return compute_evasion(law, months, collected); });
}

Result<Interest> daily_interest(const Law& law, Money amount, const Date& deadline, const Date& paid_on,
                                InterestFund fund) {
    return unless_law_is_silent([&] { return compute_daily(law, amount, deadline, paid_on, fund); });
}

}  // namespace baophu
