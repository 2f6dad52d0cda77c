#include "core/law/late_or_evaded.h"

#include <algorithm>

#include "core/base/days.h"

namespace baophu {
namespace {

DutyStatus status_of(const LawReader& law, const Date& deadline, const std::optional<Date>& evasion_from,
                     const Date& day) {
    DutyState state = DutyState::in_time;
    if (day > deadline) state = DutyState::late;
    if (evasion_from && day >= *evasion_from) state = DutyState::evasion;
    return {.state = state,
            .deadline = deadline,
            .evasion_from = evasion_from,
            .citations = law.citations(),
            .confidence = lowest(law.citations())};
}

DutyStatus compute_registration(const Law& whole, const Registration& registration, const Date& on) {
    LawReader law = whole.on(registration.subject_from);
    const Date deadline = plus_days(registration.subject_from, law.whole("registration.days"));
    std::optional<Date> evasion = plus_days(deadline, law.whole("evasion.unregistered_days") + 1);
    if (registration.justified) evasion.reset();
    return status_of(law, deadline, evasion, std::min(on, registration.registered_on.value_or(on)));
}

// Two things must have come together: the days over `counted_from` and the letter.
std::optional<Date> unpaid_evasion_from(LawReader& law, const Payment& payment, const Date& counted_from) {
    const Date days_over = plus_days(counted_from, law.whole("evasion.unpaid_days") + 1);
    if (payment.justified) return std::nullopt;
    if (payment.wage_below_base) return plus_days(counted_from, 1);
    if (!payment.urged_on) return std::nullopt;
    return std::max(days_over, *payment.urged_on);
}

DutyStatus compute_payment(const Law& whole, const Payment& payment, const Date& on) {
    const Date day = std::min(on, payment.paid_on.value_or(on));
    const Date began = whole.parameters.on("evasion.unpaid_days", day).from;
    const bool old_debt = payment.deadline < began;
    LawReader law = whole.on(old_debt ? day : payment.deadline);
    if (old_debt) law.maybe_text("evasion.old_debts");
    const Date counted_from = old_debt ? plus_days(began, -1) : payment.deadline;
    return status_of(law, payment.deadline, unpaid_evasion_from(law, payment, counted_from), day);
}

}  // namespace

Result<Date> payment_deadline(const Law& law, Month month) {
    return unless_law_is_silent([&] {
        LawReader reader = law.on(month.first_day());
        return month.plus(reader.whole("payment.deadline_month")).last_day();
    });
}

Result<DutyStatus> registration_status(const Law& law, const Registration& registration, const Date& on) {
    return unless_law_is_silent([&] { return compute_registration(law, registration, on); });
}

Result<DutyStatus> payment_status(const Law& law, const Payment& payment, const Date& on) {
    return unless_law_is_silent([&] { return compute_payment(law, payment, on); });
}

}  // namespace baophu
