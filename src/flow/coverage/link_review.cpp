#include "flow/coverage/link_review.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "core/identifiers/person_number.h"
#include "core/warehouse/points.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr double parts_of_a_bit = 4'096;  // As linkage.h has it.

// Of a number of any kind the first two digits and the last three.
std::string masked_digits(const std::string& number) {
    constexpr std::size_t shown_before = 2;
    constexpr std::size_t shown_behind = 3;
    if (number.size() <= shown_before + shown_behind) return std::string(number.size(), '*');
    return number.substr(0, shown_before) + std::string(number.size() - shown_before - shown_behind, '*') +
           number.substr(number.size() - shown_behind);
}

bool is_number(std::string_view field) {
    constexpr std::array<std::string_view, 4> numbers{"citizen_number", "identity_card", "si_number",
                                                      "tax_code"};
    return std::ranges::find(numbers, field) != numbers.end();
}

std::vector<std::string> words_of(std::string_view joined) {
    std::vector<std::string> words;
    while (!joined.empty()) {
        const std::size_t comma = std::min(joined.find(','), joined.size());
        words.emplace_back(joined.substr(0, comma));
        joined.remove_prefix(std::min(comma + 1, joined.size()));
    }
    return words;
}

// The pairs of the run that are among `decided`, by their numbers: "1, 7".
std::string numbers_of(Connection& connection, std::span<const RecordKeys> decided) {
    std::string keys;
    for (const auto& [left, right] : decided) {
        const auto pair = [&](const std::string& one, const std::string& other) {
            keys += (keys.empty() ? "(" : ", (") + warehouse::sql_literal(one) + ", " +
                    warehouse::sql_literal(other) + ")";
        };
        pair(left, right);
        pair(right, left);
    }
    std::string numbers;
    if (keys.empty()) return numbers;
    Rows rows = connection.query("SELECT pair FROM coverage.link_review WHERE (left_key, right_key) IN (" +
                                 keys + ")");
    while (rows.next())
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(rows.integer(0));
    return numbers;
}

// "(1, 2)"; "(NULL)", in which nothing is, of nothing.
template <class Range, class Literal>
std::string in_list(const Range& values, Literal literal) {
    std::string list;
    for (const auto& value : values)
        list += (list.empty() ? "(" : ", ") + literal(value);
    return list.empty() ? "(NULL)" : list + ")";
}

// Pairs are looked at beyond any case.
std::string in_territory(const AccessContext& access) {
    if (access.employers()) return "false";
    if (!access.territory()) return "true";
    const std::string units = in_list(*access.territory(), warehouse::sql_literal);
    return "left_unit IN " + units + " AND right_unit IN " + units;
}

std::string wanted_pairs(const AccessContext& access, const LinkQueueAsked& asked) {
    if (!asked.person) return in_territory(access);
    const std::string person = warehouse::sql_literal(*asked.person);
    return in_territory(access) + " AND (left_id = " + person + " OR right_id = " + person + ")";
}

LinkSide side(const Rows& rows, std::size_t first) {
    return {.record_key = std::string(rows.text(first)),
            .person_id = std::string(rows.text(first + 1)),
            .full_name = rows.maybe_text(first + 2).value_or(""),
            .masked_number = masked_number(rows.maybe_text(first + 3)),
            .birth_date = rows.maybe_date(first + 4),
            .sex = rows.maybe_text(first + 5).value_or(""),
            .commune = rows.maybe_text(first + 6).value_or(""),
            .employer_name = "",
            .unit_code = rows.maybe_text(first + 7).value_or(""),
            .missing = words_of(rows.text(first + 8))};
}

std::string side_columns(const std::string& which) {
    std::string columns;
    for (const char* column :
         {"key", "id", "name", "number", "birth_date", "sex", "commune", "unit", "missing"})
        columns += ", " + which + "_" + column;
    return columns;
}

// What their origins say beforehand, and what levels say together, are parts of the weight, too.
void add_beside(LinkPair& pair, const char* field, std::int64_t weight) {
    if (weight != 0)
        pair.parts.push_back({.field = field,
                              .level = "",
                              .bits = static_cast<double>(weight) / parts_of_a_bit,
                              .left = "",
                              .right = ""});
}

// Rows with each of the ranks, and with some others: rows stand in the order of ranks, so that those of a
// page are read as one piece unless too many lie between them. `select` ends behind WHERE.
std::string sql_of_page(const std::string& select, const std::vector<std::int64_t>& ranks) {
    constexpr std::int64_t one_piece = 2'048;
    if (ranks.back() - ranks.front() >= one_piece) return warehouse::sql_of_each(select + " rank = ", ranks);
    return select + " rank BETWEEN " + std::to_string(ranks.front()) + " AND " + std::to_string(ranks.back());
}

// Parts by the ranks of their pairs; of pairs that are not among them nothing is taken.
void add_parts(Connection& connection, const std::vector<std::int64_t>& ranks,
               std::map<std::int64_t, LinkPair*>& by_rank) {
    Rows rows = connection.query(
        "FROM (" +
        sql_of_page(
            "SELECT rank, part, field, level, weight, left_value, right_value FROM serving.pair_part WHERE",
            ranks) +
        ") ORDER BY rank, part");
    while (rows.next()) {
        const auto found = by_rank.find(rows.integer(0));
        if (found == by_rank.end()) continue;
        LinkPair& pair = *found->second;
        LinkPart part{.field = std::string(rows.text(2)),
                      .level = std::string(rows.text(3)),
                      .bits = static_cast<double>(rows.integer(4)) / parts_of_a_bit,
                      .left = std::string(rows.text(5)),
                      .right = std::string(rows.text(6))};
        if (part.field == "employer") {
            pair.left.employer_name = part.left;
            pair.right.employer_name = part.right;
        }
        if (is_number(part.field)) {
            part.left = masked_digits(part.left);
            part.right = masked_digits(part.right);
        }
        pair.parts.push_back(std::move(part));
    }
}

