// Questions whose answers are sums.
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

// Columns 2 to 7 of every query below, in the order of Gap.
constexpr std::string_view sums =
    "coalesce(sum(eligible), 0)::BIGINT, coalesce(sum(participating), 0)::BIGINT, "
    "coalesce(sum(employer_unregistered), 0)::BIGINT, coalesce(sum(left_out), 0)::BIGINT, "
    "coalesce(sum(lapsed), 0)::BIGINT, coalesce(sum(unsure), 0)::BIGINT";

Gap read_gap(const Rows& rows) {
    Gap gap{.key = std::string(rows.text(0)), .name = rows.maybe_text(1).value_or("")};
    gap.eligible = rows.integer(2);
    gap.participating = rows.integer(3);
    for (std::size_t i = 0; i < reasons.size(); ++i)
        gap.missing_by_reason[i] = rows.integer(4 + i);
    gap.unsure = rows.integer(7);
    return gap;
}

Where where_in_gap(const Filter& filter) {
    check_reason(filter);
    Where where = where_of(filter);
    // check_reason has let only names of columns through.
    if (filter.reason) where.sql += " AND " + *filter.reason + " > 0";
    return where;
}

}  // namespace

std::vector<Gap> gap(Connection& connection, By by, const Filter& filter) {
    const Where where = where_in_gap(filter);
    const std::string by_unit = "SELECT unit_code, NULL::VARCHAR, " + std::string(sums) +
                                " FROM coverage.gap WHERE " + where.sql + " GROUP BY unit_code";
    const std::string by_employer =
        "SELECT employer_id, any_value(name), " + std::string(sums) +
        " FROM coverage.gap LEFT JOIN linkage.employer USING (employer_id) WHERE " + where.sql +
        " GROUP BY employer_id";
    Rows rows = connection.query(
        (by == By::unit ? by_unit : by_employer) + " ORDER BY sum(eligible) - sum(participating) DESC, 1",
        where.values);
    std::vector<Gap> lines;
    while (rows.next())
        lines.push_back(read_gap(rows));
    return lines;
}

Gap total(Connection& connection, const Filter& filter) {
    const Where where = where_in_gap(filter);
    Rows rows = connection.query(
        "SELECT '', NULL::VARCHAR, " + std::string(sums) + " FROM coverage.gap WHERE " + where.sql,
        where.values);
    rows.next();
    return read_gap(rows);
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
