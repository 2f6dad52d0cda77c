// Sums of equal monthly payments under a monthly rate, exact to the dong.
//
//     ahead    P + P/(1+r) + ... + P/(1+r)^(n-1)      paid now for n months to come
//     arrears  P(1+r) + P(1+r)^2 + ... + P(1+r)^n     paid now for n months gone by
//
// The exponents are those of Decree 134/2015/NĐ-CP Art. 10(3), (4). Everything is a fraction
// of whole numbers of any size until the one rounding at the end, so there is no error to
// bound: a rate of eight decimals and 120 months make numbers of some thousand digits, and
// an answer in less than a millisecond or two.
#pragma once

#include "core/law/decimal.h"

namespace baophu {

// `sum` * `percent` / 100 is the payment of one month; it need not be whole.
struct MonthlyPayments {
    Money sum;
    Decimal percent;
    Decimal monthly_rate;  // Per cent.
    int months;
    int skipped = 0;  // Of the months, the first ones that do not count; the others keep their powers.
};

RoundedShare paid_ahead(const MonthlyPayments& payments, Rounding rounding);
RoundedShare paid_in_arrears(const MonthlyPayments& payments, Rounding rounding);

}  // namespace baophu
