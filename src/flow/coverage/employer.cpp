#include "flow/coverage/employer.h"

#include <algorithm>
#include <array>

#include "flow/coverage/coverage.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr int months_told = 24;

struct Found {
    std::int64_t employer;
    Employer told;
};

std::optional<Found> find(Connection& connection, const std::string& id) {
    Rows rows = connection.query(
        "SELECT e.employer, e.employer_id, coalesce(e.name, ''), tax_code, si_unit_code, unit_code, block, "
        "collection_officer, registered FROM linkage.employer e JOIN coverage.employer_trait t USING "
        "(employer) "
        "WHERE e.employer_id = coalesce((SELECT employer_id FROM linkage.employer_alias WHERE alias = ?), ?)",
        {id, id});
    if (!rows.next()) return std::nullopt;
    return Found{.employer = rows.integer(0),
                 .told = {.id = std::string(rows.text(1)),
                          .name = std::string(rows.text(2)),
                          .tax_code = rows.maybe_text(3),
                          .si_unit_code = rows.maybe_text(4),
                          .unit_code = std::string(rows.text(5)),
                          .block = std::string(rows.text(6)),
                          .officer = std::string(rows.text(7)),
                          .registered = rows.boolean(8)}};
}

// Under which an employer's declarations are one record: no row of theirs has a number of its own
// (records.sql).
constexpr std::string_view payer_key = "linkage.payer_key(record_key, payer_tax_code)";

// Registers whose rows are about employers, the column that names them, and the key of their record.
struct Named {
    std::string_view table;
    std::string_view column;
    std::string_view key = "record_key";
};
constexpr std::array<Named, 7> named_in{{{"si_units", "name"},
                                         {"taxpayers", "name"},
                                         {"business_registrations", "name"},
                                         {"business_registrations_new", "name"},
                                         {"cooperatives", "name"},
                                         {"household_businesses", "business_name"},
                                         {"tax_quarterly_declarations", "payer_name", payer_key}}};

std::string names() {
    std::string sql;
    for (const Named& named : named_in) {
        sql += sql.empty() ? "" : " UNION ALL ";
        const std::string key(named.key);
        sql += "SELECT " + key + " AS record_key, " + std::string(named.column) +
               " AS name, delivery * 1000000000 + row_number AS seen FROM " + std::string(named.table) +
               " WHERE in_force AND " + key + " IN (SELECT record_key FROM member)";
    }
    return sql;
}

// "tax/taxpayers/3600123457" -> "tax" and "taxpayers".
void take_apart(EmployerRecord& record) {
    const std::string_view key = record.record_key;
    const std::size_t first = key.find('/');
    const std::size_t second = first == std::string_view::npos ? first : key.find('/', first + 1);
    if (second == std::string_view::npos) return;
    record.sender = std::string(key.substr(0, first));
    record.dataset = std::string(key.substr(first + 1, second - first - 1));
}

std::vector<EmployerRecord> records(Connection& connection, const std::string& id) {
    Rows rows = connection.query(
        "WITH member AS (SELECT record_key FROM linkage.employer_member WHERE employer_id = ?), "
        "called AS (SELECT record_key, arg_max(name, seen) AS name FROM (" +
            names() +
            ") GROUP BY record_key) "
            "SELECT m.record_key, called.name, any_value(l.rule::VARCHAR) FROM member m "
            "LEFT JOIN called USING (record_key) LEFT JOIN linkage.employer_link l USING (record_key) "
            "GROUP BY ALL ORDER BY m.record_key",
        {id});
    std::vector<EmployerRecord> found;
    while (rows.next()) {
        found.push_back({.record_key = std::string(rows.text(0)),
                         .dataset = {},
                         .sender = {},
                         .name = rows.maybe_text(1),
                         .rule = rows.maybe_text(2)});
        take_apart(found.back());
    }
    return found;
}

void count_insured(Connection& connection, std::int64_t employer, const Month& last,
                   std::vector<EmployerMonth>& months) {
    Rows rows = connection.query(
        "SELECT back, count(DISTINCT person) FROM coverage.stay, range(?) r(back) "
        "WHERE employer = ? AND (months >> back::INTEGER) & 1 = 1 GROUP BY back",
        {static_cast<std::int64_t>(months_told), employer});
    while (rows.next()) {
        const Month month = last.plus(-static_cast<int>(rows.integer(0)));
        const auto at = std::ranges::find(months, month, &EmployerMonth::month);
        if (at != months.end() && at->si) at->si = rows.integer(1);
    }
}

// A declaration stands for each month of its quarter; of several units of one employer the sum.
void count_declared(Connection& connection, const std::string& id, std::vector<EmployerMonth>& months) {
    constexpr int months_of_quarter = 3;
    Rows rows = connection.query(
        "SELECT begins, sum(workers)::BIGINT FROM (SELECT workers, coalesce(quarter, "
        "make_date(left(period, 4)::INTEGER, right(period, 1)::INTEGER * 3 - 2, 1)) AS begins "
        "FROM tax_quarterly_declarations WHERE in_force AND " +
            std::string(payer_key) +
            " IN (SELECT record_key FROM linkage.employer_member WHERE employer_id = ?)) GROUP BY begins",
        {id});
    while (rows.next()) {
        const Date begins = rows.date(0);
        const Month first = *Month::of(begins.year(), begins.month());
        for (EmployerMonth& month : months) {
            const int behind = month.month.minus(first);
            if (behind >= 0 && behind < months_of_quarter) month.tax = rows.maybe_integer(1);
        }
    }
}

}  // namespace

std::optional<Employer> find_employer(Connection& connection, std::string_view id,
                                      const std::vector<Month>& listed) {
    auto found = find(connection, std::string(id));
    if (!found) return std::nullopt;
    Employer employer = std::move(found->told);
    employer.records = records(connection, employer.id);
    const Month last = basis(connection).month;
    for (int back = months_told - 1; back >= 0; --back) {
        const Month month = last.plus(-back);
        const bool has_list = std::ranges::find(listed, month) != listed.end();
        employer.months.push_back(
            {.month = month, .si = has_list ? std::optional<std::int64_t>(0) : std::nullopt, .tax = {}});
    }
    count_insured(connection, found->employer, last, employer.months);
    count_declared(connection, employer.id, employer.months);
    return employer;
}

}  // namespace baophu::coverage
