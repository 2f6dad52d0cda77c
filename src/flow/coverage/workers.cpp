#include "flow/coverage/workers.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/identifiers/person_number.h"
#include "core/text/collation.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

// Numbers are written out, so that blocks are passed over.
std::string everybody_of(std::int64_t employer) {
    const std::string is_his = "employer = " + std::to_string(employer);
    return "WITH insured AS (SELECT DISTINCT person FROM coverage.stay WHERE " + is_his +
           " AND months & 1 = 1), taxed AS (SELECT DISTINCT person FROM coverage.shown WHERE " + is_his +
           " AND register IN ('tax_yearly_list', 'tax_yearly_flat_list')), "
           "absent AS (SELECT person, reason, certainty, last_participated FROM coverage.person_verdict "
           "WHERE " +
           is_his +
           " AND scheme = 'compulsory' AND reason IS NOT NULL), "
           "everybody AS (SELECT person FROM insured UNION SELECT person FROM taxed "
           "UNION SELECT person FROM absent) "
           "SELECT p.person_id, p.full_name, p.person_number, coalesce(v.unit_code, ''), i.person IS NOT "
           "NULL, "
           "t.person IS NOT NULL, a.reason, a.certainty, a.last_participated "
           "FROM everybody e JOIN linkage.person p ON p.person = e.person "
           "LEFT JOIN coverage.person_verdict v ON v.person = e.person AND v.scheme = 'compulsory' "
           "LEFT JOIN insured i ON i.person = e.person LEFT JOIN taxed t ON t.person = e.person "
           "LEFT JOIN absent a ON a.person = e.person";
}

Standing standing_of(bool insured, bool taxed, bool absent) {
    if (insured) return taxed ? Standing::both : Standing::insured_only;
    return absent ? Standing::absent : Standing::elsewhere;
}

struct Placed {
    Worker worker;
    std::string name_key;
};

std::vector<Placed> read_workers(Connection& connection, const AccessContext& access, std::int64_t employer) {
    std::vector<Placed> all;
    Rows rows = connection.query(everybody_of(employer));
    while (rows.next()) {
        if (!access.covers(rows.text(3))) continue;
        Worker worker{
            .person_id = std::string(rows.text(0)),
            .full_name = rows.maybe_text(1).value_or(""),
            .masked_number = masked_number(rows.maybe_text(2)),
            .unit_code = std::string(rows.text(3)),
            .standing = standing_of(rows.boolean(4), rows.boolean(5), !rows.null(6)),
            .reason = rows.maybe_text(6).value_or(""),
            .certainty = rows.maybe_text(7).value_or(""),
            .last_participated = rows.maybe_date(8),
        };
        std::string key = text::collation_key(worker.full_name);
        all.push_back({std::move(worker), std::move(key)});
    }
    std::ranges::sort(all, {}, [](const Placed& placed) {
        return std::tie(placed.worker.standing, placed.name_key, placed.worker.person_id);
    });
    return all;
}

}  // namespace

std::optional<WorkersPage> workers(Connection& connection, const AccessContext& access,
                                   std::string_view employer_id, const std::optional<Standing>& standing,
                                   const Part& part) {
    Rows found = connection.query("SELECT employer FROM linkage.employer WHERE employer_id = ?",
                                  {std::string(employer_id)});
    if (!found.next()) return std::nullopt;
    if (!access.covers_employer(employer_id)) return std::nullopt;
    WorkersPage page;
    for (Placed& placed : read_workers(connection, access, found.integer(0))) {
        ++page.counts[static_cast<std::size_t>(placed.worker.standing)];
        if (standing && placed.worker.standing != *standing) continue;
        const std::int64_t place = page.count++;
        if (place >= part.offset && place < part.offset + part.limit)
            page.workers.push_back(std::move(placed.worker));
    }
    access.record("coverage.workers", std::ssize(page.workers));
    return page;
}

}  // namespace baophu::coverage
