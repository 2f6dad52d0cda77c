// Reads the descriptions of data/datasets/. The form is told in the head of tax-yearly-list.yaml.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/yaml_fields.h"
#include "core/text/fold.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {
namespace {

constexpr std::array type_words{
    std::pair{std::string_view("text"), CellType::text},
    std::pair{std::string_view("year"), CellType::year},
    std::pair{std::string_view("quarter"), CellType::quarter},
    std::pair{std::string_view("month"), CellType::month},
    std::pair{std::string_view("date"), CellType::date},
    std::pair{std::string_view("birth_date"), CellType::birth_date},
    std::pair{std::string_view("money"), CellType::money},
    std::pair{std::string_view("count"), CellType::count},
    std::pair{std::string_view("percent"), CellType::percent},
    std::pair{std::string_view("sex"), CellType::sex},
    std::pair{std::string_view("yes_no"), CellType::yes_no},
    std::pair{std::string_view("choice"), CellType::choice},
    std::pair{std::string_view("digits"), CellType::digits},
    std::pair{std::string_view("tax_code"), CellType::tax_code},
    std::pair{std::string_view("person_tax_code"), CellType::person_tax_code},
    std::pair{std::string_view("identity_number"), CellType::identity_number},
    std::pair{std::string_view("si_number"), CellType::si_number},
    std::pair{std::string_view("si_unit_code"), CellType::si_unit_code},
    std::pair{std::string_view("registration_number"), CellType::registration_number},
    std::pair{std::string_view("phone"), CellType::phone},
    std::pair{std::string_view("unit"), CellType::unit},
    std::pair{std::string_view("commune"), CellType::commune},
};

CellType read_type(const YamlFields& fields) {
    const std::string word = fields.text("type");
    const auto* const found =
        std::ranges::find(type_words, word, &std::pair<std::string_view, CellType>::first);
    if (found == type_words.end()) fields.broken("unknown type " + word);
    return found->second;
}

bool has(const YamlFields& fields, const std::string& key) {
    return fields.node()[key].IsDefined();
}

bool flag(const YamlFields& fields, const std::string& key) {
    return has(fields, key) && fields.boolean(key);
}

std::vector<std::string> texts(const YamlFields& fields, const std::string& key) {
    std::vector<std::string> found;
    if (!has(fields, key)) return found;
    for (const auto& text : fields.list(key))
        found.push_back(text.as<std::string>());
    return found;
}

std::vector<std::string> folded(const std::vector<std::string>& written) {
    std::vector<std::string> found(written.size());
    std::ranges::transform(written, found.begin(),
                           [](const std::string& text) { return text::fold_letters(text); });
    return found;
}

std::vector<Choice> read_choices(const YamlFields& fields) {
    const YamlFields choices = fields.map("choices");
    std::vector<Choice> found;
    for (const auto& entry : choices.node()) {
        Choice choice{.word = entry.first.as<std::string>(), .written = {}, .folded = {}};
        choice.written = texts(choices, choice.word);
        if (choice.written.empty()) choices.broken("no word for " + choice.word);
        choice.folded = folded(choice.written);
        found.push_back(std::move(choice));
    }
    return found;
}

std::size_t read_digits(const YamlFields& fields) {
    const std::string text = fields.text("digits");
    std::size_t digits = 0;
    std::from_chars(text.data(), text.data() + text.size(), digits);
    if (digits == 0) fields.broken("digits is no number");
    return digits;
}

Column read_column(const std::string& name, const YamlFields& fields) {
    fields.only({"type", "required", "headers", "choices", "digits", "negative"});
    Column column{.name = name,
                  .type = read_type(fields),
                  .required = flag(fields, "required"),
                  .headers = texts(fields, "headers")};
    if (column.headers.empty()) fields.broken("no header");
    column.folded_headers = folded(column.headers);
    column.negative = flag(fields, "negative");
    if (column.type == CellType::choice) column.choices = read_choices(fields);
    if (column.type == CellType::digits) column.digits = read_digits(fields);
    return column;
}

std::size_t column_index(const Dataset& dataset, const std::string& name, const YamlFields& fields) {
    const auto found = dataset.find_column(name);
    if (!found) fields.broken("no column " + name);
    return *found;
}

std::vector<std::size_t> column_indices(const Dataset& dataset, const YamlFields& fields,
                                        const std::string& key) {
    std::vector<std::size_t> found;
    for (const std::string& name : texts(fields, key))
        found.push_back(column_index(dataset, name, fields));
    return found;
}

RecordKeyRule read_record_key(const Dataset& dataset, const YamlFields& fields) {
    fields.only({"of", "hash_of", "number", "without_number"});
    RecordKeyRule rule;
    if (const auto column = fields.maybe_text("of")) {
        rule.columns = {column_index(dataset, *column, fields)};
        return rule;
    }
    const auto append = [&](const std::string& key) {
        const std::vector<std::size_t> more = column_indices(dataset, fields, key);
        rule.columns.insert(rule.columns.end(), more.begin(), more.end());
        return rule.columns.size();
    };
    rule.hashed = true;
    rule.first_number = append("hash_of");
    rule.end_of_numbers = append("number");
    append("without_number");
    return rule;
}

bool can_hold(CellType type, PeriodUnit unit) {
    return (type == CellType::year && unit == PeriodUnit::year) ||
           (type == CellType::quarter && unit == PeriodUnit::quarter) ||
           (type == CellType::month && unit == PeriodUnit::month);
}

PeriodRule read_period(const Dataset& dataset, const YamlFields& fields) {
    fields.only({"unit", "column"});
    const auto unit = parse_period_unit(fields.text("unit"));
    if (!unit) fields.broken("no unit of periods: " + fields.text("unit"));
    PeriodRule rule{.unit = *unit};
    if (const auto name = fields.maybe_text("column")) {
        rule.column = column_index(dataset, *name, fields);
        if (!can_hold(dataset.columns[*rule.column].type, *unit))
            fields.broken("column " + *name + " cannot hold the period");
    }
    return rule;
}

bool can_be_summed(CellType type) {
    return type == CellType::money || type == CellType::count;
}

bool can_be_ordered(CellType type) {
    return can_be_summed(type) || type == CellType::date || type == CellType::month;
}

SumRule read_sum(const Dataset& dataset, const YamlFields& fields) {
    fields.only({"plus", "minus", "equals", "needs"});
    SumRule rule{.plus = column_indices(dataset, fields, "plus"),
                 .minus = column_indices(dataset, fields, "minus"),
                 .equals = column_index(dataset, fields.text("equals"), fields),
                 .needs = column_indices(dataset, fields, "needs")};
    rule.needs.push_back(rule.equals);
    for (const auto* columns : {&rule.plus, &rule.minus}) {
        for (const std::size_t column : *columns) {
            if (!can_be_summed(dataset.columns[column].type)) fields.broken("a sum of what is no number");
        }
    }
    return rule;
}

RowRule read_rule(const Dataset& dataset, const YamlFields& fields) {
    fields.only({"in_order", "sum"});
    if (has(fields, "sum")) return read_sum(dataset, fields.map("sum"));
    const std::vector<std::size_t> columns = column_indices(dataset, fields, "in_order");
    const bool fit = columns.size() == 2 && can_be_ordered(dataset.columns[columns[0]].type) &&
                     dataset.columns[columns[0]].type == dataset.columns[columns[1]].type;
    if (!fit) fields.broken("an order wants two columns of dates or of numbers");
    return OrderRule{.first = columns[0], .second = columns[1]};
}

FollowedForm read_form(const YamlFields& fields) {
    fields.only({"name", "source", "confidence"});
    return {.name = fields.text("name"),
            .source = fields.text("source"),
            .confidence = fields.confidence("confidence")};
}

std::vector<std::string> read_title_words(const YamlFields& fields) {
    std::vector<std::string> words = texts(fields, "title_words");
    for (std::string& word : words)
        word = text::fold(word);
    return words;
}

}  // namespace

