#include "flow/coverage/gap_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

std::vector<std::string> texts(Connection& connection, const std::string& sql) {
    std::vector<std::string> all;
    Rows rows = connection.query(sql);
    while (rows.next())
        all.emplace_back(rows.maybe_text(0).value_or(""));
    return all;
}

std::uint8_t standing_of(std::string_view reason) {
    for (std::size_t i = 0; i < reasons.size(); ++i)
        if (reasons[i].name == reason) return static_cast<std::uint8_t>(1 + i);
    return 0;
}

void add(Gap& line, std::uint8_t standing, bool unsure, std::int64_t persons) {
    line.eligible += persons;
    if (standing == 0) {
        line.participating += persons;
        return;
    }
    line.by_reason[standing - 1] += persons;
    if (unsure) line.unsure += persons;
}

std::int64_t figure(const Gap& line, GapOrder order) {
    switch (order) {
        case GapOrder::eligible:
            return line.eligible;
        case GapOrder::participating:
            return line.participating;
        case GapOrder::missing:
            return line.missing();
        default:
            return line.absent();
    }
}

}  // namespace

// What the filter asks for, as places.
struct GapTable::Wanted {
    std::optional<std::uint8_t> scheme;
    Index unit = none;
    Index employer = none;
    Index block = none;
    Index officer = none;
    bool any_standing = true;
    std::array<bool, reasons.size() + 1> standing{};
    std::optional<std::vector<bool>> places;  // By unit.
    std::optional<std::vector<bool>> among;   // By employer.

    bool takes(const Cell& cell) const {
        return (!scheme || cell.scheme == *scheme) && (unit == none || cell.unit == unit) &&
               (!places || (*places)[cell.unit]) && (employer == none || cell.employer == employer) &&
               (block == none || cell.block == block) && (officer == none || cell.officer == officer) &&
               (!among || (*among)[cell.employer]);
    }
};

void GapTable::Words::sort() {
    by_bytes.resize(all.size());
    std::iota(by_bytes.begin(), by_bytes.end(), Index{0});
    std::ranges::sort(by_bytes, {}, [&](Index place) -> const std::string& { return all[place]; });
}

GapTable::Index GapTable::Words::find(std::string_view word) const {
    const auto found = std::ranges::lower_bound(by_bytes, word, {},
                                                [&](Index place) { return std::string_view(all[place]); });
    return found != by_bytes.end() && all[*found] == word ? *found : none;
}

template <class Range>
std::vector<bool> GapTable::Words::marked(const Range& words) const {
    std::vector<bool> marks(all.size(), false);
    for (const std::string& word : words) {
        if (const Index place = find(word); place != none) marks[place] = true;
    }
    return marks;
}

GapTable::GapTable(Connection& connection) {
    units_.all = texts(connection, "SELECT DISTINCT unit_code FROM coverage.gap ORDER BY 1");
    blocks_.all =
        texts(connection,
              "SELECT block FROM (SELECT DISTINCT block FROM coverage.gap) ORDER BY block COLLATE vi, block");
    officers_.all =
        texts(connection,
              "SELECT officer FROM (SELECT DISTINCT collection_officer AS officer FROM coverage.gap) "
              "ORDER BY officer COLLATE vi, officer");
    Rows employers = connection.query(
        "SELECT employer_id, name, (row_number() OVER (ORDER BY name COLLATE vi NULLS LAST, "
        "employer_id))::BIGINT "
        "FROM (SELECT DISTINCT employer_id FROM coverage.gap) LEFT JOIN linkage.employer USING (employer_id) "
        "ORDER BY employer_id");
    while (employers.next()) {
        employers_.all.emplace_back(employers.text(0));
        names_.push_back(employers.maybe_text(1).value_or(""));
        place_by_name_.push_back(static_cast<Index>(employers.integer(2)));
    }
    for (Words* words : {&units_, &employers_, &blocks_, &officers_})
        words->sort();
    Rows rows = connection.query(
        "SELECT scheme, unit_code, employer_id, block, collection_officer, reason, certainty = 'unsure', "
        "persons "
        "FROM coverage.gap ORDER BY scheme, unit_code, employer_id");
    while (rows.next()) {
        cells_.push_back({.scheme = static_cast<std::uint8_t>(*parse_scheme(rows.text(0))),
                          .standing = standing_of(rows.text(5)),
                          .unsure = rows.boolean(6),
                          .unit = units_.find(rows.text(1)),
                          .employer = employers_.find(rows.text(2)),
                          .block = blocks_.find(rows.text(3)),
                          .officer = officers_.find(rows.text(4)),
                          .persons = rows.integer(7)});
    }
}

