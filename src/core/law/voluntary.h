// What voluntary insurance costs, and who pays how much of it.
//
//     gross = 22 % of the chosen income, for the months paid (annuity.h for years at once)
//     own   = gross - state - province - sponsors, never below zero
//
// The State supports a share of the contribution on the lowest income, whatever income is
// chosen, for the months left of 120. Others' support is told by the caller: it is no law of
// the country. All figures are those of the month of payment (LAW-13).
//
// Who moves to compulsory insurance before a paid period is over gets the rest of it back,
// without what the State paid (refund).
#pragma once

#include <vector>

#include "core/law/law.h"

namespace baophu {

enum class SupportGroup { poor, near_poor, ethnic_minority, other };

std::string_view to_word(SupportGroup group);

enum class PaymentWay {
    periodic,  // For 1, 3, 6 or 12 months.
    ahead,     // For some years to come, at once.
    arrears,   // For the months missing for a pension, at once.
};

// Somebody else's support: a province, a sponsor.
struct TopUp {
    std::string name;
    Money per_month;                // A sum, or zero and `percent`.
    std::optional<int> months_max;  // Nothing: for all months.
    std::optional<Money> budget;    // What is left of it; nothing: without a limit.
    // Of the contribution on the lowest income, as the State's share.
    std::optional<Decimal> percent = std::nullopt;
    std::vector<SupportGroup> groups;  // Only for these; none named: for all.
    // Only for months from `from` up to `to`. Missing months count as the month of payment.
    std::optional<Month> from = std::nullopt;
    std::optional<Month> to = std::nullopt;
    std::optional<Money> cap = std::nullopt;  // At most this for one payment.
};

struct VoluntaryFacts {
    Money income;
    std::vector<SupportGroup> groups{SupportGroup::other};  // The best one counts.
    Month month;                                            // Of payment.
    PaymentWay way = PaymentWay::periodic;
    int months = 1;                       // Paid for.
    std::optional<Decimal> monthly_rate;  // As announced, in per cent; else as the law data know it.
    int supported_before = 0;             // Months that the State has supported already.
    std::vector<TopUp> top_ups;           // In the order in which they are taken.
};

struct TopUpPaid {
    std::string name;
    Money amount;
    int months;                        // That it supports.
    std::optional<Money> budget_left;  // Where it has a budget.
};

enum class NoSupport {
    none,      // There is support.
    no_rule,   // The State supported nobody in the month of payment.
    no_group,  // None of the groups named.
    used_up,   // All months of support are used.
};

std::string_view to_word(NoSupport why);  // "used_up"

struct VoluntaryQuote {
    Money gross;
    Money nominal;  // Without the interest of a payment at once; else as gross.
    int supported_months;
    Money state;
    NoSupport no_support;  // Why `state` is zero.
    std::vector<TopUpPaid> top_ups;
    Money own;
    int due_within_month;  // 4: within the first four months of the period; 1 for a payment at once.
    std::vector<Citation> citations;
    Confidence confidence;
};

// Faults: law_value_unknown, law_before_record, income_above_ceiling, income_below_minimum,
// income_off_step, payment_way_unknown.
Result<VoluntaryQuote> voluntary_quote(const Law& law, const VoluntaryFacts& facts);

// Months that the State supports at most; none before it supports anybody.
int most_supported_months(const Law& law, Month month);

// Whether the law data know what Đồng Nai pays besides. No quote holds it unless it is told as a TopUp.
bool top_up_of_the_province_known(const Law& law, Month month);

struct VoluntaryRefund {
    Money gross;  // Paid for the remaining months.
    Money state;  // Of it by the State, which is not paid back.
    Money refund;
    std::vector<Citation> citations;
    Confidence confidence;
};

// `paid`: the payment as it was quoted; `remaining`: its last months that are not used;
// `leaving`: the month of the event, whose law says whether there is a refund. The sums are
// those of the month of payment. What provinces and sponsors paid is not told apart: the decree
// names the State alone. Faults besides: refund_months_outside, also for missing months.
Result<VoluntaryRefund> voluntary_refund(const Law& law, const VoluntaryFacts& paid, int remaining,
                                         Month leaving);

}  // namespace baophu
