#include "flow/intake/dataset.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"

namespace baophu::intake {
namespace {

constexpr std::string_view folder = "data/datasets/";

constexpr std::array type_words{
    std::pair{std::string_view("text"), CellType::text},
    std::pair{std::string_view("year"), CellType::year},
    std::pair{std::string_view("month"), CellType::month},
    std::pair{std::string_view("date"), CellType::date},
    std::pair{std::string_view("money"), CellType::money},
    std::pair{std::string_view("sex"), CellType::sex},
    std::pair{std::string_view("tax_code"), CellType::tax_code},
    std::pair{std::string_view("person_number"), CellType::person_number},
    std::pair{std::string_view("si_number"), CellType::si_number},
    std::pair{std::string_view("person_tax_code"), CellType::person_tax_code},
    std::pair{std::string_view("si_unit_code"), CellType::si_unit_code},
    std::pair{std::string_view("unit_code"), CellType::unit_code},
};

CellType read_type(const YamlFields& fields) {
    const std::string word = fields.text("type");
    const auto* const found =
        std::ranges::find(type_words, word, &std::pair<std::string_view, CellType>::first);
    if (found == type_words.end()) fields.broken("unknown type " + word);
    return found->second;
}

Column read_column(const std::string& name, const YamlFields& fields) {
    fields.only({"type", "required", "headers"});
    Column column{
        .name = name, .type = read_type(fields), .required = fields.boolean("required"), .headers = {}};
    for (const auto& header : fields.list("headers"))
        column.headers.push_back(header.as<std::string>());
    if (column.headers.empty()) fields.broken("no header");
    return column;
}

std::size_t column_index(const Dataset& dataset, const std::string& name, const YamlFields& fields) {
    const auto found = std::ranges::find(dataset.columns, name, &Column::name);
    if (found == dataset.columns.end()) fields.broken("no column " + name);
    return static_cast<std::size_t>(found - dataset.columns.begin());
}

RecordKeyRule read_record_key(const Dataset& dataset, const YamlFields& fields) {
    fields.only({"of", "hash_of"});
    if (const auto column = fields.maybe_text("of")) {
        return {.hashed = false, .columns = {column_index(dataset, *column, fields)}};
    }
    RecordKeyRule rule{.hashed = true, .columns = {}};
    for (const auto& name : fields.list("hash_of")) {
        rule.columns.push_back(column_index(dataset, name.as<std::string>(), fields));
    }
    return rule;
}

void read_period(Dataset& dataset, const YamlFields& fields) {
    fields.only({"unit", "column"});
    const std::string unit = fields.text("unit");
    if (unit != "month" && unit != "year") fields.broken("the unit is neither month nor year");
    dataset.monthly = unit == "month";
    dataset.period_column = column_index(dataset, fields.text("column"), fields);
    const Column& column = dataset.columns[dataset.period_column];
    if (!column.required || column.type != (dataset.monthly ? CellType::month : CellType::year)) {
        fields.broken("column " + column.name + " cannot hold the period");
    }
}

Dataset read_dataset(const BuiltinFile& file) {
    const YamlFields fields = YamlFields::of_builtin(file.path);
    fields.only({"dataset", "sender", "title", "period", "record_key", "columns"});
    Dataset dataset{.id = fields.text("dataset"),
                    .sender = fields.text("sender"),
                    .title_vi = fields.map("title").text("vi"),
                    .title_en = fields.map("title").text("en"),
                    .period_column = 0,
                    .monthly = false,
                    .record_key = {},
                    .columns = {}};
    if (file.path != std::string(folder) + dataset.id + ".yaml") fields.broken("file and dataset differ");
    const YamlFields columns = fields.map("columns");
    for (const auto& entry : columns.node()) {
        const auto name = entry.first.as<std::string>();
        dataset.columns.push_back(read_column(name, columns.map(name)));
    }
    dataset.record_key = read_record_key(dataset, fields.map("record_key"));
    read_period(dataset, fields.map("period"));
    return dataset;
}

}  // namespace

std::string Dataset::table() const {
    std::string name = id;
    std::ranges::replace(name, '-', '_');
    return name;
}

const std::vector<Dataset>& datasets() {
    static const std::vector<Dataset> all = [] {
        std::vector<Dataset> read;
        for (const BuiltinFile& file : builtin_files_in(folder))
            read.push_back(read_dataset(file));
        return read;
    }();
    return all;
}

const Dataset& dataset(std::string_view id) {
    const auto found = std::ranges::find(datasets(), id, &Dataset::id);
    if (found != datasets().end()) return *found;
    std::string known;
    for (const Dataset& each : datasets())
        known += (known.empty() ? "" : ", ") + each.id;
    throw Failure(fault::dataset_unknown, {{"dataset", std::string(id)}, {"known", known}});
}

std::string dataset_digest(const Dataset& dataset) {
    return sha256_hex(builtin_file(std::string(folder) + dataset.id + ".yaml"));
}

}  // namespace baophu::intake
