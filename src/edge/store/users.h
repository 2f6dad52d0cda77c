// The people who sign in. Nobody is ever removed: who leaves is made inactive.
//
//   USR-1  A login name is folded to lower case, unique, and 2 to 64 letters, digits and .-_ of ASCII.
//   USR-2  Password hash and TOTP secret are given out by credentials() alone, and stand in no history.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct User {
    std::int64_t id = 0;
    std::string login;
    std::string full_name;
    std::string agency;    // Id of an agency.
    std::string language;  // "vi", "en".
    bool active = true;
    bool must_change_password = true;
    bool has_totp = false;
    std::string made_at;
    std::int64_t version = 0;
};

struct Credentials {
    std::string password_hash;  // As libsodium's crypto_pwhash_str writes it.
    std::string totp_secret;    // Base 32; "" without a second factor.
};

class Users {
public:
    explicit Users(Database& database) : database_(database) {}

    // Returns the id. Of `user` id, has_totp, made_at and version are not looked at. Throws Failure:
    // login_not_usable, already_there, entity_not_there (agency), field_not_usable.
    std::int64_t add(const User& user, const std::string& password_hash, const Actor& by);

    // Changes full_name, agency, language and active; `user.version` is the version that was seen (STO-4).
    // Whoever is made inactive loses his sessions and tokens in the same transaction.
    void change(const User& user, const Actor& by);

    // The new hash, and whether the user must choose another at the next sign-in. `seen`: the version that
    // was seen (STO-4); of the user himself nothing. One that somebody else sets: proposals.h.
    void set_password(std::int64_t id, const std::string& password_hash, bool must_change, const Actor& by,
                      std::optional<std::int64_t> seen = std::nullopt);

    // "" takes the second factor away.
    void set_totp(std::int64_t id, const std::string& secret, const Actor& by,
                  std::optional<std::int64_t> seen = std::nullopt);

    // Marks the time step of a code as used. False if it, or a later one, was used before: a code counts
    // once, also when it comes twice at the same moment.
    bool use_totp_step(std::int64_t id, std::int64_t step);

    std::optional<User> find(std::int64_t id);
    std::optional<User> find_login(const std::string& login);  // In any case of letters.
    std::vector<User> all();                                   // By login, the inactive too.
    std::optional<Credentials> credentials(std::int64_t id);

private:
    Database& database_;
};

// "Lan.NT" -> "lan.nt"; nothing if it can be no login name (USR-1).
std::optional<std::string> folded_login(std::string_view login);

}  // namespace baophu::store
