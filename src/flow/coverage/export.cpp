#include "flow/coverage/export.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/yaml_fields.h"
#include "flow/coverage/absent.h"
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

// ---- Fields -----------------------------------------------------------------------------------

struct PersonField {
    std::string_view name;
    std::string (*of)(const AbsentPerson&);
};

constexpr std::array<PersonField, 9> person_fields{{
    {"person_id", [](const AbsentPerson& person) { return person.person_id; }},
    {"full_name", [](const AbsentPerson& person) { return person.full_name; }},
    {"masked_number", [](const AbsentPerson& person) { return person.masked_number; }},
    {"unit", [](const AbsentPerson& person) { return person.unit_code; }},
    {"employer_id", [](const AbsentPerson& person) { return person.employer_id; }},
    {"employer_name", [](const AbsentPerson& person) { return person.employer_name; }},
    {"reason", [](const AbsentPerson& person) { return person.reason; }},
    {"certainty", [](const AbsentPerson& person) { return person.certainty; }},
    {"last_participated",
     [](const AbsentPerson& person) {
         return person.last_participated ? person.last_participated->iso().substr(0, 7) : std::string();
     }},
}};

// A column of coverage.gap, or the name of its employer; "persons" is their sum.
struct SumField {
    std::string_view name;
    std::string_view column;
    bool of_units;
};

constexpr std::array<SumField, 5> sum_fields{{
    {"unit", "unit_code", true},
    {"employer_id", "employer_id", false},
    {"employer_name", "coalesce(name, '')", false},
    {"reason", "reason", true},
    {"persons", "sum(persons)::BIGINT", true},
}};

bool has_field(ExportRows rows, std::string_view name) {
    if (rows == ExportRows::persons)
        return std::ranges::find(person_fields, name, &PersonField::name) != person_fields.end();
    const auto* const field = std::ranges::find(sum_fields, name, &SumField::name);
    return field != sum_fields.end() && (rows == ExportRows::employers || field->of_units);
}

// ---- Purposes ---------------------------------------------------------------------------------

ExportRows rows_of(const YamlFields& fields) {
    const std::string word = fields.text("rows");
    if (word == "persons") return ExportRows::persons;
    if (word == "employers") return ExportRows::employers;
    if (word != "units") fields.broken("rows are persons, employers or units");
    return ExportRows::units;
}

std::vector<std::string> words_of(const YamlFields& fields, const std::string& key) {
    std::vector<std::string> words;
    for (const auto& word : fields.list(key))
        words.push_back(word.as<std::string>());
    return words;
}

void read_requirements(const YamlFields& fields, Purpose& purpose) {
    for (const std::string& word : words_of(fields, "requires")) {
        if (word != "territory" && word != "case") fields.broken("requires knows territory and case");
        (word == "territory" ? purpose.requires_territory : purpose.requires_case) = true;
    }
}

void read_laws(const YamlFields& fields, Purpose& purpose) {
    for (std::size_t i = 0; i < fields.list("values").size(); ++i) {
        const YamlFields value = fields.item("values", i);
        value.only({"from", "to", "law", "article", "confidence", "checked"});
        value.date("checked");
        purpose.laws.push_back({.from = value.date("from"),
                                .to = value.maybe_date("to"),
                                .law = value.text("law"),
                                .article = value.text("article"),
                                .confidence = value.confidence("confidence")});
    }
}

Purpose read_purpose(const YamlFields& fields) {
    fields.only({"id", "title", "agencies", "rows", "schemes", "fields", "requires", "smallest", "values"});
    Purpose purpose{.id = fields.text("id"),
                    .title_vi = fields.map("title").text("vi"),
                    .title_en = fields.map("title").text("en"),
                    .agencies = words_of(fields, "agencies"),
                    .rows = rows_of(fields),
                    .fields = words_of(fields, "fields")};
    for (const std::string& word : words_of(fields, "schemes")) {
        const auto scheme = parse_scheme(word);
        if (!scheme) fields.broken("no such scheme: " + word);
        purpose.schemes.push_back(*scheme);
    }
    for (const std::string& field : purpose.fields) {
        if (!has_field(purpose.rows, field)) fields.broken("no such field: " + field);
    }
    purpose.smallest = fields.node()["smallest"].as<std::int64_t>();
    read_requirements(fields, purpose);
    read_laws(fields, purpose);
    return purpose;
}

