// Sessions of the web application. The store keeps the SHA-256 of a token, never the token. Who makes
// tokens and knows the limits is edge/signin; a caller of the server wants signin.h first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct SessionEntry {
    std::int64_t id = 0;
    std::string token_sha256;
    std::string csrf_token;
    std::int64_t user = 0;
    std::int64_t view_as = 0;  // The user whose grants count instead, read-only; 0: nobody.
    std::string begun_at;
    std::string last_seen_at;
    std::string expires_at;     // However often it is seen.
    std::string address;        // Of the client.
    std::string agent;          // What its browser calls itself, cut to 200 bytes.
    std::string ended_at;       // "" while it is open.
    std::string ended_by;       // Login; "" while it is open.
    std::int64_t identity = 0;  // By which its user signed in (identities.h); 0: by his password.
};

class Sessions {
public:
    explicit Sessions(Database& database) : database_(database) {}

    // Returns the id. Every beginning and end is a line of the audit.
    std::int64_t begin(const SessionEntry& session, const Actor& by);

    // By the digest of the token, open or not.
    std::optional<SessionEntry> find(const std::string& token_sha256);
    std::optional<SessionEntry> find(std::int64_t id);

    void see(std::int64_t id, const std::string& at);

    // Ends the session if it is open; `why` is told in the audit: "signed out", "forced out".
    void end(std::int64_t id, const std::string& why, const Actor& by);
    void end_all_of(std::int64_t user, const std::string& why, const Actor& by);

    // Ends one and begins another in one transaction: the token is rotated. Returns the new id.
    std::int64_t replace(std::int64_t id, const SessionEntry& next, const std::string& why, const Actor& by);

    std::vector<SessionEntry> open_of(std::int64_t user);  // Newest first.
    std::vector<SessionEntry> open();                      // Of everybody, newest first.

private:
    Database& database_;
};

}  // namespace baophu::store
