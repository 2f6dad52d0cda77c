#include "flow/search/places.h"

#include <algorithm>
#include <bit>

namespace baophu::search {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr std::uint32_t word_bits = 64;

// The first word that no longer begins with `beginning`: letters and digits stand below '{'.
std::string behind(const std::string& beginning) {
    return beginning + "{";
}

struct Terms {
    std::int64_t first = 0;
    std::int64_t end = 0;  // Equal to first where there are none.
};

// Words from `first` to before `end`: terms have the order of their words.
struct WordRange {
    std::string first;
    std::string end;
};

WordRange of_word(const std::string& word) {
    return {.first = word, .end = word + "0"};  // No character stands before it.
}

std::vector<Terms> terms_of(Connection& connection, const std::string& entity,
                            const std::vector<WordRange>& ranges) {
    std::string sql;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        sql += (sql.empty() ? "SELECT " : " UNION ALL SELECT ") + std::to_string(i) +
               ", coalesce(min(term), 0), coalesce(max(term) + 1, 0) FROM search." + entity +
               "_term WHERE word >= " + warehouse::sql_literal(ranges[i].first) + " AND word < " +
               warehouse::sql_literal(ranges[i].end);
    }
    std::vector<Terms> terms(ranges.size());
    Rows rows = connection.query(sql);
    while (rows.next())
        terms[static_cast<std::size_t>(rows.integer(0))] = {.first = rows.integer(1), .end = rows.integer(2)};
    return terms;
}

PlaceSet places_of(Connection& connection, const std::string& entity, const Terms& terms) {
    PlaceSet places;
    if (terms.first == terms.end) return places;
    for (const std::int32_t place :
         connection.integers("SELECT place FROM search." + entity + "_word WHERE term >= ? AND term < ?",
                             {terms.first, terms.end}))
        places.add(static_cast<std::uint32_t>(place));
    return places;
}

}  // namespace

void PlaceSet::add(std::uint32_t place) {
    if (place / word_bits >= bits_.size()) bits_.resize(place / word_bits + 1);
    bits_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
}

bool PlaceSet::has(std::uint32_t place) const {
    return place / word_bits < bits_.size() && (bits_[place / word_bits] >> place % word_bits & 1) == 1;
}

void PlaceSet::add(const PlaceSet& others) {
    bits_.resize(std::max(bits_.size(), others.bits_.size()));
    for (std::size_t i = 0; i < others.bits_.size(); ++i)
        bits_[i] |= others.bits_[i];
}

void PlaceSet::keep(const PlaceSet& other) {
    bits_.resize(std::min(bits_.size(), other.bits_.size()));
    for (std::size_t i = 0; i < bits_.size(); ++i)
        bits_[i] &= other.bits_[i];
}

void PlaceSet::remove(const PlaceSet& other) {
    for (std::size_t i = 0; i < std::min(bits_.size(), other.bits_.size()); ++i)
        bits_[i] &= ~other.bits_[i];
}

void PlaceSet::first_into(std::vector<std::uint32_t>& places, std::size_t most) const {
    for (std::size_t i = 0; i < bits_.size() && places.size() < most; ++i) {
        for (std::uint64_t left = bits_[i]; left != 0 && places.size() < most; left &= left - 1)
            places.push_back(static_cast<std::uint32_t>(i) * word_bits +
                             static_cast<std::uint32_t>(std::countr_zero(left)));
    }
}

void Found::keep(const PlaceSet& there) {
    whole.keep(there);
    begun.keep(there);
}

std::vector<std::uint32_t> Found::first(std::size_t most) const {
    std::vector<std::uint32_t> places;
    whole.first_into(places, most);
    begun.first_into(places, most);
    return places;
}

Found places_having(Connection& connection, const std::string& entity,
                    const std::vector<std::string>& words) {
    if (words.empty()) return {};
    std::vector<WordRange> sought;
    for (const std::string& word : words)
        sought.push_back(of_word(word));
    sought.push_back({.first = words.back(), .end = behind(words.back())});
    const std::vector<Terms> terms = terms_of(connection, entity, sought);
    const std::size_t last = words.size() - 1;
    Found found{.whole = places_of(connection, entity, terms[last]),
                .begun = places_of(connection, entity, terms[last + 1])};
    for (std::size_t i = 0; i < last; ++i) {
        const PlaceSet having = places_of(connection, entity, terms[i]);
        found.keep(having);
    }
    found.begun.remove(found.whole);
    return found;
}

}  // namespace baophu::search
