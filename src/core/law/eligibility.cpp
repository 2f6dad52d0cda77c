#include "core/law/eligibility.h"

#include <algorithm>
#include <array>

namespace baophu {
namespace {

constexpr std::array<std::string_view, 17> standing_words{
    "contract",
    "contract_at_small_employer",
    "agreement_other_name",
    "part_time",
    "probation",
    "cadre_civil_servant_forces",
    "public_employee",
    "paid_manager",
    "unpaid_manager",
    "household_owner_declaration",
    "household_owner_other",
    "domestic_worker",
    "commune_official_part_time",
    "hamlet_official_part_time",
    "worker_abroad",
    "standing_militia",
    "self_employed",
};

// Whether a condition is met; nothing when the fact for it is missing.
using Met = std::optional<bool>;

// One question about one person: asks rules until one settles it, and keeps what was asked.
class Asking {
public:
    Asking(const Law& law, const PersonFacts& person, std::string_view scheme, const Date& date)
        : law_(&law), reader_(law.on(date)), person_(&person), scheme_(scheme) {}

    // Compulsory and unemployment.
    Eligibility duty();
    Eligibility voluntary(const Eligibility& compulsory);

private:
    bool asked(std::string_view name);
    Eligibility settled(Verdict verdict);
    Eligibility ask(std::string_view name);
    Eligibility resolve();
    Eligibility resolve_yes();
    Eligibility by_contract();
    Eligibility of_foreigner();
    Met term_fits() const;
    Met conditions_met();
    Met wage_reached();
    Met age_fits();
    Met foreigner_fits() const;
    bool has_age();