Dataset read_dataset(std::string_view path) {
    const YamlFields fields = YamlFields::of_builtin(path);
    fields.only({"dataset", "sender", "title", "form", "period", "record_key", "columns", "rules",
                 "title_words", "repeats"});
    Dataset dataset{.id = fields.text("dataset"),
                    .sender = fields.text("sender"),
                    .title_vi = fields.map("title").text("vi"),
                    .title_en = fields.map("title").text("en"),
                    .form = read_form(fields.map("form"))};
    if (path != std::string(datasets_folder) + dataset.id + ".yaml") fields.broken("file and dataset differ");
    const YamlFields columns = fields.map("columns");
    for (const auto& entry : columns.node()) {
        const auto name = entry.first.as<std::string>();
        dataset.columns.push_back(read_column(name, columns.map(name)));
    }
    dataset.record_key = read_record_key(dataset, fields.map("record_key"));
    dataset.period = read_period(dataset, fields.map("period"));
    dataset.title_words = read_title_words(fields);
    dataset.repeats = flag(fields, "repeats");
    for (std::size_t i = 0; has(fields, "rules") && i < fields.list("rules").size(); ++i)
        dataset.rules.push_back(read_rule(dataset, fields.item("rules", i)));
    return dataset;
}

}  // namespace baophu::intake
