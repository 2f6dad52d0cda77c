#include "edge/cli/law_list.h"

#include <algorithm>
#include <ostream>
#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

// What the list tells of a parameter or a rule.
struct Row {
    std::string id;
    std::string title;
    Date first;
    Date last_change;
    std::size_t values;
    Confidence lowest;
    bool unknown;
    bool rule;
};

std::string group_of(const std::string& id) {
    return id.substr(0, id.find('.'));
}

Confidence least_confidence(const ParameterValue& value) {
    return std::ranges::max(value.figures, {}, &ScopedText::confidence).confidence;
}

Confidence least_confidence(const SubjectRuleValue& value) {
    return value.confidence;
}

bool is_unknown(const ParameterValue& value) {
    return std::ranges::find(value.figures, ScopedText::unknown, &ScopedText::text) != value.figures.end();
}

bool is_unknown(const SubjectRuleValue& value) {
    return value.answer == RuleAnswer::unknown;
}

Row row_of(const Context& context, const auto& described, bool rule) {
    Row row{.id = described.id,
            .title = described.title(context.messages.language()),
            .first = described.values.front().from,
            .last_change = described.values.back().from,
            .values = described.values.size(),
            .lowest = Confidence::sure,
            .unknown = false,
            .rule = rule};
    for (const auto& value : described.values) {
        row.lowest = std::max(row.lowest, least_confidence(value));
        row.unknown = row.unknown || is_unknown(value);
    }
    return row;
}

std::vector<Row> all_rows(const Context& context, const Law& law) {
    std::vector<Row> rows;
    for (const auto& [id, parameter] : law.parameters.all())
        rows.push_back(row_of(context, parameter, false));
    for (const auto& [id, rule] : law.subjects.all())
        rows.push_back(row_of(context, rule, true));
    return rows;
}

std::string groups_of(const std::vector<Row>& rows) {
    std::set<std::string> groups;
    for (const Row& row : rows)
        groups.insert(group_of(row.id));
    std::string text;
    for (const std::string& group : groups)
        text += (text.empty() ? "" : ", ") + group;
    return text;
}

bool is_asked_for(const Row& row, const LawListed& listed) {
    if (!listed.group.empty() && group_of(row.id) != listed.group) return false;
    if (listed.unsure && row.lowest != Confidence::unsure) return false;
    if (listed.unknown && !row.unknown) return false;
    return !listed.changed_since || (row.values > 1 && row.last_change >= *listed.changed_since);
}

void require_group(const std::vector<Row>& rows, const std::string& group) {
    const bool known = std::ranges::any_of(rows, [&](const Row& row) { return group_of(row.id) == group; });
    if (group.empty() || known) return;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--group"}, {"value", group}, {"known", groups_of(rows)}});
}

void print_table(const Context& context, const std::vector<Row>& rows) {
    TextTable table;
    table.column(context.text("law.list.id"), Align::left)
        .column(context.text("law.list.from"), Align::left)
        .column(context.text("law.list.last"), Align::left)
        .column(context.text("law.list.values"), Align::right)
        .column(context.text("law.list.confidence"), Align::left);
    for (const Row& row : rows) {
        table
            .row({row.id, row.first.vietnamese(), row.last_change.vietnamese(),
                  context.messages.count(static_cast<std::int64_t>(row.values)),
                  context.text("confidence." + std::string(to_word(row.lowest)))})
            .under(row.title);
    }
    context.out << table.print();
}

void print_text(const Context& context, const std::vector<Row>& rows, const std::string& groups) {
    if (rows.empty()) {
        context.out << context.text("law.list.none") << '\n';
        return;
    }
    print_table(context, rows);
    const auto rules = std::ranges::count(rows, true, &Row::rule);
    context.out << paragraph("",
                             context.text("law.list.count",
                                          {{"parameters", context.messages.count(std::ssize(rows) - rules)},
                                           {"rules", context.messages.count(rules)}}),
                             law_width)
                << paragraph("", context.text("law.list.groups", {{"groups", groups}}), law_width);
}

void print_json(const Context& context, const std::vector<Row>& rows) {
    json::array list;
    for (const Row& row : rows) {
        list.push_back(json::object{{"id", row.id},
                                    {"kind", row.rule ? "rule" : "parameter"},
                                    {"title", row.title},
                                    {"first", row.first.iso()},
                                    {"last_change", row.last_change.iso()},
                                    {"values", row.values},
                                    {"lowest_confidence", to_word(row.lowest)},
                                    {"unknown", row.unknown}});
    }
    context.out << workspace::pretty(list);
}

}  // namespace

void list_law(const Context& context, const Law& law, const LawListed& listed) {
    std::vector<Row> rows = all_rows(context, law);
    require_group(rows, listed.group);
    const std::string groups = groups_of(rows);
    std::erase_if(rows, [&](const Row& row) { return !is_asked_for(row, listed); });
    listed.as_json ? print_json(context, rows) : print_text(context, rows, groups);
}

}  // namespace baophu::cli
