#include "core/law/annuity.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace baophu {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

cpp_rational fraction_of(const Decimal& percent) {
    return {cpp_int(percent.units()), cpp_int(Decimal::one) * 100};
}

RoundedShare round_once(const cpp_rational& exact, Rounding rounding) {
    const cpp_int above = numerator(exact);
    const cpp_int below = denominator(exact);
    cpp_int dong = above / below;
    const cpp_int rest = above % below;
    if (rounding == Rounding::half_up && rest * 2 >= below) ++dong;
    return {Money(static_cast<std::int64_t>(dong)), rest != 0};
}

// payment * (first + first*step + ... ), `months` terms without the skipped ones.
RoundedShare geometric(const MonthlyPayments& payments, cpp_rational term, const cpp_rational& step,
                       Rounding rounding) {
    cpp_rational factors = 0;
    for (int month = 0; month < payments.months; ++month) {
        if (month >= payments.skipped) factors += term;
        term *= step;
    }
    return round_once(factors * payments.sum.dong() * fraction_of(payments.percent), rounding);
}

}  // namespace

RoundedShare paid_ahead(const MonthlyPayments& payments, Rounding rounding) {
    const cpp_rational growth = 1 + fraction_of(payments.monthly_rate);
    return geometric(payments, 1, 1 / growth, rounding);
}

RoundedShare paid_in_arrears(const MonthlyPayments& payments, Rounding rounding) {
    const cpp_rational growth = 1 + fraction_of(payments.monthly_rate);
    return geometric(payments, growth, growth, rounding);
}

}  // namespace baophu
