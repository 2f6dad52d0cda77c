#include "flow/search/search.h"

#include <algorithm>
#include <string>

#include "core/base/builtin_files.h"
#include "core/identifiers/person_number.h"
#include "core/text/fold.h"
#include "flow/search/name_index.h"
#include "flow/search/places.h"

namespace baophu::search {
namespace {

using warehouse::Connection;
using warehouse::Rows;
using warehouse::Value;

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

// A number may be written with spaces.
std::vector<std::string> sought_by(const std::vector<std::string>& words) {
    return is_number(words) ? std::vector{joined(words)} : words;
}

// Numbers of persons have twelve digits at most; with the 1 before it this many fit.
constexpr std::size_t longest_number = 17;

void write_places(Connection& connection, const NameIndex& names, const std::string& entity) {
    names.write(connection, entity);
    connection.run("CREATE TABLE search." + entity + "_at (place INTEGER, " + entity + " BIGINT)");
    warehouse::Appender rows = connection.appender("search", entity + "_at");
    std::int64_t place = 0;
    for (const std::int64_t of_place : names.entities()) {
        rows.integer(place++);
        rows.integer(of_place);
        rows.end_row();
    }
    rows.close();
}

void index_persons(Connection& connection) {
    NameIndex names;
    Rows rows = connection.query("SELECT person, coalesce(full_name, '') FROM linkage.person");
    while (rows.next())
        names.add(rows.integer(0), rows.text(1));
    names.arrange();
    write_places(connection, names, "person");
}

void index_employers(Connection& connection) {
    NameIndex names;
    Rows rows = connection.query(
        "SELECT employer, coalesce(name, ''), coalesce(tax_code, ''), coalesce(si_unit_code, '') "
        "FROM linkage.employer");
    while (rows.next()) {
        names.add(rows.integer(0), rows.text(1));
        names.also(text::fold_letters(rows.text(2)));
        names.also(text::fold_letters(rows.text(3)));
    }
    names.arrange();
    write_places(connection, names, "employer");
}

std::string numbers_list(const auto& numbers) {
    std::string list;
    for (const auto number : numbers)
        list += (list.empty() ? "" : ", ") + std::to_string(number);
    return "(" + list + ")";
}

// The places of `found` that `condition` of search.<entity> lets through.
void keep_where(Connection& connection, Found& found, const std::string& entity,
                const std::string& condition) {
    PlaceSet there;
    Rows rows = connection.query("SELECT place FROM search." + entity + " WHERE " + condition);
    while (rows.next())
        there.add(static_cast<std::uint32_t>(rows.integer(0)));
    found.whole.keep(there);
    found.begun.keep(there);
}

// Numbers of rows come in the order of `wanted`.
template <class Number, class Told>
std::vector<Told> in_order_of(const std::vector<Number>& wanted, std::vector<std::pair<Number, Told>> told) {
    std::vector<Told> ordered;
    for (const Number number : wanted) {
        const auto at = std::ranges::find(told, number, [](const auto& each) { return each.first; });
        if (at != told.end()) ordered.push_back(std::move(at->second));
    }
    return ordered;
}

}  // namespace

void index(Connection& connection) {
    connection.run("CREATE SCHEMA search");
    index_persons(connection);
    index_employers(connection);
    connection.run(builtin_file("flow/search/search.sql"));
}

std::vector<FoundEmployer> employers(Connection& connection, std::string_view text,
                                     const std::optional<std::set<std::string>>& units, std::int64_t limit) {
    Found found = places_having(connection, "employer", sought_by(words_of(text)));
    if (units)
        keep_where(connection, found, "employer",
                   "list_contains(" + warehouse::sql_list(*units) + ", unit_code)");
    const std::vector<std::uint32_t> places = found.first(static_cast<std::size_t>(limit));
    if (places.empty()) return {};
    Rows rows = connection.query(
        "SELECT place, employer_id, coalesce(name, ''), unit_code, tax_code FROM search.employer "
        "WHERE place IN " +
        numbers_list(places));
    std::vector<std::pair<std::uint32_t, FoundEmployer>> told;
    while (rows.next()) {
        told.emplace_back(static_cast<std::uint32_t>(rows.integer(0)),
                          FoundEmployer{.id = std::string(rows.text(1)),
                                        .name = std::string(rows.text(2)),
                                        .unit_code = std::string(rows.text(3)),
                                        .tax_code = rows.maybe_text(4)});
    }
    return in_order_of(places, std::move(told));
}

std::vector<std::string> employers_named(Connection& connection, std::string_view text) {
    const Found found = places_having(connection, "employer", sought_by(words_of(text)));
    std::vector<std::string> ids;
    Rows rows = connection.query("SELECT place, employer_id FROM search.employer");
    while (rows.next()) {
        if (found.has(static_cast<std::uint32_t>(rows.integer(0)))) ids.emplace_back(rows.text(1));
    }
    return ids;
}

namespace {

struct Hit {
    std::int64_t person = 0;
    std::string unit_code;
};

Rows hits_where(Connection& connection, const std::string& condition,
                std::initializer_list<Value> values = {}) {
    return connection.query("SELECT place, person, coalesce(unit_code, '') FROM search.person WHERE " +
                                condition + " ORDER BY place",
                            values);
}

Hit hit_of(const Rows& row) {
    return {.person = row.integer(1), .unit_code = std::string(row.text(2))};
}

std::vector<Hit> persons_called(Connection& connection, const std::vector<std::string>& words,
                                const std::optional<std::string>& territory, std::int64_t limit) {
    Found found = places_having(connection, "person", words);
    if (territory)
        keep_where(connection, found, "person", "unit_code = " + warehouse::sql_literal(*territory));
    const std::vector<std::uint32_t> places = found.first(static_cast<std::size_t>(limit));
    if (places.empty()) return {};
    std::vector<std::pair<std::uint32_t, Hit>> hits;
    for (Rows rows = hits_where(connection, "place IN " + numbers_list(places)); rows.next();)
        hits.emplace_back(static_cast<std::uint32_t>(rows.integer(0)), hit_of(rows));
    return in_order_of(places, std::move(hits));
}

std::vector<Hit> persons_numbered(Connection& connection, const std::string& number,
                                  const std::optional<std::string>& territory, std::int64_t limit) {
    std::vector<Hit> hits;
    if (number.size() > longest_number) return hits;
    Rows rows = hits_where(connection, "person IN (SELECT person FROM search.person_number WHERE number = ?)",
                           {std::stoll("1" + number)});
    while (rows.next() && std::ssize(hits) < limit) {
        if (!territory || rows.text(2) == *territory) hits.push_back(hit_of(rows));
    }
    return hits;
}

std::vector<FoundPerson> told_of(Connection& connection, const std::vector<Hit>& hits) {
    if (hits.empty()) return {};
    std::vector<std::int64_t> persons;
    for (const Hit& hit : hits)
        persons.push_back(hit.person);
    Rows rows = connection.query(
        "SELECT person, person_id, coalesce(full_name, ''), person_number FROM linkage.person WHERE person "
        "IN " +
        numbers_list(persons));
    std::vector<std::pair<std::int64_t, FoundPerson>> told;
    while (rows.next()) {
        told.emplace_back(
            rows.integer(0),
            FoundPerson{.id = std::string(rows.text(1)),
                        .full_name = std::string(rows.text(2)),
                        .masked_number = masked_number(rows.maybe_text(3)),
                        .unit_code = std::ranges::find(hits, rows.integer(0), &Hit::person)->unit_code});
    }
    return in_order_of(persons, std::move(told));
}

}  // namespace

std::vector<FoundPerson> persons(Connection& connection, const AccessContext& access, std::string_view text,
                                 std::int64_t limit) {
    const std::vector<std::string> words = words_of(text);
    const std::optional<std::string> territory = access.territory();
    const std::vector<FoundPerson> found =
        told_of(connection, is_number(words) ? persons_numbered(connection, joined(words), territory, limit)
                                             : persons_called(connection, words, territory, limit));
    access.record("search.persons", std::ssize(found));
    return found;
}

}  // namespace baophu::search
