// The history of all that can change: who, when, old, new. Append-only.
//
//   STO-4  Whoever changes something names the version that he saw. If another one is in force the call
//          throws Failure(changed_meanwhile), which names who changed which field, when, and nothing is
//          changed.
//   STO-5  Every field that got another value is one line here, in the transaction of the change; a new
//          thing has a line for each field, with an empty old value. Of a password hash or a secret only
//          that it changed is told: "***".
//   STO-6  Each change is one line of the audit, kind "change", which names the digest of its lines
//          here: a line that is altered or removed is found by `audit verify`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edge/store/database.h"

namespace baophu::store {

struct ChangeEntry {
    std::int64_t sequence;
    std::string at;
    std::string by;         // Login.
    std::string entity;     // Name of the table: "users", "grants".
    std::string entity_id;  // "12"; of agencies their id.
    std::int64_t version;   // That the change made.
    std::string field;
    std::string old_value;
    std::string new_value;
};

class Changes {
public:
    explicit Changes(Database& database) : database_(database) {}

    // Of one thing, oldest first.
    std::vector<ChangeEntry> of(const std::string& entity, const std::string& entity_id);

    // The latest ones of all, newest first; before that sequence (0: from the newest on).
    std::vector<ChangeEntry> latest(std::size_t limit, std::int64_t before = 0);

private:
    Database& database_;
};

}  // namespace baophu::store
