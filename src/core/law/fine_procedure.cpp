#include "core/law/fine_procedure.h"

#include "core/base/days.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

StepDeadline in_months(LawReader& law, std::string_view id, const Date& from) {
    return {.last_day = plus_months(from, law.whole(id)),
            .working_days = false,
            .citations = law.citations(),
            .confidence = lowest(law.citations())};
}

StepDeadline in_days(LawReader& law, const WorkingCalendar& calendar, const std::string& step,
                     const Date& from) {
    const int days = law.whole("fine." + step + "_days");
    const bool working = law.word("fine.days_kind", step) == "working";
    const ReachedDay reached =
        working ? calendar.add_working_days(from, days) : ReachedDay{plus_days(from, days), Confidence::sure};
    return {.last_day = reached.date,
            .working_days = working,
            .citations = law.citations(),
            .confidence = weaker(lowest(law.citations()), reached.confidence)};
}

StepDeadline compute(const Law& whole, const WorkingCalendar& calendar, FineStep step, const Date& from) {
    LawReader law = whole.on(from);
    switch (step) {
        case FineStep::limitation:
            return in_months(law, "fine.limitation_months", from);
        case FineStep::explanation:
            return in_days(law, calendar, "explanation", from);
        case FineStep::decision:
            return in_days(law, calendar, "decision", from);
        case FineStep::complex_decision:
            return in_months(law, "fine.decision_months_complex", from);
        case FineStep::execution:
            return in_days(law, calendar, "execution", from);
    }
    throw Failure(fault::program_mistake, {{"problem", "fine step"}});
}

FineAuthorityFound compute_authority(const Law& whole, Money highest, bool organisation,
                                     const Date& decided) {
    LawReader law = whole.on(decided);
    const std::optional<Decimal> limit = law.maybe_decimal("fine.director_limit");
    bool director = false;
    if (limit) {
        const int times = organisation ? law.whole("fine.organisation_multiple") : 1;
        director = highest.dong() <= limit->as_whole() * times;
    }
    if (!director && law.word("fine.authority_above") != "province_chair") {
        throw Failure(fault::program_mistake, {{"problem", "fine.authority_above"}});
    }
    return {.authority = director ? FineAuthority::social_insurance_director : FineAuthority::province_chair,
            .citations = law.citations(),
            .confidence = lowest(law.citations())};
}

}  // namespace

Result<StepDeadline> step_deadline(const Law& law, const WorkingCalendar& calendar, FineStep step,
                                   const Date& from) {
    return unless_law_is_silent([&] { return compute(law, calendar, step, from); });
}

Result<FineAuthorityFound> fine_authority(const Law& law, Money highest, bool organisation,
                                          const Date& decided) {
    return unless_law_is_silent([&] { return compute_authority(law, highest, organisation, decided); });
}

}  // namespace baophu
