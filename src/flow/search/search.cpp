#include "flow/search/search.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/base/builtin_files.h"
#include "core/identifiers/person_number.h"
#include "core/text/fold.h"
#include "core/warehouse/points.h"
#include "flow/coverage/coverage.h"
#include "flow/search/absent_order.h"
#include "flow/search/employer_places.h"
#include "flow/search/name_index.h"
#include "flow/search/person_places.h"
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

// The places that `query` finds.
PlaceSet place_set(Connection& connection, const std::string& query) {
    PlaceSet places;
    for (const std::int32_t place : connection.integers(query))
        places.add(static_cast<std::uint32_t>(place));
    return places;
}

// Of whoever counts in the unit, for whichever scheme.
PlaceSet persons_of(Connection& connection, const std::string& unit) {
    return place_set(connection,
                     "SELECT place FROM search.person_in WHERE unit_code = " + warehouse::sql_literal(unit));
}

// In the order of the places.
std::vector<FoundEmployer> employers_at(Connection& connection, const std::vector<std::uint32_t>& places) {
    std::vector<FoundEmployer> told(places.size());
    if (places.empty()) return told;
    Rows rows =
        connection.query(warehouse::sql_of_each("SELECT place, employer_id, coalesce(name, ''), unit_code, "
                                                "tax_code FROM search.employer WHERE place = ",
                                                places));
    while (rows.next()) {
        const auto at = std::ranges::find(places, static_cast<std::uint32_t>(rows.integer(0)));
        told[static_cast<std::size_t>(at - places.begin())] = {.id = std::string(rows.text(1)),
                                                               .name = std::string(rows.text(2)),
                                                               .unit_code = std::string(rows.text(3)),
                                                               .tax_code = rows.maybe_text(4)};
    }
    return told;
}

}  // namespace

struct Index::State {
    EmployerNames employers;
    PersonNames persons;
};

Index::Index(Connection& connection) {
    connection.run("CREATE SCHEMA search");
    state_ = std::make_unique<State>(EmployerNames(connection), PersonNames(connection));
}

Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

void Index::take_verdicts(Connection& connection) const {
    state_->persons.write_where_they_count(connection);
    connection.run(builtin_file("flow/search/search.sql"));
}

void Index::take_absent(Connection& connection) const {
    write_absent_order(connection, state_->persons, state_->employers);
}

std::vector<FoundEmployer> employers(Connection& connection, std::string_view text,
                                     const std::optional<std::set<std::string>>& units, std::int64_t limit) {
    Found found = places_having(connection, "employer", sought_by(words_of(text)));
    if (units) {
        found.keep(place_set(connection, "SELECT place FROM search.employer WHERE list_contains(" +
                                             warehouse::sql_list(*units) + ", unit_code)"));
    }
    return employers_at(connection, found.first(static_cast<std::size_t>(limit)));
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

using ByUnit = std::map<std::string, PlaceSet>;

// Whoever counts in a unit of the reader's territory; nothing: it is the province.
std::optional<ByUnit> persons_by_unit(Connection& connection, const AccessContext& access) {
    if (!access.territory()) return std::nullopt;
    ByUnit persons;
    for (const std::string& unit : *access.territory())
        persons.emplace(unit, persons_of(connection, unit));
    return persons;
}

// Whom the reader may be told of; nothing: of all.
std::optional<PlaceSet> places_in_reach(Connection& connection, const AccessContext& access,
                                        const std::optional<ByUnit>& by_unit) {
    std::optional<PlaceSet> there;
    if (by_unit) {
        there.emplace();
        for (const auto& [unit, persons] : *by_unit)
            there->add(persons);
    }
    const auto employers = coverage::employers_in_reach(connection, access);
    if (!employers) return there;
    PlaceSet workers =
        place_set(connection,
                  "SELECT place FROM search.person WHERE person_id IN (SELECT person_id FROM linkage.person "
                  "WHERE person IN (" +
                      coverage::persons_of_employers(*employers) + "))");
    if (there) workers.keep(*there);
    return workers;
}

std::vector<std::uint32_t> places_called(Connection& connection, const std::vector<std::string>& words,
                                         const std::optional<PlaceSet>& there, std::int64_t limit) {
    Found found = places_having(connection, "person", words);
    if (there) found.keep(*there);
    return found.first(static_cast<std::size_t>(limit));
}

std::vector<std::uint32_t> places_numbered(Connection& connection, const std::string& number,
                                           const std::optional<PlaceSet>& there, std::int64_t limit) {
    std::vector<std::uint32_t> places;
    const std::optional<std::int64_t> kept = number_of(number);
    if (!kept) return places;
    Rows rows =
        connection.query("SELECT place FROM search.person_number WHERE number = ? ORDER BY place", {*kept});
    while (rows.next())
        places.push_back(static_cast<std::uint32_t>(rows.integer(0)));
    if (there) std::erase_if(places, [&](std::uint32_t place) { return !there->has(place); });
    places.resize(std::min(places.size(), static_cast<std::size_t>(limit)));
    return places;
}

// The unit in which he is found first, if it is the reader's; else the first of the reader's.
std::string unit_told(const ByUnit& by_unit, std::uint32_t place, const std::string& unit) {
    const auto his = by_unit.find(unit);
    if (his != by_unit.end() && his->second.has(place)) return unit;
    const auto counted =
        std::ranges::find_if(by_unit, [&](const auto& one) { return one.second.has(place); });
    return counted == by_unit.end() ? "" : counted->first;
}

// Whoever stands at the places, in their order.
std::vector<FoundPerson> persons_at(Connection& connection, const std::vector<std::uint32_t>& places) {
    std::vector<FoundPerson> told(places.size());
    if (places.empty()) return told;
    Rows rows = connection.query(warehouse::sql_of_each(
        "SELECT place, person_id, full_name, person_number, unit_code FROM search.person WHERE place = ",
        places));
    while (rows.next()) {
        const auto at = std::ranges::find(places, static_cast<std::uint32_t>(rows.integer(0)));
        told[static_cast<std::size_t>(at - places.begin())] = {
            .id = std::string(rows.text(1)),
            .full_name = std::string(rows.text(2)),
            .masked_number = masked_number(rows.maybe_text(3)),
            .unit_code = std::string(rows.text(4))};
    }
    return told;
}

}  // namespace

std::vector<FoundPerson> persons(Connection& connection, const AccessContext& access, std::string_view text,
                                 std::int64_t limit) {
    const std::vector<std::string> words = words_of(text);
    const std::optional<ByUnit> by_unit = persons_by_unit(connection, access);
    const std::optional<PlaceSet> there = places_in_reach(connection, access, by_unit);
    const std::vector<std::uint32_t> places = is_number(words)
                                                  ? places_numbered(connection, joined(words), there, limit)
                                                  : places_called(connection, words, there, limit);
    std::vector<FoundPerson> found = persons_at(connection, places);
    // Where else he counts is not the reader's.
    for (std::size_t i = 0; by_unit && i < found.size(); ++i)
        found[i].unit_code = unit_told(*by_unit, places[i], found[i].unit_code);
    access.record("search.persons", std::ssize(found));
    return found;
}

}  // namespace baophu::search
