#include "edge/store/readings.h"

#include "edge/store/session.h"

namespace baophu::store {

std::vector<Reading> readings_of(Database& database, const std::vector<std::string>& what,
                                 std::size_t limit) {
    std::vector<Reading> found;
    if (what.empty()) return found;
    return reading(database, [&](Transaction& tx) {
        std::string marks;
        for (std::size_t i = 0; i < what.size(); ++i)
            marks += (i == 0 ? ":w" : ", :w") + std::to_string(i);
        Reading one;
        Query query(
            tx.sql,
            "SELECT at, actor, agency, territory, purpose, case_number FROM audit WHERE kind = 'read' AND "
            "what IN (" +
                marks + ") ORDER BY sequence DESC LIMIT " + std::to_string(limit));
        for (const std::string& each : what)
            query.use(each);
        query.into(one.at, one.actor.login, one.actor.agency, one.actor.territory, one.actor.purpose,
                   one.actor.case_number);
        while (query.next())
            found.push_back(one);
        return found;
    });
}

}  // namespace baophu::store
