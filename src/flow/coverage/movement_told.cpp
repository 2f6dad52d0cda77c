// What the SI lists say of who came and who went.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr int months_told = 12;

std::string key_of(const std::optional<By>& by) {
    if (!by) return "''";
    switch (*by) {
        case By::employer:
            return "p.employer_id";
        case By::block:
            return "coalesce(block, '')";
        case By::officer:
            return "coalesce(collection_officer, '')";
        default:
            return "coalesce(p.unit_code, '')";
    }
}

// The stays that the filter lets through, persons with one mask in each cell, and their changes.
std::string changes_sql(const Filter& filter, const std::optional<By>& by, const std::string& backs,
                        Where& where) {
    where = {};
    if (filter.unit) where.also("p.unit_code = ?", *filter.unit);
    if (filter.employer) where.also("p.employer_id = ?", *filter.employer);
    if (filter.block) where.also("coalesce(block, '') = ?", *filter.block);
    if (filter.officer) where.also("coalesce(collection_officer, '') = ?", *filter.officer);
    const std::string mask = filter.scheme == Scheme::unemployment ? "unemployment_months" : "months";
    return "WITH stays AS (SELECT person_id, p.employer_id, p.unit_code, " + key_of(by) + " AS key, p." +
           mask +
           " AS mask, p.months, last_row, movement FROM coverage.participation p "
           "LEFT JOIN coverage.employer_trait t USING (employer_id) WHERE " +
           where.sql +
           "), persons AS (SELECT person_id, key, bit_or(mask) AS mask FROM stays GROUP BY ALL), "
           "changes AS (SELECT person_id, key, back, CASE WHEN mask >> back & 1 = 0 THEN 'left' "
           "WHEN mask >> (back + 1) = 0 THEN 'joined' ELSE 'returned' END AS change "
           "FROM persons, (SELECT unnest(" +
           backs + ")::INTEGER AS back) WHERE mask >> back & 1 <> mask >> (back + 1) & 1)";
}

// What the last row of each person says in a cell and month. Of the run's month the stays know it; of
// earlier ones the rows must be asked.
std::string told_sql(bool by_rows) {
    if (!by_rows) {
        return ", told AS (SELECT person_id, key, 1 - (months & 1) AS back, arg_max(movement, last_row) AS "
               "movement FROM stays WHERE months & 3 <> 0 GROUP BY ALL)";
    }
    return ", records AS (SELECT record_key, person_id FROM linkage.person_member "
           "WHERE person_id IN (SELECT person_id FROM changes)), "
           "told AS (SELECT r.person_id, s.key, date_diff('month', month, (SELECT month FROM "
           "coverage.basis)) "
           "AS back, arg_max(coalesce(l.movement, ''), delivery * 1000000000 + row_number) AS movement "
           "FROM si_participants l JOIN records r ON r.record_key = l.record_key "
           "JOIN linkage.employer_member e ON e.record_key = linkage.si_unit_key(l.record_key, si_unit_code) "
           "JOIN stays s ON s.person_id = r.person_id AND s.employer_id = e.employer_id "
           "AND s.unit_code IS NOT DISTINCT FROM l.managing_unit WHERE in_force GROUP BY ALL)";
}

// A word that no description of the lists has counts as not told.
std::size_t place_of(std::string_view told) {
    for (std::size_t i = 0; i < told_movements.size(); ++i) {
        if (told_movements[i] == told) return i;
    }
    return told_movements.size() - 1;
}

using Lines = std::map<std::pair<std::string, int>, MovementLine>;  // By cell and months back.

// Opening and closing of every cell and month.
Lines read_stocks(Connection& connection, const std::string& changes, const std::string& backs,
                  const Where& where, const Month& month, std::int64_t known) {
    Rows rows = connection.query(
        changes +
            " SELECT key, name, back, opening, closing FROM (SELECT key, back, "
            "count(*) FILTER (mask >> (back + 1) & 1 = 1)::BIGINT AS opening, "
            "count(*) FILTER (mask >> back & 1 = 1)::BIGINT AS closing "
            "FROM persons, (SELECT unnest(" +
            backs + ")::INTEGER AS back) GROUP BY ALL) LEFT JOIN linkage.employer ON employer_id = key",
        where.values);
    Lines lines;
    while (rows.next()) {
        const auto back = static_cast<int>(rows.integer(2));
        MovementLine line{.key = std::string(rows.text(0)),
                          .name = rows.maybe_text(1).value_or(""),
                          .month = month.plus(-back),
                          .changes = std::nullopt,
                          .closing = rows.integer(4)};
        if ((known >> (back + 1) & 1) == 1) line.changes = MovementLine::Changes{.opening = rows.integer(3)};
        lines.emplace(std::pair(line.key, back), std::move(line));
    }
    return lines;
}