std::vector<std::int64_t> ranks_of_page(Connection& connection, const std::string& where,
                                        const LinkQueueAsked& asked) {
    std::vector<std::int64_t> ranks;
    for (const std::int32_t rank : connection.integers(
             "SELECT rank FROM coverage.link_review WHERE rank > ? AND " + where + " ORDER BY rank LIMIT ?",
             {asked.after, asked.limit}))
        ranks.push_back(rank);
    return ranks;
}

std::vector<LinkPair> read_pairs(Connection& connection, const std::string& where,
                                 const LinkQueueAsked& asked) {
    const std::vector<std::int64_t> ranks = ranks_of_page(connection, where, asked);
    std::vector<LinkPair> pairs;
    if (ranks.empty()) return pairs;
    Rows rows = connection.query(
        "FROM (" +
        sql_of_page("SELECT pair, rank, joined, per_mille, worth, prior, origins, together, weight" +
                        side_columns("left") + side_columns("right") + " FROM coverage.link_review WHERE " +
                        where + " AND",
                    ranks) +
        ") ORDER BY rank");
    std::vector<std::array<std::int64_t, 2>> beside;
    constexpr std::size_t left_at = 9;
    constexpr std::size_t columns_of_a_side = 9;
    while (rows.next()) {
        pairs.push_back({.rank = rows.integer(1),
                         .left = side(rows, left_at),
                         .right = side(rows, left_at + columns_of_a_side),
                         .joined = rows.boolean(2),
                         .per_mille = static_cast<int>(rows.integer(3)),
                         .worth = rows.integer(4),
                         .prior = static_cast<double>(rows.integer(5)) / parts_of_a_bit,
                         .weight = static_cast<double>(rows.integer(8)) / parts_of_a_bit,
                         .parts = {}});
        beside.push_back({rows.integer(6), rows.integer(7)});
    }
    std::map<std::int64_t, LinkPair*> by_rank;
    for (LinkPair& pair : pairs)
        by_rank.emplace(pair.rank, &pair);
    add_parts(connection, ranks, by_rank);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        add_beside(pairs[i], "origin", beside[i][0]);
        add_beside(pairs[i], "together", beside[i][1]);
    }
    return pairs;
}

}  // namespace

LinkQueuePage link_queue(Connection& connection, const AccessContext& access, const LinkQueueAsked& asked) {
    LinkQueuePage page;
    const std::string numbers = numbers_of(connection, asked.decided);
    const std::string decided = numbers.empty() ? "false" : "pair IN (" + numbers + ")";
    Rows counted =
        connection.query("SELECT count(*) FILTER (NOT (" + decided + ")), count(*) FILTER (" + decided +
                         ") FROM coverage.link_review WHERE " + wanted_pairs(access, asked));
    counted.next();
    page.open = counted.integer(0);
    page.decided = counted.integer(1);
    LinkQueueAsked one_more = asked;
    ++one_more.limit;
    page.pairs = read_pairs(
        connection, wanted_pairs(access, asked) + " AND " + (asked.open ? "NOT (" + decided + ")" : decided),
        one_more);
    page.more = std::ssize(page.pairs) > asked.limit;
    if (page.more) page.pairs.pop_back();
    access.record("links.queue", std::ssize(page.pairs) * 2);
    return page;
}

std::int64_t open_pairs(Connection& connection, std::span<const RecordKeys> decided) {
    const std::string numbers = numbers_of(connection, decided);
    Rows counted =
        connection.query("SELECT count(*) FROM coverage.link_review" +
                         (numbers.empty() ? std::string() : " WHERE pair NOT IN (" + numbers + ")"));
    counted.next();
    return counted.integer(0);
}

std::map<std::string, RecordPerson> persons_of_records(Connection& connection, const AccessContext& access,
                                                       const std::vector<std::string>& record_keys) {
    std::map<std::string, RecordPerson> persons;
    std::map<std::int64_t, std::vector<std::string>> keys_of;  // By person.
    Rows records = connection.query(
        "SELECT r.record_key, f.ordinal, f.id FROM linkage.person_record r JOIN linkage.person_record f "
        "ON f.ordinal = r.first WHERE r.record_key IN " +
        in_list(record_keys, warehouse::sql_literal) + (access.employers() ? " AND false" : "") +
        (access.territory()
             ? " AND f.ordinal IN (SELECT person FROM coverage.person_verdict WHERE unit_code IN " +
                   in_list(*access.territory(), warehouse::sql_literal) + ")"
             : ""));
    while (records.next()) {
        keys_of[records.integer(1)].emplace_back(records.text(0));
        persons[std::string(records.text(0))] = {.person_id = std::string(records.text(2)), .full_name = ""};
    }
    std::vector<std::int64_t> numbers;
    for (const auto& [number, keys] : keys_of)
        numbers.push_back(number);
    Rows names =
        connection.query("SELECT person, coalesce(full_name, '') FROM linkage.person WHERE person IN " +
                         in_list(numbers, [](std::int64_t number) { return std::to_string(number); }));
    while (names.next()) {
        for (const std::string& key : keys_of[names.integer(0)])
            persons[key].full_name = names.text(1);
    }
    access.record("links.decisions", std::ssize(keys_of));
    return persons;
}

}  // namespace baophu::coverage
