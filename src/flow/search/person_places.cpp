#include "flow/search/person_places.h"

#include <algorithm>
#include <cstdint>
#include <future>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/warehouse/row_stream.h"
#include "core/warehouse/take_rows.h"
#include "flow/search/name_index.h"

namespace baophu::search {
namespace {

using warehouse::ColumnType;
using warehouse::Connection;
using warehouse::RowChunk;
using warehouse::RowColumn;
using warehouse::Rows;
using warehouse::RowStream;

using Person = std::uint32_t;  // linkage.person.person
using Unit = std::uint16_t;
constexpr Unit nowhere = std::numeric_limits<Unit>::max();
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();  // No place.

// ---- Where persons count ----------------------------------------------------------------------

class Units {
public:
    explicit Units(Connection& connection) {
        std::mutex mutex;
        std::vector<std::pair<Person, Unit>> all;
        warehouse::take_rows(connection, "SELECT person, unit_code FROM coverage.person_verdict",
                             [&](const RowChunk& rows) {
                                 const auto counted = numbered(rows, mutex);
                                 const std::lock_guard guard(mutex);
                                 all.insert(all.end(), counted.begin(), counted.end());
                             });
        put_in_order(all);
        for (const auto& [person, unit] : all) {
            if (person >= first_.size()) first_.resize(person + std::size_t{1}, nowhere);
            Unit& first = first_[person];
            if (first != nowhere && first != unit) others_.emplace_back(person, std::max(first, unit));
            first = std::min(first, unit);
        }
        std::ranges::sort(others_);
        others_.erase(std::ranges::unique(others_).begin(), others_.end());
    }

    // In the order of their codes.
    const std::vector<std::string>& codes() const { return codes_; }

    // Of several the first.
    Unit of(Person person) const { return person < first_.size() ? first_[person] : nowhere; }

    // The other units of who counts in several.
    const std::vector<std::pair<Person, Unit>>& others() const { return others_; }

private:
    // Numbers in the order of asking.
    std::vector<std::pair<Person, Unit>> numbered(const RowChunk& rows, std::mutex& mutex) {
        std::unordered_map<std::string_view, Unit> known;
        std::vector<std::pair<Person, Unit>> counted;
        counted.reserve(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto [at, is_new] = known.try_emplace(rows.text(1, row), nowhere);
            if (is_new) {
                const std::lock_guard guard(mutex);
                at->second = asked_.try_emplace(std::string(at->first), static_cast<Unit>(asked_.size()))
                                 .first->second;
            }
            counted.emplace_back(static_cast<Person>(rows.integer(0, row)), at->second);
        }
        return counted;
    }

    // The least number becomes that of the first code.
    void put_in_order(std::vector<std::pair<Person, Unit>>& all) {
        for (const auto& [code, asked] : asked_)
            codes_.push_back(code);
        std::ranges::sort(codes_);
        std::vector<Unit> place(asked_.size());
        for (std::size_t i = 0; i < codes_.size(); ++i)
            place[asked_.at(codes_[i])] = static_cast<Unit>(i);
        for (auto& [person, unit] : all)
            unit = place[unit];
    }

    std::unordered_map<std::string, Unit> asked_;
    std::vector<std::string> codes_;
    std::vector<Unit> first_;  // By person.
    std::vector<std::pair<Person, Unit>> others_;
};

// ---- What is told of persons ------------------------------------------------------------------

// One behind the other in the order of linkage.person.
class Told {
public:
    struct Of {
        Person person;
        std::uint32_t id_length;
        std::uint32_t name_length;
        std::uint32_t number_length;
        std::size_t start;
        bool numbered;
    };

    void add(const Rows& row) {
        const std::optional<std::string> number = row.maybe_text(3);
        of_.push_back({.person = static_cast<Person>(row.integer(0)),
                       .id_length = static_cast<std::uint32_t>(row.text(1).size()),
                       .name_length = static_cast<std::uint32_t>(row.text(2).size()),
                       .number_length = static_cast<std::uint32_t>(number ? number->size() : 0),
                       .start = texts_.size(),
                       .numbered = number.has_value()});
        texts_ += row.text(1);
        texts_ += row.text(2);
        if (number) texts_ += *number;
    }

    const Of& of(std::size_t row) const { return of_[row]; }
    std::string_view id(const Of& told) const { return text(told.start, told.id_length); }
    std::string_view name(const Of& told) const {
        return text(told.start + told.id_length, told.name_length);
    }
    std::string_view number(const Of& told) const {
        return text(told.start + told.id_length + told.name_length, told.number_length);
    }

private:
    std::string_view text(std::size_t start, std::size_t length) const {
        return std::string_view(texts_).substr(start, length);
    }

