#include "flow/search/search.h"

#include <algorithm>

#include "core/base/builtin_files.h"
#include "core/identifiers/person_number.h"
#include "core/text/fold.h"

namespace baophu::search {
namespace {

using warehouse::Connection;
using warehouse::Rows;
using warehouse::Value;

std::vector<std::string> words_of(std::string_view text) {
    const std::string folded = text::fold(text);
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded + " ") {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter) word += c;
        if (letter || word.empty()) continue;
        words.push_back(std::move(word));
        word.clear();
    }
    return words;
}

bool is_number(const std::vector<std::string>& words) {
    return !words.empty() && std::ranges::all_of(words, [](const std::string& word) {
        return word.find_first_not_of("0123456789") == std::string::npos;
    });
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words)
        all += word;
    return all;
}

// The first word that no longer begins with `beginning`: letters and digits stand below '{'.
std::string behind(const std::string& beginning) {
    return beginning + "{";
}

// Those that have every word, as `SELECT <entity>, whole`: whether the last word is there as it was written.
struct Sought {
    std::string sql;
    std::vector<Value> values;
};

Sought having_all(const std::vector<std::string>& words, const std::string& table,
                  const std::string& entity) {
    const std::string& last = words.back();
    Sought sought{.sql = "SELECT " + entity + ", bool_or(word = ?) AS whole FROM " + table +
                         " WHERE word >= ? AND word < ?",
                  .values = {last, last, behind(last)}};
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        sought.sql += " AND " + entity + " IN (SELECT " + entity + " FROM " + table + " WHERE word = ?)";
        sought.values.emplace_back(words[i]);
    }
    sought.sql += " GROUP BY " + entity;
    return sought;
}

// A number may be written with spaces.
std::vector<std::string> sought_by(const std::vector<std::string>& words) {
    return is_number(words) ? std::vector{joined(words)} : words;
}

std::string in_units(const std::optional<std::set<std::string>>& units) {
    return units ? " WHERE list_contains(" + warehouse::sql_list(*units) + ", unit_code)" : "";
}

}  // namespace

void index(Connection& connection) {
    connection.run("CREATE SCHEMA search");
    connection.run(builtin_file("flow/search/search.sql"));
}

std::vector<FoundEmployer> employers(Connection& connection, std::string_view text,
                                     const std::optional<std::set<std::string>>& units, std::int64_t limit) {
    const std::vector<std::string> words = words_of(text);
    if (words.empty()) return {};
    Sought sought = having_all(sought_by(words), "search.employer_word", "employer");
    sought.values.emplace_back(limit);
    Rows rows = connection.query(
        "SELECT e.employer_id, coalesce(e.name, ''), unit_code, tax_code FROM (" + sought.sql +
            ") JOIN linkage.employer e USING (employer) JOIN coverage.employer_trait USING (employer)" +
            in_units(units) + " ORDER BY whole DESC, e.name COLLATE vi NULLS LAST, e.employer_id LIMIT ?",
        sought.values);
    std::vector<FoundEmployer> found;
    while (rows.next()) {
        found.push_back({.id = std::string(rows.text(0)),
                         .name = std::string(rows.text(1)),
                         .unit_code = std::string(rows.text(2)),
                         .tax_code = rows.maybe_text(3)});
    }
    return found;
}

coverage::ChosenEmployers employers_named(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    if (words.empty()) return {.sql = "SELECT employer_id FROM linkage.employer WHERE false", .values = {}};
    Sought sought = having_all(sought_by(words), "search.employer_word", "employer");
    return {.sql = "SELECT employer_id FROM (" + sought.sql + ") JOIN linkage.employer USING (employer)",
            .values = std::move(sought.values)};
}

namespace {

// The persons sought, before their territory is asked: many may have the words of a common name, and only the
// first of them are looked at further.
constexpr std::int64_t looked_at = 2'000;

Sought persons_called(const std::vector<std::string>& words) {
    Sought sought = having_all(words, "search.person_word", "person");
    sought.sql += " ORDER BY whole DESC, person LIMIT ?";
    sought.values.emplace_back(looked_at);
    sought.sql = "SELECT person_id, full_name, person_number, unit_code, whole FROM (" + sought.sql +
                 ") JOIN linkage.person USING (person) LEFT JOIN search.person_place USING (person)";
    return sought;
}

Sought persons_numbered(const std::string& number) {
    return {
        .sql =
            "SELECT person_id, full_name, person_number, unit_code, true AS whole FROM (FROM linkage.person "
            "WHERE person_number = ? OR si_number = ?) LEFT JOIN search.person_place USING (person)",
        .values = {number, number}};
}

}  // namespace

std::vector<FoundPerson> persons(Connection& connection, const AccessContext& access, std::string_view text,
                                 std::int64_t limit) {
    const std::vector<std::string> words = words_of(text);
    std::vector<FoundPerson> found;
    if (!words.empty()) {
        Sought sought = is_number(words) ? persons_numbered(joined(words)) : persons_called(words);
        std::string territory;
        if (access.territory()) {
            territory = " WHERE unit_code = ?";
            sought.values.emplace_back(*access.territory());
        }
        sought.values.emplace_back(limit);
        Rows rows = connection.query(
            "SELECT person_id, coalesce(full_name, ''), person_number, coalesce(unit_code, '') FROM (" +
                sought.sql + ")" + territory +
                " ORDER BY whole DESC, full_name COLLATE vi, person_id LIMIT ?",
            sought.values);
        while (rows.next()) {
            found.push_back({.id = std::string(rows.text(0)),
                             .full_name = std::string(rows.text(1)),
                             .masked_number = masked_number(rows.maybe_text(2)),
                             .unit_code = std::string(rows.text(3))});
        }
    }
    access.record("search.persons", std::ssize(found));
    return found;
}

}  // namespace baophu::search
