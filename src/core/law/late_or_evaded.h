// In time, late or evaded: the tests of Law 41/2024/QH15 Art. 28, 34, 35, 38, 39 (from
// 01/07/2025). Before that day no law told evasion by days, so there is a fault instead of an
// answer (law_value_none). A debt from before it that is still open comes under the new law (Art.
// 141(12)); from when its 60 days are counted is an assumption, and unsure.
#pragma once

#include <optional>

#include "core/law/law.h"

namespace baophu {

enum class DutyState { in_time, late, evasion };

struct DutyStatus {
    DutyState state;
    Date deadline;                     // The last day in time.
    std::optional<Date> evasion_from;  // The first day of evasion; nothing: not foreseeable.
    std::vector<Citation> citations;
    Confidence confidence;
};

// The last day for paying the contributions of a cycle that ends with `month`.
Result<Date> payment_deadline(const Law& law, Month month);

struct Registration {
    Date subject_from;
    std::optional<Date> registered_on;
    bool justified = false;  // Force majeure, accepted by the SI office.
};

// On the day `on`, or on the day of registration if that was before.
Result<DutyStatus> registration_status(const Law& law, const Registration& registration, const Date& on);

struct Payment {
    Date deadline;
    std::optional<Date> paid_on;
    std::optional<Date> urged_on;  // Day of the written reminder.
    bool wage_below_base = false;  // Registered on a wage below the legal base: evasion at once.
    bool justified = false;
};

Result<DutyStatus> payment_status(const Law& law, const Payment& payment, const Date& on);

}  // namespace baophu
