// Whom an account of the identity provider signs in as. No account comes into being by itself.
//
//   OID-6  A user has one identity at most: the subject of an issuer; or the login that the provider calls
//   him
//          by, until he signs in for the first time: then it is his subject, for good. No two users have the
//          same one.
//   OID-7  To bind widens access, like a password of somebody else: over HTTP it wants a second person
//          (proposals.h). To take it away does not, and ends the sessions that were begun by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"
#include "edge/store/sessions.h"

namespace baophu::store {

struct Identity {
    std::int64_t id = 0;
    std::int64_t user = 0;
    std::string issuer;
    std::string subject;  // "" until the first sign-in, where it is told by `claim`.
    std::string claim;    // The login that the provider calls him by; "" where he is bound by his subject.
    std::string made_at;
    std::int64_t version = 0;
};

class Identities {
public:
    explicit Identities(Database& database) : database_(database) {}

    // At once (TWO-4). Of `identity` user, issuer and one of subject and claim are looked at. Returns the id.
    // Throws Failure: entity_not_there, field_not_usable, already_there (the user has one, or another user
    // has this one).
    std::int64_t bind(const Identity& identity, const Actor& by);

    // `seen`: the version that was seen (STO-4). Throws Failure: entity_not_there, changed_meanwhile.
    void end(std::int64_t id, std::int64_t seen, const Actor& by);

    // Those in force.
    std::optional<Identity> of(std::int64_t user);
    std::vector<Identity> all();

    // Of all that he had, too, for their history.
    std::vector<std::int64_t> ids_of(std::int64_t user);

    // Whose subject it is, or, where it is nobody's, whose first sign-in is waited for under that login.
    std::optional<Identity> whose(const std::string& issuer, const std::string& subject,
                                  const std::string& claim);

    // Begins the session of an identity that was found, and holds on to the subject where it is the first
    // one, in one transaction. Returns the id of the session. Throws Failure: entity_not_there (it was taken
    // away meanwhile, or its user was made inactive), changed_meanwhile.
    std::int64_t begin(const Identity& identity, const std::string& subject, const SessionEntry& session,
                       const Actor& by);

private:
    Database& database_;
};

}  // namespace baophu::store