// ---- Rows -------------------------------------------------------------------------------------

void require(const AccessContext& access, const Purpose& purpose, const Filter& filter) {
    if (purpose.requires_territory && !access.territory())
        throw Failure(fault::access_refused, {{"missing", "--territory"}});
    if (purpose.requires_case && !access.has_case())
        throw Failure(fault::access_refused, {{"missing", "--case"}});
    if (std::ranges::find(purpose.schemes, filter.scheme) != purpose.schemes.end()) return;
    std::string known;
    for (const Scheme scheme : purpose.schemes)
        known += (known.empty() ? "" : ", ") + std::string(to_word(scheme));
    throw Failure(fault::filter_value_unknown,
                  {{"filter", "--scheme"}, {"value", std::string(to_word(filter.scheme))}, {"known", known}});
}

Exported persons(Connection& connection, const AccessContext& access, const Purpose& purpose,
                 const Filter& filter) {
    Exported exported;
    for (const AbsentPerson& person : read_absent(connection, access, filter, std::nullopt)) {
        std::vector<std::string> row;
        row.reserve(purpose.fields.size());
        for (const std::string& field : purpose.fields)
            row.push_back(std::ranges::find(person_fields, field, &PersonField::name)->of(person));
        exported.rows.push_back(std::move(row));
    }
    exported.persons = std::ssize(exported.rows);
    return exported;
}

Exported sums(Connection& connection, const AccessContext& access, const Purpose& purpose,
              const Filter& filter) {
    Where where = where_in_gap(filter, false);
    where.sql += " AND list_contains(" + warehouse::sql_list(reasons_of(filter)) + ", reason)";
    if (access.territory())
        where.sql += " AND list_contains(" + warehouse::sql_list(*access.territory()) + ", unit_code)";
    if (access.employers()) where.among({access.employers()->begin(), access.employers()->end()});
    std::string columns;
    for (const std::string& field : purpose.fields) {
        const auto* const known = std::ranges::find(sum_fields, field, &SumField::name);
        columns += (columns.empty() ? "" : ", ") + std::string(known->column) + " AS " + field + "_cell";
    }
    Rows rows = connection.query(
        "SELECT " + columns + " FROM coverage.gap LEFT JOIN linkage.employer USING (employer_id) WHERE " +
            where.sql + " GROUP BY ALL ORDER BY ALL",
        where.values);
    Exported exported;
    while (rows.next()) {
        std::vector<std::string> row;
        for (std::size_t i = 0; i < purpose.fields.size(); ++i) {
            const bool small = purpose.fields[i] == "persons" && rows.integer(i) < purpose.smallest;
            row.push_back(small ? "<" + std::to_string(purpose.smallest) : rows.printed(i));
        }
        exported.rows.push_back(std::move(row));
    }
    return exported;
}

std::string_view to_word(ExportRows rows) {
    switch (rows) {
        case ExportRows::persons:
            return "persons";
        case ExportRows::employers:
            return "employers";
        default:
            return "units";
    }
}

}  // namespace

const PurposeLaw* Purpose::on(const Date& day) const {
    for (const PurposeLaw& law : laws) {
        if (law.from <= day && (!law.to || day <= *law.to)) return &law;
    }
    return nullptr;
}

std::vector<Purpose> export_purposes() {
    const YamlFields file = YamlFields::of_builtin("data/access/purposes.yaml");
    file.only({"purposes"});
    std::vector<Purpose> purposes;
    for (std::size_t i = 0; i < file.list("purposes").size(); ++i)
        purposes.push_back(read_purpose(file.item("purposes", i)));
    return purposes;
}

Exported export_absent(Connection& connection, const AccessContext& access, const Purpose& purpose,
                       const Filter& filter) {
    require(access, purpose, filter);
    Exported exported = purpose.rows == ExportRows::persons ? persons(connection, access, purpose, filter)
                                                            : sums(connection, access, purpose, filter);
    access.record("export " + std::string(to_word(purpose.rows)), exported.persons);
    return exported;
}

}  // namespace baophu::coverage