    std::string texts_;
    std::vector<Of> of_;
};

// ---- Writing ----------------------------------------------------------------------------------

void write_persons(Connection& connection, const Told& told, const std::vector<std::int64_t>& row_at,
                   const Units& units) {
    RowStream rows = RowStream::into(connection, "search.person",
                                     {{"place", ColumnType::integer},
                                      {"person_id", ColumnType::text},
                                      {"full_name", ColumnType::text},
                                      {"person_number", ColumnType::text},
                                      {"unit_code", ColumnType::text}});
    for (std::size_t place = 0; place < row_at.size(); ++place) {
        const Told::Of& of = told.of(static_cast<std::size_t>(row_at[place]));
        const Unit unit = units.of(of.person);
        rows.integer(static_cast<std::int64_t>(place));
        rows.lasting_text(told.id(of));
        rows.lasting_text(told.name(of));
        of.numbered ? rows.lasting_text(told.number(of)) : rows.null();
        rows.lasting_text(unit == nowhere ? std::string_view() : units.codes()[unit]);
        rows.end_row();
    }
    rows.close();
}

void write_units(Connection& connection, const Told& told, const std::vector<std::int64_t>& row_at,
                 const Units& units) {
    std::vector<std::vector<std::uint32_t>> in(units.codes().size());
    std::unordered_map<Person, std::uint32_t> place_of;  // Of who counts in several.
    for (const auto& [person, unit] : units.others())
        place_of.emplace(person, nobody);
    for (std::uint32_t place = 0; place < row_at.size(); ++place) {
        const Person person = told.of(static_cast<std::size_t>(row_at[place])).person;
        if (units.of(person) != nowhere) in[units.of(person)].push_back(place);
        if (const auto found = place_of.find(person); found != place_of.end()) found->second = place;
    }
    for (const auto& [person, unit] : units.others())
        if (place_of.at(person) != nobody) in[unit].push_back(place_of.at(person));
    RowStream rows = RowStream::into(connection, "search.person_in",
                                     {{"unit_code", ColumnType::text}, {"place", ColumnType::integer}});
    for (std::size_t unit = 0; unit < in.size(); ++unit) {
        std::ranges::sort(in[unit]);
        for (const std::uint32_t place : in[unit]) {
            rows.lasting_text(units.codes()[unit]);
            rows.integer(place);
            rows.end_row();
        }
    }
    rows.close();
}

using Numbers = std::vector<std::pair<std::int64_t, std::uint32_t>>;  // With the row.

void write_numbers(Connection& connection, Numbers numbers, const std::vector<std::int64_t>& row_at) {
    std::vector<std::uint32_t> place_of(row_at.size());
    for (std::uint32_t place = 0; place < row_at.size(); ++place)
        place_of[static_cast<std::size_t>(row_at[place])] = place;
    for (auto& [number, at] : numbers)
        at = place_of[at];
    std::ranges::sort(numbers);
    RowStream rows = RowStream::into(connection, "search.person_number",
                                     {{"number", ColumnType::integer}, {"place", ColumnType::integer}});
    for (const auto& [number, place] : numbers) {
        rows.integer(number);
        rows.integer(place);
        rows.end_row();
    }
    rows.close();
}

}  // namespace

std::optional<std::int64_t> number_of(std::string_view text) {
    constexpr std::size_t longest = 17;
    if (text.empty() || text.size() > longest) return std::nullopt;
    std::int64_t number = 1;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    return number;
}

// Not packed, as ten of them are wanted at a time.
constexpr const char* tables =
    "CREATE TABLE search.person (place INTEGER, person_id VARCHAR USING COMPRESSION uncompressed, "
    "full_name VARCHAR USING COMPRESSION uncompressed, "
    "person_number VARCHAR USING COMPRESSION uncompressed, unit_code VARCHAR); "
    "CREATE TABLE search.person_in (unit_code VARCHAR, place INTEGER); "
    "CREATE TABLE search.person_number (number BIGINT, place INTEGER)";

struct PersonNames::State {
    Told told;
    std::vector<std::int64_t> row_at;     // By place.
    std::vector<std::uint32_t> place_of;  // By person.
};

PersonNames::PersonNames(Connection& connection) : state_(std::make_unique<State>()) {
    connection.run(tables);
    NameIndex names;
    Numbers numbers;
    Rows rows = connection.query(
        "SELECT person, person_id, coalesce(full_name, ''), person_number, "
        "CASE WHEN si_number IS DISTINCT FROM person_number THEN si_number END "
        "FROM linkage.person ORDER BY rowid");
    for (std::uint32_t row = 0; rows.next(); ++row) {
        names.add(row, rows.text(2));
        state_->told.add(rows);
        for (const std::size_t column : {std::size_t{3}, std::size_t{4}})
            if (const auto number = number_of(rows.maybe_text(column).value_or("")))
                numbers.emplace_back(*number, row);
    }
    names.arrange();
    state_->row_at = names.entities();
    for (std::uint32_t place = 0; place < state_->row_at.size(); ++place) {
        const Person person = state_->told.of(static_cast<std::size_t>(state_->row_at[place])).person;
        if (person >= state_->place_of.size()) state_->place_of.resize(person + std::size_t{1}, nobody);
        state_->place_of[person] = place;
    }
    auto numbers_written = std::async(std::launch::async,
                                      [&] { write_numbers(connection, std::move(numbers), state_->row_at); });
    names.write(connection, "person");
    numbers_written.get();
}

PersonNames::~PersonNames() = default;
PersonNames::PersonNames(PersonNames&&) noexcept = default;
PersonNames& PersonNames::operator=(PersonNames&&) noexcept = default;

void PersonNames::write_where_they_count(Connection& connection) const {
    const Units units(connection);
    auto persons_written = std::async(
        std::launch::async, [&] { write_persons(connection, state_->told, state_->row_at, units); });
    write_units(connection, state_->told, state_->row_at, units);
    persons_written.get();
}

std::uint32_t PersonNames::place_of(std::uint32_t person) const {
    return state_->place_of[person];
}

std::string_view PersonNames::name_at(std::uint32_t place) const {
    return state_->told.name(state_->told.of(static_cast<std::size_t>(state_->row_at[place])));
}

}  // namespace baophu::search
