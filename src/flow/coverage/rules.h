// The law of the month: for each kind of evidence and what else is known of the person, whether he is
// subject, by which rule and article.
//
// The answers come from core/law (eligibility.h); no legal value stands in this stage, and what a
// register cannot tell apart stays `unknown`: a kind of evidence stands for one or more persons
// whom the law may see differently, and it has an answer only where the law sees them alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/scheme.h"
#include "core/law/eligibility.h"
#include "core/law/law.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

// Kinds of evidence of work; docs/coverage.md tells from which register each comes.
enum class Kind : std::uint8_t {
    contract_indefinite,
    contract_3_months,
    contract_1_to_3_months,
    contract_under_1_month,
    contract_seasonal,
    contract_seasonal_insured,
    short_or_no_contract,
    public_employee,
    civil_servant,
    paid_manager,
    unpaid_manager,
    commune_part_time,
    household_owner_declaration,
    household_owner_other,
    household_owner,
    military,
    domestic_worker,
    wage_worker,
    self_employed,
};
inline constexpr std::array<std::string_view, 19> kind_words{"contract_indefinite",
                                                             "contract_3_months",
                                                             "contract_1_to_3_months",
                                                             "contract_under_1_month",
                                                             "contract_seasonal",
                                                             "contract_seasonal_insured",
                                                             "short_or_no_contract",
                                                             "public_employee",
                                                             "civil_servant",
                                                             "paid_manager",
                                                             "unpaid_manager",
                                                             "commune_part_time",
                                                             "household_owner_declaration",
                                                             "household_owner_other",
                                                             "household_owner",
                                                             "military",
                                                             "domestic_worker",
                                                             "wage_worker",
                                                             "self_employed"};

// The words of a contract in SI lists and labour reports; "" where none is told. Nothing for any other word.
std::optional<Kind> contract_kind(std::string_view contract_type);

// Whether he may not yet join, is between, or has reached the age of retirement.
enum class Age : std::uint8_t { child, working, retired, unknown };
inline constexpr std::array<std::string_view, 4> age_words{"child", "working", "retired", "unknown"};

// What the law asks of a person besides his work.
struct StandingInLaw {
    Age age = Age::unknown;
    bool receives_pension = false;
    bool is_foreign = false;
};

// In the order of Verdict.
inline constexpr std::array<std::string_view, 5> verdict_words{"subject", "not_subject", "may_join",
                                                               "may_not_join", "unknown"};

struct Answer {
    Verdict verdict = Verdict::unknown;
    std::uint8_t rule = 0;  // Place in Answers::rules(); the first is "", no rule.
};

class Answers {
public:
    const Answer& of(Scheme scheme, Kind kind, const StandingInLaw& standing) const {
        return answers_[place(scheme, kind, standing)];
    }
    // Of who is insured in the month: he may not join the voluntary scheme besides.
    const Answer& insured() const { return insured_; }

    // In alphabetical order.
    const std::vector<std::string>& rules() const { return rules_; }

private:
    friend class LawOfMonth;

    static std::size_t place(Scheme scheme, Kind kind, const StandingInLaw& standing) {
        const auto of_person =
            (static_cast<std::size_t>(standing.age) * 2 + (standing.receives_pension ? 1 : 0)) * 2 +
            (standing.is_foreign ? 1 : 0);
        return (static_cast<std::size_t>(scheme) * kind_words.size() + static_cast<std::size_t>(kind)) *
                   (age_words.size() * 4) +
               of_person;
    }

    std::array<Answer, all_schemes.size() * kind_words.size() * age_words.size() * 4> answers_{};
    Answer insured_;
    std::vector<std::string> rules_;
};

// Asks the law as of the month's first day, and writes down coverage.rule(scheme, kind, receives_pension,
// is_foreign, age, verdict, rule, matrix_row, law, article, confidence).
Answers write_rules(warehouse::Connection& connection, const Law& law, const Date& day);

// Who was born on that day or before has reached the age on `day`; nothing where the law does not say.
struct BirthLimits {
    std::optional<Date> of_joining;
    std::optional<Date> retired_men;
    std::optional<Date> retired_women;
};
BirthLimits birth_limits(const Law& law, const Date& day);

}  // namespace baophu::coverage
