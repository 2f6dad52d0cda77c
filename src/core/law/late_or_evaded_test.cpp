#include "core/law/late_or_evaded.h"

#include "core/base/fault_codes.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

DutyState registration(const Registration& facts, std::string_view on) {
    return registration_status(law(), facts, day(on))->state;
}

TEST(LateOrEvaded, Golden_29_UnregisteredWorker) {
    const Registration facts{.subject_from = day("2025-08-01")};
    const Result<DutyStatus> found = registration_status(law(), facts, day("2025-08-31"));
    EXPECT_EQ(found->deadline, day("2025-08-31"));
    EXPECT_EQ(found->evasion_from, day("2025-10-31"));
    EXPECT_EQ(found->state, DutyState::in_time);
    EXPECT_EQ(registration(facts, "2025-09-01"), DutyState::late);
    EXPECT_EQ(registration(facts, "2025-10-30"), DutyState::late);
    EXPECT_EQ(registration(facts, "2025-10-31"), DutyState::evasion);
}

TEST(LateOrEvaded, RegistrationStopsTheClockAndForceMajeureKeepsItLate) {
    Registration facts{.subject_from = day("2025-08-01"), .registered_on = day("2025-09-15")};
    EXPECT_EQ(registration(facts, "2026-01-01"), DutyState::late);
    facts.registered_on.reset();
    facts.justified = true;
    EXPECT_EQ(registration(facts, "2026-01-01"), DutyState::late);
}

// LAW-11.
TEST(LateOrEvaded, Golden_30_UnpaidSumNeedsAReminder) {
    Payment payment{.deadline = day("2025-08-31"), .urged_on = day("2025-09-08")};
    EXPECT_EQ(payment_status(law(), payment, day("2025-10-30"))->state, DutyState::late);
    EXPECT_EQ(payment_status(law(), payment, day("2025-10-31"))->state, DutyState::evasion);
    EXPECT_EQ(payment_status(law(), payment, day("2025-10-31"))->evasion_from, day("2025-10-31"));
    payment.urged_on.reset();
    EXPECT_EQ(payment_status(law(), payment, day("2026-10-31"))->state, DutyState::late);
    payment.urged_on = day("2025-12-05");
    EXPECT_EQ(payment_status(law(), payment, day("2025-12-04"))->state, DutyState::late);
    EXPECT_EQ(payment_status(law(), payment, day("2025-12-05"))->state, DutyState::evasion);
}

TEST(LateOrEvaded, AWageBelowTheBaseIsEvasionAtOnce) {
    const Payment payment{.deadline = day("2025-08-31"), .wage_below_base = true};
    EXPECT_EQ(payment_status(law(), payment, day("2025-08-31"))->state, DutyState::in_time);
    EXPECT_EQ(payment_status(law(), payment, day("2025-09-01"))->state, DutyState::evasion);
}

// LAW-11: a debt that is still open on 01/07/2025 comes under the new law; one that was paid
// before stays outside it.
TEST(LateOrEvaded, AnOldDebtComesUnderTheNewLaw) {
    Payment payment{.deadline = day("2024-12-31"), .urged_on = day("2025-07-05")};
    EXPECT_EQ(payment_status(law(), payment, day("2025-06-30")).fault().code, fault::law_value_none);
    EXPECT_EQ(payment_status(law(), payment, day("2025-07-01"))->state, DutyState::late);
    EXPECT_EQ(payment_status(law(), payment, day("2025-08-29"))->state, DutyState::late);
    EXPECT_EQ(payment_status(law(), payment, day("2025-08-30"))->state, DutyState::evasion);
    EXPECT_EQ(payment_status(law(), payment, day("2025-08-30"))->confidence, Confidence::unsure);
    payment.paid_on = day("2025-06-30");
    EXPECT_EQ(payment_status(law(), payment, day("2026-01-01")).fault().code, fault::law_value_none);
}

TEST(LateOrEvaded, NoTestByDaysBeforeJuly2025) {
    EXPECT_EQ(payment_status(law(), {.deadline = day("2025-05-31")}, day("2025-06-30")).fault().code,
              fault::law_value_none);
    EXPECT_EQ(registration_status(law(), {.subject_from = day("2025-06-30")}, day("2025-12-31")).fault().code,
              fault::law_value_none);
}

TEST(LateOrEvaded, PaymentIsDueAMonthLaterFromJuly2025) {
    EXPECT_EQ(*payment_deadline(law(), month("2025-06")), day("2025-06-30"));
    EXPECT_EQ(*payment_deadline(law(), month("2025-07")), day("2025-08-31"));
    EXPECT_EQ(*payment_deadline(law(), month("2026-01")), day("2026-02-28"));
}

}  // namespace
}  // namespace baophu
