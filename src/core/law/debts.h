// A debt of contributions as the SI office keeps it: its class by age, and how a payment is
// allocated to the funds. The law is that of the day on which the office looks or books: both
// are procedure (LAW-14).
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/law/law.h"

namespace baophu {

// late: under a month; owing: one month to under three; long: three months and more;
// unrecoverable: the employer is gone or bankrupt, whatever the age.
enum class DebtClass { late, owing, long_arrears, unrecoverable };

std::string_view to_word(DebtClass debt_class);

enum class Unrecoverable { absconded, dissolved, bankrupt, not_at_address };

struct DebtClassFound {
    DebtClass debt_class;
    std::vector<Citation> citations;
    Confidence confidence;
};

// `full_months`: whole months that the oldest debt has lasted.
Result<DebtClassFound> debt_class(const Law& law, int full_months, std::optional<Unrecoverable> cause,
                                  const Date& on);

// social: pension, sickness and maternity. The funds as payments are booked to them.
enum class BookedFund { social, health, unemployment, accident };

std::string_view to_word(BookedFund fund);

struct Allocation {
    std::array<Money, 4> paid;  // By BookedFund. Never more than the fund is owed.
    Money left;                 // Not needed: carried forward. paid + left = the payment.
    std::vector<Citation> citations;
    Confidence confidence;

    Money to(BookedFund fund) const { return paid[static_cast<std::size_t>(fund)]; }
};

// `owed` by BookedFund. Fund after fund in the order of the law data.
Result<Allocation> allocate_payment(const Law& law, Money payment, const std::array<Money, 4>& owed,
                                    const Date& on);

}  // namespace baophu
