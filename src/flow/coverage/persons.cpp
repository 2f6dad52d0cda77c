// Questions whose answers are persons: each takes an AccessContext and is logged before the
// answer leaves.
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/identifiers/person_number.h"
#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;
using warehouse::Value;

std::string masked(const std::optional<std::string>& number) {
    if (!number) return "";
    const auto parsed = PersonNumber::parse(*number);
    return parsed ? parsed->number.masked() : "";
}

Where where_in_person_month(const Filter& filter, const AccessContext& access) {
    check_reason(filter);
    Where where = where_of(filter);
    if (filter.reason) where.also("reason = ?", *filter.reason);
    if (access.territory()) where.also("unit_code = ?", *access.territory());
    return where;
}

// The person behind a person id, an alias or a record key.
std::optional<std::string> resolve(Connection& connection, const std::string& id) {
    Rows rows = connection.query(
        "SELECT person_id FROM linkage.person_member WHERE person_id = $1 OR record_key = $1 "
        "UNION ALL SELECT person_id FROM linkage.person_alias WHERE alias = $1 LIMIT 1",
        {id});
    if (!rows.next()) return std::nullopt;
    return std::string(rows.text(0));
}

void read_identity(Connection& connection, Explanation& explanation) {
    Rows rows = connection.query("SELECT full_name, person_number FROM linkage.person WHERE person_id = ?",
                                 {explanation.person_id});
    // A person whose rows have all been superseded by lists without him has no name any more.
    if (!rows.next()) return;
    explanation.full_name = rows.maybe_text(0).value_or("");
    explanation.masked_number = masked(rows.maybe_text(1));
}

void read_verdict(Connection& connection, Explanation& explanation) {
    Rows rows = connection.query(
        "SELECT participating, reason, certainty, unit_code, employer_id, name, last_participated "
        "FROM coverage.person_month LEFT JOIN linkage.employer USING (employer_id) WHERE person_id = ?",
        {explanation.person_id});
    explanation.eligible = rows.next();
    if (!explanation.eligible) return;
    explanation.participating = rows.boolean(0);
    explanation.reason = rows.maybe_text(1).value_or("");
    explanation.certainty = rows.text(2);
    explanation.unit_code = rows.text(3);
    explanation.employer_id = rows.text(4);
    explanation.employer_name = rows.maybe_text(5).value_or("");
    explanation.last_participated = rows.maybe_date(6);
}

std::vector<SourceRow> read_rows(Connection& connection, const std::string& sql,
                                 const std::string& person_id) {
    std::vector<SourceRow> found;
    Rows rows = connection.query(
        sql + " JOIN linkage.person_member USING (record_key) WHERE in_force AND person_id = ? ORDER BY ALL",
        {person_id});
    while (rows.next()) {
        found.push_back({.delivery = static_cast<std::size_t>(rows.integer(0)),
                         .row_number = rows.integer(1),
                         .record_key = std::string(rows.text(2)),
                         .employer_name = std::string(rows.text(3)),
                         .month = rows.maybe_date(4),
                         .repaired = std::string(rows.text(5))});
    }
    return found;
}

std::vector<JoinStep> read_joins(Connection& connection, const std::string& person_id) {
    std::vector<JoinStep> joins;
    Rows rows = connection.query(
        "SELECT record_key, joined_key, rule, kind, decision FROM linkage.person_link "
        "JOIN linkage.person_member USING (record_key) WHERE person_id = ? ORDER BY ALL",
        {person_id});
    while (rows.next()) {
        joins.push_back({.record_key = std::string(rows.text(0)),
                         .joined_key = std::string(rows.text(1)),
                         .rule = std::string(rows.text(2)),
                         .kind = rows.maybe_text(3).value_or(""),
                         .decision = rows.maybe_integer(4)});
    }
    return joins;
}

bool covered(const AccessContext& access, const Explanation& explanation) {
    return !access.territory() || (explanation.eligible && access.covers(explanation.unit_code));
}

}  // namespace

std::vector<MissingPerson> missing_persons(Connection& connection, const AccessContext& access,
                                           const Filter& filter, std::int64_t limit) {
    Where where = where_in_person_month(filter, access);
    where.values.emplace_back(limit);
    Rows rows = connection.query(
        "SELECT person_id, full_name, person_number, unit_code, employer_id, name, reason, certainty, "
        "last_participated FROM coverage.person_month JOIN linkage.person USING (person_id) "
        "LEFT JOIN linkage.employer USING (employer_id) WHERE NOT participating AND " +
            where.sql + " ORDER BY unit_code, employer_id, person_id LIMIT ?",
        where.values);
    std::vector<MissingPerson> persons;
    while (rows.next()) {
        persons.push_back({.person_id = std::string(rows.text(0)),
                           .full_name = std::string(rows.text(1)),
                           .masked_number = masked(rows.maybe_text(2)),
                           .unit_code = std::string(rows.text(3)),
                           .employer_id = std::string(rows.text(4)),
                           .employer_name = rows.maybe_text(5).value_or(""),
                           .reason = std::string(rows.text(6)),
                           .certainty = std::string(rows.text(7)),
                           .last_participated = rows.maybe_date(8)});
    }
    access.record("coverage.list", static_cast<std::int64_t>(persons.size()));
    return persons;
}

Explanation explain(Connection& connection, const AccessContext& access, std::string_view id) {
    const std::string asked(id);
    const std::optional<std::string> person_id = resolve(connection, asked);
    Explanation explanation{.person_id = person_id.value_or(""), .basis = basis(connection)};
    if (person_id) read_verdict(connection, explanation);
    const bool told = person_id && covered(access, explanation);
    access.record("explain " + asked, told ? 1 : 0);
    if (!told) throw Failure(fault::entity_unknown, {{"id", asked}});

    read_identity(connection, explanation);
    explanation.tax_rows =
        read_rows(connection,
                  "SELECT delivery, row_number, record_key, payer_name, NULL::DATE AS month, "
                  "repaired FROM tax_yearly_list",
                  *person_id);
    explanation.si_rows = read_rows(
        connection,
        "SELECT delivery, row_number, record_key, employer_name, month, repaired FROM si_participants",
        *person_id);
    explanation.joins = read_joins(connection, *person_id);
    return explanation;
}

}  // namespace baophu::coverage
