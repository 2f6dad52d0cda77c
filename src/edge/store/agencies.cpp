#include "edge/store/agencies.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "agencies";

std::vector<Agency> select(Transaction& tx, const std::string& where, const std::string& value) {
    Agency agency;
    Query query(tx.sql, "SELECT id, name, kind, territory, version FROM agencies" + where + " ORDER BY id");
    if (!where.empty()) query.use(value);
    query.into(agency.id, agency.name, agency.kind, agency.territory, agency.version);
    std::vector<Agency> found;
    while (query.next())
        found.push_back(agency);
    return found;
}

std::vector<Field> changing(const Agency& agency) {
    return {{"name", agency.name}, {"kind", agency.kind}, {"territory", agency.territory}};
}

// The history names things as "agencies/<id> v2".
void require_id(const std::string& id) {
    require_text("id", id);
    if (id.find_first_of(" /") != std::string::npos) refuse_field("id", id);
}

}  // namespace

void Agencies::add(const Agency& agency, const Actor& by) {
    require_id(agency.id);
    require_text("name", agency.name);
    writing(database_, [&](Transaction& tx) {
        if (!select(tx, " WHERE id = :id", agency.id).empty())
            throw Failure(fault::already_there, {{"entity", entity}, {"id", agency.id}});
        std::vector<Field> fields = changing(agency);
        fields.insert(fields.begin(), {"id", agency.id});
        add_entity(tx, entity, fields, by);
    });
}

void Agencies::change(const Agency& agency, const Actor& by) {
    require_text("name", agency.name);
    writing(database_, [&](Transaction& tx) {
        change_entity(tx, entity, agency.id, agency.version, changing(agency), by);
    });
}

std::optional<Agency> Agencies::find(const std::string& id) {
    return reading(database_, [&](Transaction& tx) -> std::optional<Agency> {
        const std::vector<Agency> found = select(tx, " WHERE id = :id", id);
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

std::vector<Agency> Agencies::all() {
    return reading(database_, [](Transaction& tx) { return select(tx, "", ""); });
}

}  // namespace baophu::store
