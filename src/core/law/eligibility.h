// Eligibility: is this person subject to a scheme on that day, by which row of the table of
// persons, by which law and article, and how sure is it? The rows are in docs/law.md; what
// each says in time is data/law/subject.yaml.
//
// The order in which the facts are asked (LAW-7): foreigner, receiver of a pension, suspended,
// a month without wage, then the standing. A fact that a rule needs and nobody knows gives
// `unknown`, never "no".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/scheme.h"
#include "core/law/law.h"
#include "core/law/retirement.h"

namespace baophu {

enum class Standing {
    contract,
    contract_at_small_employer,  // Household business, cooperative, individual.
    agreement_other_name,
    part_time,
    probation,
    cadre_civil_servant_forces,
    public_employee,
    paid_manager,
    unpaid_manager,
    household_owner_declaration,
    household_owner_other,
    domestic_worker,
    commune_official_part_time,
    hamlet_official_part_time,
    worker_abroad,
    standing_militia,
    self_employed,
};

// The name of a standing in rule ids: "part_time". `contract` has none of its own: the length
// of the contract decides the rule.
std::string_view to_word(Standing standing);

// For several contracts at once the facts are those of the first-signed one.
struct PersonFacts {
    Standing standing = Standing::self_employed;
    bool without_term = false;           // The contract has no term.
    std::optional<int> contract_months;  // Of a contract with a term; nothing: not known.
    std::optional<Date> contract_signed;
    std::optional<Money> monthly_wage;
    bool foreigner = false;
    bool intra_company_transferee = false;  // Of a foreigner.
    std::optional<bool> permit;             // Of a foreigner.
    std::optional<Sex> sex;
    std::optional<Date> birth;
    bool receives_pension = false;  // Or a monthly SI or loss-of-capacity allowance.
    bool eligible_for_pension = false;
    bool suspended = false;  // And no agreement to go on paying.
    int wageless_days = 0;   // Working days of the month without wage, nor an agreement to pay.
};

enum class Verdict { subject, not_subject, may_join, may_not_join, unknown };

struct Eligibility {
    Verdict verdict;
    std::string rule;  // "compulsory.contract_3_months": the rule that settled it.
    int matrix_row;
    std::string law;
    std::string article;
    Confidence confidence;            // The lowest of all that were asked.
    std::vector<Citation> citations;  // Of all rules and parameters that were asked.
};

Eligibility eligibility(const Law& law, const PersonFacts& person, Scheme scheme, const Date& date);

}  // namespace baophu
