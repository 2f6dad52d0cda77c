// Saved views: an address of a page, under a name, for oneself or for all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct SavedView {
    std::int64_t id = 0;
    std::int64_t owner = 0;  // Id of a user.
    std::string name;
    std::string address;  // Of the page, with its filters.
    bool shared = false;
    std::int64_t version = 0;
};

class SavedViews {
public:
    explicit SavedViews(Database& database) : database_(database) {}

    // Returns the id. Throws Failure: field_not_usable (name or address empty), already_there (the owner
    // has a view of that name).
    std::int64_t add(const SavedView& view, const Actor& by);

    // Changes name, address and shared; `view.version` is the version that was seen (STO-4).
    void change(const SavedView& view, const Actor& by);

    // The view is no longer told by anything but the history.
    void remove(std::int64_t id, std::int64_t seen, const Actor& by);

    std::optional<SavedView> find(std::int64_t id);
    std::vector<SavedView> seen_by(std::int64_t user);  // His own, then those shared by others; by name.

private:
    Database& database_;
};

}  // namespace baophu::store
