// Suspension of contributions to the pension fund (tạm dừng đóng vào quỹ hưu trí và tử tuất):
// who may suspend, what is not due meanwhile, and what is made up (đóng bù) and when.
//
//     months      |  2  |  3  |  4  |  5  |
//     suspended         [===========]
//     due then          only the other funds
//     made up                             the pension part of 3 and 4, without interest
//
// The law is that of the first month of the suspension: substance by the day of the act.
#pragma once

#include <optional>
#include <vector>

#include "core/law/law.h"

namespace baophu {

struct SuspensionFacts {
    Month first_month;
    int months = 1;
    int staff_before = 0;  // Insured workers before the stop.
    int laid_off = 0;
    std::optional<Decimal> assets_lost_percent;  // Without land; nothing: no such loss is claimed.
};

struct SuspensionVerdict {
    bool allowed;
    int months_max;
    std::vector<Citation> citations;
    Confidence confidence;
};

// By the permanent rule, or by the Covid-19 rule where one holds in the first month. Enough
// staff laid off settles it; a loss of assets is asked only else. Faults: law_value_unknown,
// law_before_record.
Result<SuspensionVerdict> may_suspend(const Law& law, const SuspensionFacts& facts);

struct MakeUpPayment {
    Money amount;  // Of all suspended months, employer and employee.
    bool bears_interest;
    std::optional<Date> due;  // Nothing: the law names no day, only "when the suspension ends".
    std::vector<Citation> citations;
    Confidence confidence;
};

// `pension_month`: what the pension fund is due for one month. Faults besides: suspension_too_long.
Result<MakeUpPayment> make_up_payment(const Law& law, Month first_month, int months, Money pension_month);

}  // namespace baophu