void read_changes(Connection& connection, const std::string& changes, const Where& where, bool by_rows,
                  Lines& lines) {
    Rows rows = connection.query(
        changes + told_sql(by_rows) +
            " SELECT c.key, c.back, change, coalesce(now.movement, before.movement, '') AS movement, "
            "count(*)::BIGINT FROM changes c "
            "LEFT JOIN told now ON now.person_id = c.person_id AND now.key = c.key AND now.back = c.back "
            "LEFT JOIN told before ON before.person_id = c.person_id AND before.key = c.key "
            "AND before.back = c.back + 1 GROUP BY ALL",
        where.values);
    while (rows.next()) {
        MovementLine& line = lines.at({std::string(rows.text(0)), static_cast<int>(rows.integer(1))});
        if (!line.changes) continue;
        const std::string_view change = rows.text(2);
        ByTold& counts = change == "left"     ? line.changes->left
                         : change == "joined" ? line.changes->joined
                                              : line.changes->returned;
        counts[place_of(rows.text(3))] += rows.integer(4);
    }
}

// How many months back each month is that has a list and is asked for.
std::vector<int> backs_of(const Month& last, std::int64_t known, const std::optional<Month>& wanted) {
    std::vector<int> backs;
    std::string listed;
    for (int back = months_told - 1; back >= 0; --back) {
        if ((known >> back & 1) == 0) continue;
        listed += (listed.empty() ? "" : ", ") + last.plus(-back).iso();
        if (!wanted || *wanted == last.plus(-back)) backs.push_back(back);
    }
    if (!backs.empty()) return backs;
    throw Failure(fault::filter_value_unknown,
                  {{"filter", "--month"}, {"value", wanted ? wanted->iso() : "–"}, {"known", listed}});
}

std::vector<MovementLine> in_order(Lines found, bool by_cell) {
    std::vector<MovementLine> lines;
    for (auto& [key, line] : found) {
        // A cell that had nobody in both months has no line.
        const bool empty = line.closing == 0 && (!line.changes || line.changes->opening == 0);
        if (!by_cell || !empty) lines.push_back(std::move(line));
    }
    std::ranges::sort(lines, [](const MovementLine& left, const MovementLine& right) {
        return std::tuple(left.month, -moved(left), -left.closing, left.key) <
               std::tuple(right.month, -moved(right), -right.closing, right.key);
    });
    return lines;
}

}  // namespace

std::int64_t sum(const ByTold& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::int64_t moved(const MovementLine& line) {
    if (!line.changes) return 0;
    return sum(line.changes->joined) + sum(line.changes->returned) + sum(line.changes->left);
}

std::vector<MovementLine> movement_told(Connection& connection, const Filter& filter,
                                        const std::optional<By>& by, const std::optional<Month>& month) {
    const Month last = basis(connection).month;
    const std::int64_t known =
        connection.integer("SELECT coalesce(bit_or(months), 0)::BIGINT FROM coverage.participation");
    const std::vector<int> wanted = backs_of(last, known, month);
    std::string backs;
    for (const int back : wanted)
        backs += (backs.empty() ? "[" : ", ") + std::to_string(back);
    backs += "]";
    Where where;
    const std::string changes = changes_sql(filter, by, backs, where);
    Lines lines = read_stocks(connection, changes, backs, where, last, known);
    if (!by) {
        // Nobody at all still is an answer.
        for (const int back : wanted) {
            MovementLine none{.key = "", .name = "", .month = last.plus(-back), .changes = std::nullopt};
            if ((known >> (back + 1) & 1) == 1) none.changes = MovementLine::Changes{};
            lines.try_emplace({"", back}, std::move(none));
        }
    }
    const bool by_rows = wanted != std::vector<int>{0};
    read_changes(connection, changes, where, by_rows, lines);
    return in_order(std::move(lines), by.has_value());
}

}  // namespace baophu::coverage