    const Law* law_;
    LawReader reader_;
    const PersonFacts* person_;
    std::string scheme_;
    const SubjectRule* rule_ = nullptr;
    const SubjectRuleValue* value_ = nullptr;
    std::vector<Citation> citations_;
};

// Looks the rule up; false when it is silent on the day.
bool Asking::asked(std::string_view name) {
    rule_ = &law_->subjects.rule(scheme_ + "." + std::string(name));
    const auto found =
        std::ranges::find_if(rule_->values, [&](const auto& each) { return each.holds_on(reader_.date()); });
    value_ = found == rule_->values.end() ? nullptr : &*found;
    if (value_ == nullptr) return false;
    add_citations(citations_, {{.parameter = rule_->id,
                                .scope = "",
                                .text = std::string(to_word(value_->answer)),
                                .from = value_->from,
                                .to = value_->to,
                                .law = value_->law,
                                .article = value_->article,
                                .confidence = value_->confidence,
                                .checked = value_->checked,
                                .note = value_->note}});
    return true;
}

Eligibility Asking::settled(Verdict verdict) {
    add_citations(citations_, reader_.citations());
    const bool silent = value_ == nullptr;
    return {.verdict = silent ? Verdict::unknown : verdict,
            .rule = rule_->id,
            .matrix_row = rule_->matrix_row,
            .law = silent ? "" : value_->law,
            .article = silent ? "" : value_->article,
            .confidence = silent ? Confidence::unsure : lowest(citations_),
            .citations = citations_};
}

Eligibility Asking::ask(std::string_view name) {
    return asked(name) ? resolve() : settled(Verdict::unknown);
}

Met Asking::term_fits() const {
    const RuleConditions& wanted = value_->conditions;
    if (!wanted.contract_months_at_least && !wanted.contract_months_below) return true;
    if (person_->without_term) return !wanted.contract_months_below;
    if (!person_->contract_months) return std::nullopt;
    const int months = *person_->contract_months;
    return months >= wanted.contract_months_at_least.value_or(months) &&
           (!wanted.contract_months_below || months < *wanted.contract_months_below);
}

Met Asking::wage_reached() {
    const std::string& parameter = value_->conditions.wage_at_least;
    if (parameter.empty()) return true;
    if (!person_->monthly_wage) return std::nullopt;
    return *person_->monthly_wage >= reader_.money(parameter);
}

// A condition that fails settles it, whatever is not known besides.
Met both(Met left, Met right) {
    if (left == Met(false) || right == Met(false)) return false;
    if (!left || !right) return std::nullopt;
    return true;
}

// Below the age of retirement. Who is below it on the day was below it when signing, so the
// day of signing is needed only past that age.
Met Asking::age_fits() {
    const AgeTest test = value_->conditions.below_retirement_age;
    if (test == AgeTest::none) return true;
    if (!person_->birth || !person_->sex) return std::nullopt;
    const auto reached = [&](LawReader& law) {
        return has_reached_retirement_age(law, law_->parameters, *person_->birth, *person_->sex);
    };
    if (!reached(reader_)) return true;
    if (test == AgeTest::on_the_day) return false;
    if (!person_->contract_signed) return std::nullopt;
    LawReader signing = law_->on(*person_->contract_signed);
    const Result<bool> old = unless_law_is_silent([&] { return reached(signing); });
    return old ? Met(!*old) : std::nullopt;
}

Met Asking::conditions_met() {
    const RuleConditions& wanted = value_->conditions;
    const Met permit = wanted.permit ? person_->permit : Met(true);
    const Met term = !wanted.fixed_term || !person_->without_term;
    return both(both(both(term_fits(), wage_reached()), both(permit, term)), age_fits());
}

Verdict verdict_of(Met met) {
    if (!met) return Verdict::unknown;
    return *met ? Verdict::subject : Verdict::not_subject;
}

Eligibility Asking::resolve_yes() {
    return settled(verdict_of(conditions_met()));
}

Eligibility Asking::resolve() {
    switch (value_->answer) {
        case RuleAnswer::yes:
            return resolve_yes();
        case RuleAnswer::no:
            return settled(Verdict::not_subject);
        case RuleAnswer::unknown:
        case RuleAnswer::by_standing:
            return settled(Verdict::unknown);
        case RuleAnswer::as_contract:
            break;
    }
    const SubjectRule* const rule = rule_;
    const SubjectRuleValue* const value = value_;
    const Met wage = wage_reached();
    const Eligibility found = by_contract();
    const bool duty = found.verdict == Verdict::subject;
    rule_ = rule;  // The row of the person is cited; the contract rows stand among the citations.
    value_ = value;
    return settled(duty ? verdict_of(wage) : found.verdict);
}

Eligibility Asking::by_contract() {
    constexpr std::array<std::string_view, 3> rows{"contract_3_months", "contract_1_to_3_months",
                                                   "contract_under_1_month"};
    for (const std::string_view row : rows) {
        if (!asked(row)) return settled(Verdict::unknown);
        const Met fits = term_fits();
        if (!fits) return settled(Verdict::unknown);
        if (*fits) return resolve();
        citations_.pop_back();  // Another row holds, so this one was not used.
    }
    return settled(Verdict::unknown);
}

Met Asking::foreigner_fits() const {
    const bool contract =
        person_->standing == Standing::contract || person_->standing == Standing::contract_at_small_employer;
    return contract && !person_->intra_company_transferee;
}

Eligibility Asking::of_foreigner() {
    if (!asked("foreigner")) return settled(Verdict::unknown);
    if (value_->answer != RuleAnswer::yes) return resolve();
    return settled(verdict_of(both(conditions_met(), foreigner_fits())));
}

Eligibility Asking::duty() {
    if (person_->foreigner) return of_foreigner();
    if (person_->receives_pension) return ask("receives_pension");
    if (person_->eligible_for_pension && scheme_ == to_word(Scheme::unemployment)) {
        if (!asked("eligible_for_pension")) return settled(Verdict::unknown);
        if (value_->answer != RuleAnswer::by_standing) return resolve();
    }
    if (person_->suspended) return ask("suspended");
    if (person_->wageless_days > 0 && asked("month_without_wage")) {
        if (person_->wageless_days >= reader_.whole("wageless_days_min")) return resolve();
        citations_.pop_back();
    }
    if (person_->standing == Standing::contract) return by_contract();
    return ask(to_word(person_->standing));
}

bool Asking::has_age() {
    return months_of_age(*person_->birth, reader_.date()) >= reader_.whole("voluntary.age_min") * 12;
}

// The rule that speaks about joining by choice, once the duty is known.
std::string_view voluntary_rule(const PersonFacts& person, const Eligibility& compulsory) {
    if (person.foreigner) return "foreigner";
    if (person.receives_pension) return "receives_pension";
    if (person.suspended) return "suspended";
    if (compulsory.rule.ends_with(".month_without_wage")) return "month_without_wage";
    return compulsory.verdict == Verdict::subject ? "compulsorily_insured" : "citizen";
}

Eligibility Asking::voluntary(const Eligibility& compulsory) {
    std::string_view name = voluntary_rule(*person_, compulsory);
    if (!asked(name)) return settled(Verdict::unknown);
    const bool by_age = name != "foreigner" && name != "compulsorily_insured" && person_->birth;
    if (by_age && !has_age()) {
        citations_.pop_back();
        asked(name = "under_age");
    }
    const bool by_duty = name == "citizen" || name == "compulsorily_insured";
    if (by_duty) add_citations(citations_, compulsory.citations);
    const bool open = name == "citizen" && (!person_->birth || compulsory.verdict == Verdict::unknown);
    Verdict verdict = Verdict::unknown;
    if (value_->answer == RuleAnswer::no) verdict = Verdict::may_not_join;
    if (value_->answer == RuleAnswer::yes && !open) verdict = Verdict::may_join;
    Eligibility found = settled(verdict);
    if (by_duty) found.matrix_row = compulsory.matrix_row;
    return found;
}

}  // namespace

std::string_view to_word(Standing standing) {
    return standing_words[static_cast<std::size_t>(standing)];
}

Eligibility eligibility(const Law& law, const PersonFacts& person, Scheme scheme, const Date& date) {
    if (scheme != Scheme::voluntary) return Asking(law, person, to_word(scheme), date).duty();
    const Eligibility compulsory = Asking(law, person, to_word(Scheme::compulsory), date).duty();
    return Asking(law, person, to_word(Scheme::voluntary), date).voluntary(compulsory);
}

}  // namespace baophu
