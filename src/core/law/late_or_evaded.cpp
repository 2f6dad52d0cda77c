#include "core/law/late_or_evaded.h"

#include <algorithm>
#include <chrono>

namespace baophu {
namespace {

Date days_after(const Date& date, int days) {
    using namespace std::chrono;
    const year_month_day later{sys_days(std::chrono::days(date.days_since_1970() + days))};
    return *Date::of(static_cast<int>(later.year()), static_cast<unsigned>(later.month()),
                     static_cast<unsigned>(later.day()));
}

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
    const Date deadline = days_after(registration.subject_from, law.whole("registration.days"));
    std::optional<Date> evasion = days_after(deadline, law.whole("evasion.unregistered_days") + 1);
    if (registration.justified) evasion.reset();
    return status_of(law, deadline, evasion, std::min(on, registration.registered_on.value_or(on)));
}

// Two things must have come together: the days over the deadline and the letter.
std::optional<Date> unpaid_evasion_from(LawReader& law, const Payment& payment) {
    const Date days_over = days_after(payment.deadline, law.whole("evasion.unpaid_days") + 1);
    if (payment.justified) return std::nullopt;
    if (payment.wage_below_base) return days_after(payment.deadline, 1);
    if (!payment.urged_on) return std::nullopt;
    return std::max(days_over, *payment.urged_on);
}

DutyStatus compute_payment(const Law& whole, const Payment& payment, const Date& on) {
    LawReader law = whole.on(payment.deadline);
    const std::optional<Date> evasion = unpaid_evasion_from(law, payment);
    return status_of(law, payment.deadline, evasion, std::min(on, payment.paid_on.value_or(on)));
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
