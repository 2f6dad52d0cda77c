// Who reads: the roles that somebody has today, and what follows from them (policy.h).
//
//   RIG-6  Who views as somebody else is told of no person: he has no purpose, and sees nothing of what an
//          agency sent, cell by cell.
//   TOK-3  Who asks by a token may what his roles allow and the scope of the token names; he is told of
//          persons only where it names to see them.
//   RIG-8  A role that wants a territory and was granted without one reaches nowhere.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/scheme.h"
#include "edge/rights/policy.h"

namespace baophu::rights {

// Unit codes of the day of the run; nothing: the whole province.
using Units = std::optional<std::set<std::string>>;

struct Held {
    Role role;
    std::string agency;
    Units units;
    std::set<std::string> purposes;  // Those of the grant; the role must have them too.
};

// Where things of a kind are told.
struct Where {
    bool everywhere = false;
    std::set<std::string> units;  // Else there; none: nowhere.

    bool anywhere() const { return everywhere || !units.empty(); }
    bool covers(std::string_view unit) const { return everywhere || units.contains(std::string(unit)); }
};

// What is told of persons, and of which.
struct Told {
    Purpose purpose;
    Some<Shown> kinds;
    Units units;
    std::string agency;
    bool within_case = false;  // The purpose wants one.
};

// With whose roles one reads.
enum class Sight { own, of_another };

class Reader {
public:
    Reader(std::string actor, std::vector<Held> roles, Sight sight = Sight::own,
           std::optional<Some<Right>> scope = std::nullopt);

    const std::string& actor() const { return actor_; }
    const std::vector<Held>& roles() const { return roles_; }

    bool may(Right right) const;
    Where where(Shown kind) const;  // Of what is no person's.
    // The agencies of whose things of the kind a role of his tells him, since it is its own.
    std::set<std::string> own_agencies(Shown kind) const;
    bool told_of_all(
        Shown kind) const;  // Whether a role is told the kind of everybody's, not only of its own.
    Where exact_figures() const { return where(Shown::employer_heads); }                 // RIG-5
    bool told_health_reasons() const { return where(Shown::health_reason).everywhere; }  // RIG-9

    // The purposes that can be named: held by a grant and by its role, and reaching somewhere.
    std::vector<const PurposePolicy*> purposes() const;

    // RIG-3. Of several roles with the purpose the one that reaches farthest; of one role in several
    // territories all of them. Throws Failure(purpose_refused) unless there is one, for the scheme, with a
    // case where it wants one. No scheme: for any.
    Told told_for(std::string_view purpose, const std::optional<Scheme>& scheme,
                  std::string_view case_number) const;

private:
    bool reads_persons() const;

    std::string actor_;
    std::vector<Held> roles_;
    Sight sight_;
    std::optional<Some<Right>> scope_;  // Of a token; nothing: whatever the roles allow.
};

}  // namespace baophu::rights
