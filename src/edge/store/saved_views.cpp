#include "edge/store/saved_views.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "saved_views";

std::vector<SavedView> select(Transaction& tx, const std::string& where, std::int64_t value,
                              const std::string& order) {
    SavedView view;
    std::int64_t shared = 0;
    Query query(tx.sql,
                "SELECT id, owner, name, address, shared, version FROM saved_views WHERE removed = 0 AND " +
                    where + " ORDER BY " + order);
    query.use(value).into(view.id, view.owner, view.name, view.address, shared, view.version);
    std::vector<SavedView> found;
    while (query.next()) {
        view.shared = shared != 0;
        found.push_back(view);
    }
    return found;
}

std::vector<Field> changing(const SavedView& view) {
    return {{"name", view.name}, {"address", view.address}, {"shared", std::int64_t{view.shared}}};
}

void check(const SavedView& view) {
    require_text("name", view.name);
    require_text("address", view.address);
}

void refuse_name_twice(Transaction& tx, std::int64_t owner, std::int64_t but, const std::string& name) {
    for (const SavedView& other : select(tx, "owner = :owner", owner, "id")) {
        if (other.name == name && other.id != but)
            throw Failure(fault::already_there, {{"entity", entity}, {"id", name}});
    }
}

SavedView stored(Transaction& tx, std::int64_t id) {
    const auto found = select(tx, "id = :id", id, "id");
    if (found.empty())
        throw Failure(fault::entity_not_there, {{"entity", entity}, {"id", std::to_string(id)}});
    return found.front();
}

}  // namespace

std::int64_t SavedViews::add(const SavedView& view, const Actor& by) {
    check(view);
    return writing(database_, [&](Transaction& tx) {
        require_entity(tx, "users", std::to_string(view.owner));
        refuse_name_twice(tx, view.owner, 0, view.name);
        std::vector<Field> fields = changing(view);
        fields.push_back({"owner", view.owner});
        fields.push_back({"removed", std::int64_t{0}});
        return static_cast<std::int64_t>(std::stoll(add_entity(tx, entity, fields, by)));
    });
}

void SavedViews::change(const SavedView& view, const Actor& by) {
    check(view);
    writing(database_, [&](Transaction& tx) {
        refuse_name_twice(tx, stored(tx, view.id).owner, view.id, view.name);
        change_entity(tx, entity, std::to_string(view.id), view.version, changing(view), by);
    });
}

void SavedViews::remove(std::int64_t id, std::int64_t seen, const Actor& by) {
    writing(database_, [&](Transaction& tx) {
        stored(tx, id);
        change_entity(tx, entity, std::to_string(id), seen, {{"removed", std::int64_t{1}}}, by);
    });
}

std::optional<SavedView> SavedViews::find(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) -> std::optional<SavedView> {
        const auto found = select(tx, "id = :id", id, "id");
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

std::vector<SavedView> SavedViews::seen_by(std::int64_t user) {
    return reading(database_, [&](Transaction& tx) {
        std::vector<SavedView> found = select(tx, "owner = :user", user, "name, id");
        const auto others = select(tx, "shared = 1 AND owner <> :user", user, "name, id");
        found.insert(found.end(), others.begin(), others.end());
        return found;
    });
}

}  // namespace baophu::store
