// The agencies that work in the office store: who sends, who asks, to whom a user belongs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct Agency {
    std::string id;         // "social-insurance", "tax", "district-731".
    std::string name;       // As on its letterhead.
    std::string kind;       // "province", "district", "commune", "union", …: a word of the rights table.
    std::string territory;  // Unit code; "" the whole province.
    std::int64_t version = 0;
};

class Agencies {
public:
    explicit Agencies(Database& database) : database_(database) {}

    // Throws Failure(already_there) if the id is taken, field_not_usable if id or name is empty.
    void add(const Agency& agency, const Actor& by);

    // `agency.version` is the version that was seen (STO-4). The id stays.
    void change(const Agency& agency, const Actor& by);

    std::optional<Agency> find(const std::string& id);
    std::vector<Agency> all();  // By id.

private:
    Database& database_;
};

}  // namespace baophu::store
