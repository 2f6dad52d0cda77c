// Questions whose answers are sums.
#include <algorithm>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

std::string_view column_of(By by) {
    switch (by) {
        case By::unit:
            return "unit_code";
        case By::employer:
            return "employer_id";
        case By::block:
            return "block";
        case By::officer:
            return "collection_officer";
        default:
            return "scheme";
    }
}

// Columns 2 and on of every query below, in the order of Gap.
std::string sums() {
    std::string sql =
        "coalesce(sum(persons), 0)::BIGINT, "
        "coalesce(sum(persons) FILTER (reason = 'participating'), 0)::BIGINT, "
        "coalesce(sum(persons) FILTER (reason <> 'participating' AND certainty = 'unsure'), 0)::BIGINT";
    for (const Reason& reason : reasons)
        sql += ", coalesce(sum(persons) FILTER (reason = '" + std::string(reason.name) + "'), 0)::BIGINT";
    return sql;
}

// The same with names: eligible, participating, unsure, and one by the name of each reason.
std::string sums_as_columns() {
    std::string sql =
        "coalesce(sum(persons), 0)::BIGINT AS eligible, "
        "coalesce(sum(persons) FILTER (reason = 'participating'), 0)::BIGINT AS participating, "
        "coalesce(sum(persons) FILTER (reason <> 'participating' AND certainty = 'unsure'), 0)::BIGINT AS "
        "unsure";
    for (const Reason& reason : reasons) {
        const std::string name(reason.name);
        sql += ", coalesce(sum(persons) FILTER (reason = '" + name + "'), 0)::BIGINT AS " + name;
    }
    return sql;
}

std::string order_of(GapOrder order, By by) {
    switch (order) {
        case GapOrder::eligible:
            return "eligible DESC";
        case GapOrder::participating:
            return "participating DESC";
        case GapOrder::name:
            return by == By::employer ? "name COLLATE vi NULLS LAST" : "key COLLATE vi";
        case GapOrder::missing: {
            std::string sum = "0";
            for (const Reason& reason : reasons)
                sum += reason.kind == ReasonKind::missing ? " + " + std::string(reason.name) : "";
            return "(" + sum + ") DESC";
        }
        default:
            return "(eligible - participating) DESC";
    }
}

Gap read_gap(const Rows& rows) {
    Gap gap{.key = std::string(rows.text(0)), .name = rows.maybe_text(1).value_or("")};
    gap.eligible = rows.integer(2);
    gap.participating = rows.integer(3);
    gap.unsure = rows.integer(4);
    for (std::size_t i = 0; i < reasons.size(); ++i)
        gap.by_reason[i] = rows.integer(5 + i);
    return gap;
}

std::vector<Gap> largest_first(Rows rows) {
    std::vector<Gap> lines;
    while (rows.next())
        lines.push_back(read_gap(rows));
    std::ranges::sort(lines, [](const Gap& left, const Gap& right) {
        return std::pair(-left.absent(), left.key) < std::pair(-right.absent(), right.key);
    });
    return lines;
}

}  // namespace

std::vector<Gap> gap(Connection& connection, By by, const Filter& filter) {
    const Where where = where_in_gap(filter, by == By::scheme);
    const std::string name = by == By::employer
                                 ? "(SELECT name FROM linkage.employer e WHERE e.employer_id = key)"
                                 : "NULL::VARCHAR";
    return largest_first(connection.query(
        "SELECT key, " + name + ", * EXCLUDE (key) FROM (SELECT " + std::string(column_of(by)) + " AS key, " +
            sums() + " FROM coverage.gap WHERE " + where.sql + cells_with_reason(filter) + " GROUP BY ALL)",
        where.values));
}

std::vector<Gap> gap_by_commune(Connection& connection, const std::string& unit) {
    return largest_first(
        connection.query("SELECT commune AS key, NULL::VARCHAR, " + sums() +
                             " FROM serving.commune_gap WHERE unit_code = ? GROUP BY commune",
                         {unit}));
}

GapPage gap_page(Connection& connection, By by, const Filter& filter, GapOrder order, const Part& part) {
    const bool employers = by == By::employer;
    Where where = where_in_gap(filter, by == By::scheme);
    where.values.emplace_back(part.limit);
    where.values.emplace_back(part.offset);
    const std::string lines = "SELECT " + std::string(column_of(by)) + " AS key, " + sums_as_columns() +
                              " FROM coverage.gap WHERE " + where.sql + cells_with_reason(filter) +
                              " GROUP BY ALL";
    const std::string named =
        employers ? "SELECT l.*, e.name FROM lines l LEFT JOIN linkage.employer e ON e.employer_id = l.key"
                  : "SELECT *, NULL::VARCHAR AS name FROM lines";
    Rows rows = connection.query(
        "WITH lines AS (" + lines + "), named AS (" + named +
            ") SELECT key, name, * EXCLUDE (key, name), count(*) OVER () FROM named ORDER BY " +
            order_of(order, by) + ", key LIMIT ? OFFSET ?",
        where.values);
    GapPage page;
    while (rows.next()) {
        page.lines.push_back(read_gap(rows));
        page.count = rows.integer(rows.columns() - 1);
    }
    return page;
}

Gap total(Connection& connection, const Filter& filter) {
    const Where where = where_in_gap(filter, false);
    Rows rows = connection.query("SELECT '', NULL::VARCHAR, " + sums() + " FROM coverage.gap WHERE " +
                                     where.sql + cells_with_reason(filter),
                                 where.values);
    rows.next();
    return read_gap(rows);
}

std::vector<Outside> outside(Connection& connection, const Filter& filter) {
    Where where;
    where.also("o.scheme = ?", std::string(to_word(filter.scheme)));
    if (filter.unit) where.also("unit_code = ?", *filter.unit);
    Rows rows = connection.query(
        "SELECT o.verdict, o.rule, any_value(matrix_row), any_value(law), any_value(article), "
        "any_value(persons) FROM (SELECT scheme, verdict, rule, sum(persons)::BIGINT AS persons "
        "FROM coverage.outside o WHERE " +
            where.sql +
            " GROUP BY ALL) o LEFT JOIN (SELECT DISTINCT rule, matrix_row, law, article FROM coverage.rule) "
            "r "
            "ON r.rule = o.rule GROUP BY o.verdict, o.rule ORDER BY any_value(persons) DESC, o.verdict, "
            "o.rule",
        where.values);
    std::vector<Outside> lines;
    while (rows.next()) {
        lines.push_back({.verdict = std::string(rows.text(0)),
                         .rule = std::string(rows.text(1)),
                         .matrix_row = rows.maybe_integer(2).value_or(0),
                         .law = rows.maybe_text(3).value_or(""),
                         .article = rows.maybe_text(4).value_or(""),
                         .persons = rows.integer(5)});
    }
    return lines;
}

Basis basis(Connection& connection) {
    Rows rows = connection.query(
        "SELECT month, tax_year, si_months, rule, law, article, confidence FROM coverage.basis");
    if (!rows.next()) throw Failure(fault::program_mistake, {{"problem", "a run without basis"}});
    const Date first_day = rows.date(0);
    return {.month = *Month::of(first_day.year(), first_day.month()),
            .tax_year = rows.integer(1),
            .si_months = rows.integer(2),
            .rule = std::string(rows.text(3)),
            .law = std::string(rows.text(4)),
            .article = std::string(rows.text(5)),
            .confidence = *parse_confidence(rows.text(6))};
}

}  // namespace baophu::coverage
