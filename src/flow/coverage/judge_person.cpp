#include "flow/coverage/judge_person.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace baophu::coverage {
namespace {

consteval std::uint8_t reason(std::string_view name) {
    for (std::size_t place = 0; place < reasons.size(); ++place)
        if (reasons[place].name == name) return static_cast<std::uint8_t>(place);
    throw "no such reason";
}

// ---- What the law answers (COV-10) -----------------------------------------------------------------

// The evidence that counts for a scheme.
struct Settled {
    Answer answer;
    const Shown* by = nullptr;
};

struct Answered {
    Settled compulsory;
    Settled unemployment;
    Answer voluntary;  // To the evidence that counts for compulsory insurance.
    bool on_tax_list = false;
};

bool is_tax_list(Register list) {
    return list == Register::tax_yearly_list || list == Register::tax_yearly_flat_list;
}

// A labour report that names the contract stands for the tax lists of that employer.
bool is_counted(const Shown& shown, std::span<const Shown> all) {
    return !is_tax_list(shown.by) || std::ranges::none_of(all, [&](const Shown& other) {
        return other.by == Register::labour_use && other.kind != Kind::contract_seasonal &&
               other.employer == shown.employer;
    });
}

int rank(Verdict verdict, Register by) {
    if (by == Register::si_list && verdict != Verdict::unknown) return 0;
    if (verdict == Verdict::subject) return 1;
    return verdict == Verdict::unknown ? 2 : 3;
}

bool counts_before(const Shown& shown, const Answer& answer, const Settled& other) {
    if (other.by == nullptr) return true;
    const auto key = [](const Shown& by, const Answer& given) {
        return std::tuple(rank(given.verdict, by.by), by.by, by.source_row, by.kind);
    };
    return key(shown, answer) < key(*other.by, other.answer);
}

std::optional<Answered> ask_law(const Dossier& person, const Answers& answers) {
    Answered answered;
    const auto settle = [&](Settled& settled, Scheme scheme, const Shown& shown) {
        const Answer& answer = answers.of(scheme, shown.kind, person.standing);
        if (counts_before(shown, answer, settled)) settled = {.answer = answer, .by = &shown};
    };
    for (const Shown& shown : person.shown) {
        if (!is_counted(shown, person.shown)) continue;
        settle(answered.compulsory, Scheme::compulsory, shown);
        settle(answered.unemployment, Scheme::unemployment, shown);
        answered.on_tax_list |= shown.by == Register::tax_yearly_list;
    }
    if (answered.compulsory.by == nullptr) return std::nullopt;
    answered.voluntary = answers.of(Scheme::voluntary, answered.compulsory.by->kind, person.standing);
    return answered;
}

// ---- Main employer and locality (COV-5, COV-6) ------------------------------------------------

int rank_as_workplace(Register by) {
    switch (by) {
        case Register::si_list:
            return 1;
        case Register::tax_yearly_list:
            return 2;
        case Register::labour_use:
            return 3;
        case Register::tax_yearly_flat_list:
            return 4;
        case Register::si_list_before:
            return 5;
        case Register::business_registrations:
            return 6;
        default:
            return 7;
    }
}

const Shown* workplace_of(std::span<const Shown> all) {
    const Shown* main = nullptr;
    const auto key =
        [](const Shown& shown) {  // The highest pay, then the latest start; one without comes last.
            return std::tuple(rank_as_workplace(shown.by), -shown.pay, -std::int64_t{shown.starts},
                              shown.employer, shown.source_row);
        };
    for (const Shown& shown : all) {
        if (shown.by == Register::residents) continue;
        if (main == nullptr || key(shown) < key(*main)) main = &shown;
    }
    return main;
}

// The first day of work at the main employer that a labour report tells.
std::int32_t hired_on(std::span<const Shown> all, EmployerIndex employer) {
    std::int32_t latest = no_date;
    for (const Shown& shown : all) {
        if (shown.by == Register::labour_use && shown.employer == employer)
            latest = std::max(latest, shown.starts);
    }
    return latest;
}

// ---- All that is known ------------------------------------------------------------------------

// Of whose work nothing tells but the yearly tax list: no SI list that is kept, no labour report, no other
// register. Who heads the firm that pays him is not among them.
bool is_taxed_alone(const Dossier& person) {
    if (!person.stays.empty() || person.facts.reported_once) return false;
    bool taxed = false;
    for (const Shown& shown : person.shown) {
        const bool is_tax = shown.by == Register::tax_yearly_list && shown.kind == Kind::contract_3_months;
        if (!is_tax && shown.by != Register::residents) return false;
        taxed |= is_tax;
    }
    return taxed;
}

struct Insured {
    std::uint64_t months = 0;
    std::uint64_t unemployment_months = 0;
    std::uint64_t untold_months = 0;
    const Stay* last = nullptr;

