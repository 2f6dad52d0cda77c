// Who came and who went, month by month, from the bits of participation (COV-9, COV-15).
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr int months_kept = 60;

std::string_view mask_of(Scheme scheme) {
    return scheme == Scheme::unemployment ? "unemployment_months" : "months";
}

// One mask per person, of the cells that the filter lets through: who changes between two of them stays.
// Persons and employers are their numbers here, for there are millions of stays.
std::string masks(const Filter& filter, Where& where) {
    where = {};
    if (filter.unit) where.also("s.unit_code = ?", *filter.unit);
    if (filter.employer) where.also("employer_id = ?", *filter.employer);
    if (filter.block) where.also("coalesce(block, '') = ?", *filter.block);
    if (filter.officer) where.also("coalesce(collection_officer, '') = ?", *filter.officer);
    const bool of_employers = filter.employer || filter.block || filter.officer;
    return "SELECT bit_or(" + std::string(mask_of(filter.scheme)) + ") AS mask FROM coverage.stay s " +
           (of_employers ? "LEFT JOIN coverage.employer_trait t USING (employer) " : "") + "WHERE " +
           where.sql + " GROUP BY person";
}

// Which of the twelve months have a list, as bits.
std::int64_t listed_months(Connection& connection) {
    return connection.integer("SELECT coalesce(bit_or(months), 0)::BIGINT FROM coverage.stay");
}

}  // namespace

std::vector<Movement> movement(Connection& connection, const Filter& filter) {
    const Month month = basis(connection).month;
    const std::int64_t known = listed_months(connection);
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

std::optional<std::int64_t> participants_in(Connection& connection, Scheme scheme,
                                            const std::optional<std::string>& unit, const Month& month) {
    const int back = basis(connection).month.minus(month);
    const bool has_list = back >= 0 && back < months_kept && (listed_months(connection) >> back & 1) == 1;
    if (!has_list || scheme == Scheme::voluntary) return std::nullopt;
    Where where;
    where.also("(" + std::string(mask_of(scheme)) + " >> ?::INTEGER) & 1 = 1", std::int64_t{back});
    if (unit) where.also("unit_code = ?", *unit);
    Rows rows =
        connection.query("SELECT count(DISTINCT person) FROM coverage.stay WHERE " + where.sql, where.values);
    rows.next();
    return rows.integer(0);
}

Growth growth(Connection& connection, Scheme scheme) {
    Growth grown;
    const std::int64_t known = listed_months(connection);
    int first = 11;
    while (first > 0 && (known >> first & 1) == 0)
        --first;
    grown.months = first;
    if (first == 0 || scheme == Scheme::voluntary) return {};
    const std::string mask(mask_of(scheme));
    const std::string net = "count(DISTINCT person) FILTER (" + mask +
                            " & 1 = 1) - count(DISTINCT person) FILTER (" + mask + " >> " +
                            std::to_string(first) + " & 1 = 1)";
    Rows rows = connection.query("SELECT unit_code, " + net +
                                 " FROM coverage.stay GROUP BY unit_code ORDER BY unit_code");
    while (rows.next())
        grown.of_unit.emplace(rows.text(0), rows.integer(1));
    grown.of_all = connection.integer("SELECT " + net + " FROM coverage.stay");
    return grown;
}

}  // namespace baophu::coverage
