// Contributions of one person for one month: fund by fund, what the employer pays and what
// the employee pays, on which base, by which articles.
//
//     base = the wage, cut at the ceiling of the fund; line = base * rate, rounded once
//
// The law is that of the first day of the month. A floor is told and not applied: a wage
// below it is for the employer to put right (LAW-9).
#pragma once

#include <vector>

#include "core/law/law.h"

namespace baophu {

enum class Fund { pension, sickness_maternity, accident, health, unemployment };
enum class Payer { employer, employee };

std::string_view to_word(Fund fund);    // "sickness_maternity", as in the ids of parameters.
std::string_view to_word(Payer payer);  // "employer"

// `owner`: the owner of a household business or a manager without salary; pays alone.
enum class PersonKind { worker, foreigner, owner };

enum class Hazard { none, hazardous, especially_hazardous };

struct ContributionFacts {
    Money wage;
    std::string zone;  // "I" to "IV".
    Month month;
    PersonKind kind = PersonKind::worker;
    bool state_scale = false;       // Wage set by the State, not by the employer.
    bool paid_by_budget = false;    // No Covid-19 relief then.
    bool accident_reduced = false;  // The lower accident rate was approved.
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

// A fault if the law is silent, or no one knows, for one of the funds: no number then.
// Throws Failure(law_scope_unknown) through the Result for a zone that there is not.
Result<Contribution> contribution(const Law& law, const ContributionFacts& facts);

struct WageFloor {
    Money amount;
    std::vector<Citation> citations;
    Confidence confidence;
};

// The lowest contribution wage in the private sector.
Result<WageFloor> wage_floor(const Law& law, std::string_view zone, Month month, bool trained,
                             Hazard hazard = Hazard::none);

}  // namespace baophu
