#include "core/law/subject_rules.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/yaml_fields.h"

namespace baophu {
namespace {

SubjectRuleValue read_value(const YamlFields& fields) {
    fields.only({"from", "to", "subject", "law", "article", "confidence", "checked", "note"});
    return {.from = fields.date("from"),
            .to = fields.maybe_date("to"),
            .subject = fields.boolean("subject"),
            .law = fields.text("law"),
            .article = fields.text("article"),
            .confidence = fields.confidence("confidence"),
            .checked = fields.date("checked")};
}

SubjectRule read_rule(const YamlFields& fields) {
    fields.only({"id", "scheme", "matrix_row", "title", "values"});
    const YamlFields title = fields.map("title");
    SubjectRule rule{.id = fields.text("id"),
                     .scheme = fields.text("scheme"),
                     .title_vi = title.text("vi"),
                     .title_en = title.text("en"),
                     .values = {}};
    for (std::size_t i = 0; i < fields.list("values").size(); ++i) {
        rule.values.push_back(read_value(fields.item("values", i)));
        if (i == 0) continue;
        const std::optional<Date>& end = rule.values[i - 1].to;
        if (!end || rule.values[i].from <= *end) fields.broken("two values hold on the same day");
    }
    return rule;
}

}  // namespace

SubjectRules SubjectRules::load() {
    const YamlFields fields = YamlFields::of_builtin("data/law/subject.yaml");
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
