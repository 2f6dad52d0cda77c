// Who came and who went, month by month, from the bits of participation (COV-9, COV-15).
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr int months_kept = 60;

// One mask per person, of the cells that the filter lets through: who changes between two of them stays.
std::string masks(const Filter& filter, Where& where) {
    where = {};
    if (filter.unit) where.also("p.unit_code = ?", *filter.unit);
    if (filter.employer) where.also("employer_id = ?", *filter.employer);
    if (filter.block) where.also("coalesce(block, '') = ?", *filter.block);
    if (filter.officer) where.also("coalesce(collection_officer, '') = ?", *filter.officer);
    const std::string column = filter.scheme == Scheme::unemployment ? "unemployment_months" : "months";
    return "SELECT bit_or(" + column +
           ") AS mask FROM coverage.participation p LEFT JOIN coverage.employer_trait t USING (employer_id) "
           "WHERE " +
           where.sql + " GROUP BY person_id";
}

}  // namespace

std::vector<Movement> movement(Connection& connection, const Filter& filter) {
    const Month month = basis(connection).month;
    const std::int64_t known =
        connection.integer("SELECT coalesce(bit_or(months), 0)::BIGINT FROM coverage.participation");
    Where where;
    const std::string persons = masks(filter, where);
    // Bit `back` is the month, `back + 1` the one before, what lies above it all that was earlier.
    Rows rows = connection.query(
        "SELECT back, count(*) FILTER (mask >> (back + 1) & 1 = 1)::BIGINT, "
        "count(*) FILTER (mask >> back & 1 = 1 AND mask >> (back + 1) = 0)::BIGINT, "
        "count(*) FILTER (mask >> back & 1 = 1 AND mask >> (back + 1) & 1 = 0 AND mask >> (back + 1) <> "
        "0)::BIGINT, "
        "count(*) FILTER (mask >> back & 1 = 0 AND mask >> (back + 1) & 1 = 1)::BIGINT, "
        "count(*) FILTER (mask >> back & 1 = 1)::BIGINT "
        "FROM (" +
            persons + "), (SELECT unnest(range(12))::INTEGER AS back) GROUP BY back ORDER BY back DESC",
        where.values);
    std::vector<Movement> lines;
    while (rows.next()) {
        const auto back = static_cast<int>(rows.integer(0));
        const bool has_list = (known >> back & 1) == 1;
        const bool has_list_before = back + 1 < months_kept && (known >> (back + 1) & 1) == 1;
        if (!has_list) continue;
        Movement line{.month = month.plus(-back), .closing = rows.integer(5)};
        if (has_list_before) {
            line.changes = Movement::Changes{.opening = rows.integer(1),
                                             .joined = rows.integer(2),
                                             .returned = rows.integer(3),
                                             .left = rows.integer(4)};
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace baophu::coverage
