// Interest on contributions paid late or evaded. Until 30/06/2025 by the month, at the rate
// announced for the year; from 01/07/2025 by the day, from the day after the deadline. The
// interest itself bears none.
#pragma once

#include <vector>

#include "core/law/law.h"

namespace baophu {

// `social`: social, unemployment and accident insurance together.
enum class InterestFund { social, health };

struct Interest {
    Money amount;
    std::vector<Citation> citations;
    Confidence confidence;
};

// What is reckoned on the first day of a month, old law: debt * rate of the year.
struct MonthlyDebt {
    InterestFund fund = InterestFund::social;
    Month reckoned;     // Its first day.
    Money payable;      // All that is payable to the end of the month before, without interest.
    Money open;         // Of it, not overdue: the month before, or the months of an open cycle.
    int days_late = 0;  // Of what is overdue; 0: not told, taken as late enough.
    std::optional<Decimal> monthly_percent;  // In place of the announced rate, as a letter may truncate it.
};

// A fault where the rate of the year is not known, and from 01/07/2025 on (law_value_none).
Result<Interest> monthly_interest(const Law& law, const MonthlyDebt& debt);

// One month whose contributions were evaded, collected back under the old law.
struct EvadedMonth {
    Month month;
    Money amount;
};

// Each month bears (months to the collection - 1) times its year's rate; months before the
// first year that has a rate of its own take that year's.
Result<Interest> evasion_interest(const Law& law, const std::vector<EvadedMonth>& months, Month collected);

// The new law: each day after `deadline` to `paid_on`, both for late and for evaded sums. Days
// before the daily charge began bear none of it, so an old debt counts from its first day.
Result<Interest> daily_interest(const Law& law, Money amount, const Date& deadline, const Date& paid_on,
                                InterestFund fund = InterestFund::social);

}  // namespace baophu