    explicit Insured(std::span<const Stay> stays) {
        for (const Stay& stay : stays) {
            months |= stay.months;
            unemployment_months |= stay.unemployment_months;
            untold_months |= stay.untold_months;
            if (last == nullptr || stay.last > last->last) last = &stay;
        }
    }
    bool now() const { return (months & this_month) != 0; }
    bool in_window() const { return (months & window) != 0; }
    MovementKind movement() const { return last == nullptr ? MovementKind::other : last->kind_of_movement; }
};

// A person, once for both schemes.
struct Known {
    const Dossier& person;
    const MonthJudged& judged;
    Answered answered;
    Insured insured{person.stays};
    const Shown* workplace = workplace_of(person.shown);
    EmployerIndex employer = workplace == nullptr ? untold : workplace->employer;
    EmployerTrait trait = employer == untold ? EmployerTrait{} : judged.traits[employer];
    bool taxed_alone = is_taxed_alone(person);

    Word unit() const {
        if (workplace != nullptr && workplace->unit != untold) return workplace->unit;
        return trait.unit != untold ? trait.unit : person.residence;
    }

    bool works_for_wages() const { return person.occupation == Occupation::wage_worker; }

    // An enterprise may have one SI unit suspended and another not.
    bool suspended() const {
        const bool stood_here = insured.last != nullptr && insured.last->employer == employer;
        return stood_here && insured.last->suspended ? *insured.last->suspended : trait.suspended;
    }

    bool paid_less_than(std::int64_t PayLimits::* limit) const {
        if (workplace == nullptr) return false;
        const auto& of_unit = workplace->unit == untold ? std::nullopt : judged.limits[workplace->unit];
        const auto& limits = of_unit ? of_unit : judged.other_limits;
        return limits && workplace->pay < (*limits).*limit;
    }

    // COV-20
    bool paid_off() const {
        return taxed_alone && person.occupation != Occupation::not_told && !works_for_wages() &&
               paid_less_than(&PayLimits::severance);
    }

    // COV-21
    bool just_begun() const {
        return taxed_alone && works_for_wages() && paid_less_than(&PayLimits::newly_hired) &&
               judged.month.year() == judged.tax_year && judged.month.month() == 12;
    }

