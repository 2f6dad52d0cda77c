#include "flow/coverage/case_reach.h"

#include "core/warehouse/value.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

// Written out, so that blocks are passed over; no text of a register has a byte 0.
std::optional<std::string> literal(std::string_view text) {
    if (text.empty() || text.find('\0') != std::string_view::npos) return std::nullopt;
    return warehouse::sql_literal(std::string(text));
}

// Nothing unless it is one.
std::optional<std::int64_t> only_one(Connection& connection, const std::string& query) {
    Rows rows = connection.query(query);
    if (!rows.next()) return std::nullopt;
    const std::int64_t found = rows.integer(0);
    return rows.next() ? std::nullopt : std::optional(found);
}

std::optional<std::int64_t> number_of(Connection& connection, std::string_view id,
                                      std::string_view tax_code) {
    if (const auto asked = literal(id)) {
        if (auto found =
                only_one(connection, "SELECT employer FROM linkage.employer WHERE employer_id = " + *asked))
            return found;
        if (auto found =
                only_one(connection,
                         "SELECT DISTINCT employer FROM linkage.employer JOIN linkage.employer_alias "
                         "USING (employer_id) WHERE alias = " +
                             *asked))
            return found;
    }
    const auto code = literal(tax_code);
    if (!code) return std::nullopt;
    return only_one(connection, "SELECT employer FROM linkage.employer WHERE tax_code = " + *code);
}

// Rows that name a person stand in the order of persons, so that one of them is found at once.
std::string works_for(const std::string& table, const std::string& employers, const std::string& person) {
    return "SELECT person FROM coverage." + table + " WHERE employer IN " + employers + person;
}

std::string everybody(const std::string& employers, const std::string& person) {
    return works_for("stay", employers, person) + " UNION " + works_for("shown", employers, person) +
           " UNION " + works_for("person_verdict", employers, person);
}

}  // namespace

std::optional<CalledEmployer> called_employer(Connection& connection, std::string_view id,
                                              std::string_view tax_code) {
    const auto number = number_of(connection, id, tax_code);
    if (!number) return std::nullopt;
    Rows rows = connection.query(
        "SELECT e.employer_id, coalesce(e.name, ''), coalesce(e.tax_code, ''), coalesce(t.unit_code, '') "
        "FROM linkage.employer e LEFT JOIN coverage.employer_trait t ON t.employer = e.employer WHERE "
        "e.employer = " +
        std::to_string(*number));
    if (!rows.next()) return std::nullopt;
    return CalledEmployer{.id = std::string(rows.text(0)),
                          .name = std::string(rows.text(1)),
                          .tax_code = std::string(rows.text(2)),
                          .unit_code = std::string(rows.text(3))};
}

std::optional<std::string> employers_in_reach(Connection& connection, const AccessContext& access) {
    if (!access.employers()) return std::nullopt;
    std::string numbers;
    for (const std::string& id : *access.employers()) {
        const auto number = number_of(connection, id, "");
        if (number) numbers += (numbers.empty() ? "(" : ", ") + std::to_string(*number);
    }
    return numbers.empty() ? "(NULL)" : numbers + ")";
}

std::string persons_of_employers(const std::string& employers) {
    return everybody(employers, "");
}

bool in_reach(Connection& connection, const AccessContext& access, std::int64_t person) {
    const auto employers = employers_in_reach(connection, access);
    if (!employers) return true;
    return connection.query(everybody(*employers, " AND person = " + std::to_string(person))).next();
}

}  // namespace baophu::coverage
