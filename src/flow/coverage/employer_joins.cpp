#include "flow/coverage/employer_joins.h"

namespace baophu::coverage {

std::map<std::string, EmployerJoin> employer_joins(warehouse::Connection& connection, std::string_view id) {
    warehouse::Rows rows = connection.query(
        "SELECT record_key, joined_key, coalesce(kind, ''), per_mille, decision FROM serving.employer_record "
        "WHERE joined_key IS NOT NULL AND employer = (SELECT employer FROM linkage.employer WHERE "
        "employer_id = ?)",
        {std::string(id)});
    std::map<std::string, EmployerJoin> joins;
    while (rows.next()) {
        joins.emplace(rows.text(0),
                      EmployerJoin{.joined_key = std::string(rows.text(1)),
                                   .kind = std::string(rows.text(2)),
                                   .per_mille = static_cast<std::optional<int>>(rows.maybe_integer(3)),
                                   .decision = rows.maybe_integer(4)});
    }
    return joins;
}

}  // namespace baophu::coverage
