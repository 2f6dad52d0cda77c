#include "edge/store/changes.h"

#include "edge/store/session.h"

namespace baophu::store {
namespace {

std::vector<ChangeEntry> all_of(Query& query) {
    ChangeEntry entry;
    query.into(entry.sequence, entry.at, entry.by, entry.entity, entry.entity_id, entry.version, entry.field,
               entry.old_value, entry.new_value);
    std::vector<ChangeEntry> found;
    while (query.next())
        found.push_back(entry);
    return found;
}

const std::string columns =
    "SELECT sequence, changed_at, changed_by, entity, entity_id, version, field, old_value, new_value FROM "
    "changes";

}  // namespace

std::vector<ChangeEntry> Changes::of(const std::string& entity, const std::string& entity_id) {
    return reading(database_, [&](Transaction& tx) {
        Query query(tx.sql, columns + " WHERE entity = :entity AND entity_id = :id ORDER BY sequence");
        return all_of(query.use(entity).use(entity_id));
    });
}

std::vector<ChangeEntry> Changes::latest(std::size_t limit, std::int64_t before) {
    return reading(database_, [&](Transaction& tx) {
        const std::string where = before == 0 ? "" : " WHERE sequence < :before";
        Query query(tx.sql, columns + where + " ORDER BY sequence DESC LIMIT " + std::to_string(limit));
        if (before != 0) query.use(before);
        return all_of(query);
    });
}

}  // namespace baophu::store
