// Who is subject to a scheme: dated rules from data/law/subject.yaml, each value with its
// law, article and confidence. A rule answers for a day: the substance of a duty follows the
// law of the month in which it was due.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"

namespace baophu {

struct SubjectRuleValue {
    Date from;
    std::optional<Date> to;  // Inclusive; nothing: still in force.
    bool subject;
    std::string law;
    std::string article;
    Confidence confidence;
    Date checked;  // When the citation was last held against its source.

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
};

struct SubjectRule {
    std::string id;  // "compulsory.contract_3_months"
    std::string scheme;
    std::string title_vi;
    std::string title_en;
    std::vector<SubjectRuleValue> values;  // By date, without overlap.

    const std::string& title(Language language) const {
        return language == Language::vietnamese ? title_vi : title_en;
    }
};

class SubjectRules {
public:
    // Throws Failure(builtin_file_broken), also when two values of a rule overlap.
    static SubjectRules load();

    // Throws Failure(program_mistake) for an id that no rule has.
    const SubjectRule& rule(std::string_view id) const;

    // What the rule says on that day. Throws Failure(rule_unknown_on_date) when it is silent:
    // a silent law is not a "no".
    const SubjectRuleValue& on(std::string_view id, const Date& date) const;

private:
    std::map<std::string, SubjectRule, std::less<>> rules_;
};

}  // namespace baophu
