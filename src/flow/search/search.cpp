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

// The places of `found` that `condition` of search.<entity> lets through.
void keep_where(Connection& connection, Found& found, const std::string& entity,
                const std::string& condition) {
    PlaceSet there;
    for (const std::int32_t place :
         connection.integers("SELECT place FROM search." + entity + " WHERE " + condition))
        there.add(static_cast<std::uint32_t>(place));
    found.whole.keep(there);
    found.begun.keep(there);
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
    std::vector<FoundEmployer> told;
    for (const std::uint32_t place : places) {
        Rows rows = connection.query(
            "SELECT employer_id, coalesce(name, ''), unit_code, tax_code FROM search.employer WHERE place = "
            "?",
            {std::int64_t{place}});
        rows.next();
        told.push_back({.id = std::string(rows.text(0)),
                        .name = std::string(rows.text(1)),
                        .unit_code = std::string(rows.text(2)),
                        .tax_code = rows.maybe_text(3)});
    }
    return told;
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

std::vector<std::uint32_t> places_called(Connection& connection, const std::vector<std::string>& words,
                                         const std::optional<std::string>& territory, std::int64_t limit) {
    Found found = places_having(connection, "person", words);
    if (territory)
        keep_where(connection, found, "person", "unit_code = " + warehouse::sql_literal(*territory));
    return found.first(static_cast<std::size_t>(limit));
}

std::vector<std::uint32_t> places_numbered(Connection& connection, const std::string& number) {
    std::vector<std::uint32_t> places;
    if (number.size() > longest_number) return places;
    Rows rows = connection.query("SELECT place FROM search.person_number WHERE number = ? ORDER BY place",
                                 {std::stoll("1" + number)});
    while (rows.next())
        places.push_back(static_cast<std::uint32_t>(rows.integer(0)));
    return places;
}

// Each row is asked for by itself: its block is found at once, where a list of rows would have all of them
// read.
FoundPerson person_at(Connection& connection, std::uint32_t place) {
    Rows placed =
        connection.query("SELECT person_row, coalesce(unit_code, '') FROM search.person WHERE place = ?",
                         {std::int64_t{place}});
    placed.next();
    Rows called = connection.query(
        "SELECT person_id, coalesce(full_name, ''), person_number FROM linkage.person WHERE rowid = ?",
        {placed.integer(0)});
    called.next();
    return {.id = std::string(called.text(0)),
            .full_name = std::string(called.text(1)),
            .masked_number = masked_number(called.maybe_text(2)),
            .unit_code = std::string(placed.text(1))};
}

}  // namespace

std::vector<FoundPerson> persons(Connection& connection, const AccessContext& access, std::string_view text,
                                 std::int64_t limit) {
    const std::vector<std::string> words = words_of(text);
    const std::optional<std::string>& territory = access.territory();
    std::vector<FoundPerson> found;
    for (const std::uint32_t place : is_number(words) ? places_numbered(connection, joined(words))
                                                      : places_called(connection, words, territory, limit)) {
        FoundPerson person = person_at(connection, place);
        if (!territory || person.unit_code == *territory) found.push_back(std::move(person));
    }
    if (std::ssize(found) > limit) found.resize(static_cast<std::size_t>(limit));
    access.record("search.persons", std::ssize(found));
    return found;
}

}  // namespace baophu::search
