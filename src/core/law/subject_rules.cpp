#include "core/law/subject_rules.h"

#include <algorithm>
#include <charconv>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/citation_form.h"

namespace baophu {
namespace {

constexpr std::string_view voluntary = "voluntary";

RuleAnswer read_answer(const YamlFields& fields, bool is_voluntary) {
    const std::string key = is_voluntary ? "may_join" : "subject";
    const std::string word = fields.text(key);
    if (word == "true") return RuleAnswer::yes;
    if (word == "false") return RuleAnswer::no;
    if (word == "unknown") return RuleAnswer::unknown;
    if (word == "as_contract" && !is_voluntary) return RuleAnswer::as_contract;
    if (word == "by_standing" && !is_voluntary) return RuleAnswer::by_standing;
    fields.broken(key + " is " + word);
}

std::optional<int> read_count(const YamlFields& fields, const std::string& key) {
    const std::optional<std::string> text = fields.maybe_text(key);
    if (!text) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size() || number < 0) {
        fields.broken(key + " is no number");
    }
    return number;
}

bool maybe_boolean(const YamlFields& fields, const std::string& key) {
    return fields.maybe_text(key) && fields.boolean(key);
}

AgeTest read_age_test(const YamlFields& fields) {
    const std::string word = fields.maybe_text("below_retirement_age").value_or("");
    if (word.empty()) return AgeTest::none;
    if (word == "on_the_day") return AgeTest::on_the_day;
    if (word == "at_signing") return AgeTest::at_signing;
    fields.broken("below_retirement_age is " + word);
}

RuleConditions read_conditions(const YamlFields& fields) {
    return {.contract_months_at_least = read_count(fields, "contract_months_at_least"),
            .contract_months_below = read_count(fields, "contract_months_below"),
            .fixed_term = maybe_boolean(fields, "fixed_term"),
            .permit = maybe_boolean(fields, "permit"),
            .below_retirement_age = read_age_test(fields),
            .wage_at_least = fields.maybe_text("wage_at_least").value_or("")};
}

SubjectRuleValue read_value(const YamlFields& fields, bool is_voluntary) {
    fields.only({"from", "to", is_voluntary ? "may_join" : "subject", "contract_months_at_least",
                 "contract_months_below", "fixed_term", "permit", "below_retirement_age", "wage_at_least",
                 "law", "article", "confidence", "checked", "note"});
    const RuleAnswer answer = read_answer(fields, is_voluntary);
    require_citation(fields, {fields.text("law"), fields.text("article")}, fields.confidence("confidence"),
                     fields.maybe_text("note").value_or(""));
    return {.from = fields.date("from"),
            .to = fields.maybe_date("to"),
            .subject = answer == RuleAnswer::yes && !is_voluntary,
            .answer = answer,
            .conditions = read_conditions(fields),
            .law = fields.text("law"),
            .article = fields.text("article"),
            .confidence = fields.confidence("confidence"),
            .checked = fields.date("checked"),
            .note = fields.maybe_text("note").value_or("")};
}

void require_follows(const YamlFields& fields, const SubjectRuleValue& before, const SubjectRuleValue& next) {
    if (!before.to || next.from <= *before.to) fields.broken("two values hold on the same day");
    if (next.from.days_since_1970() != before.to->days_since_1970() + 1) {
        fields.broken("no value after " + before.to->iso() + ": write unknown");
    }
}

SubjectRule read_rule(const YamlFields& fields) {
    fields.only({"id", "scheme", "matrix_row", "title", "values"});
    const YamlFields title = fields.map("title");
    SubjectRule rule{.id = fields.text("id"),
                     .scheme = fields.text("scheme"),
                     .matrix_row = read_count(fields, "matrix_row").value_or(-1),
                     .title_vi = title.text("vi"),
                     .title_en = title.text("en"),
                     .values = {}};
    if (rule.matrix_row < 0) fields.broken("no matrix_row");
    if (!rule.id.starts_with(rule.scheme + ".")) fields.broken(rule.id + " is of another scheme");
    for (std::size_t i = 0; i < fields.list("values").size(); ++i) {
        rule.values.push_back(read_value(fields.item("values", i), rule.scheme == voluntary));
        if (i > 0) require_follows(fields, rule.values[i - 1], rule.values[i]);
    }
    if (rule.values.empty() || rule.values.back().to) fields.broken("the last value ends");
    return rule;
}

}  // namespace

std::string_view to_word(RuleAnswer answer) {
    switch (answer) {
        case RuleAnswer::yes:
            return "yes";
        case RuleAnswer::no:
            return "no";
        case RuleAnswer::unknown:
            return "unknown";
        case RuleAnswer::as_contract:
            return "as_contract";
        case RuleAnswer::by_standing:
            return "by_standing";
    }
    return "";
}

SubjectRules SubjectRules::load() {
    static const SubjectRules rules = read(YamlFields::of_builtin("data/law/subject.yaml"));
    return rules;
}

SubjectRules SubjectRules::read(const YamlFields& fields) {
    fields.only({"rules"});
    SubjectRules rules;
    for (std::size_t i = 0; i < fields.list("rules").size(); ++i) {
        SubjectRule rule = read_rule(fields.item("rules", i));
        if (rules.rules_.contains(rule.id)) fields.broken("rule " + rule.id + " stands twice");
        rules.rules_.emplace(rule.id, std::move(rule));
    }
    return rules;
}

const SubjectRule& SubjectRules::rule(std::string_view id) const {
    const auto found = rules_.find(id);
    if (found == rules_.end()) {
        throw Failure(fault::program_mistake, {{"problem", "no rule " + std::string(id)}});
    }
    return found->second;
}

const SubjectRuleValue& SubjectRules::on(std::string_view id, const Date& date) const {
    const std::vector<SubjectRuleValue>& values = rule(id).values;
    const auto found = std::ranges::find_if(values, [&](const auto& value) { return value.holds_on(date); });
    if (found == values.end()) {
        throw Failure(fault::rule_unknown_on_date, {{"rule", std::string(id)}, {"date", date.vietnamese()}});
    }
    return *found;
}

}  // namespace baophu