// Nothing: a word that no cell has, so that no cell is asked for.
std::optional<GapTable::Wanted> GapTable::wanted(const Filter& filter, bool every_scheme) const {
    Wanted wanted;
    if (!every_scheme) wanted.scheme = static_cast<std::uint8_t>(filter.scheme);
    bool known = true;
    const auto place = [&](const Words& words, const std::optional<std::string>& word, Index& into) {
        if (!word) return;
        into = words.find(*word);
        if (into == none) known = false;
    };
    place(units_, filter.unit, wanted.unit);
    place(employers_, filter.employer, wanted.employer);
    place(blocks_, filter.block, wanted.block);
    place(officers_, filter.officer, wanted.officer);
    if (filter.places) wanted.places = units_.marked(*filter.places);
    if (filter.among) wanted.among = employers_.marked(*filter.among);
    if (filter.reason) {
        wanted.any_standing = false;
        for (const std::string& reason : reasons_of(filter))
            wanted.standing[standing_of(reason)] = true;
    }
    return known ? std::optional(wanted) : std::nullopt;
}

// A filter by reason keeps the cells of a scheme, unit and employer whole, as cells_with_reason does.
template <class Take>
void GapTable::each(const Filter& filter, bool every_scheme, Take take) const {
    const std::optional<Wanted> asked = wanted(filter, every_scheme);
    if (!asked) return;
    const auto same = [](const Cell& a, const Cell& b) {
        return a.scheme == b.scheme && a.unit == b.unit && a.employer == b.employer;
    };
    for (auto first = cells_.begin(); first != cells_.end();) {
        auto end = first + 1;
        bool has_reason = asked->any_standing || asked->standing[first->standing];
        for (; end != cells_.end() && same(*first, *end); ++end)
            has_reason = has_reason || asked->standing[end->standing];
        if (has_reason)
            for (; first != end; ++first)
                if (asked->takes(*first)) take(*first);
        first = end;
    }
}

GapTable::Index GapTable::key_of(By by, const Cell& cell) const {
    switch (by) {
        case By::unit:
            return cell.unit;
        case By::employer:
            return cell.employer;
        case By::block:
            return cell.block;
        case By::officer:
            return cell.officer;
        default:
            return cell.scheme;
    }
}

const GapTable::Words& GapTable::words_of(By by) const {
    return by == By::unit ? units_ : by == By::employer ? employers_ : by == By::block ? blocks_ : officers_;
}

std::vector<std::pair<GapTable::Index, Gap>> GapTable::lines(By by, const Filter& filter) const {
    std::vector<std::pair<Index, Gap>> found;
    std::vector<Index> place(by == By::scheme ? all_schemes.size() : words_of(by).all.size(), none);
    each(filter, by == By::scheme, [&](const Cell& cell) {
        const Index key = key_of(by, cell);
        if (place[key] == none) {
            place[key] = static_cast<Index>(found.size());
            found.emplace_back(key, Gap{});
        }
        add(found[place[key]].second, cell.standing, cell.unsure, cell.persons);
    });
    return found;
}

void GapTable::call(By by, Index key, Gap& line) const {
    line.key = by == By::scheme ? std::string(to_word(static_cast<Scheme>(key))) : words_of(by).all[key];
    if (by == By::employer) line.name = names_[key];
}

std::vector<Gap> GapTable::gap(By by, const Filter& filter) const {
    std::vector<Gap> all;
    for (auto& [key, line] : lines(by, filter)) {
        call(by, key, line);
        all.push_back(std::move(line));
    }
    std::ranges::sort(all, [](const Gap& left, const Gap& right) {
        return std::pair(-left.absent(), std::string_view(left.key)) <
               std::pair(-right.absent(), std::string_view(right.key));
    });
    return all;
}

Gap GapTable::total(const Filter& filter) const {
    Gap sum;
    each(filter, false, [&](const Cell& cell) { add(sum, cell.standing, cell.unsure, cell.persons); });
    return sum;
}

GapPage GapTable::page(By by, const Filter& filter, GapOrder order, const Part& part) const {
    auto all = lines(by, filter);
    GapPage page{.lines = {}, .count = std::ssize(all)};
    // Figures with the largest first, names as lists have them; what is equal by its key.
    struct Place {
        std::int64_t first;
        std::string_view key;
        std::size_t line;
        auto operator<=>(const Place&) const = default;
    };
    std::vector<Place> places;
    places.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [key, line] = all[i];
        const bool named = order == GapOrder::name;
        const std::int64_t first = !named               ? -figure(line, order)
                                   : by == By::employer ? std::int64_t{place_by_name_[key]}
                                                        : std::int64_t{key};
        places.push_back(
            {first, by == By::scheme ? std::string_view() : std::string_view(words_of(by).all[key]), i});
    }
    const auto wanted = std::min(part.offset + part.limit, std::ssize(places));
    std::ranges::partial_sort(places, places.begin() + wanted);
    for (std::int64_t i = part.offset; i < wanted; ++i) {
        auto& [key, line] = all[places[static_cast<std::size_t>(i)].line];
        call(by, key, line);
        page.lines.push_back(std::move(line));
    }
    return page;
}

}  // namespace baophu::coverage
