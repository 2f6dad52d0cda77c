// Who is subject to a scheme: dated rules from data/law/subject.yaml, each value with its
// law, article and confidence. A rule answers for a day: the substance of a duty follows the
// law of the month in which it was due. eligibility.h asks the rules about a whole person.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"
#include "core/base/yaml_fields.h"

namespace baophu {

// What a rule says. Of `voluntary` yes means "may join", of the other schemes "must".
enum class RuleAnswer {
    yes,
    no,
    unknown,
    as_contract,  // The rows about labour contracts decide.
    by_standing,  // The rule says nothing that day.
};

// "yes", "no", "unknown", "as_contract", "by_standing": in citations, and in the keys of the
// words that a reader sees.
std::string_view to_word(RuleAnswer answer);

// Who has reached the age of retirement is outside the rule: on the day that is asked about,
// or already when the contract was signed.
enum class AgeTest { none, on_the_day, at_signing };

// What must hold besides, for a "yes" to be one.
struct RuleConditions {
    std::optional<int> contract_months_at_least;
    std::optional<int> contract_months_below;
    bool fixed_term = false;
    bool permit = false;
    AgeTest below_retirement_age = AgeTest::none;
    std::string wage_at_least;  // Parameter; empty: none.
};

struct SubjectRuleValue {
    Date from;
    std::optional<Date> to;  // Inclusive; nothing: still in force.
    bool subject;            // The answer is yes and the scheme is not voluntary.
    RuleAnswer answer;
    RuleConditions conditions;
    std::string law;
    std::string article;
    Confidence confidence;
    Date checked;  // When the citation was last held against its source.
    std::string note;

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
};

struct SubjectRule {
    std::string id;  // "compulsory.contract_3_months"
    std::string scheme;
    int matrix_row;  // Of the table of persons in docs/law.md; 0: holds beside it.
    std::string title_vi;
    std::string title_en;
    std::vector<SubjectRuleValue> values;  // By date, without overlap and without gap.

    const std::string& title(Language language) const {
        return language == Language::vietnamese ? title_vi : title_en;
    }
};

class SubjectRules {
public:
    using ById = std::map<std::string, SubjectRule, std::less<>>;

    // Throws Failure(builtin_file_broken), also when two values of a rule overlap, when no
    // value holds between two, when a law or an article is missing.
    static SubjectRules load();
    static SubjectRules read(const YamlFields& fields);

    const ById& all() const { return rules_; }

    // Throws Failure(program_mistake) for an id that no rule has.
    const SubjectRule& rule(std::string_view id) const;

    // What the rule says on that day. Throws Failure(rule_unknown_on_date) when it is silent:
    // a silent law is not a "no".
    const SubjectRuleValue& on(std::string_view id, const Date& date) const;

private:
    ById rules_;
};

}  // namespace baophu
