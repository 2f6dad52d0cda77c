// Contributions of one person for one month: fund by fund, what the employer pays and what
// the employee pays, on which base, by which articles.
//
//     base = the wage, cut at the ceiling of the fund; line = base * rate, rounded once
//
// Who is not paid a wage has another base (contribution.base in data/law): an official of a
// commune the base salary, an owner a wage of his or her choice, a worker abroad the last wage
// at home, later a wage of choice. A chosen wage outside its bounds is refused.
//
// The law is that of the first day of the month. A floor is told and not applied: a wage
// below it is for the employer to put right (LAW-9).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/law/law.h"

namespace baophu {

enum class Fund { pension, sickness_maternity, accident, health, unemployment };
enum class Payer { employer, employee };

std::string_view to_word(Fund fund);    // "sickness_maternity", as in the ids of parameters.
std::string_view to_word(Payer payer);  // "employer"

enum class PersonKind {
    worker,
    foreigner,
    owner,             // Of a household business, or a manager without salary; pays alone.
    commune_official,  // Part-time, of a commune; from 01/07/2025 of a hamlet too.
    overseas,          // Works abroad under contract; pays alone.
};

std::string_view to_word(PersonKind kind);                           // "commune_official"
std::optional<PersonKind> parse_person_kind(std::string_view word);  // Of the same words.

enum class Hazard { none, hazardous, especially_hazardous };

struct ContributionFacts {
    Money wage;        // Or the chosen one, or the last one before leaving; not asked of officials.
    std::string zone;  // "I" to "IV".
    Month month;
    PersonKind kind = PersonKind::worker;
    bool state_scale = false;       // Wage set by the State, not by the employer.
    bool paid_by_budget = false;    // No Covid-19 relief then.
    bool accident_reduced = false;  // The lower accident rate was approved.
    bool never_insured = false;     // Of a worker abroad: not insured before, or paid out.
    std::vector<Fund> funds{Fund::pension, Fund::sickness_maternity, Fund::accident, Fund::health,
                            Fund::unemployment};
};

struct ContributionLine {
    Fund fund;
    Payer payer;
    Money base;
    Decimal percent;
    Money amount;
};

struct Contribution {
    std::vector<ContributionLine> lines;  // Funds in the order asked for, employer first.
    Money employer;
    Money employee;
    Money total;
    std::vector<Citation> citations;
    Confidence confidence;

    // Zero if nobody of that kind pays into the fund.
    Money base(Fund fund) const;
    Money amount(Fund fund, Payer payer) const;
};

// A fault if the law is silent, or no one knows, for one of the funds: no number then. A chosen
// wage outside its bounds: chosen_wage_outside.
// Throws Failure(law_scope_unknown) through the Result for a zone that there is not.
Result<Contribution> contribution(const Law& law, const ContributionFacts& facts);

struct FundUnknown {
    Fund fund;
    Fault fault;  // law_value_unknown
};

// What is known of it where the law data do not know every fund: lines and sums are of the other
// funds alone, so that the sums are no whole ones while `unknown` is not empty.
struct KnownContribution {
    Contribution known;
    std::vector<FundUnknown> unknown;  // In the order asked for.
};

// As contribution(), but a fund of which a figure is unknown is left out and told. A fault where
// none of the funds is known, and for every other reason.
Result<KnownContribution> known_contribution(const Law& law, const ContributionFacts& facts);

struct WageFloor {
    Money amount;
    std::vector<Citation> citations;
    Confidence confidence;
};

// The lowest contribution wage in the private sector.
Result<WageFloor> wage_floor(const Law& law, std::string_view zone, Month month, bool trained,
                             Hazard hazard = Hazard::none);

}  // namespace baophu
