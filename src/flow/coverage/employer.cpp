#include "flow/coverage/employer.h"

#include <algorithm>

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

std::optional<Found> find_by_id(Connection& connection, const std::string& id) {
    // Written out, as numbers are, so that blocks are passed over; no id has a byte 0.
    if (id.find('\0') != std::string::npos) return std::nullopt;
    Rows named = connection.query(
        "SELECT employer, employer_id, coalesce(name, ''), tax_code, si_unit_code FROM linkage.employer "
        "WHERE employer_id = " +
        warehouse::sql_literal(id));
    if (!named.next()) return std::nullopt;
    const std::int64_t employer = named.integer(0);
    Rows traits = connection.query(
        "SELECT unit_code, block, collection_officer, registered FROM coverage.employer_trait WHERE employer "
        "= ?",
        {employer});
    if (!traits.next()) return std::nullopt;
    return Found{.employer = employer,
                 .told = {.id = std::string(named.text(1)),
                          .name = std::string(named.text(2)),
                          .tax_code = named.maybe_text(3),
                          .si_unit_code = named.maybe_text(4),
                          .unit_code = std::string(traits.text(0)),
                          .block = std::string(traits.text(1)),
                          .officer = std::string(traits.text(2)),
                          .registered = traits.boolean(3)}};
}

// Ids are what is asked for nearly always; who comes by an old one waits a little longer.
std::optional<Found> find(Connection& connection, const std::string& id) {
    if (auto found = find_by_id(connection, id)) return found;
    Rows rows = connection.query("SELECT employer_id FROM linkage.employer_alias WHERE alias = ?", {id});
    return rows.next() ? find_by_id(connection, std::string(rows.text(0))) : std::nullopt;
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

std::vector<EmployerRecord> records(Connection& connection, std::int64_t employer) {
    Rows rows = connection.query(
        "SELECT record_key, name, rule FROM serving.employer_record WHERE employer = ? ORDER BY record_key",
        {employer});
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

// A declaration stands for each month of its quarter.
void count_declared(Connection& connection, std::int64_t employer, std::vector<EmployerMonth>& months) {
    constexpr int months_of_quarter = 3;
    Rows rows =
        connection.query("SELECT begins, workers FROM serving.declared WHERE employer = ?", {employer});
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
    employer.records = records(connection, found->employer);
    const Month last = basis(connection).month;
    for (int back = months_told - 1; back >= 0; --back) {
        const Month month = last.plus(-back);
        const bool has_list = std::ranges::find(listed, month) != listed.end();
        employer.months.push_back(
            {.month = month, .si = has_list ? std::optional<std::int64_t>(0) : std::nullopt, .tax = {}});
    }
    count_insured(connection, found->employer, last, employer.months);
    count_declared(connection, found->employer, employer.months);
    return employer;
}

}  // namespace baophu::coverage