    bool began_within_days_of_registration() const {
        const std::int32_t day = employer == untold ? no_date : hired_on(person.shown, employer);
        return day != no_date && judged.registration_days && !insured.in_window() &&
               day + *judged.registration_days >= judged.month.last_day().days_since_1970();
    }
};

// ---- Compulsory and unemployment --------------------------------------------------------------

std::int32_t first_day(const Month& month) {
    return month.first_day().days_since_1970();
}

// mask: the months in which he was insured; the lowest bit that is set is the last.
std::optional<Month> last_month(std::uint64_t mask, const Month& month) {
    if (mask == 0) return std::nullopt;
    return month.plus(-std::countr_zero(mask));
}

// COV-3, of who is subject and does not participate.
std::uint8_t reason_of(const Known& known, std::uint64_t mask) {
    const bool in_window = known.insured.in_window();
    const MovementKind movement = known.insured.movement();
    const std::optional<Month> last = last_month(mask, known.judged.month);

    if (known.person.facts.doubtful) return reason("under_review");
    if (known.person.occupation == Occupation::military) return reason("armed_forces");
    // Insured in the month, but not against unemployment.
    if (known.insured.now()) return (mask & window) != 0 ? reason("lapsed") : reason("left_out");
    if (known.person.facts.row_refused) return reason("row_refused");  // Missing data are no absence.
    if (in_window && movement == MovementKind::maternity) return reason("maternity");
    if (in_window && movement == MovementKind::sick) return reason("sick");
    if (known.suspended()) return reason("fund_suspension");
    if (in_window && movement == MovementKind::unpaid_leave) return reason("unpaid_leave");
    if (in_window && movement == MovementKind::moved) return reason("possibly_insured_elsewhere");
    if (in_window && movement == MovementKind::left && !known.works_for_wages())
        return reason("left_in_period");
    if (known.trait.head_office_elsewhere && !known.trait.registered)
        return reason("possibly_insured_elsewhere");
    if (known.began_within_days_of_registration()) return reason("newly_hired");
    if (known.just_begun()) return reason("newly_hired");
    if ((mask & window) != 0) return reason("lapsed");
    if (movement == MovementKind::left && last && last->year() < known.judged.tax_year)
        return reason("severance");
    if (known.paid_off()) return reason("severance");
    if (known.trait.household && !known.trait.registered) return reason("household_business");
    return known.trait.registered ? reason("left_out") : reason("employer_unregistered");
}

Certainty certainty_of(const Known& known, const PersonVerdict& verdict, bool told) {
    if (verdict.participating) return told ? Certainty::sure : Certainty::inferred;
    if (!known.person.facts.numbered || verdict.answer.verdict == Verdict::unknown) return Certainty::unsure;
    if (verdict.reason == reason("severance") && known.paid_off()) return Certainty::unsure;
    if (verdict.reason == reason("newly_hired") && known.just_begun()) return Certainty::unsure;
    const bool contract_shown =
        verdict.settled_by == Register::si_list || verdict.settled_by == Register::labour_use;
    return contract_shown ? Certainty::sure : Certainty::inferred;
}

// told: the lists of the month say of the scheme that he is in it.
PersonVerdict verdict_of(const Known& known, Scheme scheme, const Settled& settled, std::uint64_t mask,
                         bool participating, bool told) {
    PersonVerdict verdict{.scheme = scheme, .answer = settled.answer};
    verdict.participating = participating;
    verdict.eligible = settled.answer.verdict == Verdict::subject || participating;
    if (verdict.eligible && !participating) verdict.reason = reason_of(known, mask);
    verdict.employer = known.employer;
    verdict.unit = known.unit();
    verdict.settled_by = settled.by->by;
    verdict.source_row = settled.by->source_row;
    verdict.on_tax_list = known.answered.on_tax_list;
    if (const auto last = last_month(mask, known.judged.month)) verdict.last_participated = first_day(*last);
    verdict.certainty = certainty_of(known, verdict, told);
    return verdict;
}

PersonVerdict compulsory(const Known& known) {
    return verdict_of(known, Scheme::compulsory, known.answered.compulsory, known.insured.months,
                      known.insured.now(), true);
}

std::optional<PersonVerdict> unemployment(const Known& known) {
    const Settled& settled = known.answered.unemployment;
    const bool asked = known.answered.compulsory.answer.verdict != Verdict::not_subject ||
                       settled.answer.verdict != Verdict::not_subject || known.insured.now();
    if (!asked) return std::nullopt;
    const Insured& insured = known.insured;
    const bool told = (insured.unemployment_months & this_month) != 0;
    const bool by_law =
        (insured.untold_months & this_month) != 0 && settled.answer.verdict == Verdict::subject;
    return verdict_of(known, Scheme::unemployment, settled,
                      insured.unemployment_months | insured.untold_months, told || by_law, told);
}

// ---- Voluntary (COV-11) -----------------------------------------------------------------------

std::optional<PersonVerdict> voluntary(const Dossier& person, const std::optional<Answered>& answered,
                                       bool insured, const MonthJudged& judged) {
    const VoluntaryPayments* paid = person.voluntary;
    if (paid == nullptr && (!person.resident || insured)) return std::nullopt;
    PersonVerdict verdict{.scheme = Scheme::voluntary};
    if (insured) {
        verdict.answer = judged.answers.insured();
    } else if (answered) {
        verdict.answer = answered->voluntary;
    }
    const bool may_join = verdict.answer.verdict == Verdict::may_join;
    verdict.participating = paid != nullptr && paid->covers_month;
    verdict.eligible = may_join || verdict.participating;
    if (may_join && !verdict.participating) {
        verdict.reason = person.facts.doubtful                ? reason("under_review")
                         : paid != nullptr && paid->in_window ? reason("lapsed")
                                                              : reason("potential");
    }
    const bool unsure = verdict.answer.verdict == Verdict::unknown || !person.facts.numbered;
    verdict.certainty = verdict.participating || insured ? Certainty::sure
                        : unsure                         ? Certainty::unsure
                                                         : Certainty::inferred;
    const bool by_payment = paid != nullptr && paid->unit != untold;
    verdict.unit = by_payment ? paid->unit : person.residence;
    verdict.commune = by_payment ? paid->commune : person.commune;
    verdict.settled_by = paid != nullptr ? Register::voluntary_participants : Register::residents;
    verdict.source_row = paid != nullptr ? paid->source_row : answered->compulsory.by->source_row;
    verdict.on_tax_list = answered && answered->on_tax_list;
    if (paid != nullptr) verdict.last_participated = paid->last_month;
    return verdict;
}

}  // namespace

Verdicts judge_person(const Dossier& person, const MonthJudged& judged) {
    const std::optional<Answered> answered = ask_law(person, judged.answers);
    Verdicts verdicts;
    bool insured = false;
    if (answered) {
        const Known known{.person = person, .judged = judged, .answered = *answered};
        verdicts.compulsory = compulsory(known);
        verdicts.unemployment = unemployment(known);
        insured = known.insured.now();
    }
    verdicts.voluntary = voluntary(person, answered, insured, judged);
    return verdicts;
}

}  // namespace baophu::coverage
