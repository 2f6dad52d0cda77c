// Tokens by which a user's programs ask in his name. The store keeps the SHA-256 of a token, never the token.
//
//   TOK-1  A token has a name, holds from a day to a day, a year at most, and reaches what its scope names.
//   TOK-4  It ends with its last day, when its owner or whoever manages accounts ends it, when its user is
//   made
//          inactive, and when somebody else sets his password.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

inline constexpr int token_days_most = 366;

struct AccessToken {
    std::int64_t id = 0;
    std::int64_t owner = 0;
    std::string name;
    std::vector<std::string> scope;  // Rights by their words.
    Date from = *Date::of(1970, 1, 1);
    Date to = *Date::of(1970, 1, 1);
    std::string made_at;
    std::string last_used_at;  // "" before it was used.
    std::string ended_at;      // "" unless it was ended before its last day.
    std::int64_t version = 0;

    bool holds_on(const Date& day) const { return ended_at.empty() && from <= day && day <= to; }
};

class AccessTokens {
public:
    explicit AccessTokens(Database& database) : database_(database) {}

    // Returns the id. Of `token` owner, name, scope, from and to are looked at. Throws Failure:
    // entity_not_there, already_there (a token of the name that has not ended), field_not_usable.
    std::int64_t add(const AccessToken& token, const std::string& token_sha256, const Actor& by);

    // By the digest, ended or not.
    std::optional<AccessToken> find(const std::string& token_sha256);
    std::optional<AccessToken> find(std::int64_t id);
    std::vector<AccessToken> of(std::int64_t owner);  // Newest first, the ended too.
    std::vector<AccessToken> all();                   // Of everybody, newest first, the ended too.

    void see(std::int64_t id, const std::string& at);

    // Nothing if it has ended already. Throws Failure: entity_not_there.
    void end(std::int64_t id, const Actor& by);

private:
    Database& database_;
};

}  // namespace baophu::store
