// Writing the history of what can change, inside a transaction (STO-3 to STO-6). Inner header.
//
// An entity is a table with a key `id` and a column `version`; a field is a column of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/session.h"

namespace baophu::store {

inline constexpr std::string_view change_kind = "change";

enum class Secrecy { open, secret };

struct Field {
    std::string name;
    std::variant<std::string, std::int64_t> value;
    Secrecy secrecy = Secrecy::open;

    std::string text() const;
};

// Puts in a row of version 1 and its history; returns the key, which the fields hold or the store gives.
std::string add_entity(Transaction& tx, const std::string& entity, const std::vector<Field>& fields,
                       const Actor& by);

// Changes the fields that have other values, and the version. Throws Failure: entity_not_there;
// changed_meanwhile unless `seen` is the version in force, or is nothing.
void change_entity(Transaction& tx, const std::string& entity, const std::string& id,
                   std::optional<std::int64_t> seen, const std::vector<Field>& fields, const Actor& by);

// Who changed what since the version that was seen.
[[noreturn]] void refuse_changed(Transaction& tx, const std::string& entity, const std::string& id,
                                 std::int64_t seen, std::int64_t found);

// Throws Failure(entity_not_there) if there is no such row.
void require_entity(Transaction& tx, const std::string& entity, const std::string& id);

// Throws Failure(field_not_usable).
[[noreturn]] void refuse_field(const std::string& field, const std::string& value);
void require_text(const std::string& field, const std::string& value);

// Whether the history is what the audit says, line for line, in the order of the audit.
class ChangesHeld {
public:
    explicit ChangesHeld(Transaction& tx);

    // `what` of an audit line of kind "change".
    bool hold(const std::string& what);

    // Whether there are lines of which the audit has not told.
    bool lines_left() const { return held_ != all_; }

private:
    Transaction& tx_;
    std::int64_t all_ = 0;
    std::int64_t held_ = 0;
};

}  // namespace baophu::store
